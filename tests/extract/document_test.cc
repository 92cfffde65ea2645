// Whole documents of our own in the manner of other counties, cities and ministries, with their
// tasks as labelled by gold/GUIDE.md: documents/NAME.txt and NAME.tasks.

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "document/text_file.h"
#include "extract/extract.h"
#include "support/deadline_text.h"

using test::time_of;

namespace {

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

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

// Lines that only one of the two texts has, for a person to read.
std::string difference(const std::string& found, const std::string& expected) {
    std::vector<std::string> more = lines_of(found), missing;
    for (const std::string& line : lines_of(expected)) {
        auto same = std::find(more.begin(), more.end(), line);
        if (same == more.end()) {
            missing.push_back(line);
        } else {
            more.erase(same);
        }
    }
    std::string out;
    for (const std::string& line : missing) out += "\n- " + line;
    for (const std::string& line : more) out += "\n+ " + line;
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

const extract::Options kParagraphs{.whole_paragraphs = true};

void check(const std::string& name, const extract::Options& options = {}) {
    INFO(name);
    base::Result<document::Text> text = document::read_text(document_path(name + ".txt"));
    REQUIRE(text.ok());
    std::vector<extract::Draft> drafts = extract::extract(text->utf8, options);
    REQUIRE(drafts.size() == 1);
    std::string found = described(drafts[0]);
    std::string expected = file_content(document_path(name + ".tasks"));
    if (found != expected) FAIL_CHECK(difference(found, expected));
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

TEST_CASE("a city's rectification plan with labelled lines gives its tasks", "[extract]") {
    check("city_rectification");
}

TEST_CASE("a table under a header of two rows with merged cells gives its tasks", "[extract]") {
    check("county_investment_grid", kParagraphs);
}

TEST_CASE("a district's division of work in whole paragraphs gives its tasks", "[extract]") {
    check("district_division_paragraphs", kParagraphs);
}

TEST_CASE("the opinions of three ministries give their tasks", "[extract]") {
    check("ministry_joint_opinions");
}

TEST_CASE("a township's plan with a label a line gives its tasks", "[extract]") {
    check("town_label_lines");
}

TEST_CASE("a notice with an allotment and a list in its annexes gives each task once",
          "[extract]") {
    check("county_body_and_annex");
}

TEST_CASE("a province's measures give their tasks", "[extract]") {
    check("province_commerce_measures");
}

TEST_CASE("a campaign with leaders in lines gives its tasks", "[extract]") {
    check("county_petitions_plan");
}

TEST_CASE("circled items and a table under two header rows give their tasks", "[extract]") {
    check("new_district_flood_points");
}

TEST_CASE("an urgent notice in running text gives its tasks", "[extract]") {
    check("city_urgent_notice");
}

TEST_CASE("a list of what a meeting decided gives its tasks", "[extract]") {
    check("district_meeting_checklist");
}

TEST_CASE("a plan wrapped in the middle of its brackets gives its tasks", "[extract]") {
    check("county_energy_plan");
}

TEST_CASE("a month of activities gives its tasks", "[extract]") { check("safety_month_notice"); }

TEST_CASE("a list of projects without a date gives its tasks", "[extract]") {
    check("county_project_list");
}

TEST_CASE("articles with their units in the line give their tasks", "[extract]") {
    check("new_area_measures");
}

TEST_CASE("a division of work by units as headings gives its tasks", "[extract]") {
    check("town_division_by_unit");
}

TEST_CASE("tables with one cell a line give their rows", "[extract]") {
    check("district_cells_by_line");
}

TEST_CASE("a notice without a title gives the tasks of its sections", "[extract]") {
    check("province_notice_without_title");
}

TEST_CASE("a line of time without units and offices as headings give tasks", "[extract]") {
    check("district_time_lines");
}
