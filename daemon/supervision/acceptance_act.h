#pragma once
// Acceptance in stages. The units' claims are their self-check and report; the office draws a
// random sample of them and checks it on the spot (复验), publishes the outcome (公示) and hears
// objections, and then decides. 回头看 draws among what a quarter closed. Each act leaves one event
// of the plan, in the transaction of its change.

#include <set>

#include "store/acceptance_store.h"
#include "supervision/act.h"

namespace supervision {

struct Drawing {
    bool recheck = false;  // 回头看 among those closed in the quarter of today
    double share = 0.5;    // (0, 1]
    uint64_t seed = 0;
    std::set<int64_t> marked = {};  // assignments that are checked whatever is drawn
};
// The number of the acceptance. Refused where there is nothing to draw from.
[[nodiscard]] base::Result<int64_t> draw_acceptance(store::Database& database, int64_t plan_id,
                                                    const Drawing& drawing, const Actor& actor,
                                                    base::Instant now);
// The result of one place; a failed one needs a reason. Until the outcome is published it may be
// corrected.
[[nodiscard]] base::Status check_sample(store::Database& database, int64_t acceptance,
                                        int64_t assignment, bool passed, const std::string& note,
                                        const Actor& actor, base::Instant now);
// 公示 from today for so many days (1–60), after every place of the sample was checked.
[[nodiscard]] base::Status publish_acceptance(store::Database& database, int64_t acceptance,
                                              int days, const Actor& actor, base::Instant now);
// While it is published, by anybody; `by` is whose objection it is. Its number.
[[nodiscard]] base::Result<int64_t> object_to(store::Database& database, int64_t acceptance,
                                              const std::string& by, const std::string& text,
                                              const Actor& actor, base::Instant now);
[[nodiscard]] base::Status answer_objection(store::Database& database, int64_t objection,
                                            const std::string& answer, const Actor& actor,
                                            base::Instant now);
// The director's word after the publication has ended and every objection was answered.
[[nodiscard]] base::Status decide_acceptance(store::Database& database, int64_t acceptance,
                                             const Actor& actor, base::Instant now);

}  // namespace supervision
