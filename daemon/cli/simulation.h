#pragma once
// The daemon's own tick on a virtual clock: plans enter the ledger on their day, the clock jumps
// from one instant that the tick names to the next, every message becomes an .eml file.

#include <functional>
#include <iosfwd>
#include <string>

#include "intake/configuration.h"
#include "intake/ledger_folder.h"

namespace cli {

struct SimulationRange {
    base::Date from{}, to{};  // both days included
};

struct SimulationResult {
    int plans = 0, ticks = 0, messages = 0, notices = 0, digests = 0;
};

// Writes .eml files and events.jsonl (one decision a line) below `out`, which must be empty or
// missing. The same input gives the same bytes. `progress` is told each day that the clock reaches.
[[nodiscard]] base::Result<SimulationResult> simulate(
    const intake::LedgerFolder& folder, const intake::Configuration& configuration,
    const SimulationRange& range, const std::string& out,
    const std::function<void(base::Date)>& progress);

}  // namespace cli
