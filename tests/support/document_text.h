#pragma once
// A document in one line, for tests: paragraphs parted by '|', table rows in [ ], cells by '¦', a
// cell that continues the one above as '^'.

#include <string>

#include "document/document.h"

namespace support {

inline std::string shown(const document::Table& table) {
    std::string out = "[";
    for (const document::Row& row : table.rows) {
        if (out.size() > 1) out += " / ";
        for (size_t i = 0; i < row.cells.size(); ++i) {
            if (i > 0) out += "¦";
            out += row.cells[i].above ? "^" : row.cells[i].text;
        }
    }
    return out + "]";
}

inline std::string shown(const document::Document& document) {
    std::string out;
    for (const document::Block& block : document.blocks) {
        if (!out.empty()) out += "|";
        if (block.heading > 0) out += "#" + std::to_string(block.heading) + " ";
        bool table = block.kind == document::Block::Kind::kTable;
        out += table ? shown(block.table) : block.text;
    }
    return out;
}

// Messages of a code, joined; empty where there is none.
inline std::string warned(const document::Document& document, const std::string& code) {
    std::string out;
    for (const document::Warning& w : document.warnings)
        if (w.code == code) out += (out.empty() ? "" : "；") + w.message;
    return out;
}

}  // namespace support
