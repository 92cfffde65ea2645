#pragma once
// What the bytes of a PDF tell before any parser touches it.

#include <cstddef>
#include <string_view>

namespace reader {

struct PdfMarks {
    bool script = false;    // /JavaScript /JS
    bool launch = false;    // /Launch /SubmitForm /GoToR
    bool embedded = false;  // /EmbeddedFile /RichMedia
    bool xfa = false;       // /XFA
    int revisions = 0;      // %%EOF marks; a file made for the web has two of one revision
    bool linearized = false;
};

// Names inside compressed objects are not seen.
[[nodiscard]] PdfMarks pdf_marks(std::string_view bytes);

// Inflates every FlateDecode stream and counts, without keeping anything. True where one yields
// more than `most` bytes, or all together four times that.
[[nodiscard]] bool inflates_beyond(std::string_view bytes, size_t most);

}  // namespace reader
