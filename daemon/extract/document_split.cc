#include "extract/document_split.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/marker.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kTitleReach = 8;  // lines that a title may stretch over

bool eat_any(std::string_view& text, Words words) {
    for (std::string_view word : words)
        if (text.starts_with(word)) return text.remove_prefix(word.size()), true;
    return false;
}

// Bytes of Chinese characters (and ASCII letters) that open `text`: the body's abbreviation.
size_t abbreviation_length(std::string_view text) {
    size_t i = 0;
    while (i < text.size()) {
        base::CodePoint c = base::decode_utf8(text, i);
        bool letter =
            (c.value >= 0x4E00 && c.value <= 0x9FFF) || (c.value >= 'A' && c.value <= 'Z');
        if (!letter) break;
        i += c.size;
    }
    return i;
}

// What may stand behind a title: not a sentence, a date, a note or a page's furniture.
bool may_belong_to_title(std::string_view line) {
    if (line.empty() || line.size() > 200) return false;
    if (ends_with_any(line, {"。", "；", "：", "！"}) || line.starts_with("（此件")) return false;
    if (line.find('\t') != std::string_view::npos || whole_date(line)) return false;
    return !starts_with_any(line, {"附件", "抄送", "目录", "主题词"});
}

TitleLines title_below(const NormalText& text, size_t number_line) {
    std::string joined;
    for (size_t i = number_line + 1; i < text.lines.size() && i <= number_line + kTitleReach; ++i) {
        std::string line = without_blanks(text.line(i));
        if (!may_belong_to_title(line)) break;
        joined += line;
        bool titled = joined.find("关于") != std::string::npos || ends_like_plan_title(joined);
        if (!titled || !(ends_like_notice_title(joined) || ends_like_plan_title(joined))) continue;
        bool goes_on = ends_like_plan_title(joined) && !ends_like_notice_title(joined) &&
                       joined.find("关于印发") != std::string::npos;
        if (!goes_on) return {number_line + 1, i + 1};
    }
    return {};
}

TitleLines title_above(const NormalText& text, size_t number_line, size_t floor) {
    size_t lowest = number_line > floor + kTitleReach ? number_line - kTitleReach : floor;
    bool titled = false;
    for (size_t i = number_line; i-- > lowest;) {
        std::string line = without_blanks(text.line(i));
        if (!may_belong_to_title(line)) break;
        if (titled && !names_issuer(line)) return {i + 1, number_line};
        if (titled) continue;
        size_t about = line.find("关于");
        if (about == std::string::npos) {
            if (i + 1 == number_line && ends_like_plan_title(line)) titled = true;
            continue;
        }
        titled = true;
        if (about > 0) return {i, number_line};
    }
    if (!titled) return {};
    size_t first = number_line;
    while (first > lowest && may_belong_to_title(without_blanks(text.line(first - 1)))) --first;
    return {first, number_line};
}

bool addressee(std::string_view line) {
    return line.size() < 300 && ends_with_any(line, {"："}) &&
           contains_any(line,
                        {"政府", "单位", "局", "委", "部门", "企业", "公司", "学校", "乡镇", "办"});
}

// A red head （兴县人民政府文件） or an issuer alone above the number.
size_t include_red_head(const NormalText& text, size_t first, size_t floor) {
    for (int n = 0; n < 2 && first > floor; ++n) {
        std::string line = without_blanks(text.line(first - 1));
        bool head = line.ends_with("文件") && names_issuer(line.substr(0, line.size() - 6));
        if (!head && !names_issuer(line)) break;
        --first;
    }
    return first;
}

}  // namespace

std::string document_number(std::string_view raw) {
    if (raw.size() > 150) return {};
    std::string line = without_blanks(raw);
    std::string_view rest = line;
    eat_any(rest, {"发文字号：", "文号：", "发文号：", "字号：", "文件编号："});
    size_t letters = abbreviation_length(rest);
    if (letters < 3 || letters > 45) return {};
    std::string number(rest.substr(0, letters));
    rest.remove_prefix(letters);
    if (!eat_any(rest, {"〔", "[", "（", "【", "﹝", "<", "〈"})) return {};
    size_t length = 0;
    int year = leading_number(rest, length);
    if (length != 4 || year < 1949 || year > 2999) return {};
    std::string digits(rest.substr(0, 4));
    rest.remove_prefix(4);
    if (!eat_any(rest, {"〕", "]", "）", "】", "﹞", ">", "〉"})) return {};
    eat_any(rest, {"第"});
    int serial = leading_number(rest, length);
    if (serial == 0 || rest.empty() || rest[0] < '0' || rest[0] > '9') return {};
    std::string tail(rest.substr(0, length));
    rest.remove_prefix(length);
    if (!eat_any(rest, {"号"})) return {};
    if (!rest.empty() && !rest.starts_with("签发人")) return {};
    return number + "〔" + digits + "〕" + tail + "号";
}

TitleLines title_lines(const NormalText& text, size_t number_line, size_t floor) {
    TitleLines below = title_below(text, number_line);
    bool addressee_next = number_line + 1 < text.lines.size() &&
                          addressee(without_blanks(text.line(number_line + 1)));
    if (below.last > 0 && !addressee_next) return below;
    TitleLines above = title_above(text, number_line, floor);
    return above.last > 0 ? above : below;
}

std::vector<DocumentSpan> split_documents(const NormalText& text) {
    std::vector<DocumentSpan> spans;
    size_t floor = 0;
    for (size_t i = 0; i < text.lines.size(); ++i) {
        std::string number = document_number(text.line(i));
        if (number.empty()) continue;
        TitleLines title = title_lines(text, i, floor);
        if (title.last == 0) continue;
        size_t first = std::min(title.first, i);
        if (title.first > i) first = include_red_head(text, first, floor);
        if (!spans.empty()) spans.back().last_line = first;
        spans.push_back({first, text.lines.size(), i, number});
        floor = std::max(i, title.last > 0 ? title.last - 1 : i) + 1;
    }
    if (spans.empty() && !text.lines.empty()) spans.push_back({0, text.lines.size(), 0, {}});
    return spans;
}

}  // namespace extract
