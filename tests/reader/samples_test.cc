// One plan in six formats, and in a second encoding, gives one ledger: plans/samples.

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "reader/read_document.h"
#include "support/deadline_text.h"

using test::time_of;

namespace {

std::string file_content(const std::string& name) {
    std::ifstream in(std::string(DUBAN_SOURCE_DIR) + "/plans/samples/" + name, std::ios::binary);
    REQUIRE(in);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

// One line a task: ref, title, lead, units, deadline.
std::vector<std::string> ledger_of(const extract::Reading& reading) {
    std::vector<std::string> out;
    for (const extract::DraftTask& t : reading.drafts.at(0).tasks)
        out.push_back(t.task.ref + "\t" + t.task.title + "\t" + base::join(t.task.lead, "、") +
                      "\t" + base::join(t.task.units, "、") + "\t" + time_of(t.task.deadline));
    return out;
}

std::vector<std::string> expected() {
    std::vector<std::string> lines = base::split(file_content("rural-cleanup.tasks"), '\n');
    lines.erase(lines.begin());
    lines.pop_back();
    return lines;
}

extract::Reading read(const std::string& name) {
    base::Result<extract::Reading> out = reader::read_file(file_content(name), name, {});
    INFO((out.ok() ? "" : out.error().message));
    REQUIRE(out.ok());
    REQUIRE(out->drafts.size() == 1);
    return std::move(out).value();
}

void check_whole(const std::string& name, const std::string& format) {
    INFO(name);
    extract::Reading reading = read(name);
    CHECK(reading.format == format);
    const ledger::Plan& plan = reading.drafts[0].plan;
    CHECK(plan.number == "云政办发〔2025〕12号");
    CHECK(plan.title == "云溪县2025年农村人居环境整治提升实施方案");
    CHECK(plan.issuer == "云溪县人民政府办公室");
    CHECK(base::format_date(plan.issued) == "2025-03-18");
    CHECK(plan.kind == "plan");
    CHECK(ledger_of(reading) == expected());
}

std::string behind_ref(const std::string& line) { return line.substr(line.find('\t')); }

}  // namespace

TEST_CASE("the sample plan as text gives its ledger in either encoding", "[reader]") {
    check_whole("rural-cleanup.txt", "txt");
    check_whole("rural-cleanup-gb18030.txt", "txt");
    CHECK(read("rural-cleanup-gb18030.txt").encoding == "GB18030");
}

TEST_CASE("the sample plan as docx gives its ledger", "[reader]") {
    check_whole("rural-cleanup.docx", "docx");
}

TEST_CASE("the sample plan as html gives its ledger", "[reader]") {
    check_whole("rural-cleanup.html", "html");
}

TEST_CASE("the sample plan as pdf gives its ledger with pages", "[reader]") {
    check_whole("rural-cleanup.pdf", "pdf");
    extract::Reading reading = read("rural-cleanup.pdf");
    CHECK(reading.warnings.empty());
    CHECK(reading.drafts[0].tasks.front().page == 2);
    CHECK(reading.drafts[0].tasks.back().page == 6);
}

TEST_CASE("the sample plan as ofd gives its ledger with pages", "[reader]") {
    check_whole("rural-cleanup.ofd", "ofd");
    extract::Reading reading = read("rural-cleanup.ofd");
    CHECK(reading.warnings.empty());
    CHECK(reading.drafts[0].tasks.front().page == 2);
    CHECK(reading.drafts[0].tasks.back().page == 6);
}

// A sheet has no headings: its refs are its rows, its title its own, and it is not signed.
TEST_CASE("the sample plan as a sheet gives the same tasks with their cells", "[reader]") {
    extract::Reading reading = read("rural-cleanup.xlsx");
    CHECK(reading.format == "xlsx");
    CHECK(reading.drafts[0].plan.number == "云政办发〔2025〕12号");
    CHECK(base::format_date(reading.drafts[0].plan.issued) == "2025-03-18");
    std::vector<std::string> found = ledger_of(reading), whole = expected();
    REQUIRE(found.size() == whole.size());
    for (size_t i = 0; i < whole.size(); ++i) {
        CHECK(behind_ref(found[i]) == behind_ref(whole[i]));
        CHECK(found[i].starts_with("表/" + std::to_string(i + 1) + "\t"));
        CHECK(reading.drafts[0].tasks[i].cell == "任务台账!A" + std::to_string(i + 5));
    }
}
