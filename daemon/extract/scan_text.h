#pragma once
// A text as the recognisers read it: characters without blanks and line breaks, half-width digits
// and marks, one kind of dash, with the way back to the bytes of the source.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace extract {

class ScanText {
  public:
    explicit ScanText(std::string_view text);

    [[nodiscard]] size_t size() const { return chars_.size(); }
    // The character, or 0 outside the text.
    [[nodiscard]] char32_t at(size_t i) const { return i < chars_.size() ? chars_[i] : 0; }
    [[nodiscard]] std::u32string_view view() const { return chars_; }
    [[nodiscard]] std::u32string_view view(size_t begin, size_t end) const;
    // Whether blanks or a line break stand in the source before character i.
    [[nodiscard]] bool gap_before(size_t i) const;

    // Whether more than a line break stands there: a blank, a tab, several blanks.
    [[nodiscard]] bool wide_gap_before(size_t i) const;

    // Source bytes of the characters [begin, end).
    [[nodiscard]] size_t byte_begin(size_t i) const;
    [[nodiscard]] size_t byte_end(size_t i) const;
    // The first character that starts at or behind a byte of the source.
    [[nodiscard]] size_t character_at(size_t byte) const;
    // The printed wording without blanks and line breaks; marks keep their printed width.
    [[nodiscard]] std::string printed(size_t begin, size_t end) const;

  private:
    std::string_view source_;
    std::u32string chars_;
    std::vector<uint32_t> begin_;  // byte offset of each character
    std::vector<uint32_t> end_;
};

// Blanks of every width, line breaks, zero-width marks.
[[nodiscard]] bool blank(char32_t c);
[[nodiscard]] bool digit(char32_t c);
// The half-width form of a full-width mark or digit, '-' for every dash and tilde, 〇 for every
// zero ring; other characters as they are.
[[nodiscard]] char32_t narrow(char32_t c);

}  // namespace extract
