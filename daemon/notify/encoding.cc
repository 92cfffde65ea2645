#include "notify/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"
#include "base/utf8.h"

namespace notify {

namespace {

constexpr size_t kMostLine = 76;  // RFC 2047 §2, for a line that holds an encoded word
constexpr std::string_view kWordStart = "=?UTF-8?B?";
constexpr std::string_view kWordEnd = "?=";

bool control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

bool turns_direction_or_breaks_line(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 ||
           c == 0x2029;
}

bool printable_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

// True if the words of `text` survive a reader that unfolds, trims and decodes.
bool plain_in_header(std::string_view text) {
    return printable_ascii(text) && text.find("=?") == std::string_view::npos &&
           base::trim(text).size() == text.size();
}

// Bytes that fit into an encoded word on a line where `used` columns are taken.
size_t bytes_in_word(size_t used) {
    size_t columns = kMostLine - used - kWordStart.size() - kWordEnd.size();
    return columns / 4 * 3;
}

// The longest head of `text` of at most `most` bytes that ends between two characters.
std::string_view head(std::string_view text, size_t most) {
    size_t size = 0;
    while (size < text.size()) {
        size_t next = size + base::decode_utf8(text, size).size;
        if (next > most) break;
        size = next;
    }
    return text.substr(0, size);
}

// RFC 2047 words for valid UTF-8; `used` columns of the first line are taken.
std::string encoded_words(std::string_view text, size_t used) {
    std::string out;
    while (!text.empty()) {
        std::string_view word = head(text, bytes_in_word(used));
        if (!out.empty()) out += "\r\n ";
        out += std::string(kWordStart) + base64(word) + std::string(kWordEnd);
        text.remove_prefix(word.size());
        used = 1;
    }
    return out;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

bool attribute_character(char c) {  // RFC 5987 §3.2.1
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$&+-.^_`|~").find(c) != std::string_view::npos;
}

std::string percent_encoded(std::string_view character) {
    static constexpr std::string_view kHex = "0123456789ABCDEF";
    if (character.size() == 1 && attribute_character(character[0])) return std::string(character);
    std::string out;
    for (char c : character) {
        auto byte = static_cast<unsigned char>(c);
        out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
    return out;
}

}  // namespace

std::string header_text(std::string_view text) {
    std::string out;
    for (size_t i = 0; i < text.size();) {
        base::CodePoint c = base::decode_utf8(text, i);
        i += c.size;
        bool blank = c.value == '\r' || c.value == '\n' || c.value == '\t';
        if (blank && !out.ends_with(' ')) out += ' ';
        if (control(c.value) || turns_direction_or_breaks_line(c.value)) continue;
        base::append_utf8(out, c.value);
    }
    return std::string(base::trim(out));
}

std::string body_text(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 32);
    for (size_t i = 0; i < text.size();) {
        base::CodePoint c = base::decode_utf8(text, i);
        i += c.size;
        if (c.value == '\n') out += "\r\n";
        if (control(c.value) && c.value != '\t') continue;
        base::append_utf8(out, c.value);
    }
    return out;
}

std::string base64(std::string_view bytes) {
    static constexpr std::string_view kAlphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    auto byte = [&](size_t i) -> uint32_t {
        return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
    };
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (size_t i = 0; i < bytes.size(); i += 3) {
        uint32_t group = (byte(i) << 16) | (byte(i + 1) << 8) | byte(i + 2);
        out += kAlphabet[group >> 18];
        out += kAlphabet[(group >> 12) & 63];
        out += i + 1 < bytes.size() ? kAlphabet[(group >> 6) & 63] : '=';
        out += i + 2 < bytes.size() ? kAlphabet[group & 63] : '=';
    }
    return out;
}

std::string base64_lines(std::string_view bytes) {
    constexpr size_t kBytesOfLine = kMostLine / 4 * 3;
    std::string out;
    out.reserve(bytes.size() / kBytesOfLine * (kMostLine + 2) + kMostLine + 2);
    for (size_t i = 0; i < bytes.size(); i += kBytesOfLine)
        out += base64(bytes.substr(i, kBytesOfLine)) + "\r\n";
    return out;
}

std::string text_header(std::string_view name, std::string_view text) {
    std::string clean = header_text(text);
    std::string out = std::string(name) + ": ";
    bool plain = plain_in_header(clean) && out.size() + clean.size() <= kMostLine;
    return out + (plain ? clean : encoded_words(clean, out.size())) + "\r\n";
}

std::string mailbox_header(std::string_view name, std::string_view display,
                           std::string_view address) {
    std::string clean = header_text(display);
    std::string out = std::string(name) + ": ";
    if (clean.empty()) return out + std::string(address) + "\r\n";
    std::string phrase = quoted(clean);
    bool plain = plain_in_header(clean) && out.size() + phrase.size() <= kMostLine;
    out += plain ? phrase : encoded_words(clean, out.size());
    size_t line = out.size() - (out.rfind('\n') == std::string::npos ? 0 : out.rfind('\n') + 1);
    out += line + address.size() + 3 <= kMostLine ? " <" : "\r\n <";
    return out + std::string(address) + ">\r\n";
}

std::string ascii_file_name(std::string_view file_name) {
    std::string out;
    for (size_t i = 0; i < file_name.size();) {
        base::CodePoint c = base::decode_utf8(file_name, i);
        out += c.size == 1 && attribute_character(file_name[i]) ? file_name[i] : '_';
        i += c.size;
    }
    return out.substr(out.size() - std::min<size_t>(out.size(), 50));  // keeps the extension
}

std::string file_name_parameter(std::string_view file_name) {
    constexpr size_t kMostValue = 54;  // leaves room for " filename*99*=UTF-8'';"
    std::string clean = header_text(file_name);
    if (ascii_file_name(clean) == clean) return ";\r\n filename=\"" + clean + '"';
    std::string out, section = "UTF-8''";
    int number = 0;
    auto flush = [&] {
        out += ";\r\n filename*" + std::to_string(number++) + "*=" + section;
        section.clear();
    };
    for (size_t i = 0; i < clean.size();) {
        size_t size = base::decode_utf8(clean, i).size;
        std::string piece = percent_encoded(std::string_view(clean).substr(i, size));
        if (section.size() + piece.size() > kMostValue) flush();
        section += piece;
        i += size;
    }
    flush();
    return out;
}

}  // namespace notify
