#pragma once
// A document as its reader saw it, whatever the file format: paragraphs and tables in reading
// order, with the place of each for people who want to look it up.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace document {

// Where something stands in the file. Only what the format knows is set.
struct Place {
    int page = 0;      // printed order, from 1; 0: the format has no pages (docx, html, txt)
    std::string cell;  // xlsx: 任务清单!B7

    friend bool operator==(const Place&, const Place&) = default;
};

// One cell in the grid of its table; a cell that spans several columns is followed by empty ones.
// A cell that continues the one above (merged downwards, or torn by a page) has `above` set and
// the text of the cell that it continues.
struct Cell {
    std::string text;  // paragraphs within the cell are parted by '\v'
    bool above = false;
    std::string address = {};  // xlsx: B7
};

struct Row {
    std::vector<Cell> cells;
    Place place;
    bool hidden = false;  // xlsx: a hidden or filtered row; read, and said in the warnings
};

struct Table {
    std::string name;  // xlsx: the sheet's
    std::vector<Row> rows;
};

struct Block {
    enum class Kind { kParagraph, kTable };
    Kind kind = Kind::kParagraph;
    std::string text;  // of a paragraph, its automatic number in front (一、 （一） 1.)
    int heading = 0;   // 1–9: the outline level that the file's style states; 0: none
    Table table;       // of a table
    Place place;
};

// A remark (W_…) on what the reader assumed, replaced or left out.
struct Warning {
    std::string code;     // W_ENCODING (reliability.md (d))
    std::string message;  // Chinese, one sentence, with the place

    friend bool operator==(const Warning&, const Warning&) = default;
};

struct Document {
    std::string format;    // txt docx xlsx pdf ofd html
    std::string encoding;  // of txt and html
    // Lines of a txt file, or of a page whose paragraphs could not be told: a sentence may go on in
    // the next paragraph block. False: every paragraph block is a whole paragraph.
    bool wrapped = false;
    std::vector<Block> blocks;
    std::vector<Warning> warnings;
};

// The document as one text, and the way back to its places.
struct FlatText {
    struct Anchor {
        size_t offset = 0;  // bytes of `utf8`: the place holds from here to the next anchor
        Place place;

        friend bool operator==(const Anchor&, const Anchor&) = default;
    };
    std::string utf8;  // one line a paragraph or table row, cells parted by '\t', ended by '\n'
    bool wrapped = false;
    std::vector<Anchor> anchors;  // ascending

    // The place of a byte; the default where nothing is known.
    [[nodiscard]] Place place_of(size_t offset) const;
};

// A cell that continues the one above is written 〃; tabs and line ends inside text become blanks.
[[nodiscard]] FlatText flatten(const Document& document);

// E_SIZE and the like: a kBadInput error whose message starts with the file's name.
[[nodiscard]] base::Error unreadable(std::string_view reason_code, std::string_view name,
                                     std::string_view message);

}  // namespace document
