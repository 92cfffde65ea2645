#pragma once
// The tree of numbered items of one document: body first, then its annexes. Tables, lists of
// persons, signatures and blank forms are taken out of the items' text.

#include <optional>
#include <string>
#include <vector>

#include "extract/header.h"
#include "extract/marker.h"
#include "extract/normal_text.h"

namespace extract {

struct Node {
    std::optional<Marker> marker;  // none: the root of the body or of an annex
    std::string ref;               // 三/（一）/2., 附件1/二; the root of the body has none
    int parent = -1;
    std::vector<int> children;
    size_t first_line = 0;
    Passage text;     // own text, number included, children's excluded
    size_t body = 0;  // where the text behind the number begins
    size_t heading_end =
        0;  // [body, heading_end) is the heading; equal to body where there is none

    [[nodiscard]] std::string_view heading() const {
        return std::string_view(text.text).substr(body, heading_end - body);
    }
    [[nodiscard]] std::string_view content() const {
        return std::string_view(text.text).substr(body);
    }
};

// Lines [first, last) that form a table, and the node in which it stands.
struct TableLines {
    size_t first = 0;
    size_t last = 0;
    int node = 0;
    bool torn = false;  // no cell marks: the header tells the columns, the lines are a PDF tool's
};

struct Annex {
    std::string label;  // 附件1
    std::string title;
    int node = 0;  // its root
};

struct Outline {
    std::vector<Node> nodes;  // parents before children, in printed order
    std::vector<TableLines> tables;
    std::vector<Annex> annexes;

    // The annex that a node stands in, or none for the body.
    [[nodiscard]] const Annex* annex_of(int node) const;
};

[[nodiscard]] Outline read_outline(const NormalText& text, const DocumentSpan& span,
                                   const Header& header);

}  // namespace extract
