#pragma once
// Days that a document prints and no calendar has: 2月30日, 13月1日. They give no deadline; the
// officer is told of them (reliability.md (d), row 56).

#include <string>
#include <string_view>
#include <vector>

namespace intake {

// Each as printed, in order. 2月29日 is possible: the year may be a leap year.
[[nodiscard]] std::vector<std::string> impossible_dates(std::string_view text);

}  // namespace intake
