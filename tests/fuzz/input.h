#pragma once
// What the fuzz targets share.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "document/document.h"
#include "support/zip_writer.h"

namespace fuzz {

inline std::string_view view(const uint8_t* data, size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// A broken promise ends the run like a crash.
inline void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

// Mutations of a zip's bytes hardly ever reach what is packed in it. Unless the input is a zip, it
// is a list of parts, each behind a line "@@name", which become one.
inline std::string zip_of(std::string_view input) {
    constexpr std::string_view kMark = "@@";
    if (input.substr(0, 2) == "PK") return std::string(input);
    support::ZipWriter zip;
    support::ZipEntryOptions stored;
    stored.stored = true;
    while (input.substr(0, kMark.size()) == kMark) {
        input.remove_prefix(kMark.size());
        size_t line = std::min(input.find('\n'), input.size());
        std::string name(input.substr(0, std::min<size_t>(line, 200)));
        input.remove_prefix(std::min(line + 1, input.size()));
        size_t end = std::min(input.find("\n@@"), input.size());
        zip.add(name, input.substr(0, end), stored);
        input.remove_prefix(std::min(end + 1, input.size()));
    }
    return zip.finish();
}

// A document that was read keeps the rules of document.h; a failure has a code and a message.
inline void check(const base::Result<document::Document>& read) {
    if (!read.ok()) {
        require(!read.error().message.empty(), "an error has a message");
        return;
    }
    document::FlatText text = document::flatten(*read);
    size_t last = 0;
    for (const document::FlatText::Anchor& anchor : text.anchors) {
        require(anchor.offset >= last && anchor.offset <= text.utf8.size(), "anchors ascend");
        last = anchor.offset;
    }
    require(!base::invalid_utf8(text.utf8), "the text is UTF-8");
    require(!read->format.empty(), "the format is named");
}

}  // namespace fuzz
