#include "extract/statement.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "extract/marker.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kLongestLabel = 60;  // bytes
constexpr std::string_view kDash = "——";

// 一是, 二要, 第三， … at `at`; 0 where none.
size_t ordinal_length(std::string_view text, size_t at) {
    std::string_view rest = text.substr(at, 30);
    size_t length = 0;
    if (rest.empty() || (rest[0] >= '0' && rest[0] <= '9')) return 0;
    int number = leading_number(rest, length);
    if (number == 0 || number > 20) return 0;
    std::string_view behind = rest.substr(length);
    if (starts_with_any(behind, {"是", "要"})) return length + 3;
    return 0;
}

// 1. of 整改措施：1.…。2.…; behind it no digit (1.5万).
size_t number_length(std::string_view text, size_t at) {
    std::optional<Marker> marker = parse_marker(text.substr(at, 12));
    bool number =
        marker && (marker->kind == MarkerKind::kDigit || marker->kind == MarkerKind::kDigitParen ||
                   marker->kind == MarkerKind::kCircled);
    return number ? marker->length : 0;
}

// What one character does to the depth of brackets and quotation marks.
int depth_change(char32_t c) {
    switch (c) {
        case U'（':
        case U'“':
        case U'《':
        case U'〈':
        case U'「':
            return 1;
        case U'）':
        case U'”':
        case U'》':
        case U'〉':
        case U'」':
            return -1;
        default:
            return 0;
    }
}

}  // namespace

std::vector<Paragraph> paragraphs_of(const Node& node) {
    std::vector<Paragraph> out;
    std::string_view text = node.text.text;
    const std::vector<size_t>& starts = node.text.paragraphs;
    for (size_t i = 0; i < starts.size(); ++i) {
        Paragraph p;
        p.begin = std::max(starts[i], node.body);
        p.end = i + 1 < starts.size() ? starts[i + 1] : text.size();
        p.text = p.begin;
        if (p.begin >= p.end) continue;
        std::string_view opening = text.substr(p.begin, kLongestLabel);
        size_t dash = opening.find(kDash);  // 县水利局——督办水库隐患
        size_t colon = std::min(opening.find("："), dash);
        bool labelled = colon != std::string_view::npos && p.begin + colon < p.end && colon > 0 &&
                        !contains_any(text.substr(p.begin, colon), {"，", "。", "；", "“"});
        if (labelled) {
            p.label = std::string(text.substr(p.begin, colon));
            p.text = p.begin + colon + (colon == dash ? kDash.size() : 3);
        }
        out.push_back(std::move(p));
    }
    return out;
}

std::vector<Statement> statements_of(std::string_view text, size_t begin, size_t end) {
    std::vector<Statement> out;
    Statement open{begin, begin, {}};
    int depth = 0;
    auto close = [&](size_t at) {
        open.end = at;
        if (at > open.begin + 3) out.push_back(open);
        open.begin = at;
    };
    for (size_t i = begin; i < end;) {
        if (i == open.begin || (depth == 0 && i >= 3 && text.substr(i - 3, 3) == "，"))
            if (size_t length = ordinal_length(text, i); length > 0) {
                if (i > open.begin) close(i);
                open.ordinal = std::string(text.substr(i, length));
            }
        bool behind_mark = i > begin && i >= 3 && depth == 0 && text[i] < '\x7F' &&
                           starts_with_any(text.substr(i - 3), {"：", "。", "；"});
        if (behind_mark)
            if (size_t length = number_length(text, i); length > 0) {
                if (i > open.begin) close(i);
                open.ordinal = std::string(text.substr(i, length));
                open.begin = i + length;
            }
        base::CodePoint c = base::decode_utf8(text, i);
        depth = std::clamp(depth + depth_change(c.value), 0, 8);
        bool mark = c.value == U'。' || c.value == U'；' || c.value == U'！';
        i += c.size;
        if (!mark || (depth > 0 && c.value != U'。')) continue;
        depth = 0;
        close(i);
    }
    if (open.begin < end) close(end);
    return out;
}

std::string_view behind_issuing(std::string_view statement) {
    constexpr std::string_view kGiven = "给你们，";
    size_t at = statement.find(kGiven);
    return at == std::string_view::npos ? statement : statement.substr(at + kGiven.size());
}

std::vector<Clause> clauses_of(std::string_view text, const Statement& statement) {
    std::vector<Clause> out;
    size_t begin = statement.begin;
    int depth = 0;
    for (size_t i = statement.begin; i < statement.end;) {
        base::CodePoint c = base::decode_utf8(text, i);
        depth = std::max(0, depth + depth_change(c.value));
        bool mark = depth == 0 &&
                    (c.value == U'，' || c.value == U'；' || c.value == U'。' || c.value == U'：');
        i += c.size;
        if (!mark) continue;
        out.push_back({begin, i - 3});
        begin = i;
    }
    if (begin < statement.end || out.empty()) out.push_back({begin, statement.end});
    return out;
}

Clause clause_at(std::string_view text, const Statement& statement, size_t at) {
    std::vector<Clause> all = clauses_of(text, statement);
    for (size_t i = 0; i + 1 < all.size(); ++i)
        if (at < all[i + 1].begin) return all[i];
    return all.back();
}

}  // namespace extract
