#pragma once
// What a person does to an assignment, in which office, and what the ledger allows: the table of
// semantics.md §2 as two pure functions, one over states and one over offices.

#include <optional>
#include <string_view>

#include "base/result.h"
#include "ledger/assignment.h"
#include "ledger/rules.h"

namespace ledger {

enum class Act {
    kIssue,             // 交办
    kAcknowledge,       // 签收
    kFeedback,          // 反馈
    kClaim,             // 申请销号
    kProposeClose,      // 拟销号: the officer's half of closing
    kClose,             // 销号
    kReturn,            // 退回
    kRequestExtension,  // 申请延期
    kGrantExtension,    // 批准延期
    kRefuseExtension,   // 不予延期
    kSuspend,           // 中止
    kResume,            // 恢复
    kTerminate,         // 终止
    kReopen,            // 重新督办: 回头看 found the closing untrue
    kConfirmOverdue,    // 确认逾期: of a row that was overdue when it was loaded
    kNote,              // 已知悉
};
inline constexpr int kActs = 16;

// The office in which a person acts.
enum class ActorRole {
    kLiaison,        // 联络员: of the unit
    kHead,           // 主要负责人: of the unit
    kOfficer,        // 督查员
    kDirector,       // 督查室主任
    kLeader,         // 分管领导
    kCountyHead,     // 县长
    kAdministrator,  // 系统管理员: installs and looks, decides nothing
};
inline constexpr int kActorRoles = 7;

[[nodiscard]] std::string_view name(Act act);          // "request_extension"
[[nodiscard]] std::string_view chinese_name(Act act);  // 申请延期
[[nodiscard]] std::string_view name(ActorRole role);
[[nodiscard]] std::string_view chinese_name(ActorRole role);
// "director" or 督查室主任.
[[nodiscard]] std::optional<ActorRole> actor_role(std::string_view name);

// The state after the act, or a refusal that names both.
[[nodiscard]] base::Result<State> apply(State from, Act act);

// Whether the office may do it. An officer enters for a unit what came in on paper. Deciding an
// extension has ranks of its own beside this (extension.h).
[[nodiscard]] base::Status permit(Act act, ActorRole role, const ActRules& rules);

}  // namespace ledger
