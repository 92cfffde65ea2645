#include "extract/responsibility.h"

#include <algorithm>

#include "base/text.h"
#include "extract/deadline.h"
#include "extract/unit_label.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kUnreadBytes = 6;

constexpr std::string_view kInlineLabels[] = {
    "责任单位：",     "责任部门：", "牵头单位：", "牵头部门：", "配合单位：", "配合部门：",
    "落实单位：",     "落实部门：", "主办单位：", "协办单位：", "承办单位：", "责任主体：",
    "牵头责任单位：", "参与单位：", "实施单位：", "主责单位：", "责任科室：", "责任股室：",
    "牵头领导：",     "分管领导：", "责任领导：", "责任人：",   "完成时限：", "完成时间："};

void add_new(std::vector<std::string>& to, const std::vector<std::string>& from) {
    for (const std::string& name : from)
        if (std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
}

// How much of a bracket its unit names fill, marks and connecting words left out.
bool mostly_names(std::string_view content) {
    UnitMentions mentions = unit_mentions(content);
    size_t named = 0;
    for (const std::string& name : mentions.units) named += name.size();
    std::string rest(content);
    for (std::string_view word :
         {"、", "，", "；", "分工负责", "分别负责", "按职责", "负责", "牵头", "配合", "落实",
          "并督促企业", "等部门", "等单位", "和", "及"})
        base::replace_all(rest, word, "");
    bool said = contains_any(content, {"牵头", "负责", "配合", "落实"});
    return !mentions.units.empty() && named * 10 >= rest.size() * (said ? 3 : 6);
}

// What is left of a list when names, labels, connectives and the verbs of a part are taken out.
std::string unread_words(std::string_view said, const UnitMentions& mentions) {
    std::string rest(said);
    auto cut = [&rest](const std::vector<std::string>& names) {
        for (const std::string& name : names) base::replace_all(rest, name, "");
    };
    cut(mentions.units), cut(mentions.leaders), cut(mentions.persons);
    for (std::string_view word :
         {"按照各自职责", "按职责分工", "按各自职责", "按照职责", "按职责",   "按分工",
          "分工负责",     "分别负责",   "具体负责",   "共同负责", "负责落实", "组织实施",
          "督促企业",     "等有关",     "等相关",     "责任",     "牵头",     "配合",
          "落实",         "协助",       "参与",       "主办",     "协办",     "承办",
          "负责",         "督导",       "主要",       "具体",     "分管",     "领导",
          "单位",         "部门",       "科室",       "股室",     "机构",     "主体",
          "完成",         "时限",       "并督促",     "会同",     "联合",     "以及",
          "分别",         "共同",       "其他",       "有关",     "相关",     "排在",
          "首位",         "第一位",     "下同",       "实施",     "支持",     "人",
          "等",           "和",         "及",         "与",       "由",       "为",
          "的",           "并",         "按",         "各",       "县",       "市",
          "区",           "政府",       "：",         "、",       "，",       "；",
          "。",           "（",         "）",         "〔",       "〕",       "【",
          "】",           "“",          "”",          "/",        " ",        "*"})
        base::replace_all(rest, word, "");
    return rest.size() >= kUnreadBytes ? rest : std::string();
}

bool duties_label(std::string_view label) {
    return label.starts_with("责任") && label.ends_with("职责");
}

class Finder {
  public:
    Finder(const Node& node, const std::vector<Paragraph>& paragraphs)
        : text_(node.text.text), node_(node), paragraphs_(paragraphs) {}

    Responsibility find() {
        for (const Paragraph& p : paragraphs_) labelled_line(p);
        for (const Paragraph& p : paragraphs_) closing_bracket(p);
        if (found_.ranges.empty()) inline_label();
        std::sort(found_.ranges.begin(), found_.ranges.end(),
                  [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
        return std::move(found_);
    }

  private:
    void take(std::string_view said, TextRange range) {
        take_mentions(said);
        found_.ranges.push_back(range);
        if (!find_deadlines(said).empty()) found_.deadline_text += std::string(said);
    }

    // 县发改局（牵头） and the next name on the line below it: nothing printed parts them.
    static std::string parted_behind_roles(std::string_view said) {
        std::string out(said);
        for (std::string_view role : {"（牵头）", "（主办）", "（牵头单位）", "（责任单位）"})
            for (size_t at = out.find(role); at != std::string::npos; at = out.find(role, at + 3)) {
                size_t end = at + role.size();
                bool names =
                    end < out.size() && out[end] != '\n' &&
                    !starts_with_any(std::string_view(out).substr(end),
                                     {"、", "，", "；", "。", "）", "和", "及", "等", " "});
                if (names) out.insert(end, "、");
            }
        return out;
    }

    static void as_printed(std::string& name, std::string_view printed) {
        std::string square = name;
        base::replace_all(square, "（", "〔");
        base::replace_all(square, "）", "〕");
        if (printed.find(square) != std::string_view::npos) name = square;
    }

    void take_mentions(std::string_view printed) {
        std::string said = parted_behind_roles(printed);
        base::replace_all(said, "〔", "（");  // 各县〔区〕人民政府, within round brackets
        base::replace_all(said, "〕", "）");
        UnitMentions mentions = unit_mentions(said);
        for (std::vector<std::string>* names : {&mentions.units, &mentions.lead})
            for (std::string& name : *names)
                if (printed.find(name) == std::string_view::npos) as_printed(name, printed);
        found_.unread += unread_words(said, mentions);
        add_new(found_.mentions.units, mentions.units);
        add_new(found_.mentions.lead, mentions.lead);
        add_new(found_.mentions.leaders, mentions.leaders);
        add_new(found_.mentions.persons, mentions.persons);
    }

    void labelled_line(const Paragraph& p) {
        if (p.label.empty()) return;
        TextRange range{p.begin, p.end};
        if (deadline_label(p.label)) {
            found_.deadline_text += std::string(text_.substr(p.text, p.end - p.text));
            found_.ranges.push_back(range);
        } else if (duties_label(p.label)) {
            found_.labelled = true;
            found_.ranges.push_back(range);
            take_duties(p);
        } else if (responsibility_label(p.label)) {
            found_.labelled = true;
            take(text_.substr(p.begin, p.end - p.begin), range);
        }
    }

    // 责任单位及职责：县农业农村局负责…；各乡镇负责…
    void take_duties(const Paragraph& p) {
        for (const Statement& s : statements_of(text_, p.text, p.end)) {
            std::string_view words = text_.substr(s.begin, s.end - s.begin);
            std::vector<std::string> units = acting_units(words);
            if (units.empty()) units = duty_subject(words);
            add_new(found_.mentions.units, units);
            if (units.size() == 1 && contains_any(words, {"牵头"}))
                add_new(found_.mentions.lead, units);
        }
    }

    // The last bracket of a paragraph, where nothing but marks follows it.
    void closing_bracket(const Paragraph& p) {
        if (found_.covers(p.begin)) return;
        std::string_view text = text_.substr(0, p.end);
        while (ends_with_any(text, {"。", "；", "，"})) text.remove_suffix(3);
        if (text.ends_with("】")) return square_bracket(p, text, "【");
        if (text.ends_with("〕")) return square_bracket(p, text, "〔");
        if (!text.ends_with("）")) return unclosed_bracket(p);
        size_t close = text.size() - 3;
        size_t open = matching_open(text, p.begin, close);
        if (open == std::string_view::npos || open <= node_.body) return;
        std::string_view content = text.substr(open + 3, close - open - 3);
        take_bracket(content, {open, p.end});
    }

    // …。【责任单位：县教育局】
    void square_bracket(const Paragraph& p, std::string_view text, std::string_view mark) {
        size_t open = text.rfind(mark);
        if (open == std::string_view::npos || open < p.begin || open <= node_.body) return;
        take_bracket(text.substr(open + 3, text.size() - open - 6), {open, p.end});
    }

    void unclosed_bracket(const Paragraph& p) {
        size_t open = text_.substr(0, p.end).rfind("（");
        if (open == std::string_view::npos || open <= std::max(p.begin, node_.body)) return;
        std::string_view content = text_.substr(open + 3, p.end - open - 3);
        if (content.find("）") != std::string_view::npos) return;
        if (opens_with_label(content)) take_bracket(content, {open, p.end});
    }

    void take_bracket(std::string_view content, TextRange range) {
        bool labelled = opens_with_label(content);
        if (!labelled && !names_unit(content)) return;
        std::string_view names = without_note(content);
        std::string_view time = labelled ? std::string_view() : time_behind(names);
        names.remove_suffix(time.size());
        if (!labelled && !mostly_names(in_round_brackets(names))) return;
        found_.labelled |= labelled;
        found_.ranges.push_back(range);
        take_parts(names);
        found_.deadline_text += std::string(time);
        bool first = content.size() > names.size() && contains_any(content, {"牵头", "主办"});
        if (first && found_.mentions.lead.empty() && !found_.mentions.units.empty())
            found_.mentions.lead = {found_.mentions.units.front()};
    }

    // The last part of 县农业农村局牵头，县水利局配合，10月底前完成, with its comma: when, not who.
    static std::string_view time_behind(std::string_view content) {
        size_t comma = content.rfind("，");
        if (comma == std::string_view::npos || comma == 0) return {};
        std::string_view part = content.substr(comma);
        bool who = names_unit(part) || contains_any(part, {"；", "。", "："});
        return who || find_deadlines(part.substr(3)).empty() ? std::string_view() : part;
    }

    static std::string in_round_brackets(std::string_view names) {
        std::string out(names);
        base::replace_all(out, "〔", "（");
        base::replace_all(out, "〕", "）");
        return out;
    }

    // 县民政局、县财政局，排在首位的为牵头单位，下同
    static std::string_view without_note(std::string_view content) {
        for (std::string_view note : {"，排在", "，排名", "，排第", "，列首位", "，首位",
                                      "，第一位", "，第一个", "，下同", "，以下简称", "，列第一"})
            content = content.substr(0, content.find(note));
        return content;
    }

    void take_parts(std::string_view content) {
        for (TextRange part : parts_of(content)) {
            std::string_view said = content.substr(part.begin, part.end - part.begin);
            size_t at = static_cast<size_t>(content.data() - text_.data());
            if (find_deadlines(said).empty()) {
                take_mentions(said);
            } else if (!acting_units(said).empty() && !opens_with_label(said)) {
                found_.commitments.push_back({at + part.begin, at + part.end});
            } else {
                take_mentions(said);
                found_.deadline_text += std::string(said);
            }
        }
    }

    // 责任单位：A、B；2024年6月底前完成: pieces parted by semicolons.
    static std::vector<TextRange> parts_of(std::string_view content) {
        std::vector<TextRange> out;
        size_t from = 0;
        while (from < content.size()) {
            size_t stop =
                std::min({content.find("；", from), content.find("。", from), content.size()});
            out.push_back({from, stop});
            from = stop + 3;
        }
        return join_untimed(content, out);
    }

    // Pieces without a time belong together: A牵头；B、C配合.
    static std::vector<TextRange> join_untimed(std::string_view content,
                                               const std::vector<TextRange>& parts) {
        std::vector<TextRange> out;
        bool open = false;
        for (const TextRange& part : parts) {
            bool timed = !find_deadlines(content.substr(part.begin, part.end - part.begin)).empty();
            if (open && !timed) {
                out.back().end = part.end;
            } else {
                out.push_back(part);
            }
            open = !timed;
        }
        return out;
    }

    static bool opens_with_label(std::string_view content) {
        size_t colon = content.find("：");
        return colon != std::string_view::npos && colon < 45 &&
               (responsibility_label(content.substr(0, colon)) ||
                deadline_label(content.substr(0, colon)));
    }

    static size_t matching_open(std::string_view text, size_t from, size_t close) {
        std::vector<size_t> open;
        for (size_t i = from; i < close; ++i) {
            if (text.compare(i, 3, "（") == 0) open.push_back(i);
            if (text.compare(i, 3, "）") == 0 && !open.empty()) open.pop_back();
        }
        return open.empty() ? std::string_view::npos : open.back();
    }

    // …。牵头单位：A、B without a bracket or with one half of it.
    void inline_label() {
        size_t first = std::string_view::npos;
        for (std::string_view label : kInlineLabels) {
            size_t at = text_.find(label, node_.body);
            if (at == std::string_view::npos || at < 3) continue;
            std::string_view before = text_.substr(at - 3, 3);
            bool opened = at == node_.body || before == "。" || before == "；" || before == "（" ||
                          before == "，" || before == "【";
            if (opened) first = std::min(first, at);
        }
        if (first == std::string_view::npos) return;
        std::string_view said = text_.substr(first);
        size_t stop = said.find("。");
        while (stop != std::string_view::npos && opens_with_label(said.substr(stop + 3)))
            stop = said.find("。", stop + 3);
        if (stop != std::string_view::npos && stop + 3 < said.size()) said = said.substr(0, stop);
        found_.labelled = true;
        found_.ranges.push_back({first, first + said.size()});
        take_parts(said);
    }

    std::string_view text_;
    const Node& node_;
    const std::vector<Paragraph>& paragraphs_;
    Responsibility found_;
};

}  // namespace

bool Responsibility::covers(size_t at) const {
    for (const TextRange& range : ranges)
        if (range.begin <= at && at < range.end) return true;
    return false;
}

bool responsibility_label(std::string_view label) {
    if (label.size() > 60 || contains_any(label, {"职责"})) return false;
    // 成员单位 in a list of those who sit somewhere; builders and planners of a project.
    if (contains_any(label, {"成员单位", "施工", "设计", "监理", "建设单位", "使用单位"}))
        return false;
    std::optional<LabelRole> role = label_role(label);
    return role && *role != LabelRole::kOther;
}

std::vector<std::string> duty_subject(std::string_view words) {
    while (starts_with_any(words, {"。", "；", "，"})) words.remove_prefix(3);
    std::string_view subject = words.substr(0, words.find("负责"));
    if (subject.size() == words.size() || subject.size() < 6 || subject.size() > 60) return {};
    if (contains_any(subject, {"，", "、", "的", "由", "并"})) return {};
    if (!ends_with_any(
            subject, {"局", "中心", "部门", "单位", "公司", "政府", "办", "委", "站",   "队",
                      "所", "院",   "会",   "社",   "镇",   "乡",   "组", "部", "银行", "管委会"}))
        return {};
    return {std::string(subject)};
}

bool deadline_label(std::string_view label) {
    return label.size() <= 45 &&
           ends_with_any(label, {"完成时限", "完成时间", "时限", "时间节点", "办理时限", "整改时限",
                                 "时间要求", "时限要求", "实施时间", "完成期限", "计划完成时间",
                                 "工期", "时间安排", "推进时间", "办结时限", "进度要求"});
}

Responsibility find_responsibility(const Node& node, const std::vector<Paragraph>& paragraphs) {
    return Finder(node, paragraphs).find();
}

}  // namespace extract
