#include "digest/handover.h"

#include "digest/clean.h"
#include "digest/closing.h"
#include "digest/entry.h"
#include "digest/page.h"
#include "digest/wording.h"

namespace digest {

namespace {

std::string counts(const Handover& h) {
    size_t overdue = 0;
    for (const Row& row : h.rows) overdue += row.days_overdue > 0 ? 1 : 0;
    if (h.rows.empty()) return "没有在办事项";
    std::string out = "在办" + std::to_string(h.rows.size()) + "项";
    if (overdue > 0) out += "，其中逾期" + std::to_string(overdue) + "项";
    return out;
}

}  // namespace

Rendered render(const Handover& h) {
    Page page;
    page.subject = mark(h.kind, false) + counts(h) + "（" + short_date(h.today) + "）";
    page.heading = h.kind + "（" + base::format_date_chinese(h.today) + "）";
    page.salutation = salutation(h.addressee);
    page.opening.push_back(clean_line(h.reason, kNoteLimit));
    page.opening.push_back(clean_line(h.advice, kNoteLimit));
    if (!h.rows.empty()) {
        RowList rows = by_urgency(h.rows);
        std::vector<UnitRows> units = by_unit(rows);
        Section section;
        section.title = "在办事项（" + std::to_string(rows.size()) + "项）";
        section.groups = h.office ? summary_by_unit(units) : one_group(rows, Reader::kLiaison);
        page.sections.push_back(std::move(section));
        add_cited_plans(page, {&h.rows});
    }
    page.closing = {h.office ? kAnswerOffice : kAnswerLiaison, kOrigin};
    return written(page);
}

}  // namespace digest
