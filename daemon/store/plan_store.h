#pragma once
// Plans and tasks in the database, as the plan states them. Which units they mean, and what follows
// for the clock, stands in assignments.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/plan.h"
#include "store/database.h"

namespace store {

struct PlanRow {
    int64_t id = 0;
    std::string number, title, issuer;
    base::Date issued{};
    std::string kind, source, digest;
};

struct TaskRow {
    int64_t id = 0;
    int64_t plan_id = 0;
    bool withdrawn = false;
    ledger::Task task;
};

// A fingerprint of the plan's values: equal values, equal digest (SHA-256, hex).
[[nodiscard]] std::string digest_of(const ledger::Plan& plan);

// The plan that a number, or for a plan without one a file, stands for.
[[nodiscard]] std::optional<PlanRow> find_plan(Database& database, const std::string& number,
                                               const std::string& source);
[[nodiscard]] std::vector<PlanRow> list_plans(Database& database);
// The plan whose number is `text`, or the only one whose number or title holds it.
[[nodiscard]] base::Result<PlanRow> plan_named(Database& database, const std::string& text);
[[nodiscard]] int64_t insert_plan(Database& database, const ledger::Plan& plan,
                                  const std::string& source, base::Instant now);
void update_plan(Database& database, int64_t id, const ledger::Plan& plan,
                 const std::string& source, base::Instant now);

// As the plan states them; periods of recurring tasks stand in duty_store.h.
[[nodiscard]] std::vector<TaskRow> tasks_of_plan(Database& database, int64_t plan_id);
[[nodiscard]] std::optional<TaskRow> find_task(Database& database, int64_t task_id);
[[nodiscard]] int64_t insert_task(Database& database, int64_t plan_id, int position,
                                  const ledger::Task& task);
void update_task(Database& database, int64_t id, int position, const ledger::Task& task);
// Gives tasks of one plan other places, all at once, so that two may exchange theirs. Every place
// must be free, or one that a move leaves.
struct TaskMove {
    int64_t task_id = 0;
    std::string ref;
    int n = 1;
};
void move_tasks(Database& database, const std::vector<TaskMove>& moves);
void withdraw_task(Database& database, int64_t id);

// Printed names of a task that resolved to no unit.
struct UnknownUnit {
    int64_t task_id = 0;
    std::string name;
    std::string reason;
};
void set_unknown_units(Database& database, int64_t task_id, const std::vector<UnknownUnit>& names);
// Of all tasks that stand, in the order of plans and tasks.
struct UnknownUnitLine {
    std::string name, reason, plan_number, ref;
};
[[nodiscard]] std::vector<UnknownUnitLine> unknown_units(Database& database);

}  // namespace store
