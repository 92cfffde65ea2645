#pragma once
// Small questions about Chinese wording that several passes ask. Text is normalised, without
// blanks.

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/text.h"

namespace extract {

using base::contains_any;
using base::ends_with_any;
using base::starts_with_any;
using Words = base::Words;

// The line without blanks and tabs.
[[nodiscard]] std::string without_blanks(std::string_view text);
// 2024年4月8日, 2024-04-08, 2024.4.8, 二〇二四年四月八日; the whole of `text`.
[[nodiscard]] std::optional<base::Date> whole_date(std::string_view text);
// Ends like the name of an issuing body (政府, 办公室, 局 …) and holds no mark of a sentence.
[[nodiscard]] bool names_issuer(std::string_view text);
// A short name that ends like an office of any level (德育处, 派出所, 团委), without marks.
[[nodiscard]] bool ends_like_office(std::string_view text);
// Ends like the title of a plan, of rules or of another text that is issued under a notice.
[[nodiscard]] bool ends_like_plan_title(std::string_view text);
// Ends like the title of an official document of its own: 通知, 批复, 报告 …
[[nodiscard]] bool ends_like_notice_title(std::string_view text);
// The last character is one that ends a sentence or a labelled line: 。；！？： and a bracket or
// quotation mark behind one of them.
[[nodiscard]] bool ends_sentence(std::string_view text);

}  // namespace extract
