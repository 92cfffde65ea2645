#pragma once
// Whether text taken from a page can be Chinese or English prose, or comes from a font without a
// usable map to characters.

#include <string_view>

namespace document {

// Counts of characters, added up over the words of a page or a document.
struct CharacterMix {
    size_t all = 0;      // blanks left aside
    size_t strange = 0;  // private use, U+FFFD, controls, scripts that no such document holds
    size_t chinese = 0;  // CJK ideographs
    size_t common = 0;   // among them the most frequent ones of official prose
    size_t letters = 0;  // ASCII letters and digits
    size_t signs = 0;    // other ASCII

    void add(std::string_view utf8);
    [[nodiscard]] bool garbled() const;
};

}  // namespace document
