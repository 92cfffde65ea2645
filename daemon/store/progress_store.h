#pragma once
// Milestones and quantities of assignments, and the events that relative deadlines wait for.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/plan.h"
#include "store/database.h"

namespace store {

struct MilestoneRow {
    int64_t id = 0, assignment_id = 0;
    std::string title;
    base::Date due{};
    std::string origin = "plan";  // plan office
    std::optional<base::Date> done_on = {};
    std::string done_by = {}, done_text = {};
    bool withdrawn = false;
};
// By date; without the withdrawn ones.
[[nodiscard]] std::vector<MilestoneRow> milestones_of(Database& database, int64_t assignment_id);
[[nodiscard]] std::optional<MilestoneRow> find_milestone(Database& database, int64_t id);
[[nodiscard]] std::optional<MilestoneRow> find_milestone(Database& database, int64_t assignment_id,
                                                         const std::string& title);
// New, or with another date, or standing again.
void put_milestone(Database& database, int64_t assignment_id, const ledger::Milestone& milestone,
                   const std::string& origin);
void withdraw_milestone(Database& database, int64_t id);
void set_milestone_done(Database& database, int64_t id, std::optional<base::Date> done_on,
                        const std::string& by, const std::string& text);
// Not done, of open assignments, in the order of their dates.
[[nodiscard]] std::vector<MilestoneRow> open_milestones(Database& database);

struct QuantityRow {
    int64_t id = 0, assignment_id = 0;
    std::string name, measure;
    ledger::Progress progress;
    std::optional<base::Date> reported_on = {};
    bool withdrawn = false;
};
[[nodiscard]] std::vector<QuantityRow> quantities_of(Database& database, int64_t assignment_id);
[[nodiscard]] std::optional<QuantityRow> find_quantity(Database& database, int64_t id);
[[nodiscard]] std::optional<QuantityRow> find_quantity(Database& database, int64_t assignment_id,
                                                       const std::string& name,
                                                       const std::string& measure);
// New, or with another target or schedule, or standing again; what was reported stays.
void put_quantity(Database& database, int64_t assignment_id, const ledger::Quantity& quantity,
                  base::Date start);
void withdraw_quantity(Database& database, int64_t id);

struct QuantityReport {
    base::Date as_of{};
    double done = 0;
    std::string author, text;
};
// The report of the latest day, and of one day the last entered, is what stands.
void add_quantity_report(Database& database, int64_t quantity_id, const QuantityReport& report,
                         base::Instant now);
[[nodiscard]] std::vector<QuantityReport> quantity_reports(Database& database, int64_t quantity_id);

// An event that tasks of a plan wait for, and since when it waits no more.
struct AwaitedEvent {
    int64_t plan_id = 0;
    std::string plan_number, plan_title, name;
    int tasks = 0;
    std::optional<base::Date> happened_on;
    std::string entered_by, basis;
};
// Of one plan, or of all; in the order of plans and names.
[[nodiscard]] std::vector<AwaitedEvent> awaited_events(Database& database,
                                                       std::optional<int64_t> plan_id = {});
void insert_occurrence(Database& database, int64_t plan_id, const std::string& name,
                       base::Date happened_on, const std::string& basis, const std::string& by,
                       base::Instant now);
void undo_occurrence(Database& database, int64_t plan_id, const std::string& name);
}  // namespace store
