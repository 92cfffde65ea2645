#pragma once
// What comes of reading one file: the document's text with its places, and the drafts found in it.

#include <string>
#include <vector>

#include "document/document.h"
#include "extract/draft.h"

namespace extract {

struct Reading {
    std::string format;    // txt docx xlsx pdf ofd html
    std::string encoding;  // of txt and html
    std::vector<document::Warning> warnings;
    document::FlatText text;  // the offsets of the drafts are bytes of text.utf8
    std::vector<Draft> drafts;
};

}  // namespace extract
