// Whole documents of our own in the manner of other counties, cities and ministries, with their
// tasks as labelled by gold/GUIDE.md: documents/NAME.txt and NAME.tasks.

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "document/text_file.h"
#include "extract/extract.h"

namespace {

// date, start..due, rrule xN, "10 workday", or "-".
std::string time_of(const ledger::Deadline& d) {
    switch (d.kind) {
        case ledger::DeadlineKind::kNone:
            return "-";
        case ledger::DeadlineKind::kDate:
            return (d.start ? base::format_date(*d.start) + ".." : "") + base::format_date(*d.due);
        case ledger::DeadlineKind::kRecurring:
            return d.rrule + (d.min > 1 ? " x" + std::to_string(d.min) : "");
        case ledger::DeadlineKind::kRelative:
            return std::to_string(d.days) + " " + std::string(ledger::name(d.unit));
    }
    return {};
}

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

std::string described(const extract::Draft& draft) {
    const ledger::Plan& plan = draft.plan;
    std::string out = "# number\ttitle\tissuer\tissued\tkind\n";
    out += or_dash(plan.number) + "\t" + plan.title + "\t" + or_dash(plan.issuer) + "\t" +
           (draft.has_date ? base::format_date(plan.issued) : "-") + "\t" + plan.kind + "\n";
    out += "# ref\tunits\tleads\tdeadline\n";
    for (const extract::DraftTask& t : draft.tasks)
        out += t.task.ref + "\t" + or_dash(base::join(t.task.units, "、")) + "\t" +
               or_dash(base::join(t.task.lead, "、")) + "\t" + time_of(t.task.deadline) + "\n";
    return out;
}

std::string file_content(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string document_path(const std::string& name) {
    return std::string(DUBAN_SOURCE_DIR) + "/tests/extract/documents/" + name;
}

void check(const std::string& name) {
    INFO(name);
    base::Result<document::Text> text = document::read_text(document_path(name + ".txt"));
    REQUIRE(text.ok());
    std::vector<extract::Draft> drafts = extract::extract(text->utf8);
    REQUIRE(drafts.size() == 1);
    CHECK(described(drafts[0]) == file_content(document_path(name + ".tasks")));
}

}  // namespace

TEST_CASE("a city's action plan gives its tasks", "[extract]") { check("city_action_plan"); }

TEST_CASE("a county's task table gives its tasks", "[extract]") { check("county_table_plan"); }

TEST_CASE("a township's plan without a number gives its tasks", "[extract]") {
    check("township_plan");
}

TEST_CASE("a ministry's measures give their tasks", "[extract]") { check("ministry_opinions"); }

TEST_CASE("a city's division of work gives its tasks", "[extract]") {
    check("city_division_of_work");
}

TEST_CASE("a campaign with a Markdown table in its annex gives its tasks", "[extract]") {
    check("county_campaign");
}

TEST_CASE("a notice of two offices gives the duties of their team", "[extract]") {
    check("flood_office_notice");
}

TEST_CASE("the minutes of a meeting give what was decided", "[extract]") {
    check("meeting_minutes");
}

TEST_CASE("a bureau's notice to its schools gives its phases and reports", "[extract]") {
    check("school_safety_notice");
}
