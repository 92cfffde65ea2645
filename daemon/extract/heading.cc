#include "extract/heading.h"

#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kShortHeading = 36;  // bytes

// 。（责任单位：…）: a sentence and its list of units are no heading with text below.
bool only_bracket(std::string_view rest) {
    while (starts_with_any(rest, {"。", "；"})) rest.remove_prefix(3);
    while (ends_with_any(rest, {"。", "；"})) rest.remove_suffix(3);
    for (auto [open, close] : kListBrackets)
        if (rest.starts_with(open) && rest.find(close) + 3 == rest.size()) return true;
    return false;
}

// 使用单位应当在…内提出申请。: a sentence with a subject is no heading.
bool says_who_acts(std::string_view words) {
    bool modal = contains_any(words, {"应当", "单位要", "部门要", "局要", "政府要", "负责", "委要",
                                      "办要", "乡镇要", "各地要", "街道要"});
    bool timed = contains_any(words, {"底前", "日前", "每月", "每周", "每季度", "每年", "每半年"});
    return ((modal || timed) && words.find("，") != std::string_view::npos) ||
           !acting_units(words).empty();
}

// 1.保卫科 负责…: the name of an office, a blank, its duty. Bytes of the name; 0 where none.
size_t office_before_blank(const NormalText& text, const Node& node) {
    std::string_view line = text.line(node.first_line);
    line.remove_prefix(std::min(line.size(), node.marker->length));
    size_t blank = line.find(' ');
    if (blank == std::string_view::npos || blank > 60 || line.size() < blank + 12) return 0;
    return ends_like_office(line.substr(0, blank)) ? blank : 0;
}

}  // namespace

void find_heading(const NormalText& all, Node& node) {
    node.heading_end = node.body;
    if (!node.marker) return;
    if (size_t office = office_before_blank(all, node); office > 0) {
        node.heading_end = node.body + office;
        return;
    }
    std::string_view text = node.text.text;
    size_t end = node.text.paragraphs.size() > 1 ? node.text.paragraphs[1] : text.size();
    size_t stop = text.find("。", node.body);
    if (stop != std::string_view::npos && stop < end) end = stop;
    size_t colon = text.find("：", node.body);
    bool named = colon != std::string_view::npos && colon < end && colon - node.body < 60;
    if (named) end = colon;
    if (end > node.body + kLongestHeading) return;
    // 一、各地自查, alone on its line, names a subject and is a heading all the same.
    bool short_line = stop != end && end < text.size() && end - node.body <= kShortHeading;
    if (!named && !short_line && says_who_acts(text.substr(node.body, end - node.body))) return;
    bool alone = end + 3 >= text.size() || only_bracket(text.substr(end));
    if (!alone || !node.children.empty() || node.text.paragraphs.size() > 1) node.heading_end = end;
}

}  // namespace extract
