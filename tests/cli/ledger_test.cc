// The ledger's commands, from import to doctor, on a temporary state directory.

#include <catch2/catch.hpp>

#include "cli/command_line.h"
#include "intake/unit_file.h"
#include "store/assignment_store.h"
#include "store/outbox_store.h"
#include "supervision/tick.h"
#include "support/dates.h"

using namespace test;

namespace {

const char* const kDay = "2024-05-07";

// Runs the ladder and digests of a moment on the desk's ledger.
void tick(const Desk& desk, std::string_view when) {
    base::Result<store::Database> db = store::Database::open(desk.ledger());
    REQUIRE(db.ok());
    base::Result<calendar::WorkCalendar> days =
        intake::read_calendar_file(Desk::plans() + "/calendar.toml");
    REQUIRE(days.ok());
    supervision::Setup setup{*days, {}, {}};
    REQUIRE_FALSE(supervision::tick(*db, setup, instant(when)).held);
}

int64_t first_id(const Desk& desk) {
    base::Json list = desk({"task", "list", "--json"}).json();
    return *list.as_array()->at(0)["id"].as_int();
}

const char* const kReal = "2024-05-07-livelihood-projects.toml";

}  // namespace

TEST_CASE("a ledger that is not there is exit code 4 and is not made", "[cli]") {
    for (const std::vector<std::string>& args :
         std::vector<std::vector<std::string>>{{"task", "list"},
                                               {"task", "show", "1"},
                                               {"task", "ack", "1"},
                                               {"plan", "list"},
                                               {"report", "overdue"},
                                               {"report", "weekly"},
                                               {"outbox", "list"},
                                               {"backup"},
                                               {"doctor"}}) {
        CAPTURE(args);
        Desk desk;
        Output done = desk(args);
        CHECK(done.code == cli::kStorage);
        CHECK(has(done.err, "不存在"));
        CHECK_FALSE(std::filesystem::exists(desk.ledger()));
    }
}

TEST_CASE("a ledger that is no database is exit code 4", "[cli]") {
    Desk desk;
    desk.folder().write("state/ledger.db", std::string(5000, 'x'));
    Output done = desk({"task", "list"});
    CHECK(done.code == cli::kStorage);
    CHECK(has(done.err, "不是 SQLite 数据库"));
}

TEST_CASE("import says what it loaded, and a second time that nothing changed", "[cli]") {
    Desk desk(kDay);
    std::string file = Desk::plans() + "/" + kReal;
    Output first = desk({"import", file});
    CHECK(first.code == cli::kDone);
    CHECK(has(first.out, "兴政办函〔2024〕7号《2024年民生实事任务分解方案》已载入"));
    Output again = desk({"import", file});
    CHECK(again.code == cli::kDone);
    CHECK(has(again.out, "没有变化"));
    base::Json json = desk({"import", "--json", file}).json();
    CHECK(*json.as_array()->at(0)["outcome"].as_string() == "unchanged");
}

TEST_CASE("import of a changed file tells the difference", "[cli]") {
    Desk desk(kDay);
    desk.import();
    std::ifstream in(Desk::plans() + "/" + kReal);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    text.replace(text.find("due = 2024-11-30"), 16, "due = 2024-12-15");
    Output changed = desk({"import", desk.folder().write("b.toml", text)});
    CHECK(changed.code == cli::kDone);
    CHECK(has(changed.out, "已更新"));
    CHECK(has(changed.out, "2024-11-30 → 2024-12-15"));
}

TEST_CASE("import of a bad file is exit code 3, and no file of the call is loaded", "[cli]") {
    Desk desk(kDay);
    std::string good = Desk::plans() + "/" + kReal;
    struct Case {
        std::string file;
        const char* reason;
    };
    const Case cases[] = {
        {desk.folder().write("a.toml", "title = 3\n"), "第 1 行"},
        {desk.folder().write("b.toml", "\xff"), "不是合法的 UTF-8"},
        {desk.folder().file("none.toml"), "没有这个文件"},
        {desk.folder().write("d.toml",
                             "number = \"任1号\"\ntitle = \"任免\"\nissuer = \"县政府\"\n"
                             "issued = 2024-05-07\nkind = \"personnel\"\n"
                             "[[task]]\nref = \"一\"\ntitle = \"t\"\n"),
         "不分派任务"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.file);
        Output done = desk({"import", good, c.file});
        CHECK(done.code == cli::kBadInput);
        CHECK(has(done.err, c.file));
        CHECK(has(done.err, c.reason));
        bool empty =
            !std::filesystem::exists(desk.ledger()) || desk({"plan", "list"}).code == cli::kNothing;
        CHECK(empty);
    }
}

TEST_CASE("plans are listed and shown by any part of number or title", "[cli]") {
    Desk desk(kDay);
    desk.import();
    Output list = desk({"plan", "list"});
    CHECK(list.code == cli::kDone);
    CHECK(has(list.out, "兴政办函〔2024〕7号"));
    CHECK(*desk({"plan", "list", "--json"}).json().as_array()->at(0)["tasks"].as_int() == 8);
    for (const char* name : {"兴政办函〔2024〕7号", "7号", "民生实事"}) {
        Output shown = desk({"plan", "show", name});
        CHECK(shown.code == cli::kDone);
        CHECK(has(shown.out, "建成城市健康客厅"));
        CHECK(has(shown.out, "2024-09-30"));
    }
    CHECK(desk({"plan", "show", "7号", "--json"}).json()["task"].as_array()->size() == 8);
    Output none = desk({"plan", "show", "99号"});
    CHECK(none.code == cli::kNothing);
    CHECK(has(none.err, "99号"));
}

TEST_CASE("tasks are listed by what every given option agrees with", "[cli]") {
    Desk desk(kDay);
    desk.import();
    struct Case {
        std::vector<std::string> options;
        size_t rows;
    };
    const Case cases[] = {
        {{}, 12},
        {{"--plan", "7号"}, 12},
        {{"--plan", "8号"}, 0},
        {{"--unit", "县住建局"}, 2},
        {{"--unit", "县卫体局"}, 1},
        {{"--due", "2024-09-30"}, 1},
        {{"--due", "2024-10-30"}, 1},
        {{"--due", "2024-10-31", "--unit", "县住建局"}, 1},
        {{"--in", "已交办"}, 12},
        {{"--in", "issued"}, 12},
        {{"--in", "已销号"}, 0},
        {{"--light", "绿灯"}, 11},
        {{"--light", "灰灯"}, 1},
        {{"--light", "red"}, 0},
    };
    for (const Case& c : cases) {
        CAPTURE(c.options);
        std::vector<std::string> args = {"task", "list", "--json"};
        args.insert(args.end(), c.options.begin(), c.options.end());
        Output done = desk(args);
        CHECK(done.json().as_array()->size() == c.rows);
        CHECK(done.code == (c.rows > 0 ? cli::kDone : cli::kNothing));
    }
    CHECK(desk({"task", "list", "--in", "逾期"}).code == cli::kUsage);
    CHECK(desk({"task", "list", "--light", "紫灯"}).code == cli::kUsage);
    CHECK(desk({"task", "list", "--due", "2024-02-30"}).code == cli::kUsage);
    CHECK(has(desk({"task", "list"}).out, "共 12 项"));
}

TEST_CASE("an assignment goes from issue to closing by commands", "[cli]") {
    Desk desk(kDay);
    desk.import();
    std::string id = std::to_string(first_id(desk));
    CHECK(desk({"task", "close", id}).code == cli::kNothing);
    CHECK(has(desk({"task", "ack", id, "--as", "张三"}).out, "办理中"));
    CHECK(desk({"task", "ack", id}).code == cli::kNothing);
    CHECK(desk({"task", "feedback", id, "--text", "主体完工"}).code == cli::kDone);
    Output early = desk(
        {"task", "claim", id, "--text", "竣工", "--evidence", "报告", "--filed", "2024-05-08"});
    CHECK(early.code == cli::kNothing);
    CHECK(has(early.err, "不能晚于今天"));
    CHECK(desk({"task", "claim", id, "--text", "竣工", "--evidence", "报告", "--filed", "5月"})
              .code == cli::kUsage);
    CHECK(has(desk({"task", "claim", id, "--text", "竣工", "--evidence", "报告"}).out, "待核销"));
    CHECK(has(desk({"task", "return", id, "--reason", "缺照片"}).out, "办理中"));
    CHECK(desk({"task", "claim", id, "--text", "竣工", "--evidence", "报告"}).code == cli::kDone);
    CHECK(desk({"task", "close", id, "--rating", "极好"}).code == cli::kUsage);
    base::Json closed =
        desk({"task", "close", id, "--rating", "优秀", "--role", "director", "--json"}).json();
    CHECK(*closed["state"].as_string() == "closed");
    CHECK(*closed["rating"].as_string() == "excellent");
    CHECK(*closed["return_count"].as_int() == 1);
    Output page = desk({"task", "show", id});
    CHECK(page.code == cli::kDone);
    for (const char* part : {"已销号", "张三", "缺照片", "时限第1版", "2024-11-30", "签收"})
        CHECK(has(page.out, part));
    for (const char* wrong : {"0", "-1", "1x", "", "99999999999999999999"})
        CHECK(desk({"task", "show", "--", wrong}).code == cli::kUsage);
    CHECK(desk({"task", "show", "9999"}).code == cli::kNothing);
}

TEST_CASE("what was overdue when it was loaded is confirmed by a command", "[cli]") {
    Desk desk;  // the real clock: every date of 2024 is past
    desk.import();
    std::string id = std::to_string(first_id(desk));
    CHECK(has(desk({"task", "show", id}).out, "载入时已逾期"));
    CHECK(desk({"task", "confirm", id}).code == cli::kDone);
    CHECK(desk({"task", "confirm", id}).code == cli::kNothing);
    CHECK_FALSE(has(desk({"task", "show", id}).out, "载入时已逾期"));
}

TEST_CASE("the overdue list of a day is text, HTML or JSON", "[cli]") {
    Desk desk(kDay);
    desk.import();
    Output none = desk({"report", "overdue"});
    CHECK(none.code == cli::kNothing);
    Output list = desk({"report", "overdue", "--on", "2024-10-08"});
    CHECK(list.code == cli::kDone);
    CHECK(has(list.out, "建成城市健康客厅"));
    CHECK(has(list.out, "县卫健局"));
    CHECK_FALSE(has(list.out, "公共充电桩"));
    CHECK(has(desk({"report", "overdue", "--on", "2024-10-08", "--format", "html"}).out, "<table"));
    CHECK(desk({"report", "overdue", "--on", "2024-11-01", "--json"}).json().as_array()->size() ==
          7);
    CHECK(desk({"report", "overdue", "--on", "2024-11-01", "--unit", "县文旅局", "--json"})
              .json()
              .as_array()
              ->size() == 1);
    CHECK(desk({"report", "overdue", "--format", "pdf"}).code == cli::kUsage);
    CHECK(desk({"report", "overdue", "--on", "2024-13-01"}).code == cli::kUsage);
}

TEST_CASE("the weekly report is the office's, or a unit's", "[cli]") {
    Desk desk(kDay);
    desk.import();
    Output office = desk({"report", "weekly", "--on", "2024-10-08"});
    CHECK(office.code == cli::kDone);
    CHECK(has(office.out, "兴政办函〔2024〕7号"));
    CHECK_FALSE(has(office.out, "补发"));
    Output unit = desk({"report", "weekly", "--on", "2024-10-08", "--unit", "县卫健局"});
    CHECK(unit.code == cli::kDone);
    CHECK(has(unit.out, "建成城市健康客厅"));
    CHECK_FALSE(has(unit.out, "停车位"));
    base::Json json = desk({"report", "weekly", "--unit", "县卫体局", "--json"}).json();
    CHECK_FALSE(json["subject"].as_string()->empty());
    CHECK(has(*json["html"].as_string(), "<html"));
    CHECK(desk({"report", "weekly", "--unit", "没有的局"}).code == cli::kNothing);
}

TEST_CASE("the outbox is listed, shown and retried", "[cli]") {
    Desk desk(kDay);
    desk.import();
    CHECK(desk({"outbox", "list"}).code == cli::kNothing);
    tick(desk, "2024-05-13 08:30");
    base::Json list = desk({"outbox", "list", "--json"}).json();
    REQUIRE(list.as_array()->size() > 5);
    CHECK(desk({"outbox", "list", "--limit", "3", "--json"}).json().as_array()->size() == 3);
    std::string id = std::to_string(*list.as_array()->at(0)["id"].as_int());
    Output shown = desk({"outbox", "show", id});
    CHECK(shown.code == cli::kDone);
    CHECK(has(shown.out, "Message-ID"));
    CHECK(has(shown.out, "待发"));
    CHECK(desk({"outbox", "show", id, "--json"}).json()["text"].as_string() != nullptr);
    Output queued = desk({"outbox", "retry", id});
    CHECK(queued.code == cli::kNothing);
    CHECK(has(queued.err, "待发"));
    {
        base::Result<store::Database> db = store::Database::open(desk.ledger());
        REQUIRE(db.ok());
        db->execute("UPDATE message SET state = 'failed', next_attempt_at = NULL WHERE id = " + id);
    }
    CHECK(desk({"outbox", "list", "--in", "failed", "--json"}).json().as_array()->size() == 1);
    CHECK(desk({"outbox", "retry", id}).code == cli::kDone);
    CHECK(desk({"outbox", "list", "--in", "failed"}).code == cli::kNothing);
    CHECK(desk({"outbox", "list", "--in", "lost"}).code == cli::kUsage);
    CHECK(desk({"outbox", "list", "--limit", "0"}).code == cli::kUsage);
    CHECK(desk({"outbox", "show", "9999"}).code == cli::kNothing);
}

TEST_CASE("a backup holds the originals and the evidence, each copied once", "[cli]") {
    Desk desk(kDay);
    desk.import();
    std::string folder = desk.folder().file("backup");
    std::filesystem::create_directories(desk.folder().file("state/originals/ab"));
    std::filesystem::create_directories(desk.folder().file("state/evidence/cd"));
    desk.folder().write("state/originals/ab/ab1.docx", "原件");
    desk.folder().write("state/evidence/cd/cd1.pdf", "验收单");
    Output done = desk({"backup", "--to", folder});
    INFO(done.err);
    CHECK(done.code == cli::kDone);
    CHECK(has(done.out, "原件和佐证材料新增 2 个"));
    CHECK(std::filesystem::file_size(folder + "/originals/ab/ab1.docx") == 6);
    CHECK(std::filesystem::exists(folder + "/evidence/cd/cd1.pdf"));
    std::filesystem::remove(folder + "/evidence/cd/cd1.pdf");
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".db") std::filesystem::remove(entry.path());
    CHECK(has(desk({"backup", "--to", folder}).out, "原件和佐证材料新增 1 个"));
}

TEST_CASE("a backup is checked, never overwritten, and old ones go", "[cli]") {
    Desk desk(kDay);
    desk.import();
    std::string folder = desk.folder().file("backup");
    for (const char* old : {"ledger-backup-20200101-0900.db", "ledger-backup-20200102-0900.db",
                            "ledger-backup-20200103-0900.db", "mine.db"}) {
        std::filesystem::create_directory(folder);
        desk.folder().write("backup/" + std::string(old), "x");
    }
    Output done = desk({"backup", "--to", folder, "--keep", "2"});
    INFO(done.err);
    CHECK(done.code == cli::kDone);
    CHECK(has(done.out, "校验通过"));
    CHECK(has(done.out, "清理旧备份 2 份"));
    CHECK(std::filesystem::exists(folder + "/mine.db"));
    CHECK(std::filesystem::exists(folder + "/ledger-backup-20200103-0900.db"));
    CHECK_FALSE(std::filesystem::exists(folder + "/ledger-backup-20200102-0900.db"));
    Output again = desk({"backup", "--to", folder});
    CHECK(again.code == cli::kStorage);
    CHECK(has(again.err, "已存在，不覆盖"));
    CHECK(desk({"backup", "--to", folder, "--keep", "0"}).code == cli::kUsage);
    CHECK(desk({"backup", "--to", "/proc/none"}).code == cli::kStorage);
    int databases = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::string name = entry.path().filename();
        bool copy =
            name.starts_with("ledger-backup-2024") || name.starts_with("ledger-backup-2020");
        CHECK((copy || name == "mine.db"));
        databases += copy;
    }
    CHECK(databases == 2);
}

TEST_CASE("doctor finds a sound ledger sound and a bad plan file bad", "[cli]") {
    Desk desk(kDay);
    desk.import();
    Output sound = desk({"doctor"});
    INFO(sound.out);
    CHECK(sound.code == cli::kDone);
    CHECK(has(sound.out, "[正常] 台账数据库完整"));
    CHECK_FALSE(has(sound.out, "[错误]"));
    CHECK(desk({"doctor", "--json"}).json().as_array()->size() > 5);
    std::filesystem::create_directory(desk.folder().file("plans"));
    desk.folder().write("plans/bad.toml", "title = 3\n");
    Output bad = desk({"doctor", "--plans", desk.folder().file("plans")});
    CHECK(bad.code == cli::kNothing);
    CHECK(has(bad.out, "[错误]"));
    CHECK(has(bad.out, "bad.toml 第 1 行"));
}

TEST_CASE("a broken configuration or date is exit code 2", "[cli]") {
    Desk desk(kDay);
    desk.import();
    std::string broken = desk.folder().write("broken.toml", "[mail]\nprot = 25\n");
    Output done = run({"task", "list", "--config", broken});
    CHECK(done.code == cli::kUsage);
    CHECK(has(done.err, "broken.toml"));
    CHECK(run({"task", "list", "--config", broken + ".none"}).code != cli::kDone);
    CHECK(run({"task", "list", "--state", desk.state(), "--date", "today"}).code == cli::kUsage);
    CHECK(run({"task", "list", "--state", desk.state(), "--date", kDay}).code == cli::kDone);
}
