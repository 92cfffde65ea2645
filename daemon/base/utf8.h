#pragma once
// UTF-8 as the program uses it: strings are UTF-8 std::string throughout, checked where they enter.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// One decoded character. An invalid byte decodes as U+FFFD of length 1.
struct CodePoint {
    char32_t value;
    uint8_t size;  // bytes
};
// Decodes at `at`, which must be inside `text`. RFC 3629: no overlong forms, no surrogates.
[[nodiscard]] CodePoint decode_utf8(std::string_view text, size_t at);
void append_utf8(std::string& out, char32_t c);
// Byte offset of the first invalid sequence, or nothing.
[[nodiscard]] std::optional<size_t> invalid_utf8(std::string_view text);
[[nodiscard]] std::u32string to_utf32(std::string_view text);
[[nodiscard]] std::string to_utf8(std::u32string_view text);
[[nodiscard]] size_t count_characters(std::string_view text);
// The first n characters, never cut inside one.
[[nodiscard]] std::string_view first_characters(std::string_view text, size_t n);
// Columns on a terminal: East Asian wide and full-width characters take two.
[[nodiscard]] size_t display_width(std::string_view text);
// A one-line form for logs and terminals: controls (CR, LF, ESC …) and bidi overrides become ␍-like
// escapes "\x0d", so that no document text can forge a line.
[[nodiscard]] std::string escape_controls(std::string_view text);

}  // namespace base
