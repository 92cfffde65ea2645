// A clause is read by its form: labels, else a bracket at its end, else a bare list, else a
// sentence whose subjects act.

#include "extract/unit_mention.h"

#include <algorithm>

#include "extract/modal_subject.h"
#include "extract/unit_actor.h"
#include "extract/unit_label.h"
#include "extract/unit_list.h"
#include "extract/unit_name.h"
#include "extract/unit_words.h"
#include "extract/wording.h"

namespace extract {

namespace {

using View = std::u32string_view;

void add_once(std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

void add_list(UnitMentions& out, const UnitList& list, bool all_lead) {
    for (const ListedUnit& unit : list.units) {
        add_once(out.units, unit.name);
        if (unit.lead || (all_lead && !unit.support)) add_once(out.lead, unit.name);
    }
    for (const std::string& person : list.persons) add_once(out.persons, person);
}

// 张超、马兴勇: names of persons between marks.
void add_persons(std::vector<std::string>& names, const ScanText& text, size_t begin, size_t end) {
    size_t from = begin;
    for (size_t i = begin; i <= end; ++i) {
        char32_t c = i < end ? text.at(i) : U'、';
        if (View(U"、,;/。()").find(c) == View::npos) continue;
        if (i - from >= 2 && i - from <= 4) add_once(names, text.printed(from, i));
        from = i + 1;
    }
}

// Where the words of a label end: the next label, a full stop, or the bracket that holds the label.
size_t value_end(const ScanText& text, const Label& label, size_t next) {
    int depth = 0;
    bool in_cells = text.view(0, label.begin).find(U'|') != View::npos;  // 2|任务|责任单位:A、B|C
    for (size_t i = label.end; i < next; ++i) {
        char32_t c = text.at(i);
        if (c == U'。' || (c == U'|' && in_cells)) return i;
        if (c == U'(' || c == U'〔') ++depth;
        if ((c == U')' || c == U'〕') && --depth < 0) return i;
    }
    return next;
}

// (排第一位的为牵头单位), 列第一位者为牵头单位, 首位为牵头
bool first_leads(const ScanText& text) {
    constexpr size_t kReach = 10;
    for (View first : {View(U"第一"), View(U"首位"), View(U"第1"), View(U"首个")})
        for (size_t at = text.view().find(first); at != View::npos;
             at = text.view().find(first, at + 1)) {
            View behind = text.view(at, at + kReach);
            if (behind.find(U"牵头") != View::npos && behind.find(U'为') != View::npos) return true;
        }
    return false;
}

// （区科技局、高新区，牵头单位：区数据局）: names that stand before the first label.
void add_unlabelled(UnitMentions& out, const ScanText& text, size_t label) {
    size_t begin = label;
    while (begin > 0 && !one_of(text.at(begin - 1), U"(〔")) --begin;
    if (begin == 0 || label < begin + 6) return;
    UnitList list = read_unit_list(text, begin, label - 1);
    bool certain = std::all_of(list.units.begin(), list.units.end(),
                               [](const ListedUnit& unit) { return unit.certain; });
    if (list.pure && certain && starts_as_unit(text.view(begin, label))) add_list(out, list, false);
}

bool labelled(const ScanText& text, UnitMentions& out) {
    std::vector<Label> labels = find_labels(text);
    bool found = false;
    bool of_units = !labels.empty() && (labels.front().role == LabelRole::kLead ||
                                        labels.front().role == LabelRole::kUnits);
    if (of_units) add_unlabelled(out, text, labels.front().begin);
    for (size_t i = 0; i < labels.size(); ++i) {
        const Label& label = labels[i];
        size_t next = i + 1 < labels.size() ? labels[i + 1].begin : text.size();
        if (next > label.end && next < text.size() &&
            View(U"[〔(").find(text.at(next - 1)) != View::npos)
            --next;
        size_t end = value_end(text, label, next);
        switch (label.role) {
            case LabelRole::kLead:
            case LabelRole::kUnits:
                add_list(out, read_unit_list(text, label.end, end), label.role == LabelRole::kLead);
                found = true;
                break;
            case LabelRole::kLeaders:
                add_persons(out.leaders, text, label.end, end);
                break;
            case LabelRole::kPersons:
                add_persons(out.persons, text, label.end, end);
                break;
            case LabelRole::kOther:
                break;
        }
    }
    return found;
}

// The bracket at the clause's end that lists units: …长效机制。（县能源局、县公安局等部门）
bool bracketed(const ScanText& text, UnitMentions& out) {
    size_t close = text.size();
    if (close > 2 && text.at(0) == U'〔' && text.at(close - 1) == U'〕') {
        UnitList list = read_unit_list(text, 1, close - 1);  // 【财政部牵头】
        if (!list.units.empty() && list.units.front().certain) {
            add_list(out, list, false);
            return true;
        }
    }
    while (close > 0 && View(U"。;,*、.").find(text.at(close - 1)) != View::npos) --close;
    if (close == 0 || text.at(close - 1) != U')') return false;
    size_t open = close - 1;
    for (int depth = 1; open > 0 && depth > 0;) {
        --open;
        depth += text.at(open) == U')' ? 1 : text.at(open) == U'(' ? -1 : 0;
    }
    if (text.at(open) != U'(') return false;
    View before = text.view(0, open);
    bool part_of_name =
        ends_as_unit(before) && View(U"县市国各省").find(text.at(open + 1)) == View::npos;
    bool several = text.view(open, close).find_first_of(U",、") != View::npos &&
                   starts_as_unit(text.view(open + 1, close)) && close - open > 14;
    if (part_of_name && !several) return false;
    UnitList list = read_unit_list(text, open + 1, close - 1);
    if (list.units.empty() || !(list.units.front().certain || list.pure)) return false;
    add_list(out, list, false);
    return true;
}

// 与县住建局做好衔接, 抄送县财政局: not a list of those who act.
bool opens_with_name(const ScanText& text) {
    constexpr size_t kToldReach = 14;
    static constexpr View kTold[] = {U"与",   U"报",   U"抄",   U"经",   U"在",   U"配合", U"积极",
                                     U"协助", U"根据", U"按照", U"加强", U"支持", U"向",   U"对",
                                     U"督促", U"委托", U"聘请", U"争取", U"协调", U"对接", U"提请",
                                     U"邀请", U"借助", U"纳入", U"会议"};
    for (View personnel :
         {View(U"任县"), View(U"任市"), View(U"任区"), View(U"的县"), View(U"的市"), View(U"职务")})
        if (text.view().find(personnel) != View::npos) return false;
    if (text.view(0, kToldReach).find(U"抄送") != View::npos) return false;  // 有关情况同时抄送…
    return std::none_of(std::begin(kTold), std::end(kTold),
                        [&](View word) { return text.view(0, word.size()) == word; });
}

bool bare_list(const ScanText& text, UnitMentions& out) {
    UnitList list = read_unit_list(text, 0, text.size());
    bool certain = std::all_of(list.units.begin(), list.units.end(),
                               [](const ListedUnit& unit) { return unit.certain; });
    if (!list.pure || !certain || list.units.empty()) return false;
    ScanText first(list.units.front().name);
    bool named = starts_as_unit(first.view()) || names_field(first.view()) ||
                 strong_name_end(first, 0) == first.size();
    if (!opens_with_name(text) || !named) return false;
    add_list(out, list, false);
    return true;
}

// 县委编办、县人社局（县委督查室统筹）: a list before the bracket, not only in it.
bool opens_list(const ScanText& text) {
    size_t open = text.view().find(U'(');
    if (open == View::npos || open < 6 || !starts_as_unit(text.view())) return false;
    View before = text.view(0, open);
    return before.find(U'、') != View::npos && before.find_first_of(U"。,;:") == View::npos;
}

// 企业, 第三方机构, 网格员, 河长: in general only, or a person.
bool names_body(std::string_view name) {
    constexpr size_t kLeast = 9;  // bytes
    return name.size() >= kLeast && !name.starts_with("第三方") &&
           !ends_with_any(name, {"长", "员", "人", "任", "者"});
}

void mark_first(UnitMentions& mentions) {
    if (!mentions.units.empty()) add_once(mentions.lead, mentions.units.front());
}

}  // namespace

UnitMentions unit_mentions(std::string_view clause) {
    ScanText text(clause);
    UnitMentions out;
    if (!labelled(text, out) && !(opens_list(text) && bare_list(text, out)) &&
        !bracketed(text, out) && !bare_list(text, out)) {
        for (const UnitActor& actor : find_actors(text)) {
            add_once(out.units, actor.name);
            if (actor.lead) add_once(out.lead, actor.name);
        }
        if (out.units.empty())
            for (const std::string& name : modal_subjects(clause))
                if (names_body(name)) add_once(out.units, name);
    }
    if (first_leads(text)) mark_first(out);
    return out;
}

bool names_unit(std::string_view text) {
    ScanText scan(text);
    for (size_t i = 0; i < scan.size(); ++i)
        if (unit_name_end(scan, i) != 0) return true;
    return false;
}

std::vector<std::string> acting_units(std::string_view sentence) {
    std::vector<std::string> out;
    for (const UnitActor& actor : find_actors(ScanText(sentence))) add_once(out, actor.name);
    return out;
}

}  // namespace extract
