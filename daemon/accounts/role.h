#pragma once
// The role of an account: an office of the ledger, or one of three administrators who keep each
// other apart (三员分立): one creates accounts, one gives rights, one reads the audit. None of the
// three acts on the ledger or sees its rows.

#include <optional>
#include <string_view>

#include "ledger/act.h"

namespace accounts {

enum class Role {
    kLiaison,
    kHead,
    kOfficer,
    kDirector,
    kLeader,
    kCountyHead,
    kSystemAdmin,
    kAccountsAdmin,
    kAuditAdmin,
};
inline constexpr int kRoles = 9;

[[nodiscard]] std::string_view name(Role role);          // "system_admin"
[[nodiscard]] std::string_view chinese_name(Role role);  // 系统管理员
// "officer" or 督查员.
[[nodiscard]] std::optional<Role> role(std::string_view name);

// The office in which the account acts; nothing for an administrator.
[[nodiscard]] std::optional<ledger::ActorRole> office(Role role);
// Sees and answers for its own units only.
[[nodiscard]] bool is_of_a_unit(Role role);

}  // namespace accounts
