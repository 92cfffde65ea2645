#include "digest/clause_order.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace digest {

namespace {

constexpr std::u32string_view kChineseDigits = U"〇一二三四五六七八九";
constexpr unsigned kMost = 0xFFFF;

std::optional<unsigned> arabic_digit(char32_t c) {
    if (c >= U'0' && c <= U'9') return c - U'0';
    if (c >= U'０' && c <= U'９') return c - U'０';
    return {};
}

std::optional<unsigned> chinese_digit(char32_t c) {
    size_t at = kChineseDigits.find(c);
    if (at != kChineseDigits.npos) return static_cast<unsigned>(at);
    if (c == U'零') return 0;
    return {};
}

// Adds up a numeral a character at a time: 二十一 and 二〇二四 both.
struct Numeral {
    unsigned total = 0;
    unsigned pending = 0;
    bool open = false;

    bool take(char32_t c) {
        std::optional<unsigned> digit = arabic_digit(c);
        if (!digit) digit = chinese_digit(c);
        if (digit) {
            pending = std::min(pending * 10 + *digit, kMost);
        } else if (c == U'十' || c == U'百') {
            total = std::min(total + std::max(pending, 1U) * (c == U'十' ? 10 : 100), kMost);
            pending = 0;
        } else {
            return false;
        }
        open = true;
        return true;
    }
    // Two bytes, most significant first, behind a byte that sorts before every letter.
    void put(std::string& out) {
        if (!open) return;
        unsigned value = std::min(total + pending, kMost);
        out += '\x01';
        out += static_cast<char>(value >> 8);
        out += static_cast<char>(value & 0xFF);
        *this = {};
    }
};

}  // namespace

std::string clause_key(std::string_view text) {
    std::string key;
    Numeral numeral;
    for (size_t i = 0; i < text.size();) {
        base::CodePoint c = base::decode_utf8(text, i);
        if (!numeral.take(c.value)) {
            numeral.put(key);
            key.append(text.substr(i, c.size));
        }
        i += c.size;
    }
    numeral.put(key);
    return key;
}

}  // namespace digest
