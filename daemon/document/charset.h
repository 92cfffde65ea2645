#pragma once
// Encodings by evidence, strongest first: byte-order mark, the shape of UTF-16, strict UTF-8,
// strict GB18030. Statistical detectors misread short GBK texts; strict decoding does not.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace document {

struct ByteOrderMark {
    std::string_view bytes;
    const char* encoding = nullptr;
};
// Of UTF-8, UTF-16LE and UTF-16BE; without one `bytes` is empty.
[[nodiscard]] ByteOrderMark byte_order_mark(std::string_view bytes);

// "UTF-16LE", "UTF-16BE" or null: UTF-16 without a mark.
[[nodiscard]] const char* utf16_without_mark(std::string_view bytes);

// The whole input as UTF-8, or nothing where one sequence is not valid in the encoding or the
// encoding is unknown to iconv. `encoding` is an IANA name.
[[nodiscard]] std::optional<std::string> decode_strictly(std::string_view bytes,
                                                         const std::string& encoding);

// The same with U+FFFD for each byte (each unit of UTF-16) that is not valid; `bad` holds their
// offsets in `bytes`, ascending. An unknown encoding makes every byte bad.
struct LooseText {
    std::string utf8;
    std::vector<size_t> bad;
};
[[nodiscard]] LooseText decode_loosely(std::string_view bytes, const std::string& encoding);

// Many bytes that no text holds: controls other than blanks, line ends, form feed and escape.
[[nodiscard]] bool has_control_characters(std::string_view utf8);
// Nothing but blanks, line ends, zero bytes and byte-order marks.
[[nodiscard]] bool blank(std::string_view utf8);

}  // namespace document
