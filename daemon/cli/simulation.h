#pragma once
// The daemon's own tick on a virtual clock: plans enter the ledger on their day, the clock jumps
// from one instant that the tick names to the next, every message becomes an .eml file.

#include <functional>
#include <iosfwd>
#include <string>

#include "cli/load_figures.h"
#include "cli/simulated_act.h"
#include "intake/configuration.h"
#include "intake/ledger_folder.h"

namespace cli {

struct SimulationRange {
    base::Date from{}, to{};  // both days included
};

// Who acts, beside the clock.
struct SimulatedPeople {
    std::vector<SimulatedAct> acts;  // of a file, by time
    int random_units = 0;            // so many units act by chance
    uint64_t seed = 1;
    int ceiling = 10;  // the most that a week may ask of a unit without a warning
};

struct SimulationResult {
    int plans = 0, ticks = 0, messages = 0, notices = 0, digests = 0;
    int acts = 0;                       // that the ledger took
    std::vector<std::string> refusals;  // of the file's acts, Chinese
    LoadFigures load;
};

// Writes .eml files, events.jsonl (one decision a line) and load.txt below `out`, which must be
// empty or missing. The same input and seed give the same bytes. `progress` is told each day that
// the clock reaches.
[[nodiscard]] base::Result<SimulationResult> simulate(
    const intake::LedgerFolder& folder, const intake::Configuration& configuration,
    const SimulationRange& range, const SimulatedPeople& people, const std::string& out,
    const std::function<void(base::Date)>& progress);

}  // namespace cli
