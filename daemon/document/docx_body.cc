#include "document/docx_body.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "document/integer.h"
#include "document/paragraph_pieces.h"

namespace document {

namespace {

constexpr int kMaxSpan = 63;                   // columns of a table in Word
constexpr size_t kMaxCopiedBytes = 16u << 20;  // a hostile merge would multiply a long text

bool deleted(XmlNode run_properties) {
    return run_properties.child("del") || run_properties.child("moveFrom");
}

int heading_of(XmlNode properties, const StyleProperties& style) {
    constexpr int kBodyText = 9;
    std::string_view own = properties.child("outlineLvl").attribute("val");
    int level = number_in(own, 0, kBodyText).value_or(style.outline.value_or(kBodyText));
    return level < kBodyText ? level + 1 : 0;
}

bool contents_list(XmlNode sdt) {
    return sdt.child("sdtPr").child("docPartObj").child("docPartGallery").attribute("val") ==
           "Table of Contents";
}

// A table of one cell is a frame around text, not a table.
XmlNode only_cell(XmlNode table) {
    XmlNode row = table.child("tr");
    XmlNode cell = row.child("tc");
    if (!cell || row.next("tr") || cell.next("tc")) return {};
    return cell;
}

XmlNode content_of_choice(XmlNode alternate) {
    XmlNode choice = alternate.child("Choice");
    return choice ? choice : alternate.child("Fallback");
}

}  // namespace

void DocxBodyReader::read(XmlNode container, std::vector<Block>& out) {
    for (XmlNode node : container) read_block(node, out);
    flush_carried(out);
}

// Text in front of a deleted paragraph mark that no paragraph follows.
void DocxBodyReader::flush_carried(std::vector<Block>& out) {
    Block block;
    block.text = base::trim(carried_);
    carried_.clear();
    if (!block.text.empty()) out.push_back(std::move(block));
}

void DocxBodyReader::read_block(XmlNode node, std::vector<Block>& out) {
    std::string_view name = node.name();
    if (name == "p") return read_paragraph(node, out);
    if (name == "tbl") return read_table(node, out);
    if (name == "altChunk" || name == "subDoc") ++findings_.pieces;
    if (name == "del" || name == "moveFrom") ++findings_.revisions;
    if (name == "sdt") {
        if (contents_list(node)) return void(++findings_.contents_fields);
        if (is_on(node.child("sdtPr").child("showingPlcHdr"))) return;
        return read(node.child("sdtContent"), out);
    }
    if (name == "AlternateContent") return read(content_of_choice(node), out);
    if (name == "customXml" || name == "smartTag" || name == "ins" || name == "moveTo")
        read(node, out);
}

std::string DocxBodyReader::number_of(XmlNode properties, std::string_view style_id) {
    const StyleProperties& style = styles_.paragraph(style_id);
    XmlNode own = properties.child("numPr");
    std::optional<int> number = number_in(own.child("numId").attribute("val"), 0, 1 << 30);
    std::optional<int> level = number_in(own.child("ilvl").attribute("val"), 0, 8);
    bool by_style = !number;
    if (by_style) number = style.numbering;
    if (number.value_or(0) == 0) return {};
    if (!level && by_style) {
        level = numbering_.level_of_style(*number, style_id);
        if (!level) level = numbering_.level_of_style(*number, style.numbering_style);
        if (!level) level = style.level;
    }
    return numbering_.next(*number, level.value_or(0));
}

void DocxBodyReader::read_paragraph(XmlNode node, std::vector<Block>& out) {
    XmlNode properties = node.child("pPr");
    DocxParagraph paragraph = inline_.read(node);
    std::string text = std::move(carried_) + paragraph.text;
    carried_.clear();
    if (deleted(properties.child("rPr"))) {
        ++findings_.revisions;
        carried_ = std::move(text);
    } else if (!paragraph.hidden) {
        add_blocks(text, properties, out);
    }
    for (XmlNode box : paragraph.boxes) read(box, out);
}

void DocxBodyReader::add_blocks(const std::string& text, XmlNode properties,
                                std::vector<Block>& out) {
    std::string_view style_id = properties.child("pStyle").attribute("val");
    const StyleProperties& style = styles_.paragraph(style_id);
    std::string number = number_of(properties, style_id);
    XmlNode alignment = properties.child("jc");
    bool centred =
        alignment ? alignment.attribute("val") == "center" : style.centred.value_or(false);
    std::vector<std::string> pieces = paragraph_pieces(text, centred && table_depth_ == 0);
    if (pieces.empty() && table_depth_ > 0 && !number.empty()) pieces.emplace_back();
    int heading = heading_of(properties, style);
    for (const std::string& piece : pieces) {
        Block block;
        block.text = base::trim(std::exchange(number, {}) + piece);
        block.heading = std::exchange(heading, 0);  // behind a soft break the heading is over
        out.push_back(std::move(block));
    }
}

void DocxBodyReader::read_table(XmlNode node, std::vector<Block>& out) {
    flush_carried(out);
    if (XmlNode cell = only_cell(node)) return read(cell, out);
    Block block;
    block.kind = Block::Kind::kTable;
    for (XmlNode child : node) {
        if (too_large()) break;
        if (child.name() == "tr") read_row(child, block.table);
        XmlNode content = child.name() == "sdt" ? child.child("sdtContent")
                          : child.name() == "customXml" || child.name() == "ins" ? child
                                                                                 : XmlNode();
        for (XmlNode row : content)
            if (row.name() == "tr") read_row(row, block.table);
    }
    if (!block.table.rows.empty()) out.push_back(std::move(block));
}

void DocxBodyReader::read_row(XmlNode node, Table& table) {
    XmlNode properties = node.child("trPr");
    if (properties.child("del")) {
        ++findings_.revisions;
        return;
    }
    if (is_on(properties.child("hidden"))) {
        ++findings_.hidden;
        return;
    }
    if (properties.child("ins")) ++findings_.revisions;
    Row row;
    int before =
        number_in(properties.child("gridBefore").attribute("val"), 0, kMaxSpan).value_or(0);
    row.cells.resize(before);
    for (XmlNode child : node) {
        if (child.name() == "tc") read_cell(child, table, row);
        XmlNode content = child.name() == "sdt"         ? child.child("sdtContent")
                          : child.name() == "customXml" ? child
                                                        : XmlNode();
        for (XmlNode cell : content)
            if (cell.name() == "tc") read_cell(cell, table, row);
    }
    cells_ += row.cells.size();
    if (!row.cells.empty()) table.rows.push_back(std::move(row));
}

void DocxBodyReader::read_cell(XmlNode node, const Table& table, Row& row) {
    XmlNode properties = node.child("tcPr");
    if (properties.child("cellDel")) return void(++findings_.revisions);
    XmlNode merge = properties.child("vMerge");
    std::string_view joined = properties.child("hMerge").attribute("val");
    bool continues_left = properties.child("hMerge") && joined != "restart";
    if (merge && merge.attribute("val") != "restart") {
        continue_above(table, row);
    } else {
        Cell cell;
        if (!continues_left) cell.text = cell_text(node);
        row.cells.push_back(std::move(cell));
    }
    int span = number_in(properties.child("gridSpan").attribute("val"), 1, kMaxSpan).value_or(1);
    row.cells.resize(row.cells.size() + span - 1);
}

void DocxBodyReader::continue_above(const Table& table, Row& row) {
    Cell cell;
    size_t column = row.cells.size();
    if (!table.rows.empty() && column < table.rows.back().cells.size()) {
        const std::string& text = table.rows.back().cells[column].text;
        copied_bytes_ += text.size();
        cell.above = true;
        if (copied_bytes_ <= kMaxCopiedBytes) cell.text = text;
    }
    row.cells.push_back(std::move(cell));
}

// Paragraphs parted by '\v'; a table inside gives a line a row, its cells parted by blanks.
std::string DocxBodyReader::cell_text(XmlNode cell) {
    std::vector<Block> blocks;
    ++table_depth_;
    read(cell, blocks);
    --table_depth_;
    std::vector<std::string> lines;
    for (Block& block : blocks) {
        if (block.kind == Block::Kind::kParagraph) {
            lines.push_back(std::move(block.text));
            continue;
        }
        ++findings_.nested_tables;
        for (const Row& row : block.table.rows) {
            std::string line;
            for (const Cell& inner : row.cells)
                if (!inner.above && !inner.text.empty())
                    line += (line.empty() ? "" : " ") + inner.text;
            lines.push_back(std::move(line));
        }
    }
    return base::join(lines, "\v");
}

}  // namespace document
