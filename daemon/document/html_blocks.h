#pragma once
// An element of a page → paragraphs and tables as a browser lays them out.

#include <string>
#include <vector>

#include "document/document.h"
#include "document/html_content.h"
#include "document/html_tree.h"
#include "document/readers.h"

namespace document {

class HtmlBlockReader {
  public:
    explicit HtmlBlockReader(const Boilerplate& boilerplate) : boilerplate_(boilerplate) {}

    [[nodiscard]] std::vector<Block> read(HtmlNode node);

    [[nodiscard]] bool too_large() const { return cells_ > kMaxCells; }
    [[nodiscard]] size_t images() const { return images_; }
    [[nodiscard]] size_t hidden() const { return hidden_; }
    // Link texts of attached files (附件1.docx), which are not part of the page.
    [[nodiscard]] const std::vector<std::string>& attachments() const { return attachments_; }

  private:
    struct Flow {
        std::vector<Block> blocks;
        std::string line;
        bool centred = false;
        int heading = 0;
        std::string number;  // of a list item, waiting for its text
    };
    void read_node(HtmlNode node, Flow& flow);
    void read_children(HtmlNode node, Flow& flow);
    void read_element(HtmlNode node, Flow& flow);
    void read_block(HtmlNode node, Flow& flow);
    void read_list(HtmlNode node, Flow& flow);
    void read_link(HtmlNode node, Flow& flow);
    void read_table(HtmlNode node, Flow& flow);
    [[nodiscard]] Table read_grid(const std::vector<HtmlNode>& rows);
    void read_row(HtmlNode node, Table& table, std::vector<int>& below);
    [[nodiscard]] std::string cell_text(HtmlNode cell);
    void add_text(std::string_view text, Flow& flow) const;
    void end_line(Flow& flow) const;

    const Boilerplate& boilerplate_;
    std::vector<std::string> attachments_;
    size_t cells_ = 0;
    size_t copied_bytes_ = 0;
    size_t images_ = 0;
    size_t hidden_ = 0;
    bool preformatted_ = false;
};

}  // namespace document
