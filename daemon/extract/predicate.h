#pragma once
// Whether a sentence asks its units for work that can be checked, or only for an attitude.

#include <string>
#include <string_view>
#include <vector>

namespace extract {

// 各有关部门, 相关单位, 各责任部门: a collective that names nobody in particular.
[[nodiscard]] bool vague_collective(std::string_view unit);

// Whether the statement puts the units it names under an obligation: a modal verb in the subject's
// clause or at the beginning of a later one, or a verb right behind the subject. 在…下 alone does
// not.
[[nodiscard]] bool obliges(std::string_view statement, const std::vector<std::string>& units);

// 成立…领导小组，由…任组长; 办公室设在…: who sits where, not who does what.
[[nodiscard]] bool appoints(std::string_view statement);

// Whether what they must do is specific enough to be supervised. Vague collectives need a deed with
// a visible result （成立, 制定, 报送）; named units anything but an attitude （提高政治站位,
// 高度重视）.
[[nodiscard]] bool specific_deed(std::string_view statement, const std::vector<std::string>& units);

}  // namespace extract
