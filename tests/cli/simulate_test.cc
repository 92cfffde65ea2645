// duban simulate: the same bytes each time, nothing of what stands in the way is lost.

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "base/text.h"
#include "cli/command_line.h"

using namespace test;

namespace {

std::map<std::string, std::string> files_of(const std::string& folder) {
    std::map<std::string, std::string> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        out[std::filesystem::relative(entry.path(), folder)] =
            std::string((std::istreambuf_iterator<char>(in)), {});
    }
    return out;
}

std::vector<std::string> arguments(const std::string& plans, const std::string& out,
                                   const std::string& to = "2025-01-31") {
    return {"simulate", "--plans", plans, "--from", "2024-05-07", "--to", to, "--out", out};
}

// A folder of 兴政办函〔2024〕7号, the county's units and the calendar.
std::string one_plan(const support::TemporaryDirectory& folder) {
    std::filesystem::create_directory(folder.file("plans"));
    for (const char* name : {"units.toml", "calendar.toml", "2024-05-07-livelihood-projects.toml"})
        std::filesystem::copy(Desk::plans() + "/" + name, folder.file("plans") + "/" + name);
    return folder.file("plans");
}

}  // namespace

TEST_CASE("the same simulation twice gives identical bytes", "[cli]") {
    support::TemporaryDirectory folder;
    Output first = run(arguments(Desk::plans(), folder.file("a"), "2024-10-31"));
    INFO(first.err);
    REQUIRE(first.code == cli::kDone);
    Output second = run(arguments(Desk::plans(), folder.file("b"), "2024-10-31"));
    REQUIRE(second.code == cli::kDone);
    std::map<std::string, std::string> a = files_of(folder.file("a")),
                                       b = files_of(folder.file("b"));
    CHECK(a.size() > 100);
    CHECK(a.contains("events.jsonl"));
    bool equal = a == b;
    CHECK(equal);
}

TEST_CASE("a year of one plan: events are JSON lines in order, each notice names its recipients",
          "[cli]") {
    support::TemporaryDirectory folder;
    Output done = run(arguments(one_plan(folder), folder.file("out")));
    REQUIRE(done.code == cli::kDone);
    CHECK(has(done.out, "方案 1 份"));
    std::map<std::string, std::string> files = files_of(folder.file("out"));
    std::string last;
    std::set<std::string> health;
    for (const std::string& line : base::split(files.at("events.jsonl"), '\n')) {
        if (line.empty()) continue;
        base::Result<base::Json> event = base::parse_json(line);
        REQUIRE(event.ok());
        std::string at = *(*event)["at"].as_string(), kind = *(*event)["kind"].as_string();
        CHECK(at >= last);
        last = at;
        if (!kind.starts_with("notice.")) continue;
        CHECK_FALSE((*event)["to"].as_array()->empty());
        if (*(*event)["title"].as_string() == "建成城市健康客厅") health.insert(kind + " " + at);
    }
    CHECK(health ==
          std::set<std::string>{"notice.R0E 2024-09-02 09:00", "notice.R0 2024-09-24 09:00",
                                "notice.R1 2024-09-30 09:00", "notice.O1 2024-10-08 09:00",
                                "notice.O2 2024-10-11 09:00", "notice.O3 2024-10-21 09:00",
                                "notice.O4 2024-10-30 09:00"});
}

TEST_CASE("a simulation as JSON counts what it did", "[cli]") {
    support::TemporaryDirectory folder;
    std::vector<std::string> args = arguments(one_plan(folder), folder.file("out"), "2024-10-08");
    args.push_back("--json");
    base::Json json = run(args).json();
    CHECK(*json["plans"].as_int() == 1);
    CHECK(*json["messages"].as_int() ==
          static_cast<int64_t>(files_of(folder.file("out")).size()) - 2);
}

TEST_CASE("acts of a file are done at their time, what the ledger refuses is listed", "[cli]") {
    support::TemporaryDirectory folder;
    std::string events = folder.write("acts.jsonl", R"(# 建成城市健康客厅
{"at":"2024-06-03 10:00","act":"ack","plan":"兴政办函〔2024〕7号","title":"建成城市健康客厅"}

{"at":"2024-09-20 10:00","act":"claim","plan":"兴政办函〔2024〕7号","title":"建成城市健康客厅","text":"已建成","evidence":"验收报告"}
{"at":"2024-09-23","act":"close","plan":"兴政办函〔2024〕7号","title":"建成城市健康客厅","rating":"优秀"}
{"at":"2024-09-24","act":"close","plan":"兴政办函〔2024〕7号","title":"建成城市健康客厅"}
{"at":"2024-06-03 09:30","act":"rename","unit":"县文旅局","to":"兴县文旅体育局","basis":"兴办发〔2024〕7号"}
{"at":"2024-06-03 09:40","act":"assign","unit":"health","post":"liaison","person":"李强","address":"li@x","basis":"通知"}
{"at":"2024-06-05","act":"feedback","plan":"没有这个方案","text":"x"}
)");
    std::vector<std::string> args = arguments(one_plan(folder), folder.file("out"));
    args.insert(args.end(), {"--events", events});
    Output done = run(args);
    INFO(done.err);
    REQUIRE(done.code == cli::kDone);
    CHECK(has(done.out, "台账不予办理 2 次"));
    CHECK(has(done.out, "第 6 行 close：建成城市健康客厅"));
    CHECK(has(done.out, "第 9 行 feedback：没有相符的承办事项"));
    std::map<std::string, std::string> files = files_of(folder.file("out"));
    CHECK(has(files.at("events.jsonl"), R"("at":"2024-06-03 09:30","kind":"unit.rename")"));
    CHECK(has(files.at("events.jsonl"), R"("at":"2024-09-23 10:00","kind":"assignment.close")"));
    CHECK(has(files.at("events.jsonl"), R"("to":["li@x"])"));
    std::string overdue;
    for (const std::string& line : base::split(files.at("events.jsonl"), '\n'))
        if (has(line, "notice.O1") && has(line, "建成城市健康客厅")) overdue = line;
    CHECK(overdue.empty());
}

TEST_CASE("a line of acts that is wrong is refused with its number, nothing is written", "[cli]") {
    support::TemporaryDirectory folder;
    std::string plans = one_plan(folder);
    struct Case {
        const char *line, *reason;
    };
    const Case cases[] = {
        {"{", "第 2 行"},
        {R"({"at":"2024-06-03 10:00","act":"explode","plan":"x"})", "不认识的 act“explode”"},
        {R"({"at":"2024-02-30 10:00","act":"ack","plan":"x"})", "at 应写作"},
        {R"({"at":"2024-06-03 25:00","act":"ack","plan":"x"})", "at 应写作"},
        {R"({"at":"2024-06-03T10:00","act":"ack","plan":"x"})", "at 应写作"},
        {R"({"act":"ack","plan":"x"})", "at 应写作"},
        {R"({"at":"2024-06-03","act":"ack"})", "缺少 plan"},
        {R"({"at":"2024-06-03","act":"rename"})", "缺少 unit"},
        {R"({"at":"2024-06-03","act":"claim","plan":"x","filed":"昨天"})", "不是日期"},
        {R"({"at":"2024-06-03","act":"ack","plan":"x","role":"king"})", "role“king”"},
        {R"(["ack"])", "不是一个 JSON 对象"},
        {R"({"at":"2024-05-06","act":"ack","plan":"x"})", "早于 --from"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.line);
        std::vector<std::string> args = arguments(plans, folder.file("out"));
        args.insert(args.end(), {"--events", folder.write("a.jsonl", "#\n" + std::string(c.line))});
        Output done = run(args);
        CHECK(done.code == cli::kBadInput);
        CHECK(has(done.err, c.reason));
        CHECK(has(done.err, "a.jsonl 第 2 行"));
        CHECK_FALSE(std::filesystem::exists(folder.file("out")));
    }
    std::vector<std::string> args = arguments(plans, folder.file("out"));
    args.insert(args.end(), {"--random", "-3"});
    CHECK(run(args).code == cli::kUsage);
}

TEST_CASE("one seed gives one year, another seed another", "[cli]") {
    support::TemporaryDirectory folder;
    std::string plans = one_plan(folder);
    auto year = [&](const std::string& out, const std::string& seed, const std::string& units) {
        std::vector<std::string> args = arguments(plans, folder.file(out));
        args.insert(args.end(), {"--random", units, "--seed", seed, "--ceiling", "3"});
        Output done = run(args);
        INFO(done.err);
        REQUIRE(done.code == cli::kDone);
        base::replace_all(done.out, folder.file(out), "OUT");
        return done.out;
    };
    std::string first = year("a", "7", "1000"), again = year("b", "7", "1000"),
                other = year("c", "8", "1000"), nobody = year("d", "7", "0");
    CHECK(first == again);
    bool equal = files_of(folder.file("a")) == files_of(folder.file("b"));
    CHECK(equal);
    CHECK(first != other);
    CHECK(has(nobody, "办理 0 次"));
    CHECK_FALSE(has(first, "办理 0 次"));
    CHECK(has(first, "各单位每周负担"));
    CHECK(has(first, "█"));
    CHECK(has(first, "超过负担上限 3 件"));
    CHECK(has(files_of(folder.file("a")).at("load.txt"), "各单位每周负担"));
    CHECK(has(files_of(folder.file("a")).at("events.jsonl"), "assignment.return"));
}

TEST_CASE("a simulation that cannot be is refused before it writes", "[cli]") {
    support::TemporaryDirectory folder;
    std::string plans = one_plan(folder);
    std::filesystem::create_directory(folder.file("full"));
    folder.write("full/mine.txt", "x");
    std::filesystem::create_directory(folder.file("broken"));
    folder.write("broken/a.toml", "title = 3\n");
    std::filesystem::create_directory(folder.file("empty"));
    struct Case {
        std::vector<std::string> args;
        int code;
        const char* reason;
    };
    std::string out = folder.file("out");
    const Case cases[] = {
        {arguments(plans, folder.file("full")), cli::kUsage, "不是空的"},
        {arguments(folder.file("broken"), out), cli::kBadInput, "第 1 行"},
        {arguments(folder.file("empty"), out), cli::kBadInput, "units.toml"},
        {arguments(folder.file("none"), out), cli::kBadInput, "none"},
        {arguments(plans, out, "2024-05-06"), cli::kUsage, "早于"},
        {arguments(plans, out, "2044-05-06"), cli::kUsage, "十年"},
        {arguments(plans, out, "2024-02-30"), cli::kUsage, "2024-05-07 的形式"},
        {arguments(plans, "/proc/none/out"), cli::kStorage, "/proc/none"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.args);
        Output done = run(c.args);
        CHECK(done.code == c.code);
        CHECK(has(done.err, c.reason));
        CHECK_FALSE(std::filesystem::exists(out));
    }
    CHECK(files_of(folder.file("full")).size() == 1);
}
