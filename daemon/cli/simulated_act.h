#pragma once
// Acts that people do in a simulation, read from a file: JSON lines (RFC 8259, one object a line),
// in any order. Blank lines and lines that begin with # are left out.
//
//   {"at":"2024-06-03 10:00","act":"claim","plan":"兴政办函〔2024〕7号","ref":"三/（一）",
//    "unit":"县教科局","text":"已竣工","evidence":"验收报告"}
//
// at: local time. Rows: all that plan (number), ref, title and unit name, each where given; plan at
// least. as, role: who acts; by default the office that may. Further keys by act:
//   ack | noted | confirm | grant (decision) | feedback (text) | claim (text evidence filed) |
//   close (rating) | return (reason) | refuse (reason) | reopen (reason) | suspend (until basis) |
//   resume (basis) | terminate (basis) | extend (until reason progress signer basis) |
//   allot (to basis) | quantity (done, name where the row has several targets) |
//   milestone (step text) | report (text) | accept | waive (reason): of a period, by its title
// Of units and posts, without rows: rename (unit to short basis) | merge (unit into basis) |
//   split (unit into basis) | abolish (unit basis) | add (unit name short group basis) |
//   assign (unit post person address beside basis) | vacate (unit post person basis); from: the
//   day, by default that of `at`.

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "supervision/setup.h"

namespace cli {

struct SimulatedAct {
    base::Instant at{};
    int line = 0;
    base::Json what;
};

// Sorted by time, then line. kBadInput names file, line and reason.
[[nodiscard]] base::Result<std::vector<SimulatedAct>> parse_acts(std::string_view text,
                                                                 const std::string& file);

struct Performed {
    int rows = 0;                       // acts that the ledger took
    std::vector<std::string> refusals;  // Chinese, each with its line
    bool units_changed = false;
};
[[nodiscard]] Performed perform(store::Database& database, const supervision::Setup& setup,
                                const SimulatedAct& act, base::Instant now);

}  // namespace cli
