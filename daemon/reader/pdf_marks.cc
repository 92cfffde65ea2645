#include "reader/pdf_marks.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace reader {

namespace {

// A name token: /JS but not /JSType.
bool has_name(std::string_view bytes, std::string_view name) {
    constexpr std::string_view kEnds = " \t\r\n\f/<>[]()";
    for (size_t at = bytes.find(name); at != std::string_view::npos;
         at = bytes.find(name, at + 1)) {
        size_t end = at + name.size();
        if (end >= bytes.size() || kEnds.find(bytes[end]) != std::string_view::npos) return true;
    }
    return false;
}

int count(std::string_view bytes, std::string_view word) {
    int n = 0;
    for (size_t at = bytes.find(word); at != std::string_view::npos;
         at = bytes.find(word, at + word.size()))
        ++n;
    return n;
}

// Bytes that the deflated data at the beginning of `data` yields, up to `most` + 1. Broken data
// yields what precedes the fault.
size_t inflated_size(std::string_view data, size_t most) {
    z_stream z{};
    if (inflateInit(&z) != Z_OK) return 0;
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    z.avail_in = static_cast<uInt>(std::min<size_t>(data.size(), 1u << 30));
    std::array<Bytef, 65536> sink;
    size_t total = 0;
    int state = Z_OK;
    while (state == Z_OK && total <= most) {
        z.next_out = sink.data();
        z.avail_out = static_cast<uInt>(sink.size());
        state = inflate(&z, Z_NO_FLUSH);
        total += sink.size() - z.avail_out;
    }
    inflateEnd(&z);
    return total;
}

// The dictionary in front of a stream names its filter.
bool deflated(std::string_view bytes, size_t stream) {
    constexpr size_t kDictionary = 1024;
    size_t from = stream > kDictionary ? stream - kDictionary : 0;
    std::string_view before = bytes.substr(from, stream - from);
    size_t object = before.rfind(" obj");
    if (object != std::string_view::npos) before.remove_prefix(object);
    return before.find("/FlateDecode") != std::string_view::npos ||
           before.find("/Fl") != std::string_view::npos;
}

}  // namespace

PdfMarks pdf_marks(std::string_view bytes) {
    PdfMarks marks;
    marks.script = has_name(bytes, "/JavaScript") || has_name(bytes, "/JS");
    marks.launch =
        has_name(bytes, "/Launch") || has_name(bytes, "/SubmitForm") || has_name(bytes, "/GoToR");
    marks.embedded = has_name(bytes, "/EmbeddedFile") || has_name(bytes, "/EmbeddedFiles") ||
                     has_name(bytes, "/RichMedia");
    marks.xfa = has_name(bytes, "/XFA");
    marks.revisions = count(bytes, "%%EOF");
    marks.linearized = has_name(bytes.substr(0, 2048), "/Linearized");
    return marks;
}

bool inflates_beyond(std::string_view bytes, size_t most) {
    size_t total = 0;
    for (size_t at = bytes.find("stream"); at != std::string_view::npos;
         at = bytes.find("stream", at + 6)) {
        size_t data = at + 6;
        if (at >= 3 && bytes.substr(at - 3, 3) == "end") continue;
        if (data < bytes.size() && bytes[data] == '\r') ++data;
        if (data >= bytes.size() || bytes[data] != '\n' || !deflated(bytes, at)) continue;
        size_t size = inflated_size(bytes.substr(data + 1), most);
        total += size;
        if (size > most || total / 4 > most) return true;
    }
    return false;
}

}  // namespace reader
