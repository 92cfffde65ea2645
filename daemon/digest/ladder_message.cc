// The message of the ladder: to a liaison a list for each rung, to the supervision office an alert
// grouped by unit.

#include <algorithm>
#include <array>

#include "digest/clean.h"
#include "digest/closed.h"
#include "digest/closing.h"
#include "digest/entry.h"
#include "digest/page.h"
#include "digest/render.h"
#include "digest/wording.h"

namespace digest {

namespace {

// What a rung is called in a subject, and what it asks of each reader.
struct RungWords {
    std::string_view rung, count, liaison, office;
};
constexpr std::array<RungWords, 8> kRungs = {{
    {"O4", "通报约谈建议",
     "下列事项长期逾期，督查室将视情提请通报或者约谈，请立即办理并书面说明情况。",
     "下列事项长期逾期，或者同一单位短期内多次被红色督办，建议通报或者约谈，请审定。"},
    {"O3", "提级督办", "下列事项逾期后督办仍未办结，已提请分管领导督办，请立即办结。",
     "下列事项逾期后督办仍未办结，现提请分管领导督办；红色督办单已拟出，待签发。"},
    {"O2", "升级督办", "下列事项逾期告警后仍未办结，请主要负责人亲自过问，限期办结并申请销号。",
     "下列事项逾期告警后仍未办结，已告知单位主要负责人；黄色督办单已拟出，待签发。"},
    {"O1", "逾期",
     "下列事项已超过时限仍未办结，请尽快办结并申请销号；暂不能办结的，请反馈原因和完成日期。",
     "下列事项已超过时限仍未办结，请核实情况，督促承办单位限期办结；蓝色督办单已拟出，待签发。"},
    {"R1", "到期", "下列事项今天到期，或者在下一个工作日之前到期，请在时限内办结并申请销号。",
     "下列事项今天到期，或者在下一个工作日之前到期，请督促承办单位按期办结。"},
    {"R0", "临期", "下列事项临近时限，请抓紧办理，办结后及时申请销号。",
     "下列事项临近时限，请督促承办单位抓紧办理。"},
    {"R0E", "提前告知", "下列事项办理期限较长，现提前告知时限，请安排好进度。",
     "下列事项办理期限较长，现提前告知时限，请关注进度。"},
    {"suspended", "中止期满", "下列事项中止期限已到，请与县政府督查室联系。",
     "下列事项中止期限已到，请核实情况：具备条件的恢复办理，仍不具备的另行报批，不再办理的终止。"},
}};
constexpr RungWords kLoaded = {
    {},
    "载入时已逾期",
    {},
    "下列事项在方案载入台账时已经逾期。请逐项核实：确已逾期的予以确认，已经办结的补办销号，时限有"
    "变更的登记依据。"};

// One list of the message, ready to be written.
struct Part {
    std::string title;
    RungWords words;
    const std::vector<Row>* facts;
    RowList rows;
    std::vector<UnitRows> units;
};

bool overdue_rung(const RungSection& section) { return section.rung.starts_with('O'); }

RungWords words(const RungSection& section) {
    for (const RungWords& rung : kRungs)
        if (rung.rung == section.rung) return rung;
    return {section.rung, section.title, {}, {}};
}

std::string title(const LadderMessage& m, const RungSection& section) {
    if (!m.office && section.rung == "O1") return "逾期事项";  // 告警 is the office's word
    return clean_line(section.title, kNameLimit);
}

// What is overdue comes first: the rungs of overdue, 载入时已逾期, the reminders.
std::vector<Part> parts(const LadderMessage& m) {
    std::vector<Part> out;
    auto add = [&out](std::string name, const RungWords& words, const std::vector<Row>& facts) {
        if (facts.empty()) return;
        RowList rows = by_urgency(facts);
        out.push_back({std::move(name), words, &facts, rows, by_unit(rows)});
    };
    for (const RungSection& section : m.sections)
        if (overdue_rung(section)) add(title(m, section), words(section), section.rows);
    add("载入时已逾期事项", kLoaded, m.loaded_overdue);
    for (const RungSection& section : m.sections)
        if (!overdue_rung(section)) add(title(m, section), words(section), section.rows);
    return out;
}

bool is_loaded(const Part& part) { return part.words.count == kLoaded.count; }

std::string_view kind(const LadderMessage& m, const std::vector<Part>& parts) {
    if (parts.empty()) return "销号告知";
    const Part& highest = parts.front();
    if (!highest.words.rung.starts_with('O') && !is_loaded(highest)) return "督办提醒";
    return m.office ? "逾期告警" : "逾期通知";
}

// 县教科局, 县教科局等2个单位.
std::string whose(const std::vector<UnitRows>& units) {
    return units_phrase(unit_name(units.front().unit), units.size());
}

// 逾期1项、临期2项; for the office each with its units: 逾期3项（县教科局等2个单位）.
std::string counts(const LadderMessage& m, const std::vector<Part>& parts) {
    std::string out;
    auto add = [&out](std::string_view what, size_t n) {
        if (!out.empty()) out += "、";
        out += nonzero_counts({{what, n}});
    };
    for (const Part& part : parts) {
        add(clean_line(part.words.count, kNameLimit), part.rows.size());
        if (m.office) out.append("（").append(whose(part.units)).append("）");
    }
    if (!m.closed.empty()) add("已销号", m.closed.size());
    return out.empty() ? "没有需要告知的事项" : out;
}

// The units of all parts together, the first in the order of the message.
std::string liaison_units(const LadderMessage& m, const std::vector<Part>& parts) {
    std::vector<std::string_view> names;
    auto add = [&names](std::string_view unit) {
        if (std::find(names.begin(), names.end(), unit) == names.end()) names.push_back(unit);
    };
    for (const Part& part : parts)
        for (const UnitRows& unit : part.units) add(unit.unit);
    for (const Row& row : m.closed) add(row.unit);
    if (names.empty()) return clean_line(m.addressee, kNameLimit);
    return units_phrase(unit_name(names.front()), names.size());
}

std::string subject(const LadderMessage& m, const std::vector<Part>& parts) {
    std::string opening = mark(kind(m, parts), m.late);
    std::string day = short_date(m.today);
    if (m.office) return opening + day + "：" + counts(m, parts);
    return opening + liaison_units(m, parts) + "：" + counts(m, parts) + "（" + day + "）";
}

void add(Page& page, const Part& part, bool office) {
    Section section;
    section.title = part.title + "（" + std::to_string(part.rows.size()) + "项";
    if (office) section.title += "，" + std::to_string(part.units.size()) + "个单位";
    section.title += "）";
    std::string_view advice = office ? part.words.office : part.words.liaison;
    if (!advice.empty()) section.paragraphs.emplace_back(advice);
    if (is_loaded(part)) {
        section.groups = summary_by_unit(part.units);
    } else {
        section.groups =
            office ? groups_by_unit(part.units) : one_group(part.rows, Reader::kLiaison);
    }
    page.sections.push_back(std::move(section));
}

}  // namespace

Rendered render(const LadderMessage& m) {
    std::vector<Part> lists = parts(m);
    Page page;
    page.subject = subject(m, lists);
    if (m.late) page.late_notice = "【补发】本消息未能按时发出，现予补发。";
    page.heading = std::string(kind(m, lists)) + "（" + base::format_date_chinese(m.today) + "）";
    page.salutation = salutation(m.addressee);
    page.opening.push_back("现将截至" + long_date(m.today) + "的有关督办事项告知如下。");
    std::vector<const std::vector<Row>*> cited;
    for (const Part& part : lists) {
        add(page, part, m.office);
        cited.push_back(part.facts);
    }
    add_closed(page, m.closed);
    cited.push_back(&m.closed);
    add_cited_plans(page, cited);
    page.closing = {m.office ? kAnswerOffice : kAnswerLiaison, kOrigin};
    return written(page);
}

}  // namespace digest
