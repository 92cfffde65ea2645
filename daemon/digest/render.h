#pragma once
// From facts to the subject, the text part and the HTML part of a message. Pure; same facts, same
// bytes.

#include "digest/facts.h"

namespace digest {

[[nodiscard]] Rendered render(const LiaisonDigest& digest);
[[nodiscard]] Rendered render(const OfficeDigest& digest);
[[nodiscard]] Rendered render(const LadderMessage& message);
[[nodiscard]] Rendered render(const FailureNotice& notice);

// The overdue list as `duban report overdue` prints it: grouped by unit, most days overdue first,
// each row with number, title, due, days overdue, clause and quote.
[[nodiscard]] std::string overdue_list_text(const std::vector<Row>& rows, base::Date today);
[[nodiscard]] std::string overdue_list_html(const std::vector<Row>& rows, base::Date today);

// Rows in the order of an overdue list: by unit (the unit with the longest delay first), then days,
// then plan and clause.
void sort_overdue(std::vector<Row>& rows);

}  // namespace digest
