#include <algorithm>

#include "document/document.h"

namespace document {

namespace {

constexpr std::string_view kDitto = "〃";

void append_line_text(std::string& out, std::string_view text, bool keep_tabs) {
    for (char c : text) {
        bool control = c == '\n' || c == '\r' || c == '\f' || (c == '\t' && !keep_tabs);
        out += control ? ' ' : c;
    }
}

class Flattener {
  public:
    explicit Flattener(bool wrapped) { out_.wrapped = wrapped; }

    void add(const Block& block) {
        if (block.kind == Block::Kind::kParagraph) {
            mark(block.place);
            append_line_text(out_.utf8, block.text, out_.wrapped);
            out_.utf8 += '\n';
            return;
        }
        for (const Row& row : block.table.rows) add(row);
    }

    FlatText take() { return std::move(out_); }

  private:
    void add(const Row& row) {
        mark(row.place);
        for (size_t i = 0; i < row.cells.size(); ++i) {
            if (i > 0) out_.utf8 += '\t';
            const Cell& cell = row.cells[i];
            append_line_text(out_.utf8, cell.above ? kDitto : std::string_view(cell.text), false);
        }
        out_.utf8 += '\n';
    }

    void mark(const Place& place) {
        if (place == last_) return;
        out_.anchors.push_back({out_.utf8.size(), place});
        last_ = place;
    }

    FlatText out_;
    Place last_;
};

}  // namespace

FlatText flatten(const Document& document) {
    Flattener flattener(document.wrapped);
    for (const Block& block : document.blocks) flattener.add(block);
    return flattener.take();
}

Place FlatText::place_of(size_t offset) const {
    auto after = std::upper_bound(anchors.begin(), anchors.end(), offset,
                                  [](size_t at, const Anchor& a) { return at < a.offset; });
    return after == anchors.begin() ? Place{} : std::prev(after)->place;
}

base::Error unreadable(std::string_view reason_code, std::string_view name,
                       std::string_view message) {
    return {base::ErrorCode::kBadInput, std::string(name) + "：" + std::string(message),
            std::string(reason_code)};
}

}  // namespace document
