#pragma once
// What the subcommands on the ledger share: configuration, database, calendar, and the moment of
// the act.

#include <memory>
#include <string>

#include "cli/command.h"
#include "intake/configuration.h"
#include "store/database.h"
#include "supervision/act.h"
#include "units/register.h"

namespace cli {

struct Session {
    intake::Configuration configuration;
    store::Database db;
    supervision::Setup setup;
    base::Instant now{};
    std::string actor;                                     // who acts: --as, else the login name
    ledger::ActorRole role = ledger::ActorRole::kOfficer;  // in which office: --role

    [[nodiscard]] supervision::Actor person() const { return {actor, role}; }

    [[nodiscard]] base::Date today() const { return base::local_date(now); }
    [[nodiscard]] std::string originals() const {
        return configuration.service.originals_directory();
    }
};

// --state DIR, --date DATE, --as NAME, --role ROLE.
[[nodiscard]] std::vector<Option> ledger_options(std::vector<Option> own = {});

enum class Missing { kRefuse, kCreate };
// Opens the ledger that the options name. A missing one is refused, so that a mistyped path does
// not make an empty ledger.
[[nodiscard]] base::Result<std::unique_ptr<Session>> open_session(
    const Arguments& args, Missing missing = Missing::kRefuse);

// The register of the ledger; of the plans folder, and then stored, where the ledger is new.
[[nodiscard]] base::Result<units::Register> register_of(Session& session);

// Asks on standard output, and reads a line: whether it says yes (y, yes, 是). At the end of the
// input it is no.
[[nodiscard]] bool asked_and_agreed(Streams& streams, const std::string& question);

// The date that an option states; kUsage where it is none, `fallback` where it is not given.
[[nodiscard]] base::Result<base::Date> date_of(const Arguments& args, const std::string& option,
                                               std::optional<base::Date> fallback = {});

// A positive decimal number: an id on the command line.
[[nodiscard]] base::Result<int64_t> number_of(const std::string& text);

// Tells a running daemon of this state directory that facts changed. Nothing happens where none
// runs.
void wake_daemon(const Session& session);

// The configuration that --config, --state and --plans name.
[[nodiscard]] base::Result<intake::Configuration> configuration_of(const Arguments& args);
// calendar.toml of the plans folder; weekends alone where it is missing.
[[nodiscard]] base::Result<calendar::WorkCalendar> calendar_of(const intake::Configuration& c);

}  // namespace cli
