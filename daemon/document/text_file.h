#pragma once
// The text reader: bytes of a .txt or .md file → UTF-8. Readers never guess silently: what was
// assumed or replaced stands in `warnings`.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace document {

inline constexpr size_t kMaxTextBytes = 20u << 20;

struct Text {
    std::string utf8;                   // valid UTF-8 without a byte-order mark
    std::string encoding;               // "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"
    std::vector<std::string> warnings;  // Chinese, one sentence each
};

// `name` stands in messages. Fails (kBadInput) on an empty text, on binary data and on bytes that
// are no text in any of the four encodings.
[[nodiscard]] base::Result<Text> decode_text(std::string_view bytes, std::string_view name);

// Reads and decodes. Fails (kBadInput) too where the file is missing, no regular file, unreadable,
// or larger than kMaxTextBytes.
[[nodiscard]] base::Result<Text> read_text(const std::string& path);

}  // namespace document
