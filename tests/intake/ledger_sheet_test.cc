// The ledger workbook, read back: what the reader process hands over of it is put together here by
// hand, so that every correction of an officer is one line of a test.

#include "intake/ledger_sheet.h"

#include <catch2/catch.hpp>

#include "document/sheet_writer.h"
#include "intake/ledger_sheet_cells.h"
#include "support/dates.h"

namespace {

using intake::read_ledger_sheet;
using ledger::DeadlineKind;
using ledger::Plan;
using ledger::Task;
using test::date;
using Names = std::vector<std::string>;
using Cells = std::vector<std::string>;

// Sheets as the xlsx reader gives them: a line a row, each with the address of its first cell.
class Book {
  public:
    Book& row(const std::string& sheet, const Cells& cells) {
        size_t number = ++rows_[sheet];
        reading_.text.anchors.push_back(
            {reading_.text.utf8.size(), {0, sheet + "!A" + std::to_string(number)}});
        for (size_t i = 0; i < cells.size(); ++i)
            reading_.text.utf8 += (i > 0 ? "\t" : "") + cells[i];
        reading_.text.utf8 += '\n';
        return *this;
    }
    [[nodiscard]] extract::Reading reading() const {
        extract::Reading out = reading_;
        out.format = "xlsx";
        return out;
    }

  private:
    extract::Reading reading_;
    std::map<std::string, size_t> rows_;
};

const Cells kHead = {"方案",     "序号",     "条目",     "类型",     "任务",
                     "牵头单位", "责任单位", "分管领导", "责任人",   "时限类型",
                     "时限原文", "起始日期", "完成期限", "留有余地", "周期规则",
                     "每期次数", "期限数",   "期限单位", "起算事件", "依据原文"};
const Cells kPlanHead = {"方案", "文号", "标题", "发文机关", "成文日期", "文种"};
const Cells kPlan = {"1",   "兴政办函〔2024〕7号", "民生实事", "兴县人民政府办公室", "2024-05-07",
                     "方案"};

// A task's cells by heading, the rest empty.
Cells task(const std::map<std::string, std::string>& values) {
    std::map<std::string, std::string> all = {
        {"方案", "1"}, {"条目", "一/1."}, {"任务", "改厕"}, {"责任单位", "县住建局"}};
    for (const auto& [key, value] : values) all[key] = value;
    Cells out;
    for (const std::string& heading : kHead) out.push_back(all[heading]);
    return out;
}

Book book(const std::vector<Cells>& tasks) {
    Book out;
    out.row("台账", kHead);
    for (const Cells& cells : tasks) out.row("台账", cells);
    out.row("方案", kPlanHead).row("方案", kPlan);
    out.row("duban", {"格式", "版本"}).row("duban", {"duban-ledger", "1"});
    return out;
}

std::vector<Plan> plans_of(const Book& book) {
    base::Result<std::vector<Plan>> plans = read_ledger_sheet(book.reading(), "台账.xlsx");
    if (!plans.ok()) FAIL(plans.error().message);
    return *plans;
}

Task task_of(const std::map<std::string, std::string>& values) {
    std::vector<Plan> plans = plans_of(book({task(values)}));
    REQUIRE(plans.size() == 1);
    REQUIRE(plans[0].tasks.size() == 1);
    return plans[0].tasks[0];
}

std::string fault_of(const Book& book) {
    base::Result<std::vector<Plan>> plans = read_ledger_sheet(book.reading(), "台账.xlsx");
    if (plans.ok()) return "";
    CHECK(plans.error().code == base::ErrorCode::kBadInput);
    CHECK(plans.error().reason == "E_LEDGER_SHEET");
    return plans.error().message;
}

}  // namespace

TEST_CASE("a ledger workbook is told from other workbooks", "[intake]") {
    CHECK(intake::is_ledger_sheet(book({}).reading()));
    extract::Reading other = book({}).reading();
    other.format = "docx";
    CHECK_FALSE(intake::is_ledger_sheet(other));
    Book plain;
    plain.row("任务清单", {"序号", "任务", "责任单位", "完成时限"});
    CHECK_FALSE(intake::is_ledger_sheet(plain.reading()));
    CHECK_FALSE(intake::is_ledger_sheet({}));
}

TEST_CASE("a row of the workbook is a task with all its fields", "[intake]") {
    Task t = task_of({{"类型", "阶段"},
                      {"条目", "三/（一）"},
                      {"任务", "新建幼儿园"},
                      {"牵头单位", "县教科局"},
                      {"责任单位", "县教科局、县住建局"},
                      {"分管领导", "张超"},
                      {"责任人", "薛探平；李四"},
                      {"时限类型", "日期"},
                      {"时限原文", "力争11月底前"},
                      {"起始日期", "2024-06-01"},
                      {"完成期限", "2024-11-30"},
                      {"留有余地", "是"},
                      {"依据原文", "新建3所"}});
    CHECK(t.ref == "三/（一）");
    CHECK(t.n == 1);
    CHECK(t.type == ledger::TaskType::kMilestone);
    CHECK(t.title == "新建幼儿园");
    CHECK(t.lead == Names{"县教科局"});
    CHECK(t.units == Names{"县教科局", "县住建局"});
    CHECK(t.leaders == Names{"张超"});
    CHECK(t.persons == Names{"薛探平", "李四"});
    CHECK(t.deadline.kind == DeadlineKind::kDate);
    CHECK(t.deadline.text == "力争11月底前");
    CHECK(t.deadline.start == date("2024-06-01"));
    CHECK(t.deadline.due == date("2024-11-30"));
    CHECK(t.deadline.soft);
    CHECK(t.quote == "新建3所");
}

TEST_CASE("recurring, relative and open deadlines come out of their columns", "[intake]") {
    Task recurring = task_of({{"时限类型", "周期"},
                              {"周期规则", "FREQ=MONTHLY;BYMONTHDAY=20"},
                              {"每期次数", "2"},
                              {"时限原文", "每月20日前两次"}});
    CHECK(recurring.deadline.kind == DeadlineKind::kRecurring);
    CHECK(recurring.deadline.rrule == "FREQ=MONTHLY;BYMONTHDAY=20");
    CHECK(recurring.deadline.min == 2);
    CHECK(recurring.quote == "每月20日前两次");
    Task relative = task_of({{"时限类型", "相对"},
                             {"期限数", "10.0"},
                             {"期限单位", "工作日"},
                             {"起算事件", "印发之日"}});
    CHECK(relative.deadline.kind == DeadlineKind::kRelative);
    CHECK(relative.deadline.days == 10);
    CHECK(relative.deadline.unit == ledger::SpanUnit::kWorkday);
    CHECK(relative.deadline.event == "印发之日");
    CHECK(task_of({{"时限类型", "无"}}).deadline == ledger::Deadline{});
    CHECK(task_of({}).deadline == ledger::Deadline{});
}

TEST_CASE("a date that is filled in makes the deadline a date", "[intake]") {
    CHECK(task_of({{"时限类型", "无"}, {"完成期限", "2024-12-31"}}).deadline.kind ==
          DeadlineKind::kDate);
    CHECK(task_of({{"周期规则", "FREQ=WEEKLY"}}).deadline.kind == DeadlineKind::kRecurring);
}

TEST_CASE("dates are read as people type them", "[intake]") {
    for (const char* text : {"2024-12-31", "2024年12月31日", "2024/12/31", "2024.12.31", "20241231",
                             " 2024-12-31 ", "２０２４年１２月３１日", "2024-12-31 00:00:00",
                             "2024/12/31 0:00", "45657", "2024年12月31号", "2024 年 12 月 31 日"}) {
        CAPTURE(text);
        CHECK(intake::typed_date(text) == date("2024-12-31"));
    }
    for (const char* text : {"", "2024-12", "2024年12月", "12月31日", "2024-02-30", "2024-13-01",
                             "年底前", "2024-12-31 18:00", "1234", "99999", "24-12-31x",
                             "2024-12-31-1", "-", "999999999999", "2024年十二月三十一日"}) {
        CAPTURE(text);
        CHECK_FALSE(intake::typed_date(text));
    }
}

TEST_CASE("names are parted by every mark people use", "[intake]") {
    CHECK(
        intake::typed_names(
            "县教科局、县住建局，县财政局;县审计局；县医保局\v县公安局, 县民政局 ") ==
        Names{"县教科局", "县住建局", "县财政局", "县审计局", "县医保局", "县公安局", "县民政局"});
    CHECK(intake::typed_names("") == Names{});
    CHECK(intake::typed_names("、、 、") == Names{});
    CHECK(intake::typed_names("〖各乡镇、街道〗、县住建局") == Names{"各乡镇、街道", "县住建局"});
    CHECK(intake::typed_names("各县（市、区）人民政府、县住建局（一、二）") ==
          Names{"各县（市、区）人民政府", "县住建局（一、二）"});
    CHECK(intake::typed_names("县住建局（一、二") == Names{"县住建局（一", "二"});
    CHECK(intake::typed_names("〖没有结尾、县住建局") == Names{"〖没有结尾", "县住建局"});
}

TEST_CASE("who leads is among the responsible units", "[intake]") {
    CHECK(task_of({{"牵头单位", "县教科局"}}).units == Names{"县教科局", "县住建局"});
    CHECK(task_of({{"牵头单位", "县住建局"}}).units == Names{"县住建局"});
}

TEST_CASE("columns may be moved and rows sorted, and strange columns are no trouble", "[intake]") {
    Book moved;
    Cells head = kHead;
    std::reverse(head.begin(), head.end());
    head.insert(head.begin() + 3, "备 注");
    Cells cells = task({{"完成期限", "2024-12-31"}});
    std::reverse(cells.begin(), cells.end());
    cells.insert(cells.begin() + 3, "已核");
    moved.row("方案", kPlanHead).row("方案", kPlan).row("台账", head).row("台账", cells);
    std::vector<Plan> plans = plans_of(moved);
    REQUIRE(plans.at(0).tasks.size() == 1);
    CHECK(plans[0].tasks[0].title == "改厕");
    CHECK(plans[0].tasks[0].deadline.due == date("2024-12-31"));
}

TEST_CASE("a cell merged downwards holds for the rows below", "[intake]") {
    std::vector<Plan> plans = plans_of(
        book({task({{"责任单位", "县住建局"}}), task({{"条目", "一/2."}, {"责任单位", "〃"}}),
              task({{"条目", "一/3."}, {"责任单位", "〃"}})}));
    REQUIRE(plans[0].tasks.size() == 3);
    CHECK(plans[0].tasks[2].units == Names{"县住建局"});
}

TEST_CASE("empty rows are passed over, and tasks of one clause are numbered", "[intake]") {
    std::vector<Plan> plans = plans_of(
        book({task({}), Cells(kHead.size()), Cells{"1", "7"}, task({{"任务", "再改厕"}})}));
    REQUIRE(plans[0].tasks.size() == 2);
    CHECK(plans[0].tasks[0].n == 1);
    CHECK(plans[0].tasks[1].n == 2);
}

TEST_CASE("several plans are told apart by their number", "[intake]") {
    Book both = book({task({{"方案", "2"}}), task({})});
    both.row("方案",
             {"2", "兴政发〔2024〕9号", "另一方案", "兴县人民政府", "2024年6月1日", "规则"});
    // Sheets may come in any order, but their rows together.
    Book sorted;
    sorted.row("台账", kHead).row("台账", task({{"方案", "2"}})).row("台账", task({}));
    sorted.row("方案", kPlanHead).row("方案", kPlan);
    sorted.row("方案",
               {"2", "兴政发〔2024〕9号", "另一方案", "兴县人民政府", "2024年6月1日", "规则"});
    std::vector<Plan> plans = plans_of(sorted);
    REQUIRE(plans.size() == 2);
    CHECK(plans[0].tasks.size() == 1);
    CHECK(plans[1].tasks.size() == 1);
    CHECK(plans[1].kind == "rules");
    CHECK(plans[1].issued == date("2024-06-01"));
}

TEST_CASE("every fault is told with its cell", "[intake]") {
    struct Example {
        std::map<std::string, std::string> cells;
        const char* says;
    };
    const Example kExamples[] = {
        {{{"完成期限", "2024年2月30日"}}, "台账!M2：“2024年2月30日”不是日期"},
        {{{"完成期限", "年底"}}, "台账!M2：“年底”不是日期"},
        {{{"起始日期", "2024-12-31"}, {"完成期限", "2024-06-01"}}, "台账!L2：起始日期晚于"},
        {{{"类型", "工作"}}, "台账!D2：“工作”应为：任务、阶段、职责、周期"},
        {{{"时限类型", "不定"}}, "台账!J2：“不定”应为"},
        {{{"时限类型", "日期"}}, "台账!M2：时限类型为“日期”，但没有填“完成期限”"},
        {{{"时限类型", "周期"}}, "台账!O2：时限类型为“周期”"},
        {{{"时限类型", "相对"}, {"完成期限", "2024-06-01"}}, "台账!Q2：时限类型为“相对”"},
        {{{"完成期限", "2024-06-01"}, {"期限数", "3"}}, "只能填一种"},
        {{{"周期规则", "每月"}}, "台账!O2："},
        {{{"周期规则", "FREQ=DAILY"}, {"每期次数", "多"}}, "台账!P2：“多”应为 1 到 1000"},
        {{{"期限数", "-1"}}, "台账!Q2：“-1”应为 0 到 3660"},
        {{{"期限数", "3"}, {"期限单位", "周"}}, "台账!R2：“周”应为：天、工作日、个月"},
        {{{"完成期限", "2024-06-01"}, {"留有余地", "也许"}}, "台账!N2：“也许”应为“是”"},
        {{{"条目", ""}}, "台账!C2：缺少条目"},
        {{{"任务", ""}}, "台账!E2：缺少任务名称"},
        {{{"方案", "9"}}, "台账!A2：“9”不是“方案”工作表中的序号"},
        {{{"责任单位", "县住\x1b建局"}}, "台账!G2：不得含控制字符"},
    };
    for (const Example& example : kExamples) {
        std::string said = fault_of(book({task(example.cells)}));
        CAPTURE(example.says, said);
        CHECK(said.starts_with("台账.xlsx："));
        CHECK(said.find(example.says) != std::string::npos);
    }
}

TEST_CASE("faults are told together, at most twenty", "[intake]") {
    std::vector<Cells> rows;
    for (int i = 0; i < 30; ++i) rows.push_back(task({{"完成期限", "年底"}}));
    std::string said = fault_of(book(rows));
    CHECK(std::count(said.begin(), said.end(), '\n') == 20);
    CHECK(said.find("台账!M21：") != std::string::npos);
    CHECK(said.find("台账!M22：") == std::string::npos);
    CHECK(said.find("另有 10 处错误") != std::string::npos);
}

TEST_CASE("a plan's head is checked as strictly as a task", "[intake]") {
    auto with_plan = [](const Cells& plan) {
        Book out;
        out.row("台账", kHead).row("台账", task({}));
        out.row("方案", kPlanHead).row("方案", plan);
        return fault_of(out);
    };
    CHECK(with_plan(kPlan).empty());
    CHECK(with_plan({"1", "", "民生实事", "兴县人民政府办公室", "2024-05-07", ""}).empty());
    CHECK(with_plan({"1", "", "", "", "", ""}).find("没有方案") != std::string::npos);
    CHECK(with_plan({"1", "", "民生实事", "", "2024-05-07"}).find("方案!D2：缺少发文机关") !=
          std::string::npos);
    CHECK(with_plan({"1", "", "民生实事", "某办", ""}).find("方案!E2：缺少成文日期") !=
          std::string::npos);
    CHECK(with_plan({"1", "", "民生实事", "某办", "五月"}).find("方案!E2：“五月”不是日期") !=
          std::string::npos);
    CHECK(with_plan({"1", "", "民生实事", "某办", "2024-05-07", "任免"}).find("不分派任务") !=
          std::string::npos);
    CHECK(with_plan({"1", "", "民生实事", "某办", "2024-05-07", "杂"}).find("方案!F2：") !=
          std::string::npos);
}

TEST_CASE("missing sheets and columns are said", "[intake]") {
    Book no_plans;
    no_plans.row("台账", kHead);
    CHECK(fault_of(no_plans).find("缺少“方案”工作表") != std::string::npos);
    Book no_tasks;
    no_tasks.row("方案", kPlanHead).row("方案", kPlan);
    CHECK(fault_of(no_tasks).find("缺少“台账”工作表") != std::string::npos);
    Book narrow;
    Cells head = kHead;
    head.erase(std::find(head.begin(), head.end(), "周期规则"));
    narrow.row("台账", head).row("方案", kPlanHead).row("方案", kPlan);
    CHECK(fault_of(narrow).find("缺少“周期规则”一列") != std::string::npos);
    Book twice;
    head = kHead;
    head.push_back("任务");
    twice.row("台账", head).row("方案", kPlanHead).row("方案", kPlan);
    CHECK(fault_of(twice).find("台账!U1：列名“任务”重复") != std::string::npos);
    Book newer = book({});
    newer.row("duban", {"duban-ledger", "2"});
    CHECK(fault_of(newer).find("更新版本") != std::string::npos);
    CHECK_FALSE(read_ledger_sheet({}, "a.xlsx").ok());
}

TEST_CASE("more than five thousand tasks are refused", "[intake]") {
    std::vector<Cells> rows(5001, task({}));
    CHECK(fault_of(book(rows)).find("超过 5000 项") != std::string::npos);
    rows.pop_back();
    CHECK(fault_of(book(rows)).empty());
}
