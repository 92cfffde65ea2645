#include "digest/closed.h"

#include "digest/clean.h"
#include "digest/entry.h"

namespace digest {

// One line each: nothing is left to do about them.
void add_closed(Page& page, const std::vector<Row>& rows) {
    if (rows.empty()) return;
    Section section;
    section.title = "已销号事项（" + std::to_string(rows.size()) + "项）";
    section.paragraphs.push_back("此前告知逾期的下列事项已销号。");
    for (const Row* row : by_urgency(rows)) {
        std::string line = clean_line(row->title, kTitleLimit) + "（" + unit_name(row->unit);
        std::string cited = citation(*row);
        if (!cited.empty()) line += "，" + cited;
        section.items.push_back(line + "）");
    }
    page.sections.push_back(std::move(section));
}

}  // namespace digest
