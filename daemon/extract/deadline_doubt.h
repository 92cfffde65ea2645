#pragma once
// What a text says about time and no deadline holds: a time without an end, a date that no calendar
// knows. Wordings for a diagnostic, as printed.

#include <string>
#include <string_view>

namespace extract {

// 持续推进, 长期坚持, 立即, 即日起: the first wording of a time without an end; empty where there
// is none.
[[nodiscard]] std::string open_ended_wording(std::string_view text);

// 2月30日, 13月5日, 9月31日, 25时: the first wording that has the form of a date and is none; empty
// where there is none. 2月29日 without a year passes. Code of the diagnostic: W_DATE
// (reliability.md, row 56).
[[nodiscard]] std::string impossible_date_wording(std::string_view text);

}  // namespace extract
