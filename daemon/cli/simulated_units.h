#pragma once
// Units that act by chance: on time, late, never, or returned once before they are closed. All
// chance comes from the seed and the number of the row, so that one seed gives one year.

#include <map>
#include <set>
#include <string>

#include "supervision/setup.h"
#include "units/register.h"

namespace cli {

class SimulatedUnits {
  public:
    // The `units` of the given codes whose lot, drawn by the seed, is lowest; the others do
    // nothing.
    SimulatedUnits(const std::set<std::string>& codes, int units, uint64_t seed);

    // Plans what becomes of rows that came into the ledger since the last call.
    void see(store::Database& database, const supervision::Setup& setup, base::Instant now);
    // Does what is due by `now`. The number of acts that the ledger took.
    int act(store::Database& database, const supervision::Setup& setup, base::Instant now);
    [[nodiscard]] std::optional<base::Instant> next() const;

  private:
    enum class Step { kAcknowledge, kClaim, kReturn, kClose };
    struct Planned {
        int64_t row = 0;
        Step step = Step::kAcknowledge;
    };
    void plan(const store::AssignmentRow& row, const supervision::Setup& setup, base::Instant now);
    [[nodiscard]] uint64_t chance(int64_t row, uint64_t which) const;

    uint64_t seed_;
    std::set<std::string> codes_;
    std::set<int64_t> seen_, unit_ids_;
    std::multimap<base::Instant, Planned> planned_;
};

}  // namespace cli
