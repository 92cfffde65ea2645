// The daemon against the oracle: years of random acts, appointments, mergers, downtime and clocks
// that are set back. Every run's notices are compared with those that the oracle derives from the
// facts: no rung twice, none missed, none to a wrong or past holder. DUBAN_ORACLE=full runs the
// size of reliability.md (3 years, 25 plans, 300 units); the default is a smaller county.

#include "supervision/oracle.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>
#include <random>

#include "store/event_chain.h"
#include "supervision/extension_act.h"
#include "supervision/stopping.h"
#include "supervision/supervision_fixture.h"
#include "supervision/unit_act.h"
#include "support/raw_database.h"

using namespace test;
using namespace supervision;
using base::Date;
using base::Instant;
using ledger::ActorRole;
using oracle::Role;
using oracle::Row;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using units::ChangeKind;
using units::PostRole;

namespace {

struct Size {
    int units, plans, tasks, days, acts;  // acts a day at most
};

Size size_of_test() {
    const char* wanted = std::getenv("DUBAN_ORACLE");
    if (wanted && std::string(wanted) == "full") return {300, 25, 40, 3 * 365, 12};
    return {24, 6, 8, 300, 4};
}

const Actor kOfficer{"督查员", ActorRole::kOfficer}, kDirector{"主任", ActorRole::kDirector};

std::string code_of(size_t unit) { return unit == 0 ? "office" : "u" + std::to_string(unit); }
std::string name_of(size_t unit) {
    return unit == 0 ? "督查室" : "第" + std::to_string(unit) + "单位";
}

struct NoticeLine {
    int64_t id, assignment;
    int version;
    std::string rung, address, message_address;
};

std::vector<NoticeLine> notices_after(store::Database& db, int64_t after) {
    std::vector<NoticeLine> out;
    store::Query query(db,
                       "SELECT n.id, n.assignment_id, n.due_version, n.rung, n.recipient, "
                       "ifnull(m.to_address, '') FROM notice n LEFT JOIN message m "
                       "ON m.id = n.message_id WHERE n.id > ?1 ORDER BY n.id",
                       after);
    while (query.next())
        out.push_back({query.integer(0), query.integer(1), query.small(2), query.text(3),
                       query.text(4), query.text(5)});
    return out;
}

// The daemon's ledger on one side, the oracle's facts on the other; each act is done to both.
class Twin : public Ledger {
  public:
    Twin(const Size& size, unsigned seed)
        : Ledger("2024-01-02 08:00"), size_(size), random_(seed), rules_(setup.calendar) {
        setup.ladder.reds = 1000000;  // O4 by days alone; reds are counted in sheet_act_test.cc
        registered = county();
        (void)store::save_register(db, registered);
        for (const auto& [code, id] : store::unit_ids(db))
            if (registered.find(code)) unit_of_[id] = number(code);
    }

    void run() {
        Date end = base::local_date(now) + days(size_.days);
        int plans = 0;
        for (Date day = base::local_date(now); day <= end; day += days(1)) {
            if (down_until_ > day) continue;
            if (chance(40)) down_until_ = day + days(between(2, 10));
            now = base::at_local(day, hours(7));
            if (plans < size_.plans && chance(5)) load(++plans, day);
            for (int i = between(0, size_.acts); i > 0; --i) act(day);
            if (chance(6)) appoint(day);
            if (chance(60)) merge(day);
            at(day, hours(8) + minutes(30));
            at(day, hours(9));
            if (chance(4)) set_clock_back();
            for (int i = between(0, size_.acts / 2); i > 0; --i) act(day);
            if (chance(3)) at(day, hours(between(10, 16)));
            if (base::split(day).day == 1) compare_lights(day);
        }
    }

    int compared = 0, notices = 0, held = 0, to_successors = 0, acts = 0, lights = 0;
    [[nodiscard]] size_t rows() const { return rows_.size(); }

  private:
    bool chance(int one_in) { return between(1, one_in) == 1; }
    int between(int low, int high) {  // the library's distributions differ between platforms
        return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1));
    }
    static size_t number(const std::string& code) {
        return code == "office" ? 0 : std::stoul(code.substr(1));
    }

    units::Register county() {
        units::Register r;
        r.county = "兴县";
        Date begin = date("2020-01-01");
        for (size_t i = 0; i <= static_cast<size_t>(size_.units); ++i) {
            units::Unit unit{code_of(i), "department", {{name_of(i), {}, {}}}, {}};
            auto post = [&](PostRole role, Role mine, const char* kind) {
                std::string address = code_of(i) + "." + kind + "@x";
                unit.posts.push_back({role, "", address, {}});
                rules_.holders.push_back({i, mine, begin, address});
            };
            if (i == 0) post(PostRole::kOfficer, Role::kOfficer, "officer");
            if (i == 0) post(PostRole::kDirector, Role::kDirector, "director");
            if (i > 0 && i % 11 != 0) post(PostRole::kLiaison, Role::kLiaison, "liaison");
            if (i > 0 && i % 13 != 0) post(PostRole::kHead, Role::kHead, "head");
            r.units.push_back(std::move(unit));
        }
        r.index();
        return r;
    }

    void load(int n, Date day) {
        ledger::Plan plan{"兴政办发〔2024〕" + std::to_string(n) + "号",
                          "方案" + std::to_string(n),
                          "县政府办",
                          day - days(between(0, 5)),
                          "plan",
                          {}};
        for (int i = 1; i <= size_.tasks; ++i) {
            ledger::Task task;
            task.ref = std::to_string(i);
            task.title = "任务" + std::to_string(n) + "/" + std::to_string(i);
            std::set<size_t> owners;
            for (int k = between(1, 3); k > 0; --k)
                if (size_t unit = standing_unit(); unit != 0) owners.insert(unit);
            for (size_t unit : owners) task.units.push_back(name_of(unit));
            task.deadline.kind = ledger::DeadlineKind::kDate;
            task.deadline.due = day + days(between(3, 200));
            plan.tasks.push_back(std::move(task));
        }
        number_tasks(plan.tasks);
        registered = store::load_register(db);
        int64_t id = enter(plan, std::to_string(n) + ".toml").plan_id;
        for (const store::AssignmentRow& a : store::assignments_of_plan(db, id)) {
            Row row;
            row.id = a.id, row.task = a.task_id, row.unit = unit_of_.at(a.unit_id);
            row.issued = a.issued_on, row.due = a.due, row.version = 1;
            rows_[row.id] = row;
        }
    }

    size_t standing_unit() {
        for (int i = 0; i < 20; ++i) {
            auto unit = static_cast<size_t>(between(1, size_.units));
            if (!ended_.contains(unit)) return unit;
        }
        return 0;
    }

    // One act on a random row, where its state knows one.
    void act(Date day) {
        if (rows_.empty()) return;
        now += minutes(1);
        auto found = rows_.lower_bound(between(1, static_cast<int>(rows_.rbegin()->first)));
        Row& row = found->second;
        using S = oracle::State;
        base::Status done;
        ++acts;
        switch (row.state) {
            case S::kIssued:
                done = acknowledge(db, row.id, kOfficer, now);
                row.state = S::kWorking;
                break;
            case S::kWorking:
                done = at_work(row, day);
                break;
            case S::kClaimed:
                done = review(row);
                break;
            case S::kSuspended:
                done = resume(db, row.id, kDirector, "", setup, now);
                row.state = S::kWorking;
                again(row, std::max(*row.due, day + days(row.remaining)));
                break;
            case S::kClosed:
            case S::kTerminated:
                --acts;
                return;
        }
        INFO("row " << row.id << " on " << base::format_date(day));
        INFO((done.ok() ? std::string() : done.error().message));
        REQUIRE(done.ok());
    }

    base::Status at_work(Row& row, Date day) {
        int lot = between(1, 10);
        if (lot <= 2 && day <= *row.due) return extend(row, day);
        if (lot == 3) {
            row.state = oracle::State::kSuspended;
            row.remaining = static_cast<int>((*row.due - day).count());
            return suspend(db, row.id, kDirector, {"文件", day + days(between(20, 200))}, setup,
                           now);
        }
        if (lot == 4) {
            row.state = oracle::State::kTerminated;
            return terminate(db, row.id, kDirector, "文件", {}, now);
        }
        if (lot == 5) return give_feedback(db, row.id, kOfficer, "进展", now);
        row.state = oracle::State::kClaimed;
        row.filed = std::max(row.issued, day - days(between(0, 3)));
        row.returned = false;
        return claim(db, row.id, kOfficer, "完成", "报告", *row.filed, now);
    }

    base::Status extend(Row& row, Date day) {
        Date wanted = *row.due + days(between(1, 60));
        base::Result<ExtensionRequested> asked = request_extension(
            db, row.id, kOfficer, {wanted, day, "理由", "进展", "签批人", "文件"}, setup, now);
        if (!asked.ok()) return asked.error();
        again(row, wanted);
        return grant_extension(db, row.id, {"批准人", asked->approver}, "", setup, now);
    }

    base::Status review(Row& row) {
        if (between(1, 3) == 1) {
            row.state = oracle::State::kWorking;
            row.filed.reset();
            row.returned = true;
            return send_back(db, row.id, kOfficer, "退回", setup, now);
        }
        row.state = oracle::State::kClosed;
        return close(db, row.id, kDirector, {}, setup, now);
    }

    static void again(Row& row, Date due) {
        row.due = due;
        ++row.version;
        row.told.clear();
    }

    // A new holder, or nobody, from today on.
    void appoint(Date day) {
        bool office = chance(5);
        size_t unit = office ? 0 : standing_unit();
        if (unit == 0 && !office) return;
        bool first = chance(2);
        Role role = office ? (first ? Role::kOfficer : Role::kDirector)
                           : (first ? Role::kLiaison : Role::kHead);
        units::Change c;
        c.unit = code_of(unit);
        c.on = day;
        c.role = office ? (first ? PostRole::kOfficer : PostRole::kDirector)
                        : (first ? PostRole::kLiaison : PostRole::kHead);
        if (!rules_.holder(unit, role, day).empty()) {
            c.kind = ChangeKind::kVacate;
            change(c);
            rules_.holders.push_back({unit, role, day, ""});
        }
        if (chance(4)) return;  // the post stays vacant
        c.kind = ChangeKind::kAssign;
        c.person = "继任" + std::to_string(++people_);
        c.address = "p" + std::to_string(people_) + "@x";
        change(c);
        rules_.holders.push_back({unit, role, day, c.address});
    }

    void change(const units::Change& c) {
        base::Status done = change_units(db, c, kDirector, "任免文件", setup, now);
        INFO((done.ok() ? std::string() : done.error().message));
        REQUIRE(done.ok());
    }

    void merge(Date day) {
        size_t from = standing_unit(), into = standing_unit();
        if (from == 0 || into == 0 || from == into) return;
        units::Change c;
        c.kind = ChangeKind::kMerge;
        c.unit = code_of(from);
        c.into = {code_of(into)};
        c.on = day;
        change(c);
        ended_.insert(from);
        for (Role role : {Role::kLiaison, Role::kHead})
            rules_.holders.push_back({from, role, day, ""});
        for (auto& [id, row] : rows_) {
            using S = oracle::State;
            if (row.unit != from || row.state == S::kClosed || row.state == S::kTerminated)
                continue;
            const Row* own = nullptr;
            for (const auto& [other_id, other] : rows_)
                if (other.task == row.task && other.unit == into) own = &other;
            bool over = own && (own->state == S::kClosed || own->state == S::kTerminated);
            if (over) continue;  // stays with the ended unit: 无主
            if (own)
                row.state = S::kTerminated;
            else
                row.unit = into;
        }
    }

    // What the oracle expects of a run, then the run, then the comparison.
    void at(Date day, std::chrono::minutes time) {
        now = std::max(now, base::at_local(day, time));
        bool ladder = setup.calendar.is_workday(day) && base::local_time_of_day(now) >= hours(9) &&
                      base::local_time_of_day(now) < hours(17) + minutes(30);
        std::map<int64_t, std::pair<std::string, oracle::Addresses>> expected;
        if (ladder) expected = expectations(day);
        int64_t before = last_notice_;
        supervision::Tick tick = tick_once();
        REQUIRE_FALSE(tick.held);
        std::map<int64_t, std::pair<std::string, oracle::Addresses>> actual = new_notices(before);
        compare(day, expected, actual);
    }

    std::map<int64_t, std::pair<std::string, oracle::Addresses>> expectations(Date day) {
        std::map<int64_t, std::pair<std::string, oracle::Addresses>> out;
        for (const auto& [id, row] : rows_) {
            if (!oracle::Rules::spoken_of(row)) continue;
            std::string rung = rules_.rung(row, day);
            if (rung.empty() || row.told.contains(rung)) continue;
            oracle::Addresses people = rules_.recipients(row, rung, day);
            bool waits = false;  // one message a recipient and day
            for (const std::string& address : people)
                waits = waits ||
                        store::has_message(db, "ladder|" + address + "|" + base::format_date(day));
            if (!waits && !people.empty()) out[id] = {rung, people};
        }
        return out;
    }

    std::map<int64_t, std::pair<std::string, oracle::Addresses>> new_notices(int64_t after) {
        std::map<int64_t, std::pair<std::string, oracle::Addresses>> out;
        for (const NoticeLine& n : notices_after(db, after)) {
            last_notice_ = n.id;
            bool ladder = n.rung[0] == 'R' || n.rung[0] == 'O';
            if (!ladder) continue;
            ++notices;
            auto& [rung, addresses] = out[n.assignment];
            INFO("row " << n.assignment);
            CHECK((rung.empty() || rung == n.rung));
            CHECK(n.version == rows_.at(n.assignment).version);
            CHECK(n.address == n.message_address);
            rung = n.rung;
            addresses.insert(n.address);
        }
        return out;
    }

    void compare(Date day,
                 const std::map<int64_t, std::pair<std::string, oracle::Addresses>>& expected,
                 const std::map<int64_t, std::pair<std::string, oracle::Addresses>>& actual) {
        ++compared;
        for (const auto& [id, what] : expected) {
            INFO("row " << id << " " << what.first << " on " << base::format_date(day));
            auto found = actual.find(id);
            if (found == actual.end() || found->second != what) {
                CHECK(found != actual.end());
                if (found != actual.end()) CHECK(found->second == what);
            }
        }
        for (const auto& [id, what] : actual) {
            Row& row = rows_.at(id);
            INFO("row " << id << " " << what.first << " on " << base::format_date(day));
            if (!expected.contains(id)) check_successor(row, what.first, what.second, day);
            row.told[what.first].insert(what.second.begin(), what.second.end());
        }
    }

    // A rung that was told before is told again to a new holder alone: the row was looked at again.
    void check_successor(const Row& row, const std::string& rung,
                         const oracle::Addresses& addresses, Date day) {
        ++to_successors;
        REQUIRE(oracle::Rules::spoken_of(row));
        CHECK(rules_.rung(row, day) == rung);
        REQUIRE(row.told.contains(rung));
        oracle::Addresses right = rules_.recipients(row, rung, day);
        for (const std::string& address : addresses) {
            CHECK(right.contains(address));
            CHECK_FALSE(row.told.at(rung).contains(address));
        }
    }

    // Nothing is decided by a clock that stands before the last record.
    void set_clock_back() {
        Instant right = now;
        if (rows_.empty()) return;
        now -= hours(between(24 * 30, 24 * 365));
        supervision::Tick tick = tick_once();
        CHECK(tick.held);
        CHECK(new_notices(last_notice_).empty());
        ++held;
        now = right;
    }

    void compare_lights(Date day) {
        for (const auto& [id, row] : rows_) {
            store::AssignmentRow a = store::find_assignment(db, id).value();
            std::string light(ledger::name(ledger::light(a.standing(), day)));
            ++lights;
            if (light == rules_.light(row, day) && a.due == row.due) continue;
            INFO("row " << id << " on " << base::format_date(day));
            CHECK(light == rules_.light(row, day));
            CHECK(a.due == row.due);
        }
    }

    Size size_;
    std::mt19937 random_;
    oracle::Rules rules_;
    std::map<int64_t, Row> rows_;
    std::map<int64_t, size_t> unit_of_;
    std::set<size_t> ended_;
    Date down_until_{};
    int64_t last_notice_ = 0;
    int people_ = 0;
};

}  // namespace

TEST_CASE("the daemon says what the oracle says, on every run of random years", "[supervision]") {
    Size size = size_of_test();
    bool full = size.units == 300;
    for (unsigned seed : full ? std::vector<unsigned>{1} : std::vector<unsigned>{1, 2, 3}) {
        CAPTURE(seed);
        Twin twin(size, seed);
        twin.run();
        CHECK(store::verify_chain(twin.db).fault.empty());
        CHECK(twin.notices > size.plans * size.tasks);
        CHECK(twin.acts > size.days / 2);
        CHECK(twin.held > 0);
        if (full)
            std::cout << "oracle: rows=" << twin.rows() << " runs=" << twin.compared
                      << " notices=" << twin.notices << " acts=" << twin.acts
                      << " to_successors=" << twin.to_successors << " clock_set_back=" << twin.held
                      << " lights=" << twin.lights << "\n";
    }
}
