#include "base/text.h"

#include <cstdint>
#include <cstring>

namespace base {

namespace {
constexpr std::string_view kIdeographicSpace = "\u3000";
constexpr std::string_view kBlanks = " \t\r\n";

// Bytes of a Chinese character, and of the shortest word whose ends are compared as one.
constexpr size_t kCharacter = 3;

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Which first characters some words have: a bit for each of 256 mixtures of a character's bytes.
class FirstCharacters {
  public:
    explicit FirstCharacters(Words words) {
        for (std::string_view word : words)
            if (!word.empty()) bit(key(word.data(), word.size())) |= mask(word.data(), word.size());
    }
    [[nodiscard]] bool may_begin(const char* at, size_t left) const {
        size_t k = key(at, left);
        return (bits_[k / 64] >> (k % 64) & 1U) != 0;
    }

  private:
    static size_t key(const char* at, size_t left) {
        size_t lead = static_cast<unsigned char>(at[0]);
        if (lead < 0x80U || left < 2) return lead;
        size_t second = static_cast<unsigned char>(at[1]) & 0x3FU;
        size_t third = left < kCharacter ? second : static_cast<unsigned char>(at[2]) & 0x3FU;
        return lead < 0xE0U ? 0x80U | second : (second << 2U ^ third) & 0xFFU;
    }
    static uint64_t mask(const char* at, size_t left) { return uint64_t{1} << key(at, left) % 64; }
    uint64_t& bit(size_t k) { return bits_[k / 64]; }

    uint64_t bits_[4] = {0, 0, 0, 0};
};

bool begins_with(const char* at, size_t left, std::string_view word) {
    if (word.empty() || word.size() > left || word[0] != at[0]) return false;
    if (word.size() < kCharacter) return word.size() == 1 || word[1] == at[1];
    return word[1] == at[1] && word[2] == at[2] &&
           (word.size() == kCharacter ||
            std::memcmp(word.data() + kCharacter, at + kCharacter, word.size() - kCharacter) == 0);
}

}  // namespace

bool starts_with_any(std::string_view text, Words words) {
    for (std::string_view word : words)
        if (begins_with(text.data(), text.size(), word)) return true;
    return false;
}

bool ends_with_any(std::string_view text, Words words) {
    for (std::string_view word : words) {
        if (word.empty() || word.size() > text.size() || word.back() != text.back()) continue;
        if (begins_with(text.data() + text.size() - word.size(), word.size(), word)) return true;
    }
    return false;
}

bool contains_any(std::string_view text, Words words) {
    FirstCharacters first(words);
    for (size_t i = 0; i < text.size(); ++i) {
        const char* at = text.data() + i;
        if (continues_character(*at) || !first.may_begin(at, text.size() - i)) continue;
        for (std::string_view word : words)
            if (begins_with(at, text.size() - i, word)) return true;
    }
    return false;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out += separator;
        out += part;
    }
    return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> out;
    size_t from = 0;
    while (true) {
        size_t to = text.find(separator, from);
        out.emplace_back(text.substr(from, to - from));
        if (to == std::string_view::npos) return out;
        from = to + 1;
    }
}

std::string_view trim(std::string_view text) {
    while (!text.empty()) {
        if (kBlanks.find(text.front()) != std::string_view::npos) {
            text.remove_prefix(1);
        } else if (text.starts_with(kIdeographicSpace)) {
            text.remove_prefix(kIdeographicSpace.size());
        } else if (kBlanks.find(text.back()) != std::string_view::npos) {
            text.remove_suffix(1);
        } else if (text.ends_with(kIdeographicSpace)) {
            text.remove_suffix(kIdeographicSpace.size());
        } else {
            break;
        }
    }
    return text;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

}  // namespace base
