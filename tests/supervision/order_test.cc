// The same facts entered in another legal order give the same states, due dates, lights, notices
// and figures: plans in any order, acts of different rows in any order, a reform before or after
// them.

#include <catch2/catch.hpp>
#include <random>

#include "digest/render.h"
#include "supervision/digest_run.h"
#include "supervision/extension_act.h"
#include "supervision/small_county.h"
#include "supervision/stopping.h"
#include "supervision/unit_act.h"

using namespace test;
using namespace supervision;
using ledger::ActorRole;

namespace {

const Actor kOfficer{"乙", ActorRole::kOfficer}, kDirector{"丙", ActorRole::kDirector};

ledger::Plan numbered(int n) {
    std::vector<ledger::Task> tasks;
    const char* dues[] = {"2024-10-31", "2024-06-20", "2024-09-30", "2024-12-31"};
    for (int i = 0; i < 4; ++i)
        tasks.push_back(task(std::to_string(n) + "." + std::to_string(i),
                             {"县教体局", i % 2 == 0 ? "各乡镇" : "县卫体局"}, dues[(n + i) % 4]));
    ledger::Plan out = plan(tasks, n == 2 ? "2024-05-15" : "2024-05-07");
    out.number = "兴政办发〔2024〕" + std::to_string(n) + "号";
    return out;
}

using Step = std::function<base::Status(SmallLedger&)>;

// What is done to one row, one after the other.
std::vector<Step> steps_of(const std::string& ref, const std::string& unit, int fate) {
    auto id = [ref, unit](SmallLedger& l) { return l.row(ref, unit).id; };
    std::vector<Step> out;
    out.push_back([id](SmallLedger& l) { return acknowledge(l.db, id(l), kOfficer, l.now); });
    Step claimed = [id](SmallLedger& l) {
        return claim(l.db, id(l), kOfficer, "完成", "报告", base::local_date(l.now), l.now);
    };
    if (fate == 1) out.push_back(claimed);
    if (fate == 2) {
        out.push_back(claimed);
        out.push_back(
            [id](SmallLedger& l) { return close(l.db, id(l), kDirector, {}, l.setup, l.now); });
    }
    if (fate == 3) {
        out.push_back(claimed);
        out.push_back([id](SmallLedger& l) {
            return send_back(l.db, id(l), kOfficer, "缺照片", l.setup, l.now);
        });
    }
    if (fate == 4)
        out.push_back([id](SmallLedger& l) {
            return suspend(l.db, id(l), kDirector, {"文件", date("2024-09-01")}, l.setup, l.now);
        });
    if (fate == 5)
        out.push_back([id](SmallLedger& l) -> base::Status {
            base::Result<ExtensionRequested> asked =
                request_extension(l.db, id(l), kOfficer,
                                  {l.row("0.0").issued_on + std::chrono::days(250),
                                   base::local_date(l.now), "理由", "进展", "签批", "文件"},
                                  l.setup, l.now);
            if (asked.ok()) return {};
            return asked.error();
        });
    return out;
}

// All steps, those of one row in their order, rows mixed by chance; the reform at a random place.
std::vector<Step> shuffled(std::mt19937& random) {
    std::vector<std::vector<Step>> lines;
    int fate = 0;
    for (int n = 0; n < 3; ++n)
        for (int i = 0; i < 4; ++i)
            lines.push_back(
                steps_of(std::to_string(n) + "." + std::to_string(i), "县教体局", fate++ % 6));
    lines.push_back({[](SmallLedger& l) {
        units::Change c;
        c.kind = units::ChangeKind::kMerge;
        c.unit = "t2";
        c.into = {"transport"};
        c.on = base::local_date(l.now);
        return change_units(l.db, c, kDirector, "兴办发〔2024〕7号", l.setup, l.now);
    }});
    lines.push_back({[](SmallLedger& l) {
        units::Change c;
        c.kind = units::ChangeKind::kAssign;
        c.unit = "education";
        c.person = "李强";
        c.address = "li@x";
        c.on = base::local_date(l.now);
        return change_units(l.db, c, kDirector, "任免文件", l.setup, l.now);
    }});
    std::vector<Step> out;
    while (!lines.empty()) {
        size_t at = random() % lines.size();
        out.push_back(lines[at].front());
        lines[at].erase(lines[at].begin());
        if (lines[at].empty()) lines.erase(lines.begin() + static_cast<long>(at));
    }
    return out;
}

std::string unit_of(SmallLedger& l, const store::AssignmentRow& row) {
    return store::unit_name(l.db, row.unit_id, date("2024-07-01"));
}

// Everything that the ledger says of its rows, in an order of its own.
std::vector<std::string> said_of_rows(SmallLedger& l) {
    std::vector<std::string> out;
    for (const store::PlanRow& p : store::list_plans(l.db))
        for (const store::AssignmentRow& row : store::assignments_of_plan(l.db, p.id)) {
            std::string key = row.ref + " " + row.printed_name + " " + unit_of(l, row) + " ";
            std::string line = key + std::string(ledger::name(row.state)) + " v" +
                               std::to_string(row.due_version) + " " +
                               (row.due ? base::format_date(*row.due) : "") + " " +
                               std::string(ledger::name(row.role)) + " " + row.approver + " r" +
                               std::to_string(row.return_count);
            for (const char* day : {"2024-06-04", "2024-06-21", "2024-10-08", "2025-01-02"})
                line += " " + std::string(ledger::name(ledger::light(row.standing(), date(day))));
            out.push_back(line);
            for (const store::Notice& n : store::notices_of(l.db, row.id))
                out.push_back(key + n.rung + " " + n.recipient + " " +
                              base::format_date(n.decided_on));
        }
    std::sort(out.begin(), out.end());
    return out;
}

struct Told {
    std::vector<std::string> rows, mails;
    std::string totals;
};

Told year_of(std::vector<int> plans, const std::vector<Step>& steps) {
    SmallLedger l("2024-05-20 08:00");
    for (int n : plans) l.enter(numbered(n), std::to_string(n) + ".toml");
    l.run_until("2024-06-03 10:00");
    for (const Step& step : steps) {
        base::Status done = step(l);
        INFO((done.ok() ? std::string() : done.error().message));
        REQUIRE(done.ok());
    }
    l.run_until("2025-01-10 18:00");
    Told out;
    out.rows = said_of_rows(l);
    for (const store::Message& m : l.messages())
        out.mails.push_back(base::format_local(m.decided_at) + " " + m.to_address + " " +
                            m.subject);
    std::sort(out.mails.begin(), out.mails.end());
    digest::OfficeDigest d = office_digest(l.db, l.setup, l.now);
    out.totals = std::to_string(d.totals.open) + " " + std::to_string(d.totals.red) + " " +
                 std::to_string(d.totals.yellow) + " " + std::to_string(d.totals.grey) + " " +
                 std::to_string(d.totals.closed) + " " + std::to_string(d.overdue.size());
    return out;
}

Lines only_in_one(const Lines& a, const Lines& b) {  // both sorted
    Lines out;
    std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
}

}  // namespace

TEST_CASE("the same facts in another legal order give the same lights, dues and figures",
          "[supervision]") {
    std::mt19937 random(2024);
    std::vector<int> plans = {0, 1, 2};
    Told first = year_of(plans, shuffled(random));
    REQUIRE(first.rows.size() > 60);
    for (int round = 0; round < 6; ++round) {
        CAPTURE(round);
        std::swap(plans[random() % 3], plans[random() % 3]);
        Told other = year_of(plans, shuffled(random));
        CHECK(only_in_one(other.rows, first.rows) == Lines{});
        CHECK(only_in_one(other.mails, first.mails) == Lines{});
        CHECK(other.totals == first.totals);
    }
}

TEST_CASE("another fact gives another year", "[supervision]") {
    std::mt19937 random(2024);
    std::vector<Step> steps = shuffled(random);
    Told first = year_of({0, 1, 2}, steps);
    steps.pop_back();
    Told other = year_of({0, 1, 2}, steps);
    CHECK_FALSE(other.rows == first.rows);
}
