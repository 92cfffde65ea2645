#pragma once
// How far an item's heading goes: 加强组织领导。 or 工作目标：, behind the number. A sentence with
// a subject is none.

#include <string_view>
#include <utility>

#include "extract/outline.h"

namespace extract {

inline constexpr size_t kLongestHeading = 150;  // bytes: a heading of more is a sentence
// Brackets that hold a list of units behind a sentence.
inline constexpr std::pair<std::string_view, std::string_view> kListBrackets[] = {
    {"（", "）"}, {"【", "】"}, {"〔", "〕"}};

// Sets heading_end of a node whose text and children are known.
void find_heading(const NormalText& text, Node& node);

}  // namespace extract
