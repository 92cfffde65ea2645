// The file on disk: made by the steps of schema/, kept by their number, refused where it is not
// ours.

#include "store/migrations.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "support/raw_database.h"
#include "support/temporary_directory.h"

using store::Database;
using support::TemporaryDirectory;
using test::RawDatabase;

namespace {

std::string refusal(const std::string& path) {
    base::Result<Database> opened = Database::open(path);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().code == base::ErrorCode::kStorage);
    CHECK_THAT(opened.error().message, Catch::Contains(path));
    return opened.error().message;
}

std::string content_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("the steps are numbered from 1 without a gap", "[store]") {
    int number = 0;
    for (const store::Migration& step : store::migrations()) {
        CHECK(step.number == ++number);
        CHECK_FALSE(step.name.empty());
        CHECK_THAT(std::string(step.sql), Catch::Contains("CREATE"));
    }
    CHECK(number >= 1);
}

TEST_CASE("a fresh file gets every step, and keeps its rows when it is opened again", "[store]") {
    TemporaryDirectory folder;
    std::string path = folder.file("ledger.db");
    int newest = store::migrations().back().number;
    {
        base::Result<Database> fresh = Database::open(path);
        REQUIRE(fresh.ok());
        CHECK(fresh->schema_version() == newest);
        fresh->execute("INSERT INTO setting VALUES ('county', '兴县')");
    }
    base::Result<Database> again = Database::open(path);
    REQUIRE(again.ok());
    CHECK(again->schema_version() == newest);
    CHECK(again->integrity_fault().empty());
    CHECK(RawDatabase(path).text("SELECT value FROM setting") == "兴县");
}

TEST_CASE("a file of a newer program is refused and left as it is", "[store]") {
    TemporaryDirectory folder;
    std::string path = folder.file("ledger.db");
    REQUIRE(Database::open(path).ok());
    int newer = store::migrations().back().number + 1;
    RawDatabase(path).run("PRAGMA user_version = " + std::to_string(newer));
    std::string message = refusal(path);
    CHECK_THAT(message, Catch::Contains("由更新版本的程序建立"));
    CHECK_THAT(message, Catch::Contains("第 " + std::to_string(newer) + " 版"));
    CHECK(RawDatabase(path).text("PRAGMA user_version") == std::to_string(newer));
}

TEST_CASE("what is no database is refused with its reason in Chinese", "[store]") {
    TemporaryDirectory folder;
    std::string text = folder.write("text.db", std::string(4096, 'x'));
    CHECK_THAT(refusal(text), Catch::Contains("不是 SQLite 数据库"));
    CHECK(content_of(text) == std::string(4096, 'x'));
    CHECK_THAT(refusal(folder.path().string()), Catch::Contains("无法打开或创建"));
    CHECK_THAT(refusal(folder.file("none/ledger.db")), Catch::Contains("无法打开或创建"));
}

TEST_CASE("a file that was cut short is refused, an empty one is new", "[store]") {
    TemporaryDirectory folder;
    std::string path = folder.file("ledger.db");
    REQUIRE(Database::open(path).ok());
    std::string whole = content_of(path);
    REQUIRE(whole.size() > 16384);
    for (size_t size : {whole.size() / 2, size_t{4096}, size_t{100}}) {
        CAPTURE(size);
        std::string cut = folder.write("cut.db", whole.substr(0, size));
        std::string message = refusal(cut);
        CHECK((message.find("备份") != message.npos || message.find("损坏") != message.npos));
    }
    CHECK(Database::open(folder.write("empty.db", "")).ok());
}

TEST_CASE("a step that fails half-way leaves the version and the tables of before", "[store]") {
    TemporaryDirectory folder;
    std::string path = folder.file("ledger.db");
    // The first step creates `unit` and several more before it meets this table.
    RawDatabase(path).run("CREATE TABLE outbox (x); CREATE TABLE message (mine TEXT)");
    refusal(path);
    RawDatabase raw(path);
    CHECK(raw.text("PRAGMA user_version") == "0");
    CHECK(raw.text("SELECT group_concat(name) FROM sqlite_master") == "outbox,message");
    raw.run("DROP TABLE message");
    CHECK(Database::open(path).ok());
}

TEST_CASE("WAL, full synchronisation and foreign keys are really on", "[store]") {
    TemporaryDirectory folder;
    std::string path = folder.file("ledger.db");
    base::Result<Database> db = Database::open(path);
    REQUIRE(db.ok());
    CHECK(test::text_of(*db, "SELECT journal_mode FROM pragma_journal_mode") == "wal");
    CHECK(test::text_of(*db, "SELECT synchronous FROM pragma_synchronous") == "2");
    CHECK(test::text_of(*db, "SELECT foreign_keys FROM pragma_foreign_keys") == "1");
    CHECK(test::text_of(*db, "SELECT timeout FROM pragma_busy_timeout") == "5000");
}

TEST_CASE("schema/current.sql is what the steps make", "[store]") {
    Database db = Database::in_memory();
    std::string path = DUBAN_SOURCE_DIR "/schema/current.sql";
    std::string made = test::schema_of(db);
    if (const char* accept = std::getenv("DUBAN_ACCEPT"); accept && std::string(accept) == "1")
        std::ofstream(path, std::ios::binary) << made;
    CHECK(content_of(path) == made);
}

TEST_CASE("every table is STRICT", "[store]") {
    Database db = Database::in_memory();
    CHECK(test::text_of(db,
                        "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND "
                        "type = 'table' AND name NOT LIKE 'sqlite_%' AND strict = 0") == "0");
}

TEST_CASE("a transaction that is not committed leaves nothing", "[store]") {
    Database db = Database::in_memory();
    {
        store::Transaction left(db);
        db.execute("INSERT INTO setting VALUES ('a', '1')");
    }
    CHECK(test::text_of(db, "SELECT count(*) FROM setting") == "0");
    {
        store::Transaction kept(db);
        db.execute("INSERT INTO setting VALUES ('a', '1')");
        kept.commit();
    }
    CHECK(test::text_of(db, "SELECT count(*) FROM setting") == "1");
}
