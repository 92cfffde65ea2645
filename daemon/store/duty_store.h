#pragma once
// Recurring duties: the series of a recurring task, its periods (tasks below it), and the reports
// of units on a period. semantics.md §9.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calendar/period.h"
#include "store/assignment_store.h"

namespace store {

struct DutySeries {
    int64_t task_id = 0, plan_id = 0;
    std::string plan_number, plan_title, ref, title, rrule;
    int min_reports = 1;
    base::Date anchor{};                         // first day of the step, else the plan's date
    std::optional<base::Date> next_day;          // that no period covers; nothing: ended
    std::optional<base::Date> valid_until = {};  // nothing: standing rules
    bool withdrawn = false;
};

// Series with a period to open by `today`, and the first day on which any has one.
[[nodiscard]] std::vector<DutySeries> series_to_open(Database& database, base::Date today);
[[nodiscard]] std::optional<base::Date> first_period_day(Database& database);
[[nodiscard]] std::optional<DutySeries> find_series(Database& database, int64_t task_id);
[[nodiscard]] std::vector<DutySeries> all_series(Database& database);
// Series of plans whose year ends by `until`, with a unit at work on them; by that day.
[[nodiscard]] std::vector<DutySeries> series_to_renew(Database& database, base::Date until);
// A series that stands is changed.
void set_series(Database& database, int64_t task_id, std::optional<base::Date> next_day,
                std::optional<base::Date> valid_until, const std::string& basis);
void set_next_day(Database& database, int64_t task_id, std::optional<base::Date> next_day);
[[nodiscard]] std::optional<calendar::Period> last_period(Database& database, int64_t task_id);

// A task below the recurring one, with the same clause, units and quote. Nothing where the period
// is open already.
[[nodiscard]] std::optional<int64_t> insert_period(Database& database, int64_t series_id,
                                                   const calendar::Period& period,
                                                   const std::string& title, base::Date due);
// Assignments of all periods of a series, the oldest first; of one unit where it is given.
[[nodiscard]] std::vector<AssignmentRow> periods_of(Database& database, int64_t series_id,
                                                    std::optional<int64_t> unit_id = {});
// Assignments of periods that hold the day, or that are open and were due before it.
[[nodiscard]] std::vector<AssignmentRow> periods_in_hand(Database& database, base::Date today);

struct Report {
    int64_t id = 0, assignment_id = 0;
    int n = 1;
    base::Date filed_on{};
    std::string author, text, evidence;
    std::string state = "pending";  // pending accepted returned
    std::string decided_by = {}, reason = {};
};
// Its number within the period.
int insert_report(Database& database, const Report& report, base::Instant now);
[[nodiscard]] std::vector<Report> reports_of(Database& database, int64_t assignment_id);
// Of all pending reports of the period; how many.
int decide_reports(Database& database, int64_t assignment_id, const std::string& state,
                   const std::string& decided_by, const std::string& reason, base::Instant now);
struct ReportCount {
    int pending = 0, accepted = 0;
};
[[nodiscard]] ReportCount count_reports(Database& database, int64_t assignment_id);

}  // namespace store
