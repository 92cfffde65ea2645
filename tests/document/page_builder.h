#pragma once
// Made-up pages: text at a place, tables drawn with rules.

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "document/document.h"
#include "document/page_boxes.h"

inline document::WordBox word_at(double x, double y, double size, std::string_view text) {
    double width = 0;
    for (char32_t c : base::to_utf32(text)) width += c < 0x80 ? size / 2 : size;
    return {x, y, width, size, std::string(text), size};
}

struct PageMaker {
    document::PageBoxes page{595, 842, {}, {}};

    PageMaker& put(double x, double y, double size, std::string_view text) {
        page.words.push_back(word_at(x, y, size, text));
        return *this;
    }
    // Lines of 16 points between the margins 80 and 528 (28 characters); two blanks of full width
    // at the beginning of a line are an indent.
    PageMaker& lines(double y, const std::vector<std::string>& texts) {
        for (std::string_view text : texts) {
            double x = 80;
            while (text.starts_with("　")) text.remove_prefix(3), x += 16;
            put(x, y, 16, text);
            y += 28;
        }
        return *this;
    }
    PageMaker& across(double x1, double x2, double y) {
        page.rules.push_back({x1, y, x2, y});
        return *this;
    }
    PageMaker& down(double x, double y1, double y2) {
        page.rules.push_back({x, y1, x, y2});
        return *this;
    }
    // All borders of a grid.
    PageMaker& grid(const std::vector<double>& xs, const std::vector<double>& ys) {
        for (double y : ys) across(xs.front(), xs.back(), y);
        for (double x : xs) down(x, ys.front(), ys.back());
        return *this;
    }
    // Text in the middle of a cell of a grid, line by line.
    PageMaker& cell(double left, double right, double top, double bottom,
                    const std::vector<std::string>& texts) {
        double y = (top + bottom) / 2 - 8 * static_cast<double>(texts.size());
        for (const std::string& text : texts) {
            document::WordBox box = word_at(0, y + 2, 12, text);
            box.x = (left + right - box.w) / 2;
            page.words.push_back(box);
            y += 16;
        }
        return *this;
    }
};

// One line a block; table rows as cells ended by '|', continued cells as 〃, '\v' as '/'.
inline std::string plain(const document::Document& d) {
    std::string out;
    for (const document::Block& block : d.blocks) {
        if (block.kind == document::Block::Kind::kParagraph) {
            out += block.text + "\n";
            continue;
        }
        for (const document::Row& row : block.table.rows) {
            for (const document::Cell& cell : row.cells)
                out += (cell.above ? "〃" : cell.text) + "|";
            out += "\n";
        }
    }
    for (char& c : out) c = c == '\v' ? '/' : c;
    return out;
}
