#pragma once
// What the name of a unit looks like: heads (县, 各, 国家), fields (财政, 住建), tails (局, 办公室,
// 成员单位). Nothing here knows a particular county.

#include "extract/scan_text.h"

namespace extract {

// Behind the tail that ends at the last character of `name`, or false: 县财政局, 各乡镇, 有关部门.
[[nodiscard]] bool ends_as_unit(std::u32string_view name);
// 财政, 县发改, 住建: a field that stands for its department in a shared head (发改、财政等部门).
[[nodiscard]] bool names_field(std::u32string_view name);
// Whether a name can start here: 县…, 各…, 国家…, 财政…, 领导小组.
// Opens with a preposition or a verb that names somebody who does not act: 经, 报, 协调.
[[nodiscard]] bool opens_otherwise(std::u32string_view text);
[[nodiscard]] bool opens_with_verb(std::u32string_view text);
[[nodiscard]] bool starts_as_unit(std::u32string_view text);

// Whether the character at `at` stands in no name: a verb, a preposition, a digit, a mark. 应 does,
// but not in 应急.
[[nodiscard]] bool breaks_name(std::u32string_view text, size_t at);

// The end of the name that starts at `at` in running text, or 0. The longest: 县公安局交警大队, not
// 县公安局; it ends before verbs and marks.
[[nodiscard]] size_t unit_name_end(const ScanText& text, size_t at);

// Whether a name ends at `at` and another starts there without a mark between: 县卫体局|县医保局.
[[nodiscard]] bool seam_between_names(std::u32string_view text, size_t at);

// The end of a name of any place, told by a strong tail alone: 太和金融监管分局, 机场集团; 0 where
// there is none. For names whose position tells that they act.
[[nodiscard]] size_t strong_name_end(const ScanText& text, size_t at);

}  // namespace extract
