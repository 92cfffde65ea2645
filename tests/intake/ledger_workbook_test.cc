// The workbook on its whole way: drafts → xlsx → reader process → plans, without loss.

#include <catch2/catch.hpp>
#include <cstdlib>

#include "document/sheet_writer.h"
#include "extract/extract.h"
#include "intake/document_reading.h"
#include "intake/ledger_sheet.h"
#include "support/dates.h"
#include "support/process.h"

namespace {

using base::Result;
using extract::Draft;
using ledger::DeadlineKind;
using ledger::Plan;
using test::date;

// The plans that a person who corrects nothing gets back.
std::vector<Plan> there_and_back(const std::vector<Draft>& drafts) {
    Result<std::string> bytes = intake::ledger_sheet(drafts);
    if (!bytes.ok()) FAIL(bytes.error().message);
    Result<extract::Reading> reading =
        intake::read_document({"/a/台账.xlsx", "台账.xlsx", *bytes, "0"});
    if (!reading.ok()) FAIL(reading.error().message);
    CHECK(intake::is_ledger_sheet(*reading));
    Result<std::vector<Plan>> plans = intake::read_ledger_sheet(*reading, "台账.xlsx");
    if (!plans.ok()) FAIL(plans.error().message);
    return *plans;
}

Plan plan_of(const Draft& draft) {
    Plan plan = draft.plan;
    for (const extract::DraftTask& task : draft.tasks) {
        plan.tasks.push_back(task.task);
        if (task.task.ref.empty()) plan.tasks.back().ref = "正文";
    }
    ledger::number_tasks(plan.tasks);
    return plan;
}

Draft draft_with(std::vector<ledger::Task> tasks) {
    Draft draft;
    draft.has_date = true;
    draft.plan = {"兴政办函〔2024〕7号", "民生实事", "兴县人民政府办公室",
                  date("2024-05-07"),    "plan",     {}};
    for (ledger::Task& task : tasks) {
        extract::DraftTask row;
        row.task = std::move(task);
        row.confidence = 0.5;
        row.diagnostics = {"请核对"};
        draft.tasks.push_back(std::move(row));
    }
    return draft;
}

ledger::Task task(std::string title) {
    ledger::Task out;
    out.ref = "一";
    out.title = std::move(title);
    out.units = {"县住建局"};
    out.quote = "原文";
    return out;
}

void check_text(const std::string& text, size_t& tasks) {
    std::vector<Draft> drafts;
    for (Draft& draft : extract::extract(text))
        if (!draft.tasks.empty() && draft.has_date && !draft.plan.issuer.empty())
            drafts.push_back(std::move(draft));
    if (drafts.empty()) return;
    std::vector<Plan> plans = there_and_back(drafts);
    REQUIRE(plans.size() == drafts.size());
    for (size_t i = 0; i < plans.size(); ++i) {
        Plan expected = plan_of(drafts[i]);
        CAPTURE(expected.number);
        REQUIRE(plans[i].tasks.size() == expected.tasks.size());
        for (size_t t = 0; t < expected.tasks.size(); ++t) {
            CAPTURE(expected.tasks[t].ref, expected.tasks[t].title);
            CHECK(plans[i].tasks[t] == expected.tasks[t]);
        }
        CHECK(plans[i] == expected);
        tasks += expected.tasks.size();
    }
}

}  // namespace

TEST_CASE("every kind of task survives the workbook", "[intake]") {
    std::vector<ledger::Task> tasks;
    for (ledger::TaskType type : {ledger::TaskType::kTask, ledger::TaskType::kMilestone,
                                  ledger::TaskType::kDuty, ledger::TaskType::kRecurring}) {
        tasks.push_back(task("改厕"));
        tasks.back().type = type;
    }
    tasks[0].lead = {"县住建局"};
    tasks[0].units = {"县住建局", "各县（市、区）人民政府", "各乡镇、街道"};
    tasks[0].leaders = {"张超", "李四"};
    tasks[0].persons = {"王五"};
    tasks[1].deadline.kind = DeadlineKind::kDate;
    tasks[1].deadline.text = "6月至11月底";
    tasks[1].deadline.start = date("2024-06-01");
    tasks[1].deadline.due = date("2024-11-30");
    tasks[1].deadline.soft = true;
    tasks[2].deadline.kind = DeadlineKind::kRelative;
    tasks[2].deadline.days = 10;
    tasks[2].deadline.unit = ledger::SpanUnit::kWorkday;
    tasks[2].deadline.event = "印发";
    tasks[3].deadline.kind = DeadlineKind::kRecurring;
    tasks[3].deadline.rrule = "FREQ=MONTHLY;BYMONTHDAY=15,-1";
    tasks[3].deadline.min = 3;
    Draft draft = draft_with(tasks);
    CHECK(there_and_back({draft}) == std::vector<Plan>{plan_of(draft)});
}

TEST_CASE("a task without a number of its own gets a name that can be loaded", "[intake]") {
    Draft draft = draft_with({task("改厕")});
    draft.tasks[0].task.ref.clear();
    CHECK(there_and_back({draft}).at(0).tasks.at(0).ref == "正文");
}

TEST_CASE("texts that look like formulas, numbers or dates stay texts", "[intake]") {
    std::vector<ledger::Task> tasks;
    for (const char* title :
         {"=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+86", "-1", "＝1", "2024-05-07", "45657",
          "1e5", "TRUE", "_x0041_", "<b>&amp;</b>", "“引号”'\"", "0012"})
        tasks.push_back(task(title));
    Draft draft = draft_with(tasks);
    CHECK(there_and_back({draft}) == std::vector<Plan>{plan_of(draft)});
}

TEST_CASE("the documents of the tests come back from the workbook unchanged", "[intake]") {
    size_t tasks = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(DUBAN_SOURCE_DIR "/tests/extract/documents"))
        if (entry.path().extension() == ".txt") check_text(support::read_file(entry.path()), tasks);
    CHECK(tasks > 50);
}

TEST_CASE("the gazettes come back from the workbook unchanged", "[intake]") {
    const char* given = std::getenv("DUBAN_SHARED");
    std::string shared = given != nullptr ? given : DUBAN_SOURCE_DIR "/../shared";
    size_t tasks = 0;
    for (const char* name : {"/seeds/gazette-2021.txt", "/seeds/gazette-2024-2.txt"})
        if (std::filesystem::exists(shared + name))
            check_text(support::read_file(shared + name), tasks);
    if (tasks == 0) WARN("skipped: needs the gazettes in " + shared);
}

TEST_CASE("a plan without a date must get one from the officer", "[intake]") {
    Draft draft = draft_with({task("改厕")});
    draft.has_date = false;
    Result<std::string> bytes = intake::ledger_sheet({draft});
    REQUIRE(bytes.ok());
    Result<extract::Reading> reading = intake::read_document({"/a.xlsx", "a.xlsx", *bytes, "0"});
    REQUIRE(reading.ok());
    Result<std::vector<Plan>> plans = intake::read_ledger_sheet(*reading, "a.xlsx");
    REQUIRE_FALSE(plans.ok());
    CHECK(plans.error().message == "a.xlsx：方案!E2：缺少成文日期");
}
