#include "extract/normal_text.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "extract/aligned_columns.h"
#include "extract/marker.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kWidestCell = 2000;  // bytes looked ahead for the next | of a row
constexpr size_t kPrintedLine = 80;   // bytes: 27 characters, a printed line of GB/T 9704

bool ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool blank(char32_t c) {
    return c == ' ' || c == 0x3000 || c == 0xA0 || c == '\r' || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x202F;
}
bool invisible(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0x2060 ||
           (c >= 0x202A && c <= 0x202E) ||
           (c < 0x20 && c != '\n' && c != '\t' && c != '\f' && c != '\v') || c == 0x7F;
}

char32_t half_width(char32_t c) {
    if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFEE0;
    if ((c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A)) return c - 0xFEE0;
    switch (c) {
        case 0xFF0E:
            return '.';  // ．
        case 0xFF05:
            return '%';
        case 0xFF0D:
            return '-';
        case 0xFF0B:
            return '+';
        case 0xFF0F:
            return '/';
        case 0xFF5C:
        case 0x2502:
        case 0x2503:
        case 0x00A6:
            return '|';  // ｜ │ ┃ ¦
        case 0xFF5E:
            return '~';
        case '[':
        case 0xFF3B:
        case 0x3014:
        case 0xFE5D:
        case 0x2768:
            return U'〔';
        case ']':
        case 0xFF3D:
        case 0x3015:
        case 0xFE5E:
        case 0x2769:
            return U'〕';
        case 0xFF61:
            return U'。';
        case 0xFF64:
            return U'、';
        case 0xFF62:
            return U'「';
        case 0xFF63:
            return U'」';
        default:
            return c;
    }
}

// ASCII marks of Chinese text. Between two digits a comma or colon belongs to the number.
char32_t full_width_mark(char32_t c, char32_t before, char32_t after) {
    bool in_number = ascii_digit(before) && ascii_digit(after);
    switch (c) {
        case '(':
            return U'（';
        case ')':
            return U'）';
        case ';':
            return U'；';
        case ',':
            return in_number ? c : U'，';
        case ':':
        case U'：':
            return in_number && c == ':' ? c : U'：';
        case '?':
            return U'？';
        case '!':
            return U'！';
        default:
            return c;
    }
}

// Page furniture: - 67 -, — 3 —, ·12·, 第 3 页, 第3页 共10页.
bool page_number(std::string_view line) {
    std::string core;
    bool dashed = false;
    for (size_t i = 0; i < line.size();) {
        base::CodePoint c = base::decode_utf8(line, i);
        bool dash = c.value == '-' || c.value == U'—' || c.value == U'–' || c.value == U'·' ||
                    c.value == U'―' || c.value == U'－';
        dashed |= dash;
        if (!dash && c.value != ' ') base::append_utf8(core, c.value);
        i += c.size;
    }
    if (core.empty() || core.size() > 24) return false;
    size_t digits = core.find_first_not_of("0123456789");
    if (digits == std::string::npos) return dashed && core.size() <= 4;
    if (!core.starts_with("第") || core.find("页") == std::string::npos) return false;
    return core.find_first_not_of("0123456789第页共，/") == std::string::npos;
}

class Normaliser {
  public:
    explicit Normaliser(std::string_view source) : gaps_(column_gaps(source)) {
        out_.source = source;
    }

    NormalText run() {
        std::string_view source = out_.source;
        out_.text.reserve(source.size());
        out_.offset.reserve(source.size());
        for (size_t i = 0; i < source.size();) i = step(i);
        end_line(source.size());
        drop_running_heads();
        out_.offset.push_back(static_cast<uint32_t>(source.size()));
        return std::move(out_);
    }

  private:
    // 清河县人民政府公报2025年第5期, on every page behind the number of the one before.
    void drop_running_heads() {
        std::map<std::string_view, int> printed;
        for (size_t i = 0; i < out_.lines.size(); ++i)
            if (out_.lines[i].behind_page) ++printed[out_.line(i)];
        size_t to = 0;
        for (size_t i = 0; i < out_.lines.size(); ++i) {
            std::string_view line = out_.line(i);
            bool head = out_.lines[i].behind_page && printed[line] > 1 &&
                        !contains_any(line, {"\t", "序号", "。", "：", "；"});
            if (!head) out_.lines[to++] = out_.lines[i];
        }
        out_.lines.resize(to);
    }

    size_t step(size_t i) {
        base::CodePoint c = base::decode_utf8(out_.source, i);
        size_t next = i + c.size;
        if (c.value == '\n') return end_line(i), next;
        if (c.value == '\f') {
            end_line(i);
            page_ = page_ == 0 ? 2 : page_ + 1;
            if (page_ == 2)
                for (Line& line : out_.lines) line.page = 1;
            return gap_ = true, next;
        }
        if (c.value == '*' && next < out_.source.size() && out_.source[next] == '*')
            return bold_mark(i);
        if (invisible(c.value) || c.value == '\r') return next;
        for (; gap_at_ < gaps_.size() && gaps_[gap_at_] <= i; ++gap_at_) ++cells_, cell_at_ = i;
        if (blank(c.value)) return blank_at_ = blank_at_ ? blank_at_ : i + 1, next;
        if (c.value == '\t') return ++cells_, cell_at_ = i, next;
        if (c.value == '\v') return break_in_cell(i), next;
        emit(c.value, i, next);
        return next;
    }

    // A line end within a cell of a table; outside tables it ends the line.
    void break_in_cell(size_t at) {
        if (at >= line_end_) {
            line_end_ = std::min(out_.source.find('\n', at), out_.source.size());
            tab_ = std::min(out_.source.find('\t', at), out_.source.size());
        }
        bool in_table = cells_ > 0 || row_ || tab_ < line_end_;
        if (!in_table) return end_line(at);
        if (cells_ == 0 && out_.text.size() > line_begin_) put('\v', at);
        blank_at_ = 0;
    }

    // A bold mark vanishes. One that opens a heading in the middle of a line ends the line.
    size_t bold_mark(size_t i) {
        size_t next = i;
        while (next < out_.source.size() && out_.source[next] == '*') ++next;
        std::string_view rest = out_.source.substr(next, 40);
        if (out_.text.size() > line_begin_ && opens_heading(rest)) end_line(i), gap_ = false;
        return next;
    }

    char32_t following(size_t next) const {
        while (next < out_.source.size()) {
            base::CodePoint c = base::decode_utf8(out_.source, next);
            if (!blank(c.value) && c.value != '*') return half_width(c.value);
            next += c.size;
        }
        return 0;
    }

    void emit(char32_t raw, size_t at, size_t next) {
        char32_t c = half_width(raw);
        c = full_width_mark(c, last_, c == ',' || c == ':' ? following(next) : 0);
        titles_ = std::clamp(titles_ + (c == U'《') - (c == U'》'), 0, 4);
        if (titles_ == 0 && c == U'〈') c = U'（';  // 各乡镇〈街道〉 within a bracket
        if (titles_ == 0 && c == U'〉') c = U'）';
        bool line_start = out_.text.size() == line_begin_;
        if (c == '|' && (line_start || markdown_row_ || pipes_ahead(at))) {  // | cell | cell |
            cells_ += line_start && !markdown_row_ && !opens_with_empty_cell(at) ? 0 : 1;
            markdown_row_ = true;
            cell_at_ = at;
            blank_at_ = 0;
            return;
        }
        if (cells_ > 0) {
            while (cells_ > 0) put('\t', cell_at_), --cells_;
            row_ = true;
        } else if (blank_at_ && !line_start && keeps_blank(last_, c)) {
            put(' ', blank_at_ - 1);
        }
        blank_at_ = 0;
        if (line_start && c == '#') return;  // a heading mark of Markdown
        put(c, at);
        last_ = c;
    }

    // |cell|cell below cell|cell|cell: rows without marks at their ends, of which this one's first
    // cell is empty.
    bool opens_with_empty_cell(size_t at) const {
        size_t end = std::min(out_.source.find('\n', at), out_.source.size());
        std::string_view row = out_.source.substr(at, end - at);
        size_t last = row.find_last_not_of(" \r\t");
        bool closed = row[last] == '|' || row.substr(0, last + 1).ends_with("｜") ||
                      row.substr(0, last + 1).ends_with("│");
        if (closed || out_.lines.empty()) return false;
        std::string_view above = out_.line(out_.lines.size() - 1);
        auto marks = [](std::string_view text, char c) {
            return std::count(text.begin(), text.end(), c);
        };
        return marks(above, '\t') == marks(row, '|');
    }

    // cell | cell | cell without marks at the ends: at least two in the line.
    bool pipes_ahead(size_t at) const {
        size_t end = std::min(out_.source.find('\n', at), at + kWidestCell);
        std::string_view ahead = out_.source.substr(at + 1, end - at - 1);
        return contains_any(ahead, {"|", "｜", "│", "┃", "¦"});
    }

    // A blank parts words of letters, and Chinese from Chinese (cells of a torn table, title
    // lines).
    bool keeps_blank(char32_t before, char32_t after) const {
        auto mark = [](char32_t c) {
            return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF0F) || c == U'：' ||
                   c == U'；' || c == U'“' || c == U'”' || c == U'—' || c == U'–' || c == '-' ||
                   c == '~';
        };
        if (mark(before)) return before == U'）' || before == U'。';
        if (mark(after)) return false;
        bool digit = ascii_digit(before) || ascii_digit(after);
        bool both_ascii = before < 0x80 && after < 0x80;
        return both_ascii || !digit || (ascii_digit(before) && line_number_);
    }

    void put(char32_t c, size_t at) {
        size_t size = out_.text.size();
        base::append_utf8(out_.text, c);
        out_.offset.resize(out_.text.size(), static_cast<uint32_t>(at));
        line_number_ = ascii_digit(c) && (size == line_begin_ || line_number_);
    }

    void end_line(size_t at) {
        // Empty cells behind the last are no text, but they tell that a single cell is a row.
        if (cells_ > 0 && !row_ && !markdown_row_ && out_.text.size() > line_begin_) put('\t', at);
        cells_ = 0;
        row_ = false;
        blank_at_ = 0;
        std::string_view line = std::string_view(out_.text).substr(line_begin_);
        bool rule = markdown_row_ && line.find_first_not_of("\t-: ") == std::string_view::npos;
        bool empty = rule || line.find_first_not_of('\t') == std::string_view::npos;
        markdown_row_ = false;
        bool number = !empty && page_number(line);
        behind_page_ |= number;
        if (empty || number) {
            out_.text.resize(line_begin_);
            out_.offset.resize(line_begin_);
            titles_ = 0;
            gap_ = true;
        } else {
            out_.lines.push_back({line_begin_, out_.text.size(), page_, behind_page_, gap_});
            gap_ = behind_page_ = false;
            put('\n', at);
        }
        line_begin_ = out_.text.size();
        last_ = 0;
        line_number_ = true;
    }

    NormalText out_;
    std::vector<size_t> gaps_;  // where blanks part cells; those before gap_at_ are behind
    size_t gap_at_ = 0;
    size_t line_begin_ = 0;
    size_t blank_at_ = 0;             // 1 + offset of a pending blank
    size_t cell_at_ = 0, cells_ = 0;  // pending tabs and the last one's offset
    char32_t last_ = 0;
    int page_ = 0;
    int titles_ = 0;                 // 《 not closed yet
    size_t line_end_ = 0, tab_ = 0;  // the source's next, where a break was seen last
    bool gap_ = false, behind_page_ = false;
    bool row_ = false;  // the line holds cells
    bool markdown_row_ = false;
    bool line_number_ = true;  // only digits so far in this line: a row's own number
};

}  // namespace

NormalText normalise(std::string_view source) { return Normaliser(source).run(); }

bool lines_are_paragraphs(const NormalText& text) {
    size_t full = 0, ended = 0;
    for (size_t i = 0; i < text.lines.size(); ++i) {
        std::string_view line = text.line(i);
        if (line.size() < kPrintedLine || line.find('\t') != std::string_view::npos) continue;
        ++full;
        ended += ends_sentence(line);
    }
    return full >= 2 && ended * 100 >= full * 85;
}

void Passage::append(const NormalText& from, size_t begin, size_t end) {
    if (paragraphs.empty()) paragraphs.push_back(0);
    std::string_view in = std::string_view(from.text).substr(0, end);
    while (begin < end) {
        size_t stop = std::min(in.find_first_of("\n\t\v ", begin), end);
        text.append(in, begin, stop - begin);
        for (size_t i = begin; i < stop; ++i) offset.push_back(static_cast<uint32_t>(i));
        bool between_letters = stop + 1 < end && in[stop] == ' ' && !text.empty() &&
                               ascii_letter(text.back()) && ascii_letter(in[stop + 1]);
        if (between_letters) {
            text += ' ';
            offset.push_back(static_cast<uint32_t>(stop));
        }
        begin = stop + 1;
    }
}

void Passage::start_paragraph() {
    if (paragraphs.empty() || paragraphs.back() != text.size()) paragraphs.push_back(text.size());
}

std::string verbatim(const NormalText& from, const Passage& passage, size_t begin, size_t end) {
    std::string out;
    for (size_t i = begin; i < end && i < passage.offset.size(); ++i) {
        if ((static_cast<unsigned char>(passage.text[i]) & 0xC0) == 0x80) continue;
        size_t at = from.offset[passage.offset[i]];
        if (at >= from.source.size()) break;
        out += from.source.substr(at, base::decode_utf8(from.source, at).size);
    }
    return out;
}

}  // namespace extract
