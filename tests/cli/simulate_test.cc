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
          static_cast<int64_t>(files_of(folder.file("out")).size()) - 1);
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
