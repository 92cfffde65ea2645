#pragma once
// Staged acceptance of a plan's work, and 回头看 among what is closed: samples, checks, publication
// and objections.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"

namespace store {

struct SampleRow {
    int64_t assignment_id = 0;
    bool marked = false;
    std::string result = {};  // empty: not checked; passed failed
    std::optional<base::Date> checked_on = {};
    std::string checked_by = {}, note = {};
};
struct Objection {
    int64_t id = 0;
    base::Date raised_on{};
    std::string raised_by, text, answer;
};
struct Acceptance {
    int64_t id = 0, plan_id = 0;
    std::string kind = "acceptance";  // acceptance recheck
    int64_t seed = 0;
    double share = 0.5;
    base::Date drawn_on{};
    std::string drawn_by;
    std::optional<base::Date> published_on = {}, published_until = {}, decided_on = {};
    std::vector<SampleRow> sample = {};
    std::vector<Objection> objections = {};
};
int64_t insert_acceptance(Database& database, const Acceptance& acceptance);
[[nodiscard]] std::optional<Acceptance> find_acceptance(Database& database, int64_t id);
// False where the assignment is not in the sample.
[[nodiscard]] bool set_sample_result(Database& database, int64_t acceptance_id,
                                     const SampleRow& row);
void set_published(Database& database, int64_t id, base::Date on, base::Date until);
void set_decided(Database& database, int64_t id, base::Date on);
int64_t insert_objection(Database& database, int64_t acceptance_id, const Objection& objection);
// The acceptance whose objection it is; nothing without an open one of that number.
[[nodiscard]] std::optional<int64_t> answer_objection(Database& database, int64_t objection_id,
                                                      const std::string& answer);
// Assignments of a plan that claim to be done, or, for 回头看, those closed by acts in [from, to].
[[nodiscard]] std::vector<int64_t> claimed_assignments(Database& database, int64_t plan_id);
[[nodiscard]] std::vector<int64_t> assignments_closed_between(Database& database, int64_t plan_id,
                                                              base::Instant from, base::Instant to);

}  // namespace store
