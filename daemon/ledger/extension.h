#pragma once
// Extensions: who decides a request, and which request is out of order. semantics.md §10.

#include <optional>

#include "base/date.h"
#include "base/result.h"
#include "ledger/act.h"

namespace ledger {

struct ExtensionRequest {
    base::Date filed_on{};      // the request counts as filed until 24:00 of this day
    base::Date due{};           // effective
    base::Date original_due{};  // of the plan
    base::Date requested_due{};
    base::Date plan_issued{};
    int granted_before = 0;  // extensions of this assignment; those by a document do not count
};

// kDirector for a first of at most rules.extension_days, kLeader for a second or a longer one,
// kCountyHead for a third or one that leaves the plan's own year: the year in which the plan was
// issued, or that of its own date where this is later. Refused: filed after the due day, or no
// later than the effective date.
[[nodiscard]] base::Result<ActorRole> extension_approver(const ExtensionRequest& request,
                                                         const ActRules& rules);
// The office itself, or one above it.
[[nodiscard]] bool may_decide(ActorRole role, ActorRole approver);

}  // namespace ledger
