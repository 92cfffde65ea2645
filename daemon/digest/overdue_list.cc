// The overdue list grouped by unit, as the command line prints it and the officer hands it in.

#include "digest/entry.h"
#include "digest/html_part.h"
#include "digest/page.h"
#include "digest/render.h"
#include "digest/text_part.h"
#include "digest/wording.h"

namespace digest {

namespace {

Page overdue_page(const std::vector<Row>& rows, base::Date today) {
    std::vector<UnitRows> units = by_unit(by_urgency(rows));
    Page page;
    page.heading = "逾期事项清单";
    page.subject = page.heading + "（" + base::format_date_chinese(today) + "）";
    std::string until = "截至" + long_date(today) + "，";
    if (rows.empty()) {
        page.opening.push_back(until + "没有逾期事项。");
        return page;
    }
    page.opening.push_back(until + "共有逾期事项" + std::to_string(rows.size()) + "项，涉及" +
                           std::to_string(units.size()) + "个单位。");
    Section section;
    section.title = "逾期事项";
    section.groups = groups_by_unit(units);
    page.sections.push_back(std::move(section));
    add_cited_plans(page, {&rows});
    return page;
}

}  // namespace

std::string overdue_list_text(const std::vector<Row>& rows, base::Date today) {
    return text_part(overdue_page(rows, today));
}

std::string overdue_list_html(const std::vector<Row>& rows, base::Date today) {
    return html_part(overdue_page(rows, today));
}

}  // namespace digest
