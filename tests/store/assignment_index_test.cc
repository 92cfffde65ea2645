#include "store/assignment_index.h"

#include <catch2/catch.hpp>

#include "support/raw_database.h"
#include "support/temporary_directory.h"

using store::AssignmentIndex;
using store::Database;

namespace {

std::string row(int id, int unit, const std::string& state, const std::string& due) {
    std::string n = std::to_string(id);
    return "INSERT INTO task (id, plan_id, ref, n, position, type, title, quote, lead, units, "
           "leaders, persons, deadline_kind, deadline_text, due, soft, rrule, min_reports, span, "
           "span_unit, span_event) VALUES (" +
           n + ", 1, '" + n + "', 1, " + n + ", 'task', '任务" + n + "', '原文%_', '[]', '[]', " +
           "'[\"张超\"]', '[]', 'date', '', '" + due + "', 0, '', 1, 0, 'day', '');" +
           "INSERT INTO assignment (id, task_id, unit_id, role, printed_name, state, issued_on, "
           "due_version, due, soft, loaded_overdue) VALUES (" +
           n + ", " + n + ", " + std::to_string(unit) + ", 'lead', '单位', '" + state +
           "', '2024-05-07', 1, '" + due + "', 0, 'no');";
}

void fill(Database& db) {
    db.execute(
        "INSERT INTO unit VALUES (1, 'a', 'department'), (2, 'b', 'department');"
        "INSERT INTO plan VALUES (1, '兴政办函〔2024〕7号', '民生', '办', '2024-05-07', 'plan', "
        "'a.toml', 'x', '2024-05-07T01:00:00Z');" +
        row(1, 1, "issued", "2024-06-30") + row(2, 2, "working", "2024-12-31") +
        row(3, 1, "terminated", "2024-12-31"));
}

std::vector<int64_t> ids(const std::vector<store::AssignmentKey>& keys) {
    std::vector<int64_t> out;
    for (const store::AssignmentKey& key : keys) out.push_back(key.id);
    return out;
}

using Ids = std::vector<int64_t>;

}  // namespace

TEST_CASE("the index holds every row as its own reading of the ledger would", "[store]") {
    Database db = Database::in_memory();
    fill(db);
    AssignmentIndex index;
    CHECK(ids(index.rows(db, {})) == Ids{1, 2, 3});
    base::Date today = *base::parse_date("2024-10-08");
    for (const store::AssignmentKey& key : index.rows(db, {}))
        CHECK(light(key.standing, today) ==
              light(store::find_assignment(db, key.id)->standing(), today));
    CHECK(ids(index.rows(db, {}, [](const store::AssignmentKey& key) {
              return key.standing.state == ledger::State::kWorking;
          })) == Ids{2});
}

TEST_CASE("a reader's units are all that the reader gets", "[store]") {
    Database db = Database::in_memory();
    fill(db);
    AssignmentIndex index;
    CHECK(ids(index.rows(db, Ids{1})) == Ids{1, 3});
    CHECK(ids(index.rows(db, Ids{2})) == Ids{2});
    CHECK(index.rows(db, Ids{}).empty());
    CHECK(index.readings() == 1);
}

TEST_CASE("a change, of this connection or another, is seen, and without one nothing is read",
          "[store]") {
    support::TemporaryDirectory folder;
    Database mine = std::move(Database::open(folder.file("a.db"))).value();
    Database other = std::move(Database::open(folder.file("a.db"))).value();
    fill(mine);
    AssignmentIndex index;
    for (int i = 0; i < 3; ++i) CHECK(index.rows(mine, {}).size() == 3);
    CHECK(index.readings() == 1);
    mine.execute("UPDATE assignment SET state = 'working' WHERE id = 1");
    CHECK(index.rows(mine, {})[0].standing.state == ledger::State::kWorking);
    other.execute("UPDATE assignment SET state = 'suspended' WHERE id = 1");
    CHECK(index.rows(mine, {})[0].standing.state == ledger::State::kSuspended);
    CHECK(index.readings() == 3);
}

TEST_CASE("words are found as they are, and rows come in the order asked for", "[store]") {
    Database db = Database::in_memory();
    fill(db);
    CHECK(store::assignments_with(db, "任务2", "") == Ids{2});
    CHECK(store::assignments_with(db, "%_", "") == Ids{1, 2, 3});
    CHECK(store::assignments_with(db, "%%", "").empty());
    CHECK(store::assignments_with(db, "", "张超") == Ids{1, 2, 3});
    CHECK(store::assignments_with(db, "", "张").empty());
    std::vector<store::AssignmentRow> rows = store::assignments_by_id(db, {3, 1, 99});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].id == 3);
}
