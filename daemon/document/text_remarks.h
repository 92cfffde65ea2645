#pragma once
// Remarks on a document's text that hold for every format.

#include "document/document.h"

namespace document {

// W_HIDDEN: zero-width characters and bidi overrides, which can make a name look like another. They
// stay in the text; who shows it escapes them, who matches leaves them out.
void remark_hidden_characters(Document& document);

}  // namespace document
