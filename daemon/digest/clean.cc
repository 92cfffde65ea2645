#include "digest/clean.h"

#include "base/text.h"
#include "base/utf8.h"

namespace digest {

namespace {

bool continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Whether all is printable ASCII, a three-byte character of the blocks of Chinese text (U+3000 to
// U+9FFF) or a full-width form: the common case, told without decoding. “ and ” are common too.
bool plain(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
        auto lead = static_cast<unsigned char>(text[i]);
        if (lead >= 0x20 && lead < 0x7F) {
            ++i;
            continue;
        }
        bool three = i + 2 < text.size() && continuation(text[i + 1]) && continuation(text[i + 2]);
        bool han = lead >= 0xE3 && lead <= 0xE9;
        bool full_width = lead == 0xEF && three && (text[i + 1] & 0x3F) == 0x3C;
        bool quote = lead == 0xE2 && three && text[i + 1] == '\x80' &&
                     (text[i + 2] == '\x9C' || text[i + 2] == '\x9D');
        if (!three || !(han || full_width || quote)) return false;
        i += 3;
    }
    return true;
}

bool breaks_line(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

// Zero-width and bidirectional marks: with them a text reads other than it is.
bool hidden(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0x00AD || c == 0x061C;
}

std::string without_controls(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (size_t i = 0; i < text.size();) {
        base::CodePoint c = base::decode_utf8(text, i);
        i += c.size;
        if (hidden(c.value)) continue;
        if (!breaks_line(c.value)) {
            base::append_utf8(out, c.value);
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

}  // namespace

std::string clean_line(std::string_view text, size_t most) {
    std::string line(base::trim(text));
    if (!plain(line)) line = std::string(base::trim(without_controls(line)));
    if (line.size() <= most) return line;  // a character has a byte at least
    std::string_view kept = base::first_characters(line, most);
    if (kept.size() == line.size()) return line;
    size_t length = base::count_characters(line);
    return std::string(kept) + "……（下略，共" + std::to_string(length) + "字）";
}

}  // namespace digest
