#include "console/route.h"

namespace console {

using accounts::Role;

Policy Policy::signed_in() {
    Policy policy(false);
    policy.roles_.set();
    return policy;
}

Policy Policy::ledger() {
    return of({Role::kLiaison, Role::kHead, Role::kOfficer, Role::kDirector, Role::kLeader,
               Role::kCountyHead});
}

Policy Policy::office() { return of({Role::kOfficer, Role::kDirector}); }

supervision::Actor Call::actor() const { return {person().name, *accounts::office(person().role)}; }

std::optional<std::vector<int64_t>> Call::own_units() const {
    if (!accounts::is_of_a_unit(person().role)) return {};
    return person().unit_ids;
}

std::vector<store::AssignmentKey> Call::own_rows() const {
    return index.rows(db, own_units(), [](const store::AssignmentKey& key) {
        return key.standing.state != ledger::State::kTerminated;
    });
}

std::string Call::parameter(std::string_view name) const {
    for (const auto& [key, value] : query)
        if (key == name) return value;
    return {};
}

}  // namespace console
