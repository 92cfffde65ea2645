#include "extract/outline.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "extract/heading.h"
#include "extract/line_role.h"
#include "extract/responsibility.h"
#include "extract/table_cells.h"
#include "extract/table_column.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr int kLinesOfBracket = 12;
constexpr size_t kLongestList = 300;  // bytes of a bracket that is looked at for names of units
constexpr size_t kMostAnnexes = 64;
constexpr size_t kMostSigners = 20;
// Columns free at the end of a line, the indent of the first line included, that end a paragraph.
constexpr size_t kRoomBehindHeading = 6;
constexpr int kHighestItem = 300;  // of a numbering that runs on through the sections

int open_brackets(std::string_view text) {
    int open = 0;
    for (size_t i = 0; i < text.size(); i += base::decode_utf8(text, i).size) {
        std::string_view rest = text.substr(i);
        open += rest.starts_with("（") ? 1 : rest.starts_with("）") ? -1 : 0;
    }
    return open;
}

class OutlineReader {
  public:
    OutlineReader(const NormalText& text, size_t last, const Header& header)
        : text_(text), header_(header), first_(header.body_line), last_(last) {}

    Outline read() {
        open_root("", first_);
        for (line_ = first_; line_ < last_; ++line_) take_line();
        for (Node& node : out_.nodes) find_heading(text_, node);
        return std::move(out_);
    }

  private:
    void take_line() {
        std::string_view raw = text_.line(line_);
        std::string line = without_blanks(raw);
        if (line_ == header_.attached_first && line_ > first_) return open_attached();
        if (skip_furniture(line)) return;
        if (opens_annex(line)) return;
        if (take_table(raw)) return;
        if (skip_persons(line) || name_and_post(raw)) return;
        std::optional<Marker> marker = parse_marker(raw);
        if (marker && accepted(*marker)) return open_node(*marker);
        append(raw);
    }

    // The issued plan behind a notice that gives work of its own.
    void open_attached() {
        open_root("", line_);
        line_ = header_.attached_last - 1;
    }

    // Signature, notes on publication, the list of annexes, blank forms.
    bool skip_furniture(std::string_view line) {
        bool signature = names_issuer(line) && date_follows();
        bool note =
            starts_with_any(line, {"（此件", "联系人：", "联系电话：", "（联系人", "传真："}) ||
            line.starts_with("抄送：") || property_line(line) ||
            (line.size() < 200 && line.ends_with("日印发"));
        if (signature || note || whole_date(line) || blank_form(line)) return closed_ = true;
        std::string label;
        if (line.starts_with("附件：") && line.size() > 9) {
            if (table_below() && ends_like_annex_title(line.substr(9))) return false;
            in_annex_list_ = true;
            annex_names_.push_back(std::string(line.substr(9)));
            return closed_ = true;
        }
        if (!in_annex_list_) return false;
        std::optional<Marker> marker = parse_marker(line);
        bool item = marker && marker->kind == MarkerKind::kDigit;
        bool tail = !item && !marker && line.size() < 90 && !table_line(text_.line(line_)) &&
                    !annex_label(line, label) && !ends_sentence(line) && !is_listed_annex(line);
        if (item && annex_names_.size() < kMostAnnexes)
            annex_names_.push_back(line.data() + marker->length);
        if (tail && annex_names_.back().size() < kLongestHeading) annex_names_.back() += line;
        if (!item && !tail) in_annex_list_ = false;
        return item || tail;
    }

    // A date below the names of those who sign.
    [[nodiscard]] bool date_follows() const {
        for (size_t i = line_ + 1; i < std::min(last_, line_ + kMostSigners); ++i) {
            std::string below = without_blanks(text_.line(i));
            if (whole_date(below)) return true;
            if (!names_issuer(below)) return false;
        }
        return false;
    }

    bool opens_annex(const std::string& line) {
        std::string label;
        size_t title_from = line_ + 1;
        std::string title = annex_label(line, label) ? "" : titled_annex(line, label);
        if (label.empty()) {
            if (!is_listed_annex(line)) return false;
            label = "附件";
            title_from = line_;
        }
        open_root(label, line_);
        Annex annex{label, title, static_cast<int>(out_.nodes.size()) - 1};
        if (!title.empty()) return out_.annexes.push_back(annex), true;
        size_t i = title_from;
        for (; i < last_ && i < title_from + 3; ++i) {
            std::string more = without_blanks(text_.line(i));
            if (parse_marker(more) || more.size() > 150 || ends_sentence(more) ||
                table_line(text_.line(i)) || torn_table_header(text_.line(i)) ||
                starts_with_any(more, {"序号", "单位："}) || more.find("，") != std::string::npos)
                break;
            annex.title += more;
            if (ends_like_annex_title(annex.title)) {
                ++i;
                break;
            }
        }
        line_ = std::max(i, line_ + 1) - 1;
        out_.annexes.push_back(annex);
        return true;
    }

    [[nodiscard]] bool table_below() const {
        return line_ + 1 < last_ &&
               (table_line(text_.line(line_ + 1)) || torn_table_header(text_.line(line_ + 1)));
    }

    // 附表2：任务分配表, 附：工作月历: label and title on one line, what they announce below. Gives
    // the title and sets the label, or gives none.
    std::string titled_annex(std::string_view line, std::string& label) const {
        size_t colon = line.find("：");
        if (in_annex_list_ || colon == std::string_view::npos || line_ + 1 >= last_) return {};
        std::string_view title = line.substr(colon + 3);
        std::string_view below = text_.line(line_ + 1);
        bool opens = table_line(below) || torn_table_header(below) || parse_marker(below);
        if (!opens || title.size() < 12 || !ends_like_annex_title(title)) return {};
        std::string found;
        if (line.starts_with("附：")) {
            label = "附";
        } else if (annex_label(line.substr(0, colon), found)) {
            label = found;
        }
        return label.empty() ? std::string() : std::string(title);
    }

    // The title of an annex that the body's list names, printed without 附件 above it.
    bool is_listed_annex(std::string_view line) const {
        if (line.size() < 18 || !text_.lines[line_].blank_before) return false;
        for (std::string name : annex_names_) {
            if (std::optional<Marker> marker = parse_marker(name))
                name = name.substr(marker->length);
            if (name == line) return true;
        }
        return false;
    }

    bool take_table(std::string_view raw) {
        bool cells = table_line(raw) || groups_rows(raw);
        if (torn_open_ && !parse_heading_of_next(raw)) {
            out_.tables.back().last = line_ + 1;
            return true;
        }
        torn_open_ = false;
        bool torn = !cells && torn_table_header(raw);
        if (!cells && !torn) {
            table_open_ = false;
            return false;
        }
        if (table_open_ && !torn && out_.tables.back().last + 1 >= line_) {
            out_.tables.back().last = line_ + 1;
            return true;
        }
        size_t first = torn ? torn_header_begin() : line_;
        out_.tables.push_back({first, line_ + 1, current_, torn});
        table_open_ = true;
        torn_open_ = torn;
        closed_ = true;
        return true;
    }

    // A line over the full width of a table, between two of its rows: 一、重点项目.
    [[nodiscard]] bool groups_rows(std::string_view raw) const {
        bool between = table_open_ && !torn_open_ && out_.tables.back().last == line_ &&
                       line_ + 1 < last_ && table_line(text_.line(line_ + 1));
        if (!between || raw.size() > kLongestHeading || ends_sentence(raw)) return false;
        return !header_row(cells_of(text_.line(line_ + 1)));
    }

    // A torn table ends at the next heading of the highest form.
    static bool parse_heading_of_next(std::string_view raw) {
        std::optional<Marker> marker = parse_marker(raw);
        return marker &&
               (marker->kind == MarkerKind::kChinese || marker->kind == MarkerKind::kChapter);
    }

    size_t torn_header_begin() const {
        return line_ > first_ && text_.line(line_ - 1).size() <= 6 ? line_ - 1 : line_;
    }

    bool skip_persons(std::string_view line) {
        if (opens_person_list(line)) return in_persons_ = closed_ = true;
        if (in_persons_ && (parse_marker(line) || !person_line(line))) in_persons_ = false;
        return in_persons_;
    }

    bool accepted(const Marker& marker) const {
        int last = last_number(marker.kind);
        bool next = marker.number == last + 1;
        bool fresh = text_.whole_paragraphs || sentence_ended_ || closed_ || lines_in_node_ == 0 ||
                     item_closed();
        bool behind_heading = lines_in_node_ <= 2 && heading_like_;
        switch (marker.kind) {
            case MarkerKind::kDigit:
            case MarkerKind::kDigitParen:
            case MarkerKind::kCircled:
                if (marker.number == 1) return fresh || behind_heading;
                if (next) return true;
                if (marker.number <= last || marker.number > kHighestItem) return false;
                return (fresh && marker.number <= last + 3) ||
                       (opens_section() && (fresh || behind_heading));
            case MarkerKind::kChineseParen:
            case MarkerKind::kArticle:
                return fresh || behind_heading || (next && marker.number > 1);
            default:
                return fresh || next || behind_heading;
        }
    }

    // Right below a heading of a higher form a numbering may go on anywhere (an excerpt, or items
    // counted through all sections).
    [[nodiscard]] bool opens_section() const {
        const Node& node = out_.nodes[current_];
        return node.marker && node.marker->kind < MarkerKind::kDigit && node.children.empty() &&
               lines_in_node_ <= 2;
    }

    int last_number(MarkerKind kind) const {
        auto found = last_by_kind_.find(kind);
        return found == last_by_kind_.end() ? 0 : found->second;
    }

    void open_root(const std::string& ref, size_t line) {
        Node node;
        node.ref = ref;
        node.first_line = line;
        out_.nodes.push_back(std::move(node));
        current_ = static_cast<int>(out_.nodes.size()) - 1;
        last_by_kind_.clear();
        reset_line_state();
    }

    void open_node(const Marker& marker) {
        int parent = parent_for(marker.kind);
        Node node;
        node.marker = marker;
        node.parent = parent;
        const std::string& above = out_.nodes[parent].ref;
        node.ref = above.empty() ? marker.label : above + "/" + marker.label;
        node.first_line = line_;
        out_.nodes.push_back(std::move(node));
        current_ = static_cast<int>(out_.nodes.size()) - 1;
        out_.nodes[parent].children.push_back(current_);
        last_by_kind_[marker.kind] = marker.number;
        reset_line_state();
        append(text_.line(line_));
        Node& opened = out_.nodes[current_];
        Passage number;
        number.append(text_, text_.lines[line_].begin, text_.lines[line_].begin + marker.length);
        opened.body = number.text.size();
    }

    // The nearest open item of the same form is the elder brother; else items of lower form close.
    int parent_for(MarkerKind kind) const {
        int from = current_;
        if (!out_.nodes[from].marker && out_.nodes[from].parent >= 0)
            from = out_.nodes[from].parent;
        for (int i = from; out_.nodes[i].marker; i = out_.nodes[i].parent)
            if (out_.nodes[i].marker->kind == kind) return out_.nodes[i].parent;
        int i = from;
        while (out_.nodes[i].marker && out_.nodes[i].marker->kind > kind) i = out_.nodes[i].parent;
        return i;
    }

    void reset_line_state() {
        lines_in_node_ = 0;
        lines_open_ = open_brackets_ = 0;
        sentence_ended_ = in_persons_ = in_annex_list_ = table_open_ = torn_open_ = false;
        heading_like_ = closed_ = false;
    }

    void append(std::string_view raw) {
        std::string label = without_blanks(raw.substr(0, std::min(raw.find("："), raw.size())));
        bool labelled = responsibility_label(label) || deadline_label(label);
        bool goes_on = starts_with_any(raw, {"（", "【", "〔"}) || labelled;
        if (labelled && closes_introduced_items()) return_to_parent();
        if (lines_in_node_ > 0 && !goes_on && item_closed()) open_remainder(false);
        if (meeting_speaks(raw)) open_remainder(true);
        Node& node = out_.nodes[current_];
        if (lines_in_node_ == 0 || paragraph_begins(raw)) node.text.start_paragraph();
        node.text.append(text_, text_.lines[line_].begin, text_.lines[line_].end);
        sentence_ended_ = ends_sentence(raw);
        open_brackets_ = brackets_behind(raw);
        heading_like_ = !contains_any(raw, {"。", "；"}) && raw.size() < kLongestHeading;
        closed_ = false;
        ++lines_in_node_;
    }

    // 整改措施： 1.… 2.… 责任单位：…: the line answers for all that the introduction lists, if no
    // item before the last has a line of its own.
    [[nodiscard]] bool closes_introduced_items() const {
        const Node& node = out_.nodes[current_];
        if (!node.marker || node.parent < 0 || node.marker->number < 2) return false;
        const Node& above = out_.nodes[node.parent];
        if (!above.marker || !above.text.text.ends_with("：")) return false;
        return std::none_of(above.children.begin(), above.children.end(), [this](int child) {
            return contains_any(out_.nodes[child].text.text,
                                {"单位：", "部门：", "时限：", "领导：", "责任人：", "（责任"});
        });
    }

    void return_to_parent() {
        current_ = out_.nodes[current_].parent;
        reset_line_state();
        closed_ = true;
        lines_in_node_ = 1;
    }

    // An item that has named its units at its end is complete: what follows without a number
    // belongs to the heading above.
    [[nodiscard]] bool item_closed() const {
        const Node& node = out_.nodes[current_];
        if (node.parent < 0) return false;
        std::string_view text = node.text.text;
        while (ends_with_any(text, {"。", "；"})) text.remove_suffix(3);
        auto bracket = std::find_if(std::begin(kListBrackets), std::end(kListBrackets),
                                    [text](auto& b) { return text.ends_with(b.second); });
        if (bracket == std::end(kListBrackets)) return false;
        size_t open = text.rfind(bracket->first);
        if (open == std::string_view::npos || open <= node.body) return false;
        std::string_view words = text.substr(open);
        bool role_only = starts_with_any(
            text.substr(open + 3), {"牵头）", "负责）", "主办）", "牵头单位）", "责任单位）"});
        if (role_only) return false;
        return bracket->first == "【" ||
               contains_any(words,
                            {"责任单位", "责任部门", "牵头单位", "牵头部门", "负责", "牵头"}) ||
               (words.size() < kLongestList && names_unit(words));
    }

    // 会议要求，… behind the last item of minutes is a paragraph of the document.
    [[nodiscard]] bool meeting_speaks(std::string_view raw) const {
        const Node& node = out_.nodes[current_];
        if (!node.marker || !(sentence_ended_ || text_.whole_paragraphs)) return false;
        return raw.starts_with("会议") &&
               starts_with_any(raw.substr(6), {"要求", "强调", "指出", "认为", "还", "议定", "决定",
                                               "明确", "听取", "原则", "同意", "最后"});
    }

    void open_remainder(bool of_document) {
        int parent = out_.nodes[current_].parent;
        while (of_document && out_.nodes[parent].parent >= 0) parent = out_.nodes[parent].parent;
        Node node;
        node.parent = parent;
        node.ref = out_.nodes[parent].ref;
        node.first_line = line_;
        out_.nodes.push_back(std::move(node));
        current_ = static_cast<int>(out_.nodes.size()) - 1;
        out_.nodes[parent].children.push_back(current_);
        reset_line_state();
    }

    // Brackets still open behind the line; one that stays open for long was never closed.
    [[nodiscard]] int brackets_behind(std::string_view raw) {
        int open = std::max(0, open_brackets_ + open_brackets(raw));
        lines_open_ = open == 0 ? 0 : lines_open_ + 1;
        return lines_open_ > kLinesOfBracket ? 0 : open;
    }

    // A line begins a paragraph behind the end of a sentence, behind a table, before a label, or
    // where the line above is a heading that leaves room to its right.
    bool paragraph_begins(std::string_view raw) const {
        if (open_brackets_ > 0 && !closed_) return false;
        if (text_.whole_paragraphs || sentence_ended_ || closed_) return true;
        if (opens_label(raw)) return true;
        const Passage& above_text = out_.nodes[current_].text;
        if (lines_in_node_ > 2 || !heading_like_ || above_text.paragraphs.size() > 1) return false;
        if (finishes_heading(raw)) return false;
        std::string_view above_line = text_.line(line_ - 1);
        if (above_line.ends_with("）") && contains_any(above_line, {"阶段", "步骤"})) return true;
        size_t above = base::display_width(above_line);
        size_t width = printed_width(raw);
        for (size_t i = line_ + 1; i < std::min(last_, line_ + 4); ++i) {
            if (parse_marker(text_.line(i))) break;
            width = std::max(width, printed_width(text_.line(i)));
        }
        return above + kRoomBehindHeading <= width;
    }

    // Columns of a line; a mark at its end may hang over the margin.
    static size_t printed_width(std::string_view raw) {
        size_t width = base::display_width(raw);
        bool hangs = ends_with_any(raw, {"，", "、", "。", "；", "：", "”", "）"});
        return hangs && width >= 2 ? width - 2 : width;
    }

    // A few characters, alone or up to a full stop: the rest of the heading above.
    static bool finishes_heading(std::string_view raw) {
        if (raw.size() <= 6) return true;
        size_t stop = raw.find("。");
        return stop != std::string_view::npos && stop <= 12 &&
               !contains_any(raw.substr(0, stop), {"，"});
    }

    static bool opens_label(std::string_view raw) {
        size_t colon = raw.find("：");
        if (colon == std::string_view::npos || colon > 45) return false;
        std::string label = without_blanks(raw.substr(0, colon));
        return ends_with_any(
            label, {"单位", "部门", "领导", "责任人", "时限", "时间", "政策", "要求", "任务",
                    "职责", "措施", "目标", "内容", "节点", "局", "委", "办", "中心", "政府"});
    }

    const NormalText& text_;
    const Header& header_;
    size_t first_, last_, line_ = 0;
    Outline out_;
    int current_ = 0;
    std::map<MarkerKind, int> last_by_kind_;
    size_t lines_in_node_ = 0;
    int open_brackets_ = 0, lines_open_ = 0;
    bool sentence_ended_ = false;  // the line above ends a sentence
    bool heading_like_ = false;    // the line above may be a heading
    bool closed_ = false;          // something that is no text of an item stood above
    bool in_persons_ = false, in_annex_list_ = false, table_open_ = false, torn_open_ = false;
    std::vector<std::string> annex_names_;
};

}  // namespace

const Annex* Outline::annex_of(int node) const {
    while (nodes[node].parent >= 0) node = nodes[node].parent;
    for (const Annex& annex : annexes)
        if (annex.node == node) return &annex;
    return nullptr;
}

Outline read_outline(const NormalText& text, const DocumentSpan& span, const Header& header) {
    return OutlineReader(text, span.last_line, header).read();
}

}  // namespace extract
