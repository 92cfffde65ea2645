#pragma once
// A set of words that is asked, at a place of a text, for the longest one that begins there.

#include <bitset>
#include <initializer_list>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace extract {

// Text is that of a ScanText. The words must outlive the set (literals do).
class WordSet {
  public:
    WordSet(std::initializer_list<std::u32string_view> words);

    // The length of the longest word that the text starts with, or 0.
    [[nodiscard]] size_t starting(std::u32string_view text) const;
    [[nodiscard]] bool starts(std::u32string_view text) const { return starting(text) > 0; }
    // Whether the whole of it is a word of the set.
    [[nodiscard]] bool contains(std::u32string_view word) const;
    // Whether the text ends with a word of the set.
    [[nodiscard]] bool ends(std::u32string_view text) const;

  private:
    using Words = std::vector<std::u32string_view>;
    std::bitset<256> first_, last_;  // low bytes of the first and last characters: most places fail
    std::unordered_map<char32_t, Words> by_first_;  // longest first
    std::unordered_map<char32_t, Words> by_last_;
};

}  // namespace extract
