#include "accounts/role.h"

#include <array>

namespace accounts {

namespace {

struct Names {
    std::string_view name, chinese;
    std::optional<ledger::ActorRole> office;
};

using ledger::ActorRole;
constexpr std::array<Names, kRoles> kNames = {{{"liaison", "联络员", ActorRole::kLiaison},
                                               {"head", "主要负责人", ActorRole::kHead},
                                               {"officer", "督查员", ActorRole::kOfficer},
                                               {"director", "督查室主任", ActorRole::kDirector},
                                               {"leader", "分管领导", ActorRole::kLeader},
                                               {"county_head", "县长", ActorRole::kCountyHead},
                                               {"system_admin", "系统管理员", {}},
                                               {"accounts_admin", "安全管理员", {}},
                                               {"audit_admin", "审计管理员", {}}}};

const Names& names(Role role) { return kNames.at(static_cast<size_t>(role)); }

}  // namespace

std::string_view name(Role r) { return names(r).name; }
std::string_view chinese_name(Role r) { return names(r).chinese; }
std::optional<ledger::ActorRole> office(Role r) { return names(r).office; }
bool is_of_a_unit(Role r) { return r == Role::kLiaison || r == Role::kHead; }

std::optional<Role> role(std::string_view text) {
    for (size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i].name == text || kNames[i].chinese == text) return static_cast<Role>(i);
    return {};
}

}  // namespace accounts
