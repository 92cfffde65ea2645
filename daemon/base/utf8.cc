#include "base/utf8.h"

#include <array>
#include <cstdio>

namespace base {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool continuation(std::string_view text, size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

char32_t low_bits(std::string_view text, size_t at) {
    return static_cast<unsigned char>(text[at]) & 0x3F;
}

struct Range {
    char32_t first, last;
};

// Unicode East_Asian_Width W and F, in the blocks that office documents use.
constexpr std::array<Range, 12> kWide = {{{0x1100, 0x115F},
                                          {0x2E80, 0x303E},
                                          {0x3041, 0x33FF},
                                          {0x3400, 0x4DBF},
                                          {0x4E00, 0x9FFF},
                                          {0xA000, 0xA4CF},
                                          {0xAC00, 0xD7A3},
                                          {0xF900, 0xFAFF},
                                          {0xFE30, 0xFE6F},
                                          {0xFF00, 0xFF60},
                                          {0xFFE0, 0xFFE6},
                                          {0x20000, 0x3FFFD}}};

bool wide(char32_t c) {
    for (const Range& r : kWide)
        if (c >= r.first && c <= r.last) return true;
    return c >= 0x1F300 && c <= 0x1FAFF;
}

// General punctuation that GB 18030 fonts draw over a full cell while terminals give it one column
// is counted as one; marks that combine or carry no width count as none.
bool zero_width(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

bool unsafe_on_terminal(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

}  // namespace

CodePoint decode_utf8(std::string_view text, size_t at) {
    auto b = static_cast<unsigned char>(text[at]);
    if (b < 0x80) return {b, 1};
    if (b >= 0xC2 && b <= 0xDF && continuation(text, at + 1))
        return {(char32_t(b & 0x1F) << 6) | low_bits(text, at + 1), 2};
    if (b >= 0xE0 && b <= 0xEF && continuation(text, at + 1) && continuation(text, at + 2)) {
        char32_t c =
            (char32_t(b & 0x0F) << 12) | (low_bits(text, at + 1) << 6) | low_bits(text, at + 2);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3};
    }
    if (b >= 0xF0 && b <= 0xF4 && continuation(text, at + 1) && continuation(text, at + 2) &&
        continuation(text, at + 3)) {
        char32_t c = (char32_t(b & 0x07) << 18) | (low_bits(text, at + 1) << 12) |
                     (low_bits(text, at + 2) << 6) | low_bits(text, at + 3);
        if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4};
    }
    return {kReplacement, 1};
}

void append_utf8(std::string& out, char32_t c) {
    auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
    }
}

std::optional<size_t> invalid_utf8(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
        CodePoint c = decode_utf8(text, i);
        if (c.value == kReplacement && c.size == 1) return i;
        i += c.size;
    }
    return {};
}

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    out.reserve(text.size() / 2);
    for (size_t i = 0; i < text.size();) {
        CodePoint c = decode_utf8(text, i);
        out += c.value;
        i += c.size;
    }
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (char32_t c : text) append_utf8(out, c);
    return out;
}

size_t count_characters(std::string_view text) {
    size_t n = 0;
    for (size_t i = 0; i < text.size(); i += decode_utf8(text, i).size) ++n;
    return n;
}

std::string_view first_characters(std::string_view text, size_t n) {
    size_t i = 0;
    while (i < text.size() && n-- > 0) i += decode_utf8(text, i).size;
    return text.substr(0, i);
}

size_t display_width(std::string_view text) {
    size_t columns = 0;
    for (size_t i = 0; i < text.size();) {
        CodePoint c = decode_utf8(text, i);
        columns += zero_width(c.value) ? 0 : wide(c.value) ? 2 : 1;
        i += c.size;
    }
    return columns;
}

std::string escape_controls(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (size_t i = 0; i < text.size();) {
        CodePoint c = decode_utf8(text, i);
        if (unsafe_on_terminal(c.value)) {
            std::array<char, 12> buffer;
            std::snprintf(buffer.data(), buffer.size(), c.value < 0x100 ? "\\x%02x" : "\\u%04x",
                          static_cast<unsigned>(c.value));
            out += buffer.data();
        } else {
            append_utf8(out, c.value);
        }
        i += c.size;
    }
    return out;
}

}  // namespace base
