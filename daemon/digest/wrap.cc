#include "digest/wrap.h"

#include "base/utf8.h"

namespace digest {

namespace {

constexpr std::u32string_view kClosing = U"，。、；：？！）》〉」』】〕”’…—％%,.;:?!)]}";
constexpr std::u32string_view kOpening = U"（《〈「『【〔“‘([{";

bool contains(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

// A number stays with its measure: 11月, 8天, 3项.
constexpr std::u32string_view kMeasures = U"年月日号项天个周时名份";

bool word_part(char32_t c) { return c > 0x20 && c < 0x2000; }

// Whether a line may end between two neighbours.
bool may_fold(char32_t before, char32_t after) {
    if (after == ' ' || contains(kClosing, after) || contains(kOpening, before)) return false;
    if (before >= '0' && before <= '9' && contains(kMeasures, after)) return false;
    return !(word_part(before) && word_part(after));
}

size_t width(std::string_view text, size_t at, base::CodePoint c) {
    if (c.value < 0x7F) return 1;
    bool han = c.value >= 0x4E00 && c.value <= 0x9FFF;
    return han ? 2 : base::display_width(text.substr(at, c.size));
}

// The first character that does not fit into `columns`, or the end. The first one always fits.
size_t overflow(std::string_view text, size_t columns) {
    size_t used = 0;
    for (size_t i = 0; i < text.size();) {
        base::CodePoint c = base::decode_utf8(text, i);
        used += width(text, i, c);
        if (used > columns && i > 0) return i;
        i += c.size;
    }
    return text.size();
}

size_t previous_character(std::string_view text, size_t at) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return at;
}

// Where the line ends: at the last permitted fold, or where it is full if there is none.
size_t line_end(std::string_view text, size_t columns) {
    size_t full = overflow(text, columns);
    if (full == text.size()) return full;
    char32_t after = base::decode_utf8(text, full).value;
    for (size_t at = full; at > 0;) {
        size_t left = previous_character(text, at);
        char32_t before = base::decode_utf8(text, left).value;
        if (may_fold(before, after)) return at;
        at = left;
        after = before;
    }
    return full;
}

// No text is wider: two columns for each character beyond ASCII. Counts lead bytes, decodes
// nothing.
size_t widest(std::string_view text) {
    size_t columns = 0;
    for (char byte : text) {
        auto b = static_cast<unsigned char>(byte);
        columns += static_cast<size_t>(b < 0x80) + 2 * static_cast<size_t>(b >= 0xC0);
    }
    return columns;
}

std::string_view without_blanks_at_end(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

}  // namespace

void append_wrapped(std::string& out, std::string_view text, std::string_view first,
                    std::string_view rest) {
    std::string_view indent = first;
    do {
        size_t end = text.size();
        if (widest(indent) + widest(text) > kLineColumns) {
            size_t margin = base::display_width(indent);
            end = line_end(text, margin < kLineColumns ? kLineColumns - margin : 2);
        }
        out.append(indent).append(without_blanks_at_end(text.substr(0, end))).append("\n");
        text.remove_prefix(end);
        indent = rest;
    } while (!text.empty());
}

}  // namespace digest
