#pragma once
// How two unit names may mean the same: pure comparisons of folded names without their county.

#include <string>
#include <string_view>

namespace units {

// 教育体育局 → 教育体育 + 局. The kind is empty where the name ends in none that is known.
struct NameParts {
    std::u32string_view stem, kind;
};
[[nodiscard]] NameParts parts_of(std::u32string_view name);

// Whether `abbreviation` could be made from `name` as offices do (县卫体局, 卫生健康和体育局): the
// same first character, the same kind at the end or none, all its characters in order, and fewer of
// them.
[[nodiscard]] bool abbreviates(std::u32string_view abbreviation, std::u32string_view name);

// The same stem with another kind: 发展和改革委员会, 发展和改革局.
[[nodiscard]] bool differs_in_kind(std::u32string_view a, std::u32string_view b);

// One slip of the keyboard apart: a character put for another, left out, doubled, or two exchanged.
// Short stems are not compared: 审计局 and 统计局 are one character apart and two offices.
[[nodiscard]] bool misprints(std::u32string_view a, std::u32string_view b);

}  // namespace units
