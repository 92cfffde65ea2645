#include "extract/scan_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace extract {

bool blank(char32_t c) {
    return c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0xFEFF;
}

bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }

char32_t narrow(char32_t c) {
    if (c < 0x80) return c == U'~' ? U'-' : c;
    if (c == 0xFF5E) return U'-';
    if (c >= 0xFF01 && c <= 0xFF5D) return narrow(c - 0xFEE0);
    switch (c) {
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
        case 0x2212:
        case 0x223C:
        case 0x301C:
        case 0xFE31:
        case 0xFE58:
        case 0xFE63:
        case 0x2500:
        case 0x2501:
            return U'-';
        case 0x25CB:
        case 0x25EF:
        case 0x3007:
        case 0x25CE:
            return U'〇';
        case 0x2022:
        case 0x30FB:
        case 0x2027:
        case 0x00B7:
        case 0x2219:
            return U'·';
        case 0x3014:
        case 0x3010:
            return U'〔';
        case 0x3015:
        case 0x3011:
            return U'〕';
        default:
            return c;
    }
}

ScanText::ScanText(std::string_view text) : source_(text) {
    chars_.reserve(text.size() / 3 + 8);
    begin_.reserve(text.size() / 3 + 8);
    end_.reserve(text.size() / 3 + 8);
    for (size_t i = 0; i < text.size();) {
        base::CodePoint c = base::decode_utf8(text, i);
        size_t next = i + c.size;
        char32_t value = narrow(c.value);
        if (value == U'-' && !chars_.empty() && chars_.back() == U'-') {
            end_.back() = static_cast<uint32_t>(next);
        } else if (!blank(value)) {
            chars_ += value;
            begin_.push_back(static_cast<uint32_t>(i));
            end_.push_back(static_cast<uint32_t>(next));
        }
        i = next;
    }
}

std::u32string_view ScanText::view(size_t begin, size_t end) const {
    end = std::min(end, chars_.size());
    if (begin >= end) return {};
    return std::u32string_view(chars_).substr(begin, end - begin);
}

bool ScanText::gap_before(size_t i) const {
    return i > 0 && i < chars_.size() && begin_[i] != end_[i - 1];
}

bool ScanText::wide_gap_before(size_t i) const {
    if (!gap_before(i)) return false;
    std::string_view blanks = source_.substr(end_[i - 1], begin_[i] - end_[i - 1]);
    return blanks != "\n" && blanks != "\r\n";
}

size_t ScanText::byte_begin(size_t i) const {
    return i < begin_.size() ? begin_[i] : source_.size();
}

size_t ScanText::byte_end(size_t i) const {
    return i == 0 ? 0 : end_[std::min(i, end_.size()) - 1];
}

size_t ScanText::character_at(size_t byte) const {
    return static_cast<size_t>(std::lower_bound(begin_.begin(), begin_.end(), byte) -
                               begin_.begin());
}

std::string ScanText::printed(size_t begin, size_t end) const {
    std::string out;
    for (size_t i = begin; i < std::min(end, chars_.size()); ++i) {
        for (size_t at = begin_[i]; at < end_[i];) {
            base::CodePoint c = base::decode_utf8(source_, at);
            if (!blank(c.value)) out += source_.substr(at, c.size);
            at += c.size;
        }
    }
    return out;
}

}  // namespace extract
