#include "document/html_blocks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "document/integer.h"
#include "document/number_format.h"
#include "document/paragraph_pieces.h"

namespace document {

namespace {

constexpr int kMaxSpan = 63;
constexpr size_t kMaxCopiedBytes = 16u << 20;
constexpr size_t kProse = 300;  // characters of a cell that is a column of a page, not a value

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_block(std::string_view name) {
    return one_of(name,
                  {"p",      "div",     "section",  "article", "center",  "blockquote", "li",
                   "dl",     "dd",      "dt",       "ul",      "pre",     "main",       "h1",
                   "h2",     "h3",      "h4",       "h5",      "h6",      "tr",         "td",
                   "th",     "form",    "fieldset", "address", "caption", "figure",     "hr",
                   "header", "details", "summary",  "tbody",   "thead",   "tfoot",      "legend"});
}

bool is_centred(HtmlNode node) {
    if (node.name() == "center" || node.attribute("align") == "center") return true;
    std::string style(node.attribute("style"));
    base::replace_all(style, " ", "");
    return style.find("text-align:center") != std::string::npos;
}

// Wide characters do not want the blank that a line end of the source leaves.
bool wide_at_end(std::string_view text) {
    return !text.empty() && static_cast<unsigned char>(text.back()) >= 0x80;
}

bool attached_file(std::string_view address) {
    constexpr std::array<std::string_view, 10> kEndings = {
        ".doc", ".docx", ".xls", ".xlsx", ".pdf", ".wps", ".et", ".ofd", ".zip", ".rar"};
    std::string name(address.substr(0, address.find_first_of("?#")));
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return std::any_of(kEndings.begin(), kEndings.end(),
                       [&](std::string_view ending) { return name.ends_with(ending); });
}

// Lines that sites put into the text itself.
bool page_tool(std::string_view text) {
    constexpr size_t kShort = 40;
    if (base::count_characters(text) > kShort) return false;
    constexpr std::array<std::string_view, 13> kStarts = {
        "当前位置", "您的位置", "您现在的位置", "你的位置", "打印本页", "【打印",  "[打印",
        "字体：",   "字号：",   "分享到",       "扫一扫",   "关闭窗口", "浏览次数"};
    return std::any_of(kStarts.begin(), kStarts.end(),
                       [&](std::string_view start) { return text.starts_with(start); });
}

void collect_rows(HtmlNode node, std::vector<HtmlNode>& rows, bool& nested, bool inside) {
    for (size_t i = 0; i < node.child_count(); ++i) {
        HtmlNode child = node.child(i);
        if (child.name() == "tr" && !inside) rows.push_back(child);
        if (child.name() == "table")
            nested = true;
        else
            collect_rows(child, rows, nested, inside || child.name() == "tr");
    }
}

std::vector<HtmlNode> cells_of(HtmlNode row) {
    std::vector<HtmlNode> cells;
    for (size_t i = 0; i < row.child_count(); ++i)
        if (one_of(row.child(i).name(), {"td", "th"})) cells.push_back(row.child(i));
    return cells;
}

bool single_column(const std::vector<HtmlNode>& rows) {
    return std::all_of(rows.begin(), rows.end(),
                       [](HtmlNode row) { return cells_of(row).size() <= 1; });
}

size_t longest_cell(const Table& table) {
    size_t longest = 0;
    for (const Row& row : table.rows)
        for (const Cell& cell : row.cells)
            longest = std::max(longest, base::count_characters(cell.text));
    return longest;
}

}  // namespace

std::vector<Block> HtmlBlockReader::read(HtmlNode node) {
    Flow flow;
    flow.centred = is_centred(node);
    read_children(node, flow);
    end_line(flow);
    return std::move(flow.blocks);
}

void HtmlBlockReader::read_children(HtmlNode node, Flow& flow) {
    for (size_t i = 0; i < node.child_count(); ++i) read_node(node.child(i), flow);
}

void HtmlBlockReader::read_node(HtmlNode node, Flow& flow) {
    if (node.name().empty()) return add_text(node.text(), flow);
    if (is_hidden(node)) return void(++hidden_);
    if (!boilerplate_.holds(node)) read_element(node, flow);
}

void HtmlBlockReader::read_element(HtmlNode node, Flow& flow) {
    std::string_view name = node.name();
    if (name == "br") {
        flow.line += '\v';
    } else if (name == "img") {
        ++images_;
    } else if (name == "table") {
        read_table(node, flow);
    } else if (name == "a") {
        read_link(node, flow);
    } else if (name == "ol") {
        read_list(node, flow);
    } else if (is_block(name)) {
        read_block(node, flow);
    } else if (name != "rt" && name != "rp" && name != "del") {
        read_children(node, flow);
    }
}

void HtmlBlockReader::read_block(HtmlNode node, Flow& flow) {
    end_line(flow);
    std::string_view name = node.name();
    bool outer_centred = std::exchange(flow.centred, flow.centred || is_centred(node));
    bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
    int outer_heading = flow.heading;
    if (heading) flow.heading = name[1] - '0';
    bool outer_preformatted = std::exchange(preformatted_, preformatted_ || name == "pre");
    read_children(node, flow);
    end_line(flow);
    preformatted_ = outer_preformatted;
    flow.heading = outer_heading;
    flow.centred = outer_centred;
}

// A browser prints the numbers of <ol>; they are part of the text.
void HtmlBlockReader::read_list(HtmlNode node, Flow& flow) {
    end_line(flow);
    std::string_view type = node.attribute("type");
    std::string_view format = type == "a"   ? "lowerLetter"
                              : type == "A" ? "upperLetter"
                              : type == "i" ? "lowerRoman"
                              : type == "I" ? "upperRoman"
                                            : "decimal";
    int number = number_in(node.attribute("start"), 0, 1 << 20).value_or(1);
    for (size_t i = 0; i < node.child_count(); ++i) {
        HtmlNode item = node.child(i);
        if (item.name() == "li") {
            number = number_in(item.attribute("value"), 0, 1 << 20).value_or(number);
            flow.number = format_number(format, number++) + ". ";
        }
        read_node(item, flow);
        flow.number.clear();
    }
    end_line(flow);
}

void HtmlBlockReader::read_link(HtmlNode node, Flow& flow) {
    constexpr size_t kMaxAttachments = 20;
    size_t before = flow.line.size();
    read_children(node, flow);
    if (!attached_file(node.attribute("href")) || attachments_.size() >= kMaxAttachments) return;
    std::string shown(flow.line.substr(std::min(before, flow.line.size())));
    shown = base::trim(shown);
    if (!shown.empty()) attachments_.push_back(shown);
}

void HtmlBlockReader::add_text(std::string_view text, Flow& flow) const {
    constexpr std::string_view kBlank = " \t\r\n\f";
    std::string& line = flow.line;
    for (size_t i = 0; i < text.size();) {
        if (text.substr(i).starts_with("\u00A0")) {
            line += ' ';
            i += 2;
        } else if (preformatted_ && (text[i] == '\n' || text[i] == '\t')) {
            line += text[i++] == '\n' ? '\v' : ' ';
        } else if (kBlank.find(text[i]) != std::string_view::npos) {
            size_t end = std::min(text.find_first_not_of(kBlank, i), text.size());
            bool breaks = text.substr(i, end - i).find('\n') != std::string_view::npos;
            bool wide = wide_at_end(line) && (end == text.size() || (text[end] & 0x80) != 0);
            if (!(breaks && wide) && !line.empty() && line.back() != ' ') line += ' ';
            i = end;
        } else {
            line += text[i++];
        }
    }
}

void HtmlBlockReader::end_line(Flow& flow) const {
    std::string line = std::exchange(flow.line, {});
    int heading = flow.heading;
    for (const std::string& piece : paragraph_pieces(line, flow.centred)) {
        if (page_tool(piece)) continue;
        Block block;
        block.text = std::exchange(flow.number, {}) + piece;
        block.heading = std::exchange(heading, 0);
        flow.blocks.push_back(std::move(block));
    }
}

void HtmlBlockReader::read_table(HtmlNode node, Flow& flow) {
    end_line(flow);
    std::vector<HtmlNode> rows;
    bool nested = false;
    collect_rows(node, rows, nested, false);
    bool layout = nested || single_column(rows);
    Table table;
    if (!layout) {
        size_t images = images_, hidden = hidden_, cells = cells_;
        size_t attachments = attachments_.size();
        table = read_grid(rows);
        layout = table.rows.size() == 1 && longest_cell(table) > kProse;
        if (layout) {  // read again as a page, so that nothing counts twice
            images_ = images;
            hidden_ = hidden;
            cells_ = cells;
            attachments_.resize(attachments);
        }
    }
    if (layout) return read_children(node, flow), end_line(flow);
    for (size_t i = 0; i < node.child_count(); ++i)
        if (node.child(i).name() == "caption") read_node(node.child(i), flow);
    Block block;
    block.kind = Block::Kind::kTable;
    block.table = std::move(table);
    flow.blocks.push_back(std::move(block));
}

Table HtmlBlockReader::read_grid(const std::vector<HtmlNode>& rows) {
    Table table;
    std::vector<int> below;  // a column: rows that the cell above still covers
    for (HtmlNode row : rows) {
        if (too_large()) break;
        if (is_hidden(row)) {
            ++hidden_;
            continue;
        }
        read_row(row, table, below);
    }
    return table;
}

void HtmlBlockReader::read_row(HtmlNode node, Table& table, std::vector<int>& below) {
    constexpr int kMaxRowSpan = 65'534;
    Row row;
    std::vector<HtmlNode> cells = cells_of(node);
    size_t next = 0;
    for (size_t column = 0; next < cells.size() || column < below.size(); ++column) {
        if (below.size() <= column) below.push_back(0);
        Cell cell;
        if (below[column] > 0) {
            --below[column];
            cell.above = true;
            const std::vector<Cell>& above = table.rows.back().cells;
            copied_bytes_ += above[column].text.size();
            if (copied_bytes_ <= kMaxCopiedBytes) cell.text = above[column].text;
            row.cells.push_back(std::move(cell));
            continue;
        }
        if (next == cells.size()) {
            row.cells.emplace_back();
            continue;
        }
        HtmlNode source = cells[next++];
        int across = number_in(source.attribute("colspan"), 1, kMaxSpan).value_or(1);
        int down = number_in(source.attribute("rowspan"), 1, kMaxRowSpan).value_or(1);
        below.resize(std::max(below.size(), column + across));
        cell.text = cell_text(source);
        row.cells.push_back(std::move(cell));
        below[column] = down - 1;
        for (int i = 1; i < across && below[column + 1] == 0; ++i) {
            below[++column] = down - 1;
            row.cells.emplace_back();
        }
    }
    cells_ += row.cells.size();
    bool empty = std::all_of(row.cells.begin(), row.cells.end(),
                             [](const Cell& cell) { return cell.text.empty(); });
    if (!empty || !below.empty()) table.rows.push_back(std::move(row));
}

std::string HtmlBlockReader::cell_text(HtmlNode cell) {
    std::vector<std::string> lines;
    Flow flow;
    read_children(cell, flow);
    end_line(flow);
    for (Block& block : flow.blocks) lines.push_back(std::move(block.text));
    return base::join(lines, "\v");
}

}  // namespace document
