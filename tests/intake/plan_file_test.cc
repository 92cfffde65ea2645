// Plan ledgers in TOML: every key, and every fault with its file, line and reason.

#include "intake/plan_file.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "intake/ledger_folder.h"
#include "support/dates.h"
#include "support/temporary_directory.h"

using namespace intake;
using ledger::DeadlineKind;
using ledger::Task;
using test::date;

namespace {

const std::string kHead =
    "number = \"兴政办函〔2024〕7号\"\n"
    "title = \"民生实事\"\n"
    "issuer = \"兴县人民政府办公室\"\n"
    "issued = 2024-05-07\n";

// Head (lines 1–4), [[task]] on line 5, ref and title on lines 6 and 7, then `lines` from line 8.
std::string with_task(const std::string& lines) {
    return kHead + "[[task]]\nref = \"三/（一）\"\ntitle = \"新建幼儿园\"\n" + lines;
}

base::Error error_of(std::string_view text) {
    base::Result<ledger::Plan> plan = parse_plan(text, "plans/a.toml");
    REQUIRE_FALSE(plan.ok());
    CHECK(plan.error().code == base::ErrorCode::kBadInput);
    return plan.error();
}

Task task_of(const std::string& lines) {
    base::Result<ledger::Plan> plan = parse_plan(with_task(lines), "a.toml");
    if (!plan.ok()) FAIL(plan.error().message);
    REQUIRE(plan->tasks.size() == 1);
    return plan->tasks[0];
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("every key of a plan and its task is read", "[intake]") {
    base::Result<ledger::Plan> plan = parse_plan(kHead + R"(kind = "rules"
[[task]]
ref = "三/（一）"
title = "新建三所公办幼儿园"
type = "milestone"
lead = ["县教科局"]
units = ["县教科局", "县住建局"]
leaders = ["张超"]
persons = ["薛探平"]
start = 2024-06-01
due = 2024-11-30
soft = true
text = "11月底前完成"
quote = "新建3所公办幼儿园，11月底前完成。"
[[task]]
ref = "三/（一）"
title = "开学"
)",
                                                 "a.toml");
    REQUIRE(plan.ok());
    CHECK(plan->number == "兴政办函〔2024〕7号");
    CHECK(plan->title == "民生实事");
    CHECK(plan->issuer == "兴县人民政府办公室");
    CHECK(plan->issued == date("2024-05-07"));
    CHECK(plan->kind == "rules");
    REQUIRE(plan->tasks.size() == 2);
    const Task& t = plan->tasks[0];
    CHECK(t.ref == "三/（一）");
    CHECK(t.n == 1);
    CHECK(plan->tasks[1].n == 2);
    CHECK(t.type == ledger::TaskType::kMilestone);
    CHECK(t.lead == Names{"县教科局"});
    CHECK(t.units == Names{"县教科局", "县住建局"});
    CHECK(t.leaders == Names{"张超"});
    CHECK(t.persons == Names{"薛探平"});
    CHECK(t.deadline.kind == DeadlineKind::kDate);
    CHECK(t.deadline.start == date("2024-06-01"));
    CHECK(t.deadline.due == date("2024-11-30"));
    CHECK(t.deadline.soft);
    CHECK(t.deadline.text == "11月底前完成");
    CHECK(t.quote == "新建3所公办幼儿园，11月底前完成。");
    CHECK(plan->tasks[1].deadline.kind == DeadlineKind::kNone);
    CHECK(plan->tasks[1].type == ledger::TaskType::kTask);
}

TEST_CASE("a deadline is a date, a rule, a span or nothing", "[intake]") {
    Task monthly = task_of("rrule = \"FREQ=MONTHLY;BYMONTHDAY=20\"\nmin = 2\n");
    CHECK(monthly.deadline.kind == DeadlineKind::kRecurring);
    CHECK(monthly.deadline.rrule == "FREQ=MONTHLY;BYMONTHDAY=20");
    CHECK(monthly.deadline.min == 2);
    Task span = task_of("days = 30\nunit = \"workday\"\nevent = \"印发之日\"\n");
    CHECK(span.deadline.kind == DeadlineKind::kRelative);
    CHECK(span.deadline.days == 30);
    CHECK(span.deadline.unit == ledger::SpanUnit::kWorkday);
    CHECK(span.deadline.event == "印发之日");
    CHECK(task_of("days = 0\n").deadline.kind == DeadlineKind::kRelative);
    CHECK(task_of("text = \"长期坚持\"\n").deadline.kind == DeadlineKind::kNone);
    CHECK(task_of("text = \"11月底前\"\n").quote == "11月底前");
    CHECK(task_of("start = 2024-11-30\ndue = 2024-11-30\n").deadline.start == date("2024-11-30"));
}

TEST_CASE("a lead that the file does not repeat under units stands first among them", "[intake]") {
    CHECK(task_of("lead = [\"甲\", \"乙\"]\nunits = [\"丙\"]\n").units == Names{"甲", "乙", "丙"});
    CHECK(task_of("lead = [\"丙\"]\nunits = [\"甲\", \"丙\"]\n").units == Names{"甲", "丙"});
    CHECK(task_of("lead = [\"甲\"]\n").units == Names{"甲"});
    CHECK(task_of("").units.empty());
}

TEST_CASE("a plan may lack number, kind and tasks, and nothing else", "[intake]") {
    CHECK(parse_plan("title = \"t\"\nissuer = \"i\"\nissued = 2024-05-07\n", "a.toml").ok());
    CHECK(parse_plan(kHead, "a.toml")->tasks.empty());
    CHECK(parse_plan("\xef\xbb\xbf" + kHead, "a.toml").ok());
    for (const char* key : {"title", "issuer", "issued"}) {
        CAPTURE(key);
        std::string text = kHead;
        size_t at = text.find("\n" + std::string(key)) + 1;
        text.erase(at, text.find('\n', at) + 1 - at);
        std::string message = error_of(text).message;
        CHECK_THAT(message, Catch::Contains(key));
        CHECK_THAT(message, Catch::Contains("缺少"));
        CHECK_THAT(message, Catch::StartsWith("plans/a.toml 第 1 行"));
    }
}

TEST_CASE("a fault of a task is told with its line and reason", "[intake]") {
    struct Case {
        const char *lines, *line, *reason;
    };
    const Case cases[] = {
        {"due = \"2024-11-30\"", "第 8 行", "due 应为日期"},
        {"due = 2024-11-30T08:00:00", "第 8 行", "due 应为日期"},
        {"due = 2024-02-30", "第 8 行", ""},
        {"due = 2023-02-29", "第 8 行", ""},
        {"\n\ndue = 2024-13-01", "第 10 行", ""},
        {"deu = 2024-11-30", "第 8 行", "不认识的键 deu"},
        {"n = 2", "第 8 行", "不认识的键 n"},
        {"due = 2024-11-30\nrrule = \"FREQ=DAILY\"", "第 8 行", "只能写一种"},
        {"due = 2024-11-30\ndays = 3", "第 8 行", "只能写一种"},
        {"rrule = \"FREQ=DAILY\"\ndays = 3", "第 5 行", "只能写一种"},
        {"start = 2024-12-01\ndue = 2024-11-30", "第 8 行", "start 晚于 due"},
        {"rrule = \"每月20日\"", "第 8 行", "不是合法的 RRULE"},
        {"rrule = \"FREQ=HOURLY\"", "第 8 行", "短于一天"},
        {"min = 0", "第 8 行", "1 到 1000"},
        {"min = \"2\"", "第 8 行", "的整数"},
        {"days = -1", "第 8 行", "0 到 3660"},
        {"days = 99999999999", "第 8 行", "0 到 3660"},
        {"days = 3\nunit = \"week\"", "第 9 行", "day、workday 或 month"},
        {"type = \"chore\"", "第 8 行", "milestone"},
        {"type = 3", "第 8 行", "带引号的文字"},
        {"soft = \"yes\"", "第 8 行", "true 或 false"},
        {"units = \"县教科局\"", "第 8 行", "文字的列表"},
        {"units = [\"县教科局\", 3]", "第 8 行", "非空文字"},
        {"units = [\"县教科局\", \"\"]", "第 8 行", "非空文字"},
        {"lead = [[\"县教科局\"]]", "第 8 行", "非空文字"},
        {"units = [\"县教科局\\nBcc: x\"]", "第 8 行", "控制字符"},
        {"persons = [\"张\\u0007三\"]", "第 8 行", "控制字符"},
        {"text = \"11月\\r\\n底前\"", "第 8 行", "控制字符"},
        {"quote = \"\"\"\n两行\n\"\"\"", "第 8 行", "控制字符"},
        {"text = \"\\u202e\"", "第 8 行", "控制字符"},
        {"text = \"11月底前", "第 8 行", "不是合法的 TOML"},
        {"due = 2024-11-30\ndue = 2024-12-30", "第 9 行", "不是合法的 TOML"},
        {"text = \"\xff\xfe\"", "第 8 行", "不是合法的 UTF-8"},
        {"text = \"\xe5\x85\"", "第 8 行", "不是合法的 UTF-8"},
    };
    for (const Case& c : cases) {
        INFO(c.lines);
        std::string message = error_of(with_task(c.lines + std::string("\n"))).message;
        CHECK_THAT(message, Catch::StartsWith("plans/a.toml " + std::string(c.line) + "："));
        CHECK_THAT(message, Catch::Contains(c.reason));
        CHECK(message.find('\n') == message.npos);
    }
}

TEST_CASE("a fault of the plan itself is told with its line and reason", "[intake]") {
    struct Case {
        std::string text;
        const char *line, *reason;
    };
    const Case cases[] = {
        {kHead + "kind = \"poem\"\n", "第 5 行", "personnel"},
        {kHead + "kind = \"news\"\n[[task]]\nref = \"一\"\ntitle = \"t\"\n", "第 5 行",
         "不分派任务"},
        {kHead + "author = \"张三\"\n", "第 5 行", "不认识的键 author"},
        {kHead + "task = 3\n", "第 5 行", "[[task]]"},
        {kHead + "task = [1, 2]\n", "第 5 行", "应为表"},
        {kHead + "[task]\nref = \"一\"\n", "第 5 行", "[[task]]"},
        {kHead + "[[task]]\ntitle = \"t\"\n", "第 5 行", "ref 缺少"},
        {kHead + "[[task]]\nref = \"一\"\ntitle = \"\"\n", "第 7 行", "title 缺少"},
        {"title = 3\n", "第 1 行", "带引号的文字"},
        {"这不是 TOML", "第 1 行", "不是合法的 TOML"},
        {"\n\n\xff", "第 3 行", "不是合法的 UTF-8"},
        {std::string("title = \"a\0b\"", 13), "第 1 行", "不是合法的 TOML"},
        {"", "第 1 行", "title 缺少"},
        {std::string(100000, '['), "第 1 行", "不是合法的 TOML"},
        {"a = " + std::string(100000, '['), "第 1 行", "不是合法的 TOML"},
    };
    for (const Case& c : cases) {
        INFO(c.text.substr(0, 200));
        std::string message = error_of(c.text).message;
        CHECK_THAT(message, Catch::StartsWith("plans/a.toml " + std::string(c.line) + "："));
        CHECK_THAT(message, Catch::Contains(c.reason));
    }
}

TEST_CASE("of several faults the one that stands first is told", "[intake]") {
    std::string message =
        error_of(with_task("soft = 1\n[[task]]\nref = \"二\"\ntitle = 3\nx = 1\n")).message;
    CHECK_THAT(message, Catch::Contains("第 8 行"));
    CHECK_THAT(message, Catch::Contains("soft"));
}

TEST_CASE("5,000 tasks are read, 5,001 are refused", "[intake]") {
    std::string text = kHead;
    for (int i = 0; i < 5000; ++i)
        text += "[[task]]\nref = \"" + std::to_string(i) + "\"\ntitle = \"t\"\n";
    base::Result<ledger::Plan> most = parse_plan(text, "plans/a.toml");
    REQUIRE(most.ok());
    CHECK(most->tasks.size() == 5000);
    std::string message = error_of(text + "[[task]]\nref = \"x\"\ntitle = \"t\"\n").message;
    CHECK_THAT(message, Catch::Contains("超过 5000 项"));
}

TEST_CASE("a plan file is a regular file of bounded size", "[intake]") {
    support::TemporaryDirectory folder;
    std::string good = folder.write("good.toml", kHead);
    CHECK(read_plan_file(good).ok());
    CHECK(read_plan_file(folder.file("none.toml")).error().code == base::ErrorCode::kNotFound);
    CHECK_THAT(read_plan_file(folder.path().string()).error().message,
               Catch::Contains("不是普通文件"));
    std::filesystem::create_symlink(good, folder.file("link.toml"));
    CHECK_THAT(read_plan_file(folder.file("link.toml")).error().message,
               Catch::Contains("符号链接"));
    std::string pipe = folder.file("pipe.toml");
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK_THAT(read_plan_file(pipe).error().message, Catch::Contains("不是普通文件"));
    std::string large = folder.write("large.toml", kHead + std::string((20 << 20) + 1, '#'));
    CHECK_THAT(read_plan_file(large).error().message, Catch::Contains("超过"));
    std::string broken = folder.write("broken.toml", "title = 3\n");
    CHECK_THAT(read_plan_file(broken).error().message, Catch::StartsWith(broken + " 第 1 行"));
}
