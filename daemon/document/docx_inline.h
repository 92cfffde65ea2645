#pragma once
// The text of one paragraph of a docx as it stands in the final version: insertions in, deletions
// out, results of fields in, their instructions and hidden text out. Source:
// ECMA-376-1, 17.3, 17.13, 17.16.

#include <string>
#include <string_view>
#include <vector>

#include "document/docx_styles.h"
#include "document/xml_tree.h"

namespace document {

// What was met on the way and has to be said.
struct DocxFindings {
    size_t revisions = 0;
    size_t comments = 0;
    size_t hidden = 0;  // texts and table rows
    size_t images = 0;
    size_t boxes = 0;
    size_t nested_tables = 0;
    size_t contents_fields = 0;  // tables of contents
    size_t pieces = 0;           // w:altChunk, w:subDoc
    std::string active_field;    // the first INCLUDETEXT, DDE … instruction
    std::vector<XmlNode> notes;  // w:footnoteReference, w:endnoteReference in order
};

struct DocxParagraph {
    std::string text;            // soft line breaks are '\v'
    std::vector<XmlNode> boxes;  // w:txbxContent anchored in it
    bool hidden = false;         // it held text, and all of it is hidden
};

class DocxInlineReader {
  public:
    DocxInlineReader(const DocxStyles& styles, DocxFindings& findings)
        : styles_(styles), findings_(findings) {}

    [[nodiscard]] DocxParagraph read(XmlNode paragraph);
    // For a document whose field marks do not match: results are text like any other.
    void ignore_fields() { ignore_fields_ = true; }

  private:
    struct Field {
        std::string instruction;
        bool in_result = false;
        bool left_out = false;  // a table of contents, a page number
    };
    void read_children(XmlNode parent);
    void read_child(XmlNode node);
    void read_run(XmlNode run);
    void read_run_child(XmlNode node);
    void read_field_mark(XmlNode node);
    void read_simple_field(XmlNode node);
    void read_drawing(XmlNode node);
    void judge(Field& field);
    void put(std::string_view text);
    [[nodiscard]] bool shown() const;
    [[nodiscard]] bool hidden_run(XmlNode run) const;

    const DocxStyles& styles_;
    DocxFindings& findings_;
    std::vector<Field> fields_;  // open ones; a field may reach over paragraphs
    DocxParagraph out_;
    std::string_view style_;
    bool in_hidden_run_ = false;
    bool held_hidden_ = false;
    bool ignore_fields_ = false;
};

// The characters of w:sym; a check box of Wingdings is ☑ or □.
[[nodiscard]] std::string symbol_text(XmlNode symbol);

}  // namespace document
