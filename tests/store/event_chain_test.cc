// The chain of events: what a person with a SQLite shell does to the file, and what verify says.

#include "store/event_chain.h"

#include <catch2/catch.hpp>

#include "store/event_store.h"
#include "store/migrations.h"
#include "store/setting_store.h"
#include "store/sm3.h"
#include "support/dates.h"
#include "support/raw_database.h"
#include "support/temporary_directory.h"

using store::ChainHead;
using store::ChainReport;
using store::Database;
using support::TemporaryDirectory;
using test::RawDatabase;

namespace {

constexpr const char* kWithoutTriggers =
    "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted; ";

void add(Database& db, int number) {
    store::Transaction transaction(db);
    store::Event e;
    e.at = test::instant("2024-10-08 09:00") + std::chrono::minutes(number);
    e.actor = number % 2 == 0 ? "duband" : "张三";
    e.kind = "assignment.feedback";
    e.basis = "第" + std::to_string(number) + "次反馈";
    e.role = number % 2 == 0 ? "" : "liaison";
    e.after = base::Json::object().set("state", "working");
    store::add_event(db, e);
    transaction.commit();
}

// A file with ten events.
struct ChainFile {
    ChainFile() {
        base::Result<Database> opened = Database::open(path);
        REQUIRE(opened.ok());
        for (int i = 1; i <= 10; ++i) add(*opened, i);
        head = store::chain_head(*opened);
    }
    ChainReport verify(const std::optional<ChainHead>& expected = {}) {
        base::Result<Database> opened = Database::open(path);
        REQUIRE(opened.ok());
        return store::verify_chain(*opened, expected);
    }
    TemporaryDirectory folder;
    std::string path = folder.file("ledger.db");
    ChainHead head;
};

}  // namespace

TEST_CASE("SM3 gives the digests of the standard's examples", "[store]") {
    // GB/T 32905-2016, appendix A.
    CHECK(store::sm3_hex("abc") ==
          "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    std::string text;
    for (int i = 0; i < 16; ++i) text += "abcd";
    CHECK(store::sm3_hex(text) ==
          "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    CHECK(store::sm3_hex("") != store::sm3_hex(std::string(1, '\0')));
}

TEST_CASE("a chain that nobody touched is whole, whatever head of it is given", "[store]") {
    ChainFile file;
    ChainReport report = file.verify();
    CHECK(report.fault == "");
    CHECK(report.events == 10);
    CHECK(report.head == file.head);
    CHECK_FALSE(report.bad_event);
    CHECK(file.verify(file.head).fault == "");
    // An older head, as last week's digest printed it, stands for what was before it.
    std::string third = RawDatabase(file.path).text("SELECT hash FROM event WHERE id = 3");
    CHECK(file.verify(ChainHead{3, third}).fault == "");
}

TEST_CASE("an empty ledger has no head and is whole", "[store]") {
    Database db = Database::in_memory();
    CHECK(store::chain_head(db) == ChainHead{});
    CHECK(store::format_head({}) == "");
    CHECK(store::verify_chain(db).fault == "");
    CHECK(store::verify_chain(db, ChainHead{1, std::string(64, 'a')}).bad_event == 1);
}

TEST_CASE("every change of the log is found, with the first record that does not fit", "[store]") {
    struct Case {
        const char* what;
        const char* sql;
        int64_t bad;
        const char* says;
    };
    const Case cases[] = {
        {"a word edited", "UPDATE event SET basis = '已完成' WHERE id = 4", 4, "第4条"},
        {"the actor edited", "UPDATE event SET actor = '李四' WHERE id = 1", 1, "第1条"},
        {"the time edited", "UPDATE event SET at = '2024-10-07T00:00:00Z' WHERE id = 10", 10,
         "第10条"},
        {"the office edited", "UPDATE event SET role = 'director' WHERE id = 5", 5, "第5条"},
        {"a word moved to the next column",
         "UPDATE event SET actor = '张三assignment', kind = '.feedback' WHERE id = 3", 3, "第3条"},
        {"an empty reference made one", "UPDATE event SET before = '{}' WHERE id = 2", 2, "第2条"},
        {"deleted from the middle", "DELETE FROM event WHERE id = 6", 6, "第6条记录缺失"},
        {"deleted at the start", "DELETE FROM event WHERE id = 1", 1, "第1条记录缺失"},
        {"deleted and closed up",
         "DELETE FROM event WHERE id = 6; UPDATE event SET id = id - 1 WHERE id > 6", 6, "第6条"},
        {"inserted and moved up",
         "UPDATE event SET id = -id - 1 WHERE id > 4; UPDATE event SET id = -id WHERE id < 0; "
         "INSERT INTO event (id, at, actor, kind, basis, before, after, hash) SELECT 5, at, actor, "
         "kind, basis, before, after, hash FROM event WHERE id = 4",
         5, "第5条"},
        {"inserted in front",
         "INSERT INTO event (id, at, actor, kind, basis, before, after) VALUES (0, '', '', '', '', "
         "'', '')",
         0, "编号不合顺序"},
        {"appended without a hash",
         "INSERT INTO event (at, actor, kind, basis, before, after) VALUES ('', '', '', '', '', "
         "'')",
         11, "没有校验值"},
        {"two exchanged",
         "UPDATE event SET id = -1 WHERE id = 7; UPDATE event SET id = 7 WHERE id = 8; "
         "UPDATE event SET id = 8 WHERE id = -1",
         7, "第7条"},
        {"the tail cut", "DELETE FROM event WHERE id > 8", 9, "截去"},
        {"everything cut", "DELETE FROM event", 1, "第1条记录起至第10条缺失"},
        {"the hash put out", "UPDATE event SET hash = '' WHERE id = 9", 9, "没有校验值"},
        {"the recorded head deleted", "DELETE FROM setting WHERE name = 'audit_head'", 10,
         "链头记录被删去"},
    };
    for (const Case& c : cases) {
        INFO(c.what);
        ChainFile file;
        RawDatabase(file.path).run(std::string(kWithoutTriggers) + c.sql);
        ChainReport report = file.verify();
        CHECK(report.bad_event == c.bad);
        CHECK_THAT(report.fault, Catch::Contains(c.says));
    }
}

TEST_CASE("a tail cut together with its recorded head shows against a head kept elsewhere",
          "[store]") {
    ChainFile file;
    std::string eighth = RawDatabase(file.path).text("SELECT hash FROM event WHERE id = 8");
    RawDatabase(file.path).run(std::string(kWithoutTriggers) +
                               "DELETE FROM event WHERE id > 8; UPDATE setting SET value = '8:" +
                               eighth + "' WHERE name = 'audit_head'");
    CHECK(file.verify().fault == "");
    ChainReport report = file.verify(file.head);
    CHECK(report.bad_event == 9);
    CHECK_THAT(report.fault, Catch::Contains("所给链头"));
}

TEST_CASE("a chain written anew shows against a head kept elsewhere", "[store]") {
    ChainFile file;
    RawDatabase(file.path).run(std::string(kWithoutTriggers) +
                               "DELETE FROM event; DELETE FROM setting");
    {
        base::Result<Database> opened = Database::open(file.path);
        REQUIRE(opened.ok());
        for (int i = 11; i <= 22; ++i) add(*opened, i);
    }
    CHECK(file.verify().fault == "");
    ChainReport report = file.verify(file.head);
    CHECK(report.bad_event == 10);
    CHECK_THAT(report.fault, Catch::Contains("改写"));
}

TEST_CASE("a head is read as it is printed, and nothing else is", "[store]") {
    std::string hash(64, 'a');
    CHECK(store::parse_head("12:" + hash) == ChainHead{12, hash});
    CHECK(store::format_head({12, hash}) == "12:" + hash);
    for (const std::string& wrong : {std::string(), std::string("12"), "0:" + hash, "-1:" + hash,
                                     ":" + hash, "12:" + hash + "a", "12:" + std::string(64, 'A'),
                                     "12:" + std::string(63, 'a'), "x:" + hash}) {
        INFO(wrong);
        CHECK_FALSE(store::parse_head(wrong));
    }
}

TEST_CASE("a ledger from before the chain is chained when it is opened", "[store]") {
    TemporaryDirectory folder;
    std::string path = folder.file("ledger.db");
    {
        RawDatabase raw(path);
        for (const store::Migration& step : store::migrations())
            if (step.number <= 2) raw.run(std::string(step.sql));
        raw.run("PRAGMA user_version = 2");
        raw.run(
            "INSERT INTO event (at, actor, kind, basis, before, after) VALUES "
            "('2024-05-07T01:00:00Z', 'duban', 'plan.load', '', '', '{}'), "
            "('2024-05-08T01:00:00Z', '张三', 'assignment.ack', '', '{}', '{}')");
    }
    base::Result<Database> opened = Database::open(path);
    REQUIRE(opened.ok());
    CHECK(store::verify_chain(*opened).events == 2);
    CHECK(store::verify_chain(*opened).fault == "");
    add(*opened, 3);
    CHECK(store::verify_chain(*opened).fault == "");
    CHECK(store::verify_chain(*opened).head.id == 3);
    CHECK(store::events_since(*opened, 2).at(0).role == "liaison");
}
