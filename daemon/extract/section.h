#pragma once
// What the headings above an item say about it: principles and subsidies assign no work, a list of
// duties assigns one to each unit, steps carry their dates.

#include <cstdint>
#include <string_view>

#include "extract/outline.h"

namespace extract {

enum class SectionRole : uint8_t {
    kWork,     // anything that may assign work
    kIgnored,  // 指导思想, 基本原则, 补贴标准, 现状 …
    kGoals,    // 目标: steps by year only
    kDuties,   // 职责分工
    kSteps,    // 实施步骤, 阶段
    kRules,    // an annex that is 办法, 标准, 流程: only what binds a unit to a time
};

// The role that the item's own heading, else the nearest telling one above it, gives it.
[[nodiscard]] SectionRole section_role(const Outline& outline, int node);

// Words at the beginning of a paragraph （扶持政策：） under which no work is assigned.
[[nodiscard]] bool ignored_label(std::string_view label);

}  // namespace extract
