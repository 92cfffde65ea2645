#pragma once
// Reforms and appointments as acts: each checks its guard, changes the register from its day on,
// and leaves one event, in one transaction; what follows on its day (open rows go to the successor)
// is done by the act where the day has come, else by the clock. semantics.md §12.
//
// units.toml and acts live together so: the file is the register as an administrator keeps it, acts
// are laid over it in their order whenever it is read (enter_register). A file therefore never
// undoes an act, an act may stand in the file later without doing anything twice, and an entry of
// the file that holds from a later day than the act stays.

#include <string>
#include <vector>

#include "ledger/act.h"
#include "supervision/act.h"
#include "units/change.h"

namespace supervision {

// Officer or director, on a basis document. Without an address an appointment takes over the
// mailbox of the holder before it. Leaders and officers stand beside each other; any other post has
// one holder, unless change.beside says otherwise.
[[nodiscard]] base::Status change_units(store::Database& database, units::Change change,
                                        const Actor& actor, const std::string& basis,
                                        const Setup& setup, base::Instant now);

// 拆分、职能划转: one open row goes to another unit, on an officer's word. Where that unit has a
// row of the task already, this one is merged into it. The number of the row in which the work goes
// on.
[[nodiscard]] base::Result<int64_t> allot(store::Database& database, int64_t assignment,
                                          const std::string& unit_code, const Actor& actor,
                                          const std::string& basis, const Setup& setup,
                                          base::Instant now);

// What a file of the register became: with the acts laid over it, stored where it is sound.
struct RegisterEntry {
    units::Register units;              // as stored
    bool changed = false;               // the stored register is another than before
    std::vector<std::string> problems;  // Chinese: why the file was not taken
    std::vector<std::string> warnings;  // acts whose unit the file lacks
};
// Inside the caller's transaction.
[[nodiscard]] RegisterEntry enter_register(store::Database& database, const units::Register& file);

}  // namespace supervision
