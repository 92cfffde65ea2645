#include "digest/duties.h"

#include "digest/clean.h"
#include "digest/entry.h"
#include "digest/wording.h"

namespace digest {

std::string duty_item(const DutyLine& line, bool unit_too) {
    std::string out = clean_line(line.title, kTitleLimit);
    if (unit_too) out += "（" + unit_name(line.unit) + "）";
    out += "：应报" + std::to_string(line.owed) + "次，已报" + std::to_string(line.filed) +
           "次，时限" + long_date(line.due);
    if (line.overdue) out += "，已过期";
    if (!line.note.empty()) out += "；" + clean_line(line.note, kNoteLimit);
    return out;
}

void add_duties(Page& page, const LiaisonDigest& d) {
    if (d.recurring == 0 && d.duties.empty()) return;
    Section section;
    section.title = "定期事项";
    section.paragraphs.push_back("在办定期报送、定期开展的事项" + std::to_string(d.recurring) +
                                 "项，请按期办理并反馈。");
    for (const DutyLine& line : d.duties)
        section.items.push_back(duty_item(line, d.units.size() > 1));
    page.sections.push_back(std::move(section));
}

void add_duties(Page& page, const OfficeDigest& d) {
    if (d.duties_owed == 0 && d.missed_duties.empty() && d.renewals.empty()) return;
    Section section;
    section.title = "定期事项";
    section.paragraphs.push_back("本期应报" + std::to_string(d.duties_owed) + "项，已报" +
                                 std::to_string(d.duties_filed) + "项；过期未报" +
                                 std::to_string(d.missed_duties.size()) + "项。");
    for (const DutyLine& line : d.missed_duties) section.items.push_back(duty_item(line, true));
    for (const std::string& line : d.renewals)
        section.items.push_back(clean_line(line, kNoteLimit));
    page.sections.push_back(std::move(section));
}

}  // namespace digest
