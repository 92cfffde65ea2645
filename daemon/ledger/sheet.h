#pragma once
// Formal sheets (督办单): the service drafts one with each rung of the overdue, a person issues or
// discards it. semantics.md §5 and §13.

#include <optional>
#include <string_view>

#include "base/result.h"
#include "ledger/act.h"

namespace ledger {

enum class SheetKind {
    kBlue,      // with O1
    kYellow,    // with O2
    kRed,       // with O3
    kProposal,  // with O4: 通报 or 约谈 is proposed to the director
};
enum class SheetState { kDraft, kIssued, kDiscarded, kLapsed };

[[nodiscard]] std::string_view name(SheetKind kind);          // "blue"
[[nodiscard]] std::string_view chinese_name(SheetKind kind);  // 蓝色督办单
[[nodiscard]] std::string_view name(SheetState state);
[[nodiscard]] std::string_view chinese_name(SheetState state);  // 待签发
// "red" or 红色督办单.
[[nodiscard]] std::optional<SheetKind> sheet_kind(std::string_view name);
[[nodiscard]] std::optional<SheetState> sheet_state(std::string_view name);

// Whether the office may issue or discard it: an officer or the director; a proposal is the
// director's alone.
[[nodiscard]] base::Status permit_sheet(SheetKind kind, ActorRole role);

}  // namespace ledger
