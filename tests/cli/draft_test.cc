// From a raw document to the ledger on the command line: import, show, edit, confirm, diff, drop.

#include <catch2/catch.hpp>
#include <cstdlib>

#include "cli/command_line.h"
#include "extract/draft_json.h"
#include "intake/ledger_sheet.h"

using namespace test;
namespace fs = std::filesystem;

namespace {

const char* const kDay = "2024-06-03";
constexpr const char* kNumber = "兴政办发〔2024〕17号";

std::string text_of_plan(const std::string& items, const std::string& number = kNumber) {
    return "兴县人民政府办公室\n关于印发农村改厕工作方案的通知\n" + number +
           "\n各乡镇人民政府：\n一、重点任务\n" + items + "兴县人民政府办公室\n2024年6月1日\n";
}

const std::string kSure = "1.完成农村改厕200座，11月底前完成。（责任单位：县农业农村局）\n";
const std::string kUnknown = "2.完成公厕改造20座，10月底前完成。（责任单位：县城市管理局）\n";
const std::string kTownships = "3.完成垃圾清运点整治，9月底前完成。（责任单位：各乡镇人民政府）\n";

// A desk with one raw document imported as D1.
struct Drafted : Desk {
    Drafted() : Desk(kDay) {
        first = import_text("改厕.txt", text_of_plan(kSure + kUnknown + kTownships));
        INFO(first.out << first.err);
        REQUIRE(first.code == cli::kDone);
    }
    Output import_text(const std::string& name, const std::string& text) const {
        return (*this)({"import", folder().write(name, text)});
    }
    base::Json show(const std::string& draft = "D1") const {
        return (*this)({"plan", "show", draft, "--json"}).json();
    }
    size_t ledger_tasks() const {
        base::Json plans = (*this)({"plan", "list", "--json"}).json();
        size_t tasks = 0;
        for (const base::Json& plan : *plans.as_array())
            tasks += static_cast<size_t>(*plan["tasks"].as_int());
        return tasks;
    }
    Output first;
};

// An editor that runs a script on the file.
struct Editor {
    Editor(const Desk& desk, const std::string& script) {
        std::string path = desk.folder().write("editor.sh", "#!/bin/sh\n" + script + "\n");
        fs::permissions(path, fs::perms::owner_all);
        ::setenv("VISUAL", path.c_str(), 1);
        ::setenv("TMPDIR", desk.folder().path().c_str(), 1);
    }
    ~Editor() {
        ::unsetenv("VISUAL");
        ::unsetenv("TMPDIR");
    }
};

size_t leftovers(const Desk& desk) {
    size_t n = 0;
    for (const fs::directory_entry& e : fs::directory_iterator(desk.folder().path()))
        n += e.path().filename().string().starts_with("duban-D") ? 1 : 0;
    return n;
}

}  // namespace

TEST_CASE("import of a raw document makes a draft and says what to do next", "[cli]") {
    Drafted desk;
    for (const char* text :
         {"读出草稿 1 份", "D1  兴政办发〔2024〕17号《", "任务 3 项：有把握", "未对应到名册的单位",
          "“县城市管理局”（1 项任务）", "下一步：", "duban plan show D1",
          "duban plan confirm D1 --all --unit 县城市管理局="})
        CHECK_THAT(desk.first.out, Catch::Contains(text));
    CHECK(desk.ledger_tasks() == 0);
    CHECK(*desk.show()["unresolved"].as_array()->at(0)["name"].as_string() == "县城市管理局");
    Output list = desk({"plan", "list"});
    CHECK(has(list.out, "草稿 1 份"));
    CHECK(has(list.out, "D1"));
    base::Json drafts = desk({"plan", "list", "--drafts", "--json"}).json();
    CHECK(*drafts.as_array()->at(0)["open"].as_int() == 3);
}

TEST_CASE("the same document again is said to exist and makes nothing new", "[cli]") {
    Drafted desk;
    Output again = desk.import_text("另一个名字.txt", text_of_plan(kSure + kUnknown + kTownships));
    CHECK(again.code == cli::kDone);
    CHECK_THAT(again.out, Catch::Contains("已存在（文件 1“改厕.txt”）"));
    CHECK(desk({"plan", "list", "--drafts", "--json"}).json().as_array()->size() == 1);
}

TEST_CASE("documents that fail, or hold no task, are listed with code and reason", "[cli]") {
    Desk desk(kDay);
    std::string empty = desk.folder().write("空.txt", "");
    Output failed = desk({"import", empty, "--json"});
    CHECK(failed.code == cli::kBadInput);
    CHECK(*failed.json().as_array()->at(0)["reason"].as_string() == "E_EMPTY");
    CHECK_THAT(failed.err, Catch::Contains("（E_EMPTY）"));
    Output none = desk({"import", desk.folder().write("闲话.txt", "今天天气很好。\n")});
    CHECK(none.code == cli::kNothing);
    CHECK_THAT(none.err, Catch::Contains("没有找到任务，请人工核对原文（W_NO_TASKS）"));
    Output missing = desk({"import", desk.folder().file("没有.docx")});
    CHECK(missing.code == cli::kBadInput);
    CHECK_THAT(missing.err, Catch::Contains("（E_MISSING）"));
    Output list = desk({"plan", "list"});
    CHECK_THAT(list.out, Catch::Contains("待人工处理的文件 2 份"));
    CHECK_THAT(list.out, Catch::Contains("（W_NO_TASKS）"));
    CHECK_THAT(desk({"doctor"}).out, Catch::Contains("有 2 份文件待人工处理"));
}

TEST_CASE("a secret document is refused, and nothing of it is kept", "[cli]") {
    Desk desk(kDay);
    Output done = desk(
        {"import", desk.folder().write("密.txt", "机密★1年\n" + text_of_plan(kSure)), "--json"});
    CHECK(done.code == cli::kBadInput);
    CHECK(*done.json().as_array()->at(0)["reason"].as_string() == "E_SECRET");
    for (const fs::directory_entry& e :
         fs::recursive_directory_iterator(desk.state() + "/originals"))
        CHECK_FALSE(e.is_regular_file());
    CHECK(desk({"plan", "list", "--drafts"}).code == cli::kNothing);
}

TEST_CASE("one broken file does not keep the others out", "[cli]") {
    Desk desk(kDay);
    Output done = desk({"import", desk.folder().write("空.txt", ""),
                        desk.folder().write("好.txt", text_of_plan(kSure))});
    CHECK(done.code == cli::kBadInput);
    CHECK_THAT(done.out, Catch::Contains("读出草稿 1 份"));
}

TEST_CASE("confirm asks first, and a no changes nothing", "[cli]") {
    Drafted desk;
    for (const char* answer : {"n\n", "\n", "", "不\n"}) {
        Output no = desk({"plan", "confirm", "D1", "--task", "一/1."}, answer);
        CHECK(no.code == cli::kNothing);
        CHECK_THAT(no.out, Catch::Contains("将入账 1 项任务，另有 2 项留待确认。继续？[y/N]"));
        CHECK_THAT(no.out, Catch::Contains("没有入账"));
    }
    CHECK(desk.ledger_tasks() == 0);
    Output yes = desk({"plan", "confirm", "D1", "--task", "一/1."}, "y\n");
    INFO(yes.err);
    CHECK(yes.code == cli::kDone);
    CHECK_THAT(yes.out, Catch::Contains("D1 已入账 1 项任务，承办 1 项"));
    CHECK_THAT(yes.out, Catch::Contains("尚有 2 项待确认"));
    CHECK(desk.ledger_tasks() == 1);
}

TEST_CASE("a task whose unit is unknown is refused until it is named", "[cli]") {
    Drafted desk;
    Output refused = desk({"plan", "confirm", "D1", "--all", "--yes"});
    CHECK(refused.code == cli::kNothing);
    CHECK_THAT(refused.err, Catch::Contains("单位 “县城市管理局” 没有对应到名册，任务未入账"));
    CHECK(desk.ledger_tasks() == 0);
    Output wrong =
        desk({"plan", "confirm", "D1", "--all", "--yes", "--unit", "县城市管理局=nobody"});
    CHECK(wrong.code == cli::kNothing);
    CHECK_THAT(wrong.err, Catch::Contains("不是名册中的单位代码"));
    Output done = desk(
        {"plan", "confirm", "D1", "--all", "--yes", "--unit", "县城市管理局=县住建局", "--json"});
    INFO(done.err);
    CHECK(done.code == cli::kDone);
    CHECK(*done.json()["confirmed"].as_int() == 3);
    CHECK(*done.json()["open"].as_int() == 0);
    CHECK(desk.ledger_tasks() == 3);
    CHECK(desk({"plan", "confirm", "D1", "--all", "--yes"}).code == cli::kNothing);
}

TEST_CASE("the sure tasks are confirmed first, the rest stays open", "[cli]") {
    Drafted desk;
    size_t sure = static_cast<size_t>(*desk.show()["sure"].as_int());
    REQUIRE(sure >= 1);
    REQUIRE(sure < 3);
    CHECK(desk({"plan", "confirm", "d1", "--sure", "--yes"}).code == cli::kDone);
    CHECK(desk.ledger_tasks() == sure);
    CHECK(*desk.show()["confirmed"].as_int() == static_cast<int64_t>(sure));
    CHECK(*desk.show()["state"].as_string() == "open");
}

TEST_CASE("confirm wants one way of choosing, and names that exist", "[cli]") {
    Drafted desk;
    CHECK(desk({"plan", "confirm", "D1", "--yes"}).code == cli::kUsage);
    CHECK(desk({"plan", "confirm", "D1", "--all", "--sure", "--yes"}).code == cli::kUsage);
    CHECK(desk({"plan", "confirm", "D1", "--all", "--json"}).code == cli::kUsage);
    CHECK(desk({"plan", "confirm", "D1", "--all", "--yes", "--unit", "县城市管理局"}).code ==
          cli::kUsage);
    CHECK(desk({"plan", "confirm", "十七号", "--all", "--yes"}).code == cli::kUsage);
    CHECK(desk({"plan", "confirm", "D9", "--all", "--yes"}).code == cli::kNothing);
    CHECK(desk({"plan", "confirm", "D1", "--task", "九/9.", "--yes"}).code == cli::kNothing);
    CHECK(desk.ledger_tasks() == 0);
}

TEST_CASE("a task is named by its ref, by ref and number, or by its place", "[cli]") {
    Drafted desk;
    for (const char* task : {"一/1.", "一/2.#1", "3"}) {
        INFO(task);
        CHECK(desk({"plan", "drop", "D1", "--task", task}).code == cli::kDone);
    }
    CHECK(*desk.show()["dropped"].as_int() == 3);
}

TEST_CASE("what was dropped or discarded is restored", "[cli]") {
    Drafted desk;
    CHECK(desk({"plan", "drop", "D1"}).code == cli::kUsage);
    CHECK(desk({"plan", "drop", "D1", "--task", "一/2."}).code == cli::kDone);
    CHECK(desk({"plan", "drop", "D1", "--task", "一/2."}).code == cli::kNothing);
    CHECK(desk({"plan", "restore", "D1", "--task", "一/2."}).code == cli::kDone);
    Output discarded = desk({"plan", "discard", "D1", "--json"});
    CHECK(*discarded.json()["state"].as_string() == "discarded");
    CHECK(desk({"plan", "list", "--drafts"}).code == cli::kNothing);
    CHECK(desk({"plan", "list", "--drafts", "--all"}).code == cli::kDone);
    CHECK(desk({"plan", "confirm", "D1", "--all", "--yes"}).code == cli::kNothing);
    CHECK(desk({"plan", "restore", "D1"}).code == cli::kDone);
    CHECK(*desk.show()["state"].as_string() == "open");
}

TEST_CASE("a correction is shown before it is made, and made only when it is asked for", "[cli]") {
    Drafted desk;
    REQUIRE(
        desk({"plan", "confirm", "D1", "--all", "--yes", "--unit", "县城市管理局=县住建局"}).code ==
        cli::kDone);
    std::string corrected = text_of_plan(
        "1.完成农村改厕200座，12月20日前完成。（责任单位：县农业农村局）\n"
        "2.完成垃圾清运点整治，9月底前完成。（责任单位：各乡镇人民政府）\n"
        "3.新建污水处理站5座，10月底前完成。（责任单位：县农业农村局）\n");
    std::string file = desk.folder().write("更正.txt", corrected);
    Output file_diff = desk({"plan", "diff", file});
    INFO(file_diff.out << file_diff.err);
    CHECK(file_diff.code == cli::kDone);
    for (const char* text : {"一/1. 时限：2024-11-30 → 2024-12-20", "一/2. 条目：一/3. → 一/2.",
                             "一/3. 新增：", "一/2. 撤下："})
        CHECK_THAT(file_diff.out, Catch::Contains(text));
    REQUIRE(desk({"import", file}).code == cli::kDone);
    CHECK(desk({"plan", "diff", "D2"}).out == file_diff.out);
    Output refused = desk({"plan", "confirm", "D2", "--all", "--yes"});
    CHECK(refused.code == cli::kNothing);
    CHECK_THAT(refused.err, Catch::Contains("内容不同，不予覆盖"));
    Output done = desk({"plan", "confirm", "D2", "--all", "--yes", "--correct"});
    INFO(done.err);
    CHECK(done.code == cli::kDone);
    CHECK(desk({"plan", "diff", "D2"}).code == cli::kNothing);
    CHECK(desk({"plan", "list", "--json"}).json().as_array()->size() == 1);
}

TEST_CASE("the editor's text is taken over, what is gone is dropped", "[cli]") {
    Drafted desk;
    Editor editor(desk, "sed -i 's/县城市管理局/县住建局/' \"$1\"");
    Output done = desk({"plan", "edit", "D1"});
    INFO(done.out << done.err);
    CHECK(done.code == cli::kDone);
    CHECK(desk.show()["unresolved"].as_array()->empty());
    CHECK(leftovers(desk) == 0);
    CHECK(desk({"plan", "confirm", "D1", "--all", "--yes"}).code == cli::kDone);
}

TEST_CASE("a mistake in the editor is told with its line, and the text is kept", "[cli]") {
    Drafted desk;
    std::string before = desk.show().dump();
    {
        Editor editor(desk, "echo 'due = 2024-02-30' >> \"$1\"");
        Output bad = desk({"plan", "edit", "D1"}, "n\n");
        CHECK(bad.code == cli::kBadInput);
        CHECK_THAT(bad.err, Catch::Contains("第 "));
        CHECK_THAT(bad.out, Catch::Contains("再次编辑？[y/N]"));
        CHECK_THAT(bad.err, Catch::Contains("您的文本保存在 "));
        CHECK(leftovers(desk) == 1);
    }
    CHECK(desk.show().dump() == before);
    {
        // The first round breaks the file, the second one mends it.
        Editor editor(desk,
                      "if grep -q broken \"$1\"; then sed -i '/broken/d' \"$1\"; sed -i "
                      "'s/县城市管理局/县住建局/' \"$1\"; else echo broken >> \"$1\"; fi");
        Output mended = desk({"plan", "edit", "D1"}, "y\n");
        INFO(mended.err);
        CHECK(mended.code == cli::kDone);
    }
    CHECK(desk.show().dump() != before);
}

TEST_CASE("an editor that changes nothing, fails or is missing changes nothing", "[cli]") {
    Drafted desk;
    {
        Editor editor(desk, "true");
        CHECK(desk({"plan", "edit", "D1"}).code == cli::kNothing);
        CHECK(leftovers(desk) == 0);
    }
    {
        Editor editor(desk, "exit 3");
        CHECK(desk({"plan", "edit", "D1"}).code == cli::kNothing);
    }
    Editor editor(desk, "");
    ::setenv("VISUAL", "/nonexistent/editor", 1);
    Output missing = desk({"plan", "edit", "D1"});
    CHECK(missing.code == cli::kUsage);
    CHECK_THAT(missing.err, Catch::Contains("启动不了"));
}

TEST_CASE("a draft without a date is dated by import or in the editor", "[cli]") {
    Desk desk(kDay);
    std::string undated = "农村改厕工作方案\n\n一、重点任务\n" + kSure;
    std::string file = desk.folder().write("无日期.txt", undated);
    REQUIRE(desk({"import", file}).code == cli::kDone);
    Output refused = desk({"plan", "confirm", "D1", "--all", "--yes"});
    CHECK(refused.code == cli::kNothing);
    CHECK_THAT(refused.err, Catch::Contains("没有成文日期"));
    Editor editor(desk,
                  "sed -i -e 's/^# issued.*/issued = 2024-06-01/' -e 's/^issuer.*/issuer = "
                  "\"兴县人民政府\"/' \"$1\"");
    Output edited = desk({"plan", "edit", "D1"});
    INFO(edited.err);
    CHECK(edited.code == cli::kDone);
    CHECK(desk({"plan", "confirm", "D1", "--all", "--yes"}).code == cli::kDone);
}

TEST_CASE("a workbook that extract wrote is imported as reviewed", "[cli]") {
    Desk desk(kDay);
    extract::Draft draft;
    draft.plan = {
        kNumber, "农村改厕工作方案", "兴县人民政府办公室", *base::parse_date("2024-06-01"), "plan",
        {}};
    draft.has_date = true;
    draft.tasks.resize(1);
    draft.tasks[0].task.ref = "一/1.";
    draft.tasks[0].task.title = "完成农村改厕200座";
    draft.tasks[0].task.units = {"县农业农村局"};
    base::Result<std::string> sheet = intake::ledger_sheet({draft});
    REQUIRE(sheet.ok());
    std::string file = desk.folder().write("台账.xlsx", *sheet);
    Output done = desk({"import", file});
    INFO(done.out << done.err);
    CHECK(done.code == cli::kDone);
    CHECK_THAT(done.out, Catch::Contains("已载入，任务 1 项"));
    CHECK_THAT(desk({"import", file}).out, Catch::Contains("没有变化"));
    CHECK(desk({"plan", "list", "--drafts"}).code == cli::kNothing);
}

TEST_CASE("a document is read again from its original", "[cli]") {
    Drafted desk;
    Output same = desk({"plan", "reread", "D1"});
    INFO(same.err);
    CHECK(same.code == cli::kDone);
    CHECK_THAT(same.out, Catch::Contains("与原草稿相同，未作改动"));
    Desk undated(kDay);
    std::string file =
        undated.folder().write("无日期.txt", "农村改厕工作方案\n\n一、重点任务\n" + kSure);
    REQUIRE(undated({"import", file}).code == cli::kDone);
    fs::remove(file);
    Output read = undated({"plan", "reread", "D1", "--issued", "2024-06-01", "--json"});
    INFO(read.err);
    REQUIRE(read.code == cli::kDone);
    CHECK(*read.json()["changed"].as_bool());
    CHECK(*read.json()["drafts"].as_array()->at(0).as_string() == "D2");
    base::Json drafts = undated({"plan", "list", "--drafts", "--json"}).json();
    REQUIRE(drafts.as_array()->size() == 1);
    CHECK(*drafts.as_array()->at(0)["issued"].as_string() == "2024-06-01");
}

TEST_CASE("what a person worked on is not read over", "[cli]") {
    Drafted desk;
    REQUIRE(desk({"plan", "drop", "D1", "--task", "一/3."}).code == cli::kDone);
    Output refused = desk({"plan", "reread", "D1"});
    CHECK(refused.code == cli::kNothing);
    CHECK_THAT(refused.err, Catch::Contains("D1 已有人核改"));
    CHECK(desk({"plan", "list", "--drafts", "--json"}).json().as_array()->size() == 1);
    fs::remove_all(fs::path(desk.state()) / "originals");
    CHECK_THAT(desk({"plan", "reread", "D1"}).err, Catch::Contains("读不到保存的原件"));
}
