// The lot of a row is drawn once, when it comes into the ledger: of a hundred rows 65 are claimed
// in time, 20 late, 10 are returned once, 5 are never claimed.

#include "cli/simulated_units.h"

#include <algorithm>
#include <vector>

#include "store/unit_store.h"
#include "supervision/act.h"

namespace cli {

using base::Date;
using base::Instant;
using ledger::ActorRole;
using std::chrono::days;
using supervision::Actor;

namespace {

constexpr std::chrono::hours kMorning{10};

// SplitMix64 (Steele, Lea, Flood 2014): the finaliser alone, as a hash of its argument.
uint64_t mixed(uint64_t x) {
    x += 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

uint64_t hash_of(uint64_t seed, const std::string& text) {
    uint64_t out = mixed(seed);
    for (unsigned char c : text) out = mixed(out ^ c);
    return out;
}

int between(uint64_t chance, int low, int high) {
    return low + static_cast<int>(chance % static_cast<uint64_t>(high - low + 1));
}

}  // namespace

SimulatedUnits::SimulatedUnits(const std::set<std::string>& codes, int units, uint64_t seed)
    : seed_(seed) {
    std::vector<std::pair<uint64_t, std::string>> lots;
    for (const std::string& code : codes) lots.emplace_back(hash_of(seed, code), code);
    std::sort(lots.begin(), lots.end());
    for (size_t i = 0; i < lots.size() && i < static_cast<size_t>(units); ++i)
        codes_.insert(lots[i].second);
}

uint64_t SimulatedUnits::chance(int64_t row, uint64_t which) const {
    return mixed(mixed(seed_ ^ static_cast<uint64_t>(row)) + which);
}

void SimulatedUnits::see(store::Database& db, const supervision::Setup& setup, Instant now) {
    unit_ids_.clear();
    for (const auto& [code, id] : store::unit_ids(db))
        if (codes_.contains(code)) unit_ids_.insert(id);
    for (const store::AssignmentRow& row : store::open_assignments(db))
        if (unit_ids_.contains(row.unit_id) && seen_.insert(row.id).second) plan(row, setup, now);
}

void SimulatedUnits::plan(const store::AssignmentRow& row, const supervision::Setup& setup,
                          Instant now) {
    Date today = base::local_date(now);
    int lot = between(chance(row.id, 1), 0, 99);
    auto put = [&](Date day, Step step) {
        Date workday = setup.calendar.workday_on_or_after(day);
        planned_.emplace(std::max(now, base::at_local(workday, kMorning)), Planned{row.id, step});
        return workday;
    };
    Date acknowledged =
        put(today + days(between(chance(row.id, 2), 1, lot < 75 ? 3 : 10)), Step::kAcknowledge);
    bool never = lot >= 95;
    if (!row.due || never) return;
    bool late = lot >= 65 && lot < 85, returned = lot >= 85;
    Date wanted = late ? *row.due + days(between(chance(row.id, 3), 1, 40))
                       : setup.calendar.workday_on_or_before(
                             *row.due - days(between(chance(row.id, 3), 0, 15)));
    Date claimed = put(std::max(wanted, acknowledged + days(1)), Step::kClaim);
    if (returned) {
        Date back = put(claimed + days(between(chance(row.id, 4), 1, 4)), Step::kReturn);
        claimed = put(back + days(between(chance(row.id, 5), 2, 10)), Step::kClaim);
    }
    put(claimed + days(between(chance(row.id, 6), 1, 7)), Step::kClose);
}

int SimulatedUnits::act(store::Database& db, const supervision::Setup& setup, Instant now) {
    const Actor officer{"模拟督查员", ActorRole::kOfficer},
        director{"模拟主任", ActorRole::kDirector};
    int taken = 0;
    while (!planned_.empty() && planned_.begin()->first <= now) {
        Planned p = planned_.begin()->second;
        planned_.erase(planned_.begin());
        base::Status done;
        switch (p.step) {
            case Step::kAcknowledge:
                done = supervision::acknowledge(db, p.row, officer, now);
                break;
            case Step::kClaim:
                done = supervision::claim(db, p.row, officer, "已办结", "验收材料",
                                          base::local_date(now), now);
                break;
            case Step::kReturn:
                done = supervision::send_back(db, p.row, officer, "佐证材料不全", setup, now);
                break;
            case Step::kClose:
                done = supervision::close(db, p.row, director, {}, setup, now);
                break;
        }
        taken += done.ok() ? 1 : 0;
    }
    return taken;
}

std::optional<Instant> SimulatedUnits::next() const {
    if (planned_.empty()) return {};
    return planned_.begin()->first;
}

}  // namespace cli
