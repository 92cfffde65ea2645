#pragma once
// Decimal numbers in attributes of a file.

#include <charconv>
#include <optional>
#include <string_view>

namespace document {

// The value where the whole text is a decimal number in [low, high]; nothing otherwise.
[[nodiscard]] inline std::optional<int> number_in(std::string_view text, int low, int high) {
    int number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return {};
    if (number < low || number > high) return {};
    return number;
}

}  // namespace document
