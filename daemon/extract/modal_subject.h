#pragma once
// Subjects told by their place alone: a noun that can bear a duty at the beginning of a clause or
// behind 由, followed by a modal verb or a time. For bodies that no name marks as units:
// 隐患单位要…, 充电运营商应在…前, 班主任每月…, 由物业逐户告知.

#include <string>
#include <string_view>
#include <vector>

namespace extract {

// In printed order; none where the clause opens with anything else. Bounded by the text's length.
[[nodiscard]] std::vector<std::string> modal_subjects(std::string_view words);

}  // namespace extract
