#pragma once
// Small string work that several folders need.

#include <string>
#include <string_view>
#include <vector>

namespace base {

[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
// Without ASCII blanks and U+3000 at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);
void replace_all(std::string& text, std::string_view from, std::string_view to);

}  // namespace base
