#pragma once
// From the folder of ledger files into the database. Loading the same folder again changes nothing;
// a broken file leaves what the ledger holds of it as it is.

#include <string>
#include <vector>

#include "store/database.h"
#include "supervision/enter_plan.h"
#include "supervision/setup.h"

namespace app {

struct LoadReport {
    int loaded = 0;  // plans that are new
    int changed = 0;
    int unchanged = 0;
    int tasks = 0;                         // of all plans in the folder
    int units = 0;                         // in the register
    std::vector<std::string> differences;  // of plans that changed
    std::vector<std::string> problems;     // Chinese: what was not loaded, and why
    std::vector<std::string> warnings;     // Chinese: what was loaded, and is odd
    bool calendar_broken = false;          // the file is there and wrong: the old calendar stays
};

// Reads the folder; puts its calendar, where there is a sound one, into `setup`; stores register
// and plans, each plan in a transaction of its own. Warn and wake days are derived anew where
// calendar or ladder numbers are not those they were derived with. Throws where the database does.
[[nodiscard]] LoadReport load_ledger(store::Database& database, const std::string& folder,
                                     supervision::Setup& setup, base::Instant now);

}  // namespace app
