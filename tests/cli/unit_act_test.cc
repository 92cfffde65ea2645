// duban unit … and duban post …: reforms and appointments from the command line.

#include <catch2/catch.hpp>

#include "cli/command_line.h"

using namespace test;

namespace {

const std::vector<std::string> kReform = {"--basis", "兴办发〔2024〕7号", "--as", "李四"};

Output act(const Desk& desk, std::vector<std::string> args) {
    args.insert(args.end(), kReform.begin(), kReform.end());
    return desk(std::move(args));
}

}  // namespace

TEST_CASE("the reform of 30 May from the command line", "[cli]") {
    Desk desk("2024-05-30");
    desk.import();
    Output done = act(desk, {"unit", "rename", "县文旅局", "--to", "兴县文化和旅游体育局",
                             "--short", "县文旅体局"});
    INFO(done.err);
    REQUIRE(done.code == cli::kDone);
    CHECK(has(done.out, "更名，自2024-05-30起"));
    base::Json unit = desk({"unit", "show", "县文旅体局", "--json"}).json();
    CHECK(*unit["name"].as_string() == "兴县文化和旅游体育局");
    CHECK(unit["names"].as_array()->size() == 2);
    CHECK(has(desk({"unit", "show", "县文旅体局"}).out, "依据 兴办发〔2024〕7号"));
    CHECK(desk({"unit", "show", "县文旅局"}).code == cli::kNothing);
    CHECK(desk({"unit", "show", "县文旅局", "--on", "2024-05-29"}).code == cli::kDone);
    CHECK(
        has(act(desk, {"unit", "rename", "县文旅体局", "--to", "兴县教育体育局"}).err, "两个单位"));
}

TEST_CASE("a merger moves rows, and units and posts are listed by day", "[cli]") {
    Desk desk("2024-06-03");
    desk.import();
    base::Json before = desk({"unit", "show", "县教体局", "--json"}).json();
    REQUIRE(*before["open"].as_int() > 0);
    Output done = act(desk, {"unit", "merge", "县教体局", "--into", "县卫健局"});
    INFO(done.err);
    REQUIRE(done.code == cli::kDone);
    CHECK(has(done.out, "在办事项 0 项"));
    CHECK(has(desk({"task", "list", "--unit", "县卫健局"}).out, "共"));
    std::string today = desk({"unit", "list"}).out;
    CHECK_FALSE(has(today, "兴县教育体育局"));
    CHECK(has(desk({"unit", "list", "--all"}).out, "兴县教育体育局（已撤销）"));
    CHECK(has(desk({"unit", "list", "--on", "2024-05-30"}).out, "兴县教育体育局"));
    CHECK(desk({"audit", "verify"}).code == cli::kDone);
}

TEST_CASE("an appointment and a vacancy from the command line", "[cli]") {
    Desk desk("2024-06-03");
    desk.import();
    std::vector<std::string> post = {"--unit", "县卫健局", "--post", "liaison"};
    auto with = [&post](std::vector<std::string> args, const std::vector<std::string>& more) {
        args.insert(args.end(), post.begin(), post.end());
        args.insert(args.end(), more.begin(), more.end());
        return args;
    };
    Output done = act(desk, with({"post", "assign"}, {"--person", "李强", "--address", "li@x"}));
    INFO(done.err);
    REQUIRE(done.code == cli::kDone);
    CHECK(has(desk(with({"post", "list"}, {})).out, "李强"));
    CHECK(has(desk({"task", "list", "--json"}).out, "li@x") == false);
    CHECK(act(desk, with({"post", "vacate"}, {"--person", "王五"})).code == cli::kNothing);
    done = act(desk, with({"post", "vacate"}, {"--from", "2024-07-01"}));
    CHECK(has(done.out, "职务空缺"));
    CHECK(desk(with({"post", "list"}, {"--on", "2024-06-30"})).code == cli::kDone);
    CHECK(desk(with({"post", "list"}, {"--on", "2024-07-01"})).code == cli::kNothing);
}

TEST_CASE("a wrong reform is refused with its reason", "[cli]") {
    Desk desk("2024-06-03");
    desk.import();
    struct Case {
        std::vector<std::string> args;
        int code;
        const char* reason;
    };
    const Case cases[] = {
        {{"unit", "merge", "县某局", "--into", "县卫健局"}, cli::kNothing, "没有名为“县某局”"},
        {{"unit", "merge", "县卫健局", "--into", "各乡镇人民政府"}, cli::kNothing, "合称"},
        {{"unit", "split", "县卫健局", "--into", "县教体局"}, cli::kNothing, "承接的单位"},
        {{"unit", "abolish", "县卫健局", "--from", "2024-02-30"}, cli::kUsage, "不是日期"},
        {{"unit", "abolish", "县卫健局", "--role", "liaison"}, cli::kNothing, "无权"},
        {{"unit", "allot", "1", "--to", "县某局"}, cli::kNothing, "没有名为"},
        {{"unit", "allot", "0", "--to", "县卫健局"}, cli::kUsage, "不是编号"},
        {{"post", "assign", "--unit", "县卫健局", "--post", "boss", "--person", "甲"},
         cli::kUsage,
         "--post“boss”"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.args);
        Output done = act(desk, c.args);
        CHECK(done.code == c.code);
        CHECK(has(done.err, c.reason));
    }
}
