// What a week's digests and a quarter's bulletin cost: 500 liaisons with 20,000 open rows, 100,000
// closed rows. In memory; the aim is a second each.

#include <cstdio>
#include <ctime>
#include <string>

#include "store/assignment_store.h"
#include "store/outbox_store.h"
#include "supervision/bulletin_act.h"
#include "supervision/digest_run.h"
#include "support/dates.h"

namespace {

// Processor time: what a busy neighbour does not spoil.
double milliseconds() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::string counted(int n) {
    return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
           std::to_string(n) + ") ";
}

// 500 units with a liaison each, an officer, 50 plans.
void fill_county(store::Database& db) {
    db.execute(counted(500) +
               "INSERT INTO unit (id, code, unit_group) SELECT i, 'unit-' || i, CASE WHEN i % 3 = "
               "0 THEN 'township' ELSE 'department' END FROM n");
    db.execute(
        "INSERT INTO unit_alias (unit_id, period, rank, name) SELECT id, 0, 0, '兴县第' || id || "
        "'局' FROM unit");
    db.execute(
        "INSERT INTO post (unit_id, role, person, address) SELECT id, 'liaison', '', 'liaison-' || "
        "id || '@county.example' FROM unit UNION ALL SELECT 1, 'officer', '', "
        "'officer@county.example'");
    db.execute(counted(50) +
               "INSERT INTO plan (id, number, title, issuer, issued, kind, source, digest, "
               "loaded_at) SELECT i, '兴政发〔2024〕' || i || '号', '第' || i || '份实施方案', "
               "'兴县人民政府', '2024-05-07', 'plan', i || '.toml', '', '2024-05-07T00:00:00Z' "
               "FROM n");
}

// Rows over all units and plans, due from a day on over `days` days.
void fill_rows(store::Database& db, int rows, const std::string& first_due, int days,
               const std::string& state) {
    std::string filed = state == "closed" ? "date(due, (id % 5 - 3) || ' days')" : "NULL";
    db.execute(counted(rows) +
               "INSERT INTO task (id, plan_id, ref, n, position, type, title, quote, lead, units, "
               "leaders, persons, deadline_kind, deadline_text, due, soft, rrule, min_reports, "
               "span, span_unit, span_event) SELECT i, 1 + i % 50, '三/（' || i || '）', 1, i, "
               "'task', '新建公共充电桩一百个以上并投入使用', '10月底前完成', '[]', '[]', "
               "'[\"张三\"]', '[]', 'date', '10月底前完成', date('" +
               first_due + "', (i % " + std::to_string(days) +
               ") || ' days'), 0, '', 1, 0, 'day', '' FROM n");
    db.execute(
        "INSERT INTO assignment (id, task_id, unit_id, role, printed_name, state, issued_on, "
        "due_version, due, soft, warn_on, loaded_overdue, filed_on) SELECT id, id, 1 + id % 500, "
        "'lead', '县局', '" +
        state + "', '2024-05-07', 1, due, 0, date(due, '-7 days'), 'no', " + filed + " FROM task");
    db.execute(
        "INSERT INTO due (assignment_id, version, due, basis, set_at) SELECT id, 1, due, '文件', "
        "'2024-05-07T00:00:00Z' FROM assignment");
}

bool digests() {
    constexpr int kRows = 20'000;
    store::Database db = store::Database::in_memory();
    fill_county(db);
    // A third overdue, some due within two weeks, the rest later.
    fill_rows(db, kRows, "2024-08-20", 150, "working");
    supervision::Setup setup;
    setup.calendar = test::national_day_2024();
    base::Instant now = test::instant("2024-10-08 08:30");
    supervision::Tick result;
    double start = milliseconds();
    store::Transaction transaction(db);
    supervision::run_digests(db, setup, now, result);
    transaction.commit();
    double spent = milliseconds() - start;
    size_t bytes = 0;
    for (const store::Message& m : store::list_messages(db, "", 1000))
        bytes += m.text.size() + m.html.size();
    std::printf(
        "digests of %d rows: %d mails of %.1f MB composed and stored in %.0f ms of processor time "
        "(aim 1000 ms)\n",
        kRows, result.digests, static_cast<double>(bytes) / 1e6, spent);
    return result.digests == 501;
}

bool bulletin() {
    constexpr int kRows = 100'000;
    store::Database db = store::Database::in_memory();
    fill_county(db);
    fill_rows(db, kRows, "2024-10-01", 92, "closed");
    base::Instant now = test::instant("2025-01-02 09:00");
    supervision::Period quarter =
        supervision::period_of(supervision::PeriodKind::kQuarter, test::date("2024-10-01"));
    base::Result<int64_t> id =
        supervision::draft_bulletin(db, quarter, {"officer", ledger::ActorRole::kOfficer}, now);
    double start = milliseconds();
    base::Result<store::Bulletin> issued =
        supervision::issue_bulletin(db, *id, {"director", ledger::ActorRole::kDirector}, now);
    std::printf(
        "bulletin of %d closed rows: issued in %.0f ms of processor time (aim 1000 ms), rows %d, "
        "SM3 %.8s…\n",
        kRows, milliseconds() - start, issued->rows, issued->rows_hash.c_str());
    return issued->rows == kRows;
}

}  // namespace

int main() {
    bool sound = digests();
    return bulletin() && sound ? 0 : 1;
}
