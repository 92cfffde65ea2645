#pragma once
// Small questions about the wording of unit lists: what opens a name, what tells its part, what is
// a person. Text is that of a ScanText. Private to the unit_*.cc files.

#include <string_view>
#include <vector>

namespace extract {

// Whether a character is one of a set; 0 never is.
[[nodiscard]] bool one_of(char32_t c, std::u32string_view set);
// The length of the longest word that the text starts with, or 0.
[[nodiscard]] size_t starting(std::u32string_view text,
                              const std::vector<std::u32string_view>& words);

// 和, 会同, 、: between two names. 由, 其中: before a name. 按职责, 负责, 等: behind a name.
[[nodiscard]] const std::vector<std::u32string_view>& connectives();
[[nodiscard]] const std::vector<std::u32string_view>& openers();
[[nodiscard]] const std::vector<std::u32string_view>& part_words();

// 和硕县人民政府: a county whose name begins with 和.
[[nodiscard]] bool county_of_and(std::u32string_view words);
// 等部门, 等有关单位: named in general only. `after_etc`: the words behind 等.
[[nodiscard]] bool general_remainder(std::u32string_view after_etc);
// A name without the bracket at its end.
[[nodiscard]] std::u32string_view without_bracket(std::u32string_view name);
// Ends as a unit's name, or is a field of a shared head.
[[nodiscard]] bool complete_name(std::u32string_view name);
// 局长:李明 → 李明.
[[nodiscard]] std::u32string_view without_post(std::u32string_view token);
// Two to four characters that are no unit, no field and no word of a list.
[[nodiscard]] bool person_like(std::u32string_view token);

// 各市(州), 各地: the levels of governments without the governments.
[[nodiscard]] bool levels_only(std::u32string_view words);
// 县(市、区)人民政府, or levels alone.
[[nodiscard]] bool ends_with_government(std::u32string_view words);
// 配合, 参与, 协助: the part of one who supports.
[[nodiscard]] bool supports(std::u32string_view part);

}  // namespace extract
