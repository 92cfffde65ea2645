#include "extract/table_cells.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/deadline.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kMaxCells = 64;
constexpr size_t kLongestPersonLine = 4;  // characters

std::string words_of(const NormalText& text, const CellPiece& piece) {
    return without_blanks(std::string_view(text.text).substr(piece.begin, piece.end - piece.begin));
}

bool ends_with_mark(std::string_view words) {
    return ends_with_any(words, {"、", "，", "；", "。", "：", "（", "/", "和", "及"});
}

bool starts_with_mark(std::string_view words) {
    return starts_with_any(words, {"、", "，", "；", "。", "）", "/", "等", "和", "及"});
}

std::string_view last_name(std::string_view words) {
    for (std::string_view mark : {"、", "，", "；", "：", "/"}) {
        size_t at = words.rfind(mark);
        if (at != std::string_view::npos) words.remove_prefix(at + mark.size());
    }
    return words;
}

std::string_view first_name(std::string_view words) {
    for (std::string_view mark : {"、", "，", "；", "/", "（", "等"})
        words = words.substr(0, words.find(mark));
    return words;
}

bool whole_name(std::string_view words) {
    if (!names_unit(words)) return false;
    std::vector<std::string> units = unit_mentions("责任单位：" + std::string(words)).units;
    return units.size() == 1 && units.front() == words;
}

// 县住房和城乡 / 建设局, 经济开发区 / 管委会: one name, although both lines end like units.
bool goes_on(std::string_view above, std::string_view words) {
    return above.ends_with("城乡") ||
           starts_with_any(words, {"管委会", "管理委员会", "委员会", "办公室", "分局", "支行",
                                   "分行", "分公司", "办事处", "人民政府", "大队", "支队", "监管"});
}

void add_piece(CellPieces& out, std::string_view all, size_t begin, size_t end) {
    std::string_view words = all.substr(begin, end - begin);
    if (words.find_first_not_of(" \v") != std::string_view::npos) out.push_back({begin, end});
}

}  // namespace

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> out;
    size_t from = 0;
    while (out.size() < kMaxCells) {
        size_t to = line.find('\t', from);
        out.push_back(without_blanks(line.substr(from, to - from)));
        if (to == std::string_view::npos) break;
        from = to + 1;
    }
    return out;
}

std::vector<CellPieces> pieces_of(const NormalText& text, size_t line) {
    std::vector<CellPieces> out(1);
    std::string_view all = text.text;
    size_t begin = text.lines[line].begin;
    for (size_t i = begin; i <= text.lines[line].end; ++i) {
        bool end = i == text.lines[line].end || all[i] == '\t';
        if (!end && all[i] != '\v') continue;
        add_piece(out.back(), all, begin, i);
        begin = i + 1;
        if (!end || i == text.lines[line].end) continue;
        if (out.size() == kMaxCells) break;
        out.emplace_back();
    }
    return out;
}

std::string joined_units(const NormalText& text, const CellPieces& pieces) {
    std::string out;
    for (const CellPiece& piece : pieces) {
        std::string words = words_of(text, piece);
        bool joins = out.empty() || ends_with_mark(out) || starts_with_mark(words);
        bool whole = !joins && !goes_on(out, words) && whole_name(last_name(out));
        bool named = names_unit(words);
        if (whole && whole_name(first_name(words))) {
            out += "、";
        } else if (whole && !named && base::count_characters(words) <= kLongestPersonLine) {
            out += " ";
        }
        out += words;
    }
    return out;
}

std::vector<std::string> persons_in(const NormalText& text, const CellPieces& pieces) {
    std::vector<std::string> out;
    std::string name;
    auto flush = [&] {
        size_t n = base::count_characters(name);
        bool known = std::find(out.begin(), out.end(), name) != out.end();
        if (n >= 2 && n <= kLongestPersonLine && !known) out.push_back(name);
        name.clear();
    };
    for (const CellPiece& piece : pieces) {
        std::string_view cell =
            std::string_view(text.text).substr(piece.begin, piece.end - piece.begin);
        for (size_t i = 0; i < cell.size();) {
            base::CodePoint c = base::decode_utf8(cell, i);
            bool letter = c.value >= 0x4E00 && c.value <= 0x9FFF;
            // 李 明: a name of two characters is printed with a blank between them
            bool inner = c.value == ' ' && base::count_characters(name) == 1;
            if (letter) {
                name += cell.substr(i, c.size);
            } else if (!inner) {
                flush();
            }
            i += c.size;
        }
        if (base::count_characters(name) > 1) flush();
    }
    flush();
    return out;
}

std::string joined_times(const NormalText& text, const CellPieces& pieces) {
    std::string out;
    for (const CellPiece& piece : pieces) {
        std::string words = words_of(text, piece);
        bool apart = !out.empty() && !ends_with_mark(out) && !ends_with_any(out, {"年", "月"}) &&
                     !find_deadlines(out).empty() && !find_deadlines(words).empty();
        out += (apart ? "；" : "") + words;
    }
    return out;
}

bool opens_with_name(std::string_view cell) { return whole_name(first_name(cell)); }

std::string printed_rows(const NormalText& text, const std::vector<size_t>& lines) {
    std::string out;
    for (size_t line : lines) {
        size_t begin = text.offset[text.lines[line].begin], end = text.offset[text.lines[line].end];
        for (size_t i = begin; i < end;) {
            base::CodePoint c = base::decode_utf8(text.source, i);
            bool left_out =
                c.value <= ' ' || c.value == 0x3000 || c.value == '*' || c.value == U'〃';
            if (!left_out) out += text.source.substr(i, c.size);
            i += c.size;
        }
    }
    return out;
}

std::string joined_words(const NormalText& text, const CellPieces& pieces) {
    std::string out;
    for (const CellPiece& piece : pieces) out += words_of(text, piece);
    return out;
}

}  // namespace extract
