#pragma once
// Small string work that several folders need.

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace base {

[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
// Without ASCII blanks and U+3000 at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);
// Whether a text begins with, ends with or holds one of some words; an empty word is never found.
// Text and words are UTF-8. The words are told apart by their first (last) character before any is
// compared, and a text is scanned once for all of them.
using Words = std::initializer_list<std::string_view>;
[[nodiscard]] bool starts_with_any(std::string_view text, Words words);
[[nodiscard]] bool ends_with_any(std::string_view text, Words words);
[[nodiscard]] bool contains_any(std::string_view text, Words words);
void replace_all(std::string& text, std::string_view from, std::string_view to);

}  // namespace base
