// What the schema itself refuses, whatever the code above it does.

#include <catch2/catch.hpp>

#include "support/raw_database.h"

using store::Database;
using test::refused;

namespace {

// One unit, plan, task and assignment with a due version and an event.
Database sample() {
    Database db = Database::in_memory();
    db.execute(R"(
        INSERT INTO unit VALUES (1, 'education', 'department');
        INSERT INTO plan VALUES (1, '兴政办函〔2024〕7号', '民生实事', '兴县人民政府办公室',
            '2024-05-07', 'plan', 'a.toml', 'x', '2024-05-07T01:00:00Z');
        INSERT INTO task (id, plan_id, ref, n, position, type, title, quote, lead, units, leaders,
            persons, deadline_kind, deadline_text, due, soft, rrule, min_reports, span, span_unit,
            span_event)
            VALUES (1, 1, '一', 1, 1, 'task', '幼儿园', '', '[]', '["县教科局"]', '[]', '[]',
                'date', '11月底前', '2024-11-30', 0, '', 1, 0, 'day', '');
        INSERT INTO assignment (id, task_id, unit_id, role, printed_name, state, issued_on,
            due_version, due, soft, loaded_overdue)
            VALUES (1, 1, 1, 'lead', '县教科局', 'issued', '2024-05-07', 1, '2024-11-30', 0, 'no');
        INSERT INTO due VALUES (1, 1, '2024-11-30', '印发', '2024-05-07T01:00:00Z');
        INSERT INTO event (id, at, actor, kind, basis, before, after)
            VALUES (1, '2024-05-07T01:00:00Z', 'duban', 'plan.load', '', '', '');
        INSERT INTO message (id, key, kind, to_name, to_address, subject, text, html, body_hash,
            template, message_id, state, decided_at)
            VALUES (1, 'k', 'ladder', '', 'a@b', '', '', '', '', '', '', 'queued', '');)");
    return db;
}

}  // namespace

TEST_CASE("the schema takes what its sets and calendars hold and refuses the rest", "[store]") {
    struct Case {
        std::string good, bad;
    };
    const Case cases[] = {
        {"UPDATE assignment SET due = '2024-02-29'", "UPDATE assignment SET due = '2024-02-30'"},
        {"UPDATE assignment SET warn_on = NULL", "UPDATE assignment SET warn_on = '2024-13-01'"},
        {"UPDATE assignment SET wake_on = '2024-12-31'",
         "UPDATE assignment SET wake_on = '2024-12-3'"},
        {"UPDATE assignment SET filed_on = '2024-10-30'",
         "UPDATE assignment SET filed_on = 'today'"},
        {"UPDATE assignment SET state = 'working'", "UPDATE assignment SET state = 'overdue'"},
        {"UPDATE assignment SET role = 'each'", "UPDATE assignment SET role = 'boss'"},
        {"UPDATE assignment SET rating = 'good'", "UPDATE assignment SET rating = '良好'"},
        {"UPDATE assignment SET loaded_overdue = 'new'",
         "UPDATE assignment SET loaded_overdue = ''"},
        {"UPDATE assignment SET soft = 1", "UPDATE assignment SET soft = 2"},
        {"UPDATE assignment SET due_version = 2", "UPDATE assignment SET due_version = 0"},
        {"UPDATE plan SET issued = '2024-05-08'", "UPDATE plan SET issued = '2023-02-29'"},
        {"UPDATE plan SET kind = 'rules'", "UPDATE plan SET kind = 'poem'"},
        {"UPDATE task SET due = '2024-10-31'", "UPDATE task SET due = '2024-10-32'"},
        {"UPDATE task SET type = 'duty'", "UPDATE task SET type = 'chore'"},
        {"UPDATE task SET n = 2", "UPDATE task SET n = 0"},
        {"UPDATE task SET units = '[]'", "UPDATE task SET units = '[县教科局]'"},
        {"UPDATE task SET deadline_kind = 'none', due = NULL",
         "UPDATE task SET deadline_kind = 'date'"},
        {"UPDATE message SET state = 'unknown'", "UPDATE message SET state = 'lost'"},
        {"UPDATE message SET kind = 'office'", "UPDATE message SET kind = 'chat'"},
        {"UPDATE unit SET unit_group = 'x'", "UPDATE unit SET unit_group = NULL"},
        {"UPDATE task SET position = 3", "UPDATE task SET position = 'third'"},
    };
    Database db = sample();
    for (const Case& c : cases) {
        INFO(c.good);
        CHECK_FALSE(refused(db, c.good));
        INFO(c.bad);
        CHECK(refused(db, c.bad));
    }
}

TEST_CASE("events and due versions are only ever added", "[store]") {
    Database db = sample();
    for (const char* sql :
         {"UPDATE event SET actor = 'nobody'", "DELETE FROM event",
          "DELETE FROM event WHERE id = 1", "UPDATE due SET due = '2025-11-30'", "DELETE FROM due",
          "INSERT OR REPLACE INTO due VALUES (1, 1, '2025-11-30', '', '')",
          "INSERT OR REPLACE INTO event (id, at, actor, kind, basis, before, after) "
          "VALUES (1, '', 'x', 'x', '', '', '')"}) {
        INFO(sql);
        CHECK(refused(db, sql));
    }
    CHECK_FALSE(refused(db, "INSERT INTO due VALUES (1, 2, '2024-12-31', '延期', '')"));
    CHECK_FALSE(refused(db,
                        "INSERT INTO event (at, actor, kind, basis, before, after) "
                        "VALUES ('', 'x', 'x', '', '', '{}')"));
    CHECK(test::text_of(db, "SELECT due FROM due WHERE version = 1") == "2024-11-30");
}

TEST_CASE("rows that others rest on cannot go", "[store]") {
    Database db = sample();
    for (const char* sql :
         {"DELETE FROM unit", "DELETE FROM plan", "DELETE FROM task", "DELETE FROM assignment",
          "INSERT INTO due VALUES (2, 1, '2024-11-30', '', '')",
          "INSERT INTO unknown_unit VALUES (9, '有关部门', '')",
          "INSERT INTO notice (key, assignment_id, due_version, rung, recipient, decided_on, "
          "message_id) VALUES ('k', 1, 1, 'R0', 'a@b', '2024-09-24', 9)"}) {
        INFO(sql);
        CHECK(refused(db, sql));
    }
}

TEST_CASE("one plan a number, one task a place, one assignment a unit", "[store]") {
    Database db = sample();
    std::string plan =
        "INSERT INTO plan (number, title, issuer, issued, kind, source, digest, "
        "loaded_at) VALUES (";
    std::string rest = ", 't', 'i', '2024-05-07', 'plan', 'b.toml', 'x', '')";
    CHECK(refused(db, plan + "'兴政办函〔2024〕7号'" + rest));
    CHECK_FALSE(refused(db, plan + "''" + rest));
    CHECK_FALSE(refused(db, plan + "''" + rest));
    CHECK(refused(db,
                  "INSERT INTO assignment (task_id, unit_id, role, printed_name, state, "
                  "issued_on, due_version, soft, loaded_overdue) "
                  "VALUES (1, 1, 'lead', '', 'issued', '2024-05-07', 0, 0, 'no')"));
}
