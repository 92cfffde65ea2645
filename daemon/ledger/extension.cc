#include "ledger/extension.h"

#include <algorithm>
#include <string>

namespace ledger {

namespace {

base::Error refused(const std::string& why) { return {base::ErrorCode::kRefused, why}; }

int rank(ActorRole role) {
    if (role == ActorRole::kDirector) return 1;
    if (role == ActorRole::kLeader) return 2;
    return role == ActorRole::kCountyHead ? 3 : 0;
}

}  // namespace

base::Result<ActorRole> extension_approver(const ExtensionRequest& r, const ActRules& rules) {
    if (r.filed_on > r.due)
        return refused("延期须在时限当日（" + base::format_date(r.due) +
                       "）24时之前提出，已逾期的"
                       "不予受理");
    if (r.requested_due <= r.due)
        return refused("申请延至的日期须晚于现行时限 " + base::format_date(r.due));
    int own_year = std::max(base::split(r.plan_issued).year, base::split(r.original_due).year);
    if (r.granted_before >= 2 || base::split(r.requested_due).year > own_year)
        return ActorRole::kCountyHead;
    bool longer = (r.requested_due - r.due).count() > rules.extension_days;
    return r.granted_before == 1 || longer ? ActorRole::kLeader : ActorRole::kDirector;
}

bool may_decide(ActorRole role, ActorRole approver) {
    return rank(role) > 0 && rank(role) >= rank(approver);
}

}  // namespace ledger
