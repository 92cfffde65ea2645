#pragma once
// The body of a docx (or of a text box, note or header) → blocks in reading order.

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "document/docx_inline.h"
#include "document/docx_numbering.h"
#include "document/docx_styles.h"
#include "document/readers.h"
#include "document/xml_tree.h"

namespace document {

class DocxBodyReader {
  public:
    DocxBodyReader(const DocxStyles& styles, DocxNumbering& numbering, DocxFindings& findings)
        : styles_(styles), numbering_(numbering), findings_(findings), inline_(styles, findings) {}

    // Appends the blocks of a container's children (w:body, w:txbxContent, w:footnote, w:hdr).
    void read(XmlNode container, std::vector<Block>& out);
    // More cells than kMaxCells were met; the rest is left out.
    [[nodiscard]] bool too_large() const { return cells_ > kMaxCells; }
    void ignore_fields() { inline_.ignore_fields(); }

  private:
    void read_paragraph(XmlNode node, std::vector<Block>& out);
    void add_blocks(const std::string& text, XmlNode properties, std::vector<Block>& out);
    void read_table(XmlNode node, std::vector<Block>& out);
    void read_row(XmlNode node, Table& table);
    void read_cell(XmlNode node, const Table& table, Row& row);
    void read_block(XmlNode node, std::vector<Block>& out);
    void flush_carried(std::vector<Block>& out);
    [[nodiscard]] std::string number_of(XmlNode properties, std::string_view style);
    [[nodiscard]] std::string cell_text(XmlNode cell);
    void continue_above(const Table& table, Row& row);

    const DocxStyles& styles_;
    DocxNumbering& numbering_;
    DocxFindings& findings_;
    DocxInlineReader inline_;
    std::string carried_;  // text of a paragraph whose end mark is deleted
    size_t cells_ = 0;
    size_t copied_bytes_ = 0;  // texts of merged cells, repeated downwards
    int table_depth_ = 0;
};

}  // namespace document
