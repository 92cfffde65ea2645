#include "document/page_paragraphs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "base/utf8.h"

namespace document {

namespace {

constexpr double kIndent = 1.2;      // characters: a first line begins this far in, at least
constexpr double kDeepIndent = 6;    // a signature or an annex list, no indented block
constexpr double kShort = 1.2;       // characters free beyond what the next line opens with
constexpr double kOtherSize = 1.12;  // sizes further apart belong to different paragraphs
constexpr double kWideGap = 1.6;     // times the usual distance of two lines
constexpr double kListGap = 1.5;     // characters
constexpr size_t kFewestForMargin = 2;
constexpr size_t kFewestToJudge = 8;  // lines, before paragraphs are said not to be told

struct Margins {
    double left = 0, right = 0, size = 12, pitch = 20;
};

// Pages of one width, their odd and even ones, and columns have margins of their own.
using MarginKey = std::tuple<long, int, int>;

MarginKey key_of(const FlowLine& line) {
    return {std::lround(line.page_width), static_cast<int>(line.column), line.page % 2};
}

double median(std::vector<double> values, double otherwise) {
    if (values.empty()) return otherwise;
    auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// The outermost edge that several lines share; one line alone (a heading set out) does not count.
double shared_edge(std::vector<double> edges, double tolerance) {
    std::sort(edges.begin(), edges.end());
    size_t enough = std::max(kFewestForMargin, edges.size() / 12);
    for (size_t i = 0; i < edges.size(); ++i) {
        size_t n = 0;
        while (i + n < edges.size() && edges[i + n] - edges[i] <= tolerance) ++n;
        if (n >= enough) return edges[i];
    }
    return edges.front();
}

Margins margins_of(const std::vector<const FlowLine*>& lines) {
    std::vector<double> lefts, rights, sizes, pitches;
    for (size_t i = 0; i < lines.size(); ++i) {
        lefts.push_back(lines[i]->line.x());
        rights.push_back(-lines[i]->line.right());
        sizes.push_back(lines[i]->line.size);
        if (i == 0 || lines[i]->page != lines[i - 1]->page) continue;
        double pitch = lines[i]->line.middle() - lines[i - 1]->line.middle();
        if (pitch > 0) pitches.push_back(pitch);
    }
    Margins out;
    out.size = median(sizes, 12);
    out.left = shared_edge(std::move(lefts), out.size / 2);
    out.right = -shared_edge(std::move(rights), out.size / 2);
    out.pitch = median(pitches, 1.6 * out.size);
    return out;
}

std::map<MarginKey, Margins> all_margins(const std::vector<FlowLine>& lines) {
    std::map<MarginKey, std::vector<const FlowLine*>> groups;
    for (const FlowLine& line : lines) groups[key_of(line)].push_back(&line);
    std::map<MarginKey, Margins> out;
    for (const auto& [key, group] : groups) {
        // A page of a few lines has no edges of its own: those of its neighbours serve.
        std::vector<const FlowLine*> both = group;
        auto other = groups.find({std::get<0>(key), std::get<1>(key), 1 - std::get<2>(key)});
        if (group.size() < kFewestToJudge && other != groups.end())
            both.insert(both.end(), other->second.begin(), other->second.end());
        out[key] = margins_of(both);
    }
    return out;
}

bool ascii_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool ends_with_stop(std::string_view text) {
    for (std::string_view mark : {"。", "；", "：", "！", "？", "”", "）", ".", ";", ":"})
        if (text.ends_with(mark)) return true;
    return false;
}

// 一、 （一） 1. （1） ① 第一条: numbers of items; 附件2 alone.
bool opens_item(std::string_view text) {
    if (text.starts_with("附件") && text.size() < 12) return true;
    constexpr std::u32string_view kNumerals = U"一二三四五六七八九十百0123456789";
    auto take = [&text](std::u32string_view set) {
        size_t taken = 0;
        while (taken < text.size()) {
            base::CodePoint c = base::decode_utf8(text, taken);
            if (set.find(c.value) == std::u32string_view::npos) break;
            taken += c.size;
        }
        text.remove_prefix(taken);
        return taken > 0;
    };
    bool bracket = text.starts_with("（") || text.starts_with("(");
    if (bracket) text.remove_prefix(text.front() == '(' ? 1 : 3);
    bool ordinal = !bracket && text.starts_with("第");
    if (ordinal) text.remove_prefix(3);
    if (!bracket && !ordinal && take(U"①②③④⑤⑥⑦⑧⑨⑩")) return true;
    if (!take(kNumerals)) return false;
    return take(bracket ? U"）)" : ordinal ? U"条章节部阶" : U"、.．");
}

class Joiner {
  public:
    explicit Joiner(const std::vector<FlowLine>& lines)
        : lines_(lines), margins_(all_margins(lines)) {}

    Flow run() {
        Flow out;
        out.wrapped = ragged();
        for (size_t i = 0; i < lines_.size(); ++i) {
            std::string text = text_of(lines_[i].line);
            if (i > 0 && !out.wrapped && goes_on(i)) {
                std::string& above = out.paragraphs.back().text;
                if (ascii_word(above.back()) && ascii_word(text.front()) &&
                    !digits_meet(above, text))
                    above += ' ';
                above += text;
                out.paragraphs.back().last = i + 1;
            } else {
                out.paragraphs.push_back({std::move(text), i, i + 1});
            }
        }
        return out;
    }

  private:
    static bool digits_meet(std::string_view above, std::string_view text) {
        auto digit = [](char c) { return c >= '0' && c <= '9'; };
        return digit(above.back()) && digit(text.front());
    }

    [[nodiscard]] const Margins& margins(size_t i) const { return margins_.at(key_of(lines_[i])); }

    [[nodiscard]] double indent(size_t i) const {
        return (lines_[i].line.x() - margins(i).left) / lines_[i].line.size;
    }

    [[nodiscard]] double room(size_t i) const {
        return (margins(i).right - lines_[i].line.right()) / lines_[i].line.size;
    }

    [[nodiscard]] bool centred(size_t i) const {
        double left = indent(i), right = room(i);
        return left > 0.8 && right > 0.8 && std::abs(left - right) < 1.0;
    }

    [[nodiscard]] bool title_line(size_t i) const {
        return lines_[i].line.size > kOtherSize * margins(i).size &&
               (centred(i) || (indent(i) < 1 && room(i) < 1.5));
    }

    // Further below the line above than lines of one paragraph are.
    [[nodiscard]] bool set_apart(size_t i) const {
        const FlowLine& line = lines_[i];
        const FlowLine& above = lines_[i - 1];
        if (line.page != above.page || line.column != above.column) return false;
        double pitch = line.line.middle() - above.line.middle();
        double usual = std::clamp(margins(i).pitch, 1.2 * line.line.size, 2.2 * line.line.size);
        return pitch > kWideGap * usual || pitch < 0;
    }

    [[nodiscard]] bool other_size(size_t i) const {
        double a = lines_[i].line.size, b = lines_[i - 1].line.size;
        return std::max(a, b) > kOtherSize * std::min(a, b);
    }

    [[nodiscard]] bool ends_short(size_t i) const {
        return room(i) > opening_unit(lines_[i + 1].line) + kShort;
    }

    // Parts of the line stand far from each other: a row of a list (name, post).
    [[nodiscard]] bool listed(size_t i) const { return !gaps(lines_[i].line, kListGap).empty(); }

    [[nodiscard]] bool goes_on(size_t i) const {
        if (lines_[i].behind_table || other_size(i) || set_apart(i)) return false;
        if (title_line(i) || title_line(i - 1)) return title_line(i) && title_line(i - 1);
        if (ends_short(i - 1) || listed(i) || listed(i - 1)) return false;
        if (indent(i - 1) > kDeepIndent) return false;  // a signature, a date
        std::string above = text_of(lines_[i - 1].line);
        if (ends_with_stop(above) && opens_item(text_of(lines_[i].line))) return false;
        if (indent(i) < kIndent) return true;
        bool block = indent(i) < kDeepIndent && std::abs(indent(i) - indent(i - 1)) < 0.4;
        return block && !ends_with_stop(above);
    }

    // Lines end anywhere, in the middle of a sentence too, and no indent tells the next paragraph.
    [[nodiscard]] bool ragged() const {
        size_t open = 0, full = 0;
        for (size_t i = 0; i + 1 < lines_.size(); ++i) {
            bool told = indent(i + 1) >= kIndent || other_size(i + 1) || set_apart(i + 1) ||
                        lines_[i + 1].behind_table || title_line(i);
            if (told || ends_with_stop(text_of(lines_[i].line))) continue;
            ++open;
            full += !ends_short(i);
        }
        return open >= kFewestToJudge && full * 2 < open;
    }

    const std::vector<FlowLine>& lines_;
    std::map<MarginKey, Margins> margins_;
};

}  // namespace

Flow paragraphs_of(const std::vector<FlowLine>& lines) { return Joiner(lines).run(); }

}  // namespace document
