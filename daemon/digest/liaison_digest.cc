// The weekly digest of a liaison: sections of semantics.md §7; a section with nothing in it is left
// out.

#include "digest/clean.h"
#include "digest/closed.h"
#include "digest/closing.h"
#include "digest/duties.h"
#include "digest/entry.h"
#include "digest/page.h"
#include "digest/render.h"
#include "digest/wording.h"

namespace digest {

namespace {

std::string subject(const LiaisonDigest& d) {
    std::string who = d.units.empty()
                          ? clean_line(d.addressee, kNameLimit)
                          : units_phrase(clean_line(d.units.front(), kNameLimit), d.units.size());
    std::string counts = nonzero_counts({{"逾期", d.overdue.size()},
                                         {"两周内到期", d.due_soon.size()},
                                         {"待签收", d.to_acknowledge.size()},
                                         {"待核销或退回", d.pending.size()}});
    if (counts.empty()) counts = "本周没有需要办理的事项";
    return mark("督办周报", d.late) + week_name(d.week) + " " + who + "：" + counts;
}

void add(Page& page, std::string_view title, std::string_view advice, const RowList& rows) {
    if (rows.empty()) return;
    Section section;
    section.title = std::string(title) + "（" + std::to_string(rows.size()) + "项）";
    section.paragraphs.emplace_back(advice);
    section.groups = one_group(rows, Reader::kLiaison);
    page.sections.push_back(std::move(section));
}

// A line each under its plan: what presses among them stands above in full.
void add_to_acknowledge(Page& page, const LiaisonDigest& d) {
    if (d.to_acknowledge.empty()) return;
    Section section;
    section.title = "待签收事项（" + std::to_string(d.to_acknowledge.size()) + "项）";
    section.paragraphs.emplace_back("下列事项已经交办，尚未签收，请签收并安排办理。");
    section.groups = summary_by_plan(by_plan(by_urgency(d.to_acknowledge)), d.units.size() > 1);
    page.sections.push_back(std::move(section));
}

void add_totals(Page& page, const LiaisonDigest& d) {
    Section section;
    section.title = "总体情况";
    section.totals = d.totals;
    section.paragraphs.push_back(change_sentence(d.totals, d.previous));
    page.sections.push_back(std::move(section));
}

}  // namespace

Rendered render(const LiaisonDigest& d) {
    Page page;
    page.subject = subject(d);
    if (d.late) page.late_notice = "【补发】本期周报未能按时发出，现予补发。";
    page.heading = "督办周报（" + week_with_days(d.week) + "）";
    page.salutation = salutation(d.addressee);
    page.opening.push_back("现将截至" + long_date(d.today) + "的督办事项告知如下，请对照办理。");
    add_totals(page, d);
    add(page, "逾期事项",
        "下列事项已超过时限仍未办结，请尽快办结并申请销号；暂不能办结的，请反馈原因和"
        "完成日期。",
        by_urgency(d.overdue));
    add(page, "两周内到期事项",
        "下列事项将在两周内到期，请抓紧办理，并于时限当日（含）前申请销号。",
        by_urgency(d.due_soon));
    add_to_acknowledge(page, d);
    add(page, "待核销和退回事项", "下列事项已申请销号、等待核销，或者已被退回、需要重新办理。",
        by_urgency(d.pending));
    add(page, "延期待批事项",
        "下列事项已申请延期、等待审批。批准之前原时限照常计算，请继续抓紧办理。",
        by_urgency(d.extensions));
    add_duties(page, d);
    add(page, "受阻事项", "下列事项已报告受阻。报告受阻不停止时限的计算，请继续推进并反馈进展。",
        by_urgency(d.blocked));
    add(page, "中止和静默事项", "下列事项已经中止，或者暂不发送提醒。静默不停止时限的计算。",
        by_urgency(d.stopped));
    add_closed(page, d.closed);
    add_cited_plans(page, {&d.overdue, &d.due_soon, &d.pending, &d.extensions, &d.blocked,
                           &d.stopped, &d.closed});
    page.closing = {kAnswerLiaison, kOrigin};
    return written(page);
}

}  // namespace digest
