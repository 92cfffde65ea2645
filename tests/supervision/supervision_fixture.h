#pragma once
// A ledger in memory with the county's real units and calendar, and a clock that jumps from one
// instant that the tick names to the next.

#include <catch2/catch.hpp>

#include "intake/plan_file.h"
#include "intake/unit_file.h"
#include "store/assignment_store.h"
#include "store/event_store.h"
#include "store/notice_store.h"
#include "store/outbox_store.h"
#include "store/unit_store.h"
#include "supervision/enter_plan.h"
#include "supervision/tick.h"
#include "support/dates.h"

namespace test {

inline std::string plans_folder() { return DUBAN_SOURCE_DIR "/plans/"; }

struct Ledger {
    explicit Ledger(std::string_view start) : now(instant(start)) {
        base::Result<units::Register> units =
            intake::read_units_file(plans_folder() + "units.toml");
        base::Result<calendar::WorkCalendar> days =
            intake::read_calendar_file(plans_folder() + "calendar.toml");
        REQUIRE(units.ok());
        REQUIRE(days.ok());
        registered = *units;
        setup.calendar = *days;
        setup.nodes.fallback = "";  // tests of nodes choose a class
        REQUIRE(store::save_register(db, registered));
    }

    supervision::PlanEntry load(const std::string& file) {
        base::Result<ledger::Plan> plan = intake::read_plan_file(plans_folder() + file);
        REQUIRE(plan.ok());
        return enter(*plan, file);
    }
    supervision::PlanEntry enter(const ledger::Plan& plan, const std::string& source = "a.toml") {
        base::Result<supervision::PlanEntry> entry =
            supervision::enter_plan(db, plan, source, registered, setup, now);
        REQUIRE(entry.ok());
        return *entry;
    }

    // One tick at `now`; then every message that is due is marked as sent.
    supervision::Tick tick_once() {
        supervision::Tick done = supervision::tick(db, setup, now);
        while (std::optional<store::Message> m = store::claim_message(db, now))
            store::mark_sent(db, m->id, "test", "250", now);
        return done;
    }
    // Ticks at every instant that the tick itself names, up to and including `until`.
    void run_until(std::string_view until) {
        base::Instant end = instant(until);
        while (true) {
            supervision::Tick done = tick_once();
            REQUIRE(done.next > now);
            if (done.next > end) break;
            now = done.next;
        }
        now = end;
    }
    std::vector<store::Message> messages() { return store::list_messages(db, "", 100000); }
    store::AssignmentRow find(const std::string& title, const std::string& unit = "") {
        for (const store::AssignmentRow& row : store::all_assignments(db))
            if (row.title == title && (unit.empty() || row.printed_name == unit)) return row;
        FAIL("no assignment: " + title);
        return {};
    }

    store::Database db = store::Database::in_memory();
    units::Register registered;
    supervision::Setup setup;
    base::Instant now;
};

}  // namespace test
