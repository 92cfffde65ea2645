#pragma once
// The names that a subject consists of: 县发改局、县财政局等部门, 交警、运管、城管四部门,
// 各省、自治区、 直辖市人民政府. Private to the unit_*.cc files.

#include <cstddef>
#include <utility>
#include <vector>

#include "extract/scan_text.h"

namespace extract {

struct NameList {
    std::vector<std::pair<size_t, size_t>> names;         // [begin, end) of the text
    std::vector<std::pair<size_t, size_t>> leading = {};  // of the names, by a bracket of its own
    size_t end = 0;
    bool joined = false;  // by 会同 or 联合
};

// The names from a place on, none where no name begins there. `with`: names joined by 与 both
// act (A与B负责); else 与 ends the subject (A与B签订).
[[nodiscard]] NameList read_names(const ScanText& text, size_t at, bool with);
// The place behind 、, 和, 会同 … between two names, or `at`. `with` as above.
[[nodiscard]] size_t behind_connective(const ScanText& text, size_t at, bool with);
// Behind 等部门, 等有关单位, 四部门; or `at`.
[[nodiscard]] size_t behind_etcetera(const ScanText& text, size_t at);
// 部门, 职能部门, 省级主管部门（单位）: the word that sums a list up; its end, or `at`.
[[nodiscard]] size_t behind_general_body(const ScanText& text, size_t at);
// Behind （街道）, （街道办事处） at a name; persons and remarks are no part of it.
[[nodiscard]] size_t behind_name_bracket(const ScanText& text, size_t at);
// 综合协调组: the end of a group of the plan's own, or 0.
[[nodiscard]] size_t group_end(const ScanText& text, size_t at);

}  // namespace extract
