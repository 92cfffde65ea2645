#include "document/pdf_layout.h"

#include <algorithm>

#include "document/page_aligned.h"
#include "document/page_columns.h"
#include "document/page_furniture.h"
#include "document/page_paragraphs.h"
#include "document/page_plausible.h"
#include "document/page_table.h"

namespace document {

namespace {

// 1、2、5 and so on, at most ten of them.
std::string page_list(const std::vector<int>& pages) {
    std::string out;
    for (size_t i = 0; i < pages.size() && i < 10; ++i)
        out += (i > 0 ? "、" : "") + std::to_string(pages[i]);
    return pages.size() > 10 ? out + " 等" + std::to_string(pages.size()) : out;
}

class Layout {
  public:
    Layout(std::vector<PageBoxes> pages, std::string format) : pages_(std::move(pages)) {
        out_.format = std::move(format);
    }

    Document run() {
        drop_turned();
        drop_garbled();
        if (!all_unreadable_) {
            for (size_t i = 0; i < pages_.size(); ++i) take_tables(i);
            remove_furniture(lines_);
            for (size_t i = 0; i < pages_.size(); ++i) order(i);
            write();
        }
        say_missing();
        return std::move(out_);
    }

  private:
    // A table, or the line of that index in the flow.
    struct Step {
        int page = 0;
        size_t line = 0;
        int table = -1;
    };

    void warn(std::string code, std::string message) {
        out_.warnings.push_back({std::move(code), std::move(message)});
    }

    // A page printed on its side is turned by its own rotation; what is left aslant is a stamp, a
    // watermark or a note at the margin.
    void drop_turned() {
        std::vector<int> seen;
        for (size_t i = 0; i < pages_.size(); ++i) {
            auto& words = pages_[i].words;
            auto turned = std::stable_partition(words.begin(), words.end(),
                                                [](const WordBox& w) { return w.upright; });
            if (turned == words.end()) continue;
            words.erase(turned, words.end());
            seen.push_back(static_cast<int>(i) + 1);
        }
        if (!seen.empty())
            warn("W_LAYOUT", "第" + page_list(seen) + "页有竖排或旋转的文字，未读取，请对照原件");
    }

    void drop_garbled() {
        std::vector<int> garbled;
        for (size_t i = 0; i < pages_.size(); ++i) {
            CharacterMix mix;
            for (const WordBox& word : pages_[i].words) mix.add(word.text);
            textless_.push_back(mix.all == 0);
            pages_with_text_ += mix.all > 0;
            if (!mix.garbled()) continue;
            garbled.push_back(static_cast<int>(i) + 1);
        }
        all_unreadable_ = !garbled.empty() && garbled.size() == pages_with_text_;
        if (all_unreadable_)
            return warn("W_GARBLED",
                        "文字无法识别（字体缺少字符对照，读出的是乱码），没有读取内容，请提供可复制"
                        "文字的版本");
        for (int page : garbled) pages_[page - 1].words.clear();
        if (!garbled.empty())
            warn("W_GARBLED", "第" + page_list(garbled) + "页文字是乱码，未读取，请对照原件");
    }

    void take_tables(size_t i) {
        PageBoxes& page = pages_[i];
        std::vector<PageTable> tables = ruled_tables(page.rules, page.words);
        for (PageTable& table : aligned_tables(page.words, centred_)) {
            centred_ = table.centred;
            tables.push_back(std::move(table));
            if (undrawn_.empty() || undrawn_.back() != static_cast<int>(i) + 1)
                undrawn_.push_back(static_cast<int>(i) + 1);
        }
        tables_.push_back(std::move(tables));
        lines_.push_back({page.width, page.height, group_lines(std::move(page.words))});
    }

    void order(size_t i) {
        bool columns = false;
        int page = static_cast<int>(i) + 1;
        for (PageElement& element :
             reading_order(lines_[i].width, std::move(lines_[i].lines), tables_[i])) {
            Step step{page, flow_.size(), element.table};
            columns |= element.column != Column::kWhole;
            if (element.table < 0) {
                flow_.push_back({std::move(element.line), element.column, page, lines_[i].width,
                                 last_was_table()});
            }
            steps_.push_back(step);
        }
        if (columns) two_columns_.push_back(page);
    }

    [[nodiscard]] bool last_was_table() const {
        return !steps_.empty() && steps_.back().table >= 0;
    }

    void write() {
        Flow flow = paragraphs_of(flow_);
        out_.wrapped = flow.wrapped;
        size_t next = 0;
        for (const Step& step : steps_) {
            if (step.table >= 0) {
                put_table(step);
                continue;
            }
            if (next < flow.paragraphs.size() && flow.paragraphs[next].first == step.line)
                put_paragraph(std::move(flow.paragraphs[next++].text), step.page);
        }
    }

    void put_paragraph(std::string text, int page) {
        Block block;
        block.text = std::move(text);
        block.place.page = page;
        out_.blocks.push_back(std::move(block));
        above_ = nullptr;
    }

    void put_table(const Step& step) {
        const PageTable& table = tables_[step.page - 1][step.table];
        bool next_page = above_ != nullptr && above_page_ + 1 == step.page;
        if (next_page && same_columns(*above_, table)) {
            continue_table(out_.blocks.back(), *above_, table, step.page);
        } else {
            out_.blocks.push_back(table_block(table, step.page));
        }
        above_ = &table;
        above_page_ = step.page;
    }

    void say_missing() {
        if (!two_columns_.empty())
            warn("W_LAYOUT", "第" + page_list(two_columns_) + "页按左右两栏读取，请核对次序");
        if (!undrawn_.empty())
            warn("W_LAYOUT",
                 "第" + page_list(undrawn_) + "页的表格没有框线，按文字位置推定，请核对");
        if (pages_with_text_ == 0)
            return warn("W_SCAN",
                        "只有图像，没有文字（扫描件），没有读取内容，请提供可复制文字的"
                        "版本或先做文字识别");
        std::vector<int> empty;
        for (size_t i = 0; i < pages_.size(); ++i)
            if (textless_[i]) empty.push_back(static_cast<int>(i) + 1);
        if (!empty.empty())
            warn("W_SCAN", "第" + page_list(empty) + "页没有文字，是空白页或扫描页，请对照原件");
    }

    std::vector<PageBoxes> pages_;
    std::vector<std::vector<PageTable>> tables_;
    std::vector<PageLines> lines_;
    std::vector<FlowLine> flow_;
    std::vector<Step> steps_;
    std::vector<int> two_columns_, undrawn_;
    std::vector<bool> textless_;
    size_t pages_with_text_ = 0;
    bool all_unreadable_ = false;
    bool centred_ = false;              // of the last table told by alignment
    const PageTable* above_ = nullptr;  // the table that the last block ends with
    int above_page_ = 0;
    Document out_;
};

}  // namespace

Document lay_out(std::vector<PageBoxes> pages, std::string format) {
    return Layout(std::move(pages), std::move(format)).run();
}

}  // namespace document
