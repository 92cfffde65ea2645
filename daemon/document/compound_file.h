#pragma once
// The directory of a compound file (old .doc, .xls, .wps, .et; the shell of an encrypted docx).
// Source: [MS-CFB]. Contents are not read, but for the first sector of a stream, in which old
// Office files say that they are encrypted.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace document {

struct CompoundStream {
    std::string name;       // UTF-8: "WordDocument"
    std::string_view head;  // the first sector; empty where the stream is small or torn
};

[[nodiscard]] bool is_compound_file(std::string_view bytes);
// As many entries as the directory gives; a torn or looping directory ends early.
[[nodiscard]] std::vector<CompoundStream> compound_streams(std::string_view bytes);

}  // namespace document
