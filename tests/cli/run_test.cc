// The command line as such: help, exit codes, words.

#include <catch2/catch.hpp>

#include "base/table.h"
#include "base/text.h"
#include "cli/command_line.h"

using namespace test;

namespace {

std::vector<std::string> words(const std::string& command) { return base::split(command, ' '); }

}  // namespace

TEST_CASE("every command has a Chinese page of help with an example", "[cli]") {
    for (const cli::Command& command : cli::commands()) {
        CAPTURE(command.name);
        std::vector<std::string> args = words(command.name);
        args.push_back("--help");
        Output help = run(args);
        CHECK(help.code == cli::kDone);
        CHECK(help.err.empty());
        CHECK(has(help.out, command.help));
        CHECK(has(help.out, "示例"));
        REQUIRE_FALSE(command.example.empty());
        CHECK(has(help.out, command.example));
        CHECK(has(command.example, "duban " + command.name));
        CHECK(has(help.out, "用法"));
        CHECK(has(help.out, "--json"));
        CHECK(has(help.out, "--config"));
        for (const cli::Option& option : command.options) CHECK(has(help.out, option.name));
        for (const char* english :
             {"Usage", "Options", "Positionals", "REQUIRED", "OPTIONS", "Print"})
            CHECK_FALSE(has(help.out, english));
    }
}

TEST_CASE("the program's own help lists every command and group", "[cli]") {
    Output help = run({"--help"});
    CHECK(help.code == cli::kDone);
    for (const cli::Command& command : cli::commands())
        CHECK(has(help.out, words(command.name)[0]));
    for (const char* group : {"plan", "task", "report", "outbox"}) {
        Output page = run({group, "--help"});
        CHECK(page.code == cli::kDone);
        CHECK(has(page.out, "用法"));
        CHECK(run({group}).code == cli::kUsage);
    }
    CHECK(has(run({"--version"}).out, "duban 0."));
}

TEST_CASE("design.md's commands are there", "[cli]") {
    for (const char* name :
         {"extract",     "deadline",    "units",          "import",        "plan list",
          "plan show",   "task list",   "task show",      "task ack",      "task feedback",
          "task claim",  "task close",  "report overdue", "report weekly", "simulate",
          "outbox list", "outbox show", "outbox retry",   "backup",        "doctor"}) {
        CAPTURE(name);
        std::vector<cli::Command> all = cli::commands();
        CHECK(std::count_if(all.begin(), all.end(),
                            [name](const cli::Command& c) { return c.name == name; }) == 1);
    }
}

TEST_CASE("a wrong command line is exit code 2 and says why in Chinese", "[cli]") {
    struct Case {
        std::vector<std::string> args;
        const char* reason;
    };
    const Case cases[] = {
        {{}, "缺少命令"},
        {{"frobnicate"}, "没有这样的命令"},
        {{"task"}, ""},
        {{"task", "frobnicate"}, ""},
        {{"task", "list", "--frobnicate"}, "不认识的参数"},
        {{"task", "list", "extra"}, "不认识的参数"},
        {{"task", "show"}, "缺少参数"},
        {{"task", "claim", "1"}, "缺少参数"},
        {{"import"}, "缺少参数"},
        {{"deadline", "--json"}, "缺少参数"},
        {{"simulate", "--from", "2024-05-07"}, "缺少参数"},
        {{"task", "list", "--due"}, "--due"},
        {{"deadline", "--date", "2024-02-30"}, "不是日期"},
        {{"deadline", "--date", "May 7"}, "不是日期"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.args);
        Output done = run(c.args);
        CHECK(done.code == cli::kUsage);
        CHECK(done.out.empty());
        CHECK(has(done.err, "duban："));
        CHECK(has(done.err, c.reason));
        for (const char* english : {"required", "expected", "subcommand", "argument"})
            CHECK_FALSE(has(done.err, english));
    }
}

TEST_CASE("each kind of failure has its exit code", "[cli]") {
    CHECK(cli::exit_code(base::ErrorCode::kNotFound) == 1);
    CHECK(cli::exit_code(base::ErrorCode::kRefused) == 1);
    CHECK(cli::exit_code(base::ErrorCode::kUsage) == 2);
    CHECK(cli::exit_code(base::ErrorCode::kBadInput) == 3);
    CHECK(cli::exit_code(base::ErrorCode::kStorage) == 4);
}

TEST_CASE("the deadlines of a line are one JSON array, also where there is none", "[cli]") {
    Output done = run({"deadline", "--json", "--date", "2024-05-07"}, "11月底前完成\n长期坚持\n\n");
    CHECK(done.code == cli::kDone);
    std::vector<std::string> lines = base::split(done.out, '\n');
    REQUIRE(lines.size() == 4);
    for (int i = 0; i < 3; ++i) CHECK(base::parse_json(lines[static_cast<size_t>(i)]).ok());
    CHECK(has(lines[0], "2024-11-30"));
    CHECK(lines[2] == "[]");
}

TEST_CASE("the units of a line are one JSON object", "[cli]") {
    Output done = run({"units", "--json"}, "（县财政局牵头，县审计局配合）\n没有单位的一句话\n");
    CHECK(done.code == cli::kDone);
    std::vector<std::string> lines = base::split(done.out, '\n');
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == R"({"lead":["县财政局"],"units":["县财政局","县审计局"]})");
    CHECK(lines[1] == R"({"lead":[],"units":[]})");
}

TEST_CASE("columns align though Chinese characters take two", "[cli]") {
    base::Table table({{"编号", 8, true}, {"单位", 10}, {"灯", 10}});
    table.add({"1", "县教体局", "红灯"});
    table.add({"12", "ab", "green"});
    table.add({"123456789012", "兴县人民政府办公室", "x\x1b[31m"});
    std::ostringstream out;
    table.print(out);
    CHECK(out.str() ==
          "    编号  单位       灯\n"
          "       1  县教体局   红灯\n"
          "      12  ab         green\n"
          "1234567…  兴县人民…  x\\x1b[31m\n");
}

TEST_CASE("a cell that is too wide is cut between characters", "[cli]") {
    struct Case {
        const char* text;
        size_t columns;
        const char* shown;
    };
    const Case cases[] = {{"县教体局", 8, "县教体局"}, {"县教体局", 7, "县教体…"},
                          {"县教体局", 6, "县教…"},    {"abcdef", 6, "abcdef"},
                          {"abcdefg", 6, "abcde…"},    {"", 6, ""},
                          {"a\nb", 20, "a\\x0ab"},     {"县", 1, "…"}};
    for (const Case& c : cases) {
        CAPTURE(c.text, c.columns);
        CHECK(base::fit(c.text, c.columns) == c.shown);
    }
}
