#include "digest/sheet.h"

#include "digest/clean.h"
#include "digest/entry.h"
#include "digest/page.h"
#include "digest/wording.h"

namespace digest {

namespace {

using ledger::SheetKind;

// What the sheet asks of its reader.
std::string_view demand(SheetKind kind) {
    switch (kind) {
        case SheetKind::kBlue:
            return "请于收到本单之日起3个工作日内办结并申请销号；确有困难的，书面说明原因、"
                   "已采取的措施和完成日期。";
        case SheetKind::kYellow:
            return "请主要负责人亲自过问，于收到本单之日起5个工作日内办结并申请销号，同时书面报告"
                   "逾期原因和整改措施。";
        case SheetKind::kRed:
            return "请分管领导督促，承办单位于收到本单之日起5个工作日内办结并申请销号，主要负责人"
                   "向县政府书面说明情况。";
        case SheetKind::kProposal:
            break;
    }
    return "建议对承办单位予以通报，或者约谈其主要负责人。请审定。";
}

std::string_view opening(SheetKind kind) {
    if (kind == SheetKind::kProposal) return "下列事项经多次督办仍未办结，现将情况报告如下。";
    return "经查，下列事项未按时限办结，现予督办。";
}

Section section(std::string title) {
    Section out;
    out.title = std::move(title);
    return out;
}

void add_matter(Page& page, const SheetFacts& s) {
    Section matter = section("督办事项");
    RowList rows{&s.row};
    matter.groups = one_group(rows, Reader::kOffice);
    page.sections.push_back(std::move(matter));
    Section cause = section("督办缘由");
    std::string text = clean_line(s.cause, kNoteLimit);
    if (s.row.days_overdue > 0)
        text +=
            "；截至" + long_date(s.today) + "已逾期" + std::to_string(s.row.days_overdue) + "天";
    cause.paragraphs.push_back(text + "。");
    page.sections.push_back(std::move(cause));
    std::vector<Row> cited{s.row};
    add_cited_plans(page, {&cited});
}

}  // namespace

std::string sheet_number(int year, int number) {
    return "督办〔" + std::to_string(year) + "〕" + std::to_string(number) + "号";
}

Rendered render(const SheetFacts& s) {
    std::string kind(chinese_name(s.kind));
    bool issued = s.number > 0;
    std::string number = issued ? sheet_number(s.year, s.number) : "草稿，未经签发无效";
    Page page;
    page.heading = kind + "（" + number + "）";
    page.subject = page.heading + "：" + unit_name(s.row.unit);
    bool proposal = s.kind == SheetKind::kProposal;
    page.salutation = proposal ? "督查室主任：" : salutation(unit_name(s.row.unit));
    page.opening.emplace_back(opening(s.kind));
    add_matter(page, s);
    Section asked = section(proposal ? "建议" : "督办要求");
    asked.paragraphs.emplace_back(demand(s.kind));
    page.sections.push_back(std::move(asked));
    page.closing.push_back("县人民政府督查室");
    page.closing.push_back("签发人：" + (issued ? clean_line(s.signer, kNameLimit) : "________"));
    page.closing.push_back("签发日期：" +
                           (issued ? base::format_date_chinese(s.today) : "____年__月__日"));
    return written(page);
}

}  // namespace digest
