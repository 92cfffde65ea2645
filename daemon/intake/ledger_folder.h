#pragma once
// The folder of ledger files: calendar.toml (working days), units.toml (the county's units) and one
// plan in every other *.toml. Read as a whole; a broken file is an error of its own and keeps none
// of the others out.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "calendar/work_calendar.h"
#include "ledger/plan.h"
#include "units/register.h"

namespace intake {

struct PlanFile {
    std::string name;  // in the folder
    ledger::Plan plan;
};

struct LedgerFolder {
    std::optional<calendar::WorkCalendar> calendar;  // nothing: missing or broken
    std::optional<units::Register> units;            // nothing: missing or broken
    std::vector<PlanFile> plans;                     // by name; each number once
    std::vector<base::Error> errors;                 // each names its file
    bool calendar_broken = false;                    // there, and an error
    bool units_broken = false;
};

// A folder that cannot be listed is one error.
[[nodiscard]] LedgerFolder read_ledger_folder(const std::string& folder);

// Whether a name is a ledger file's: ends in ".toml" and is none of the names under which file
// managers, editors and copy tools keep what is not finished (".x", "~$x", "x~", "x.part.toml").
[[nodiscard]] bool is_ledger_file_name(std::string_view name);
// The regular files of that kind in a folder, sorted; `odd` gets links, folders, pipes, sockets and
// devices with such a name.
[[nodiscard]] std::set<std::string> ledger_files(const std::string& folder,
                                                 std::set<std::string>* odd = nullptr);
// Whether a path is a regular file and not a link to one.
enum class FileKind { kMissing, kRegular, kOdd };
[[nodiscard]] FileKind file_kind(const std::string& path);

}  // namespace intake
