#pragma once
// An assignment as the command line shows it: a line of a table, a JSON object, a whole page.

#include <iosfwd>

#include "base/json.h"
#include "cli/session.h"
#include "store/assignment_store.h"

namespace cli {

[[nodiscard]] base::Json to_json(Session& session, const store::AssignmentRow& row);
void print_list(Session& session, const std::vector<store::AssignmentRow>& rows, std::ostream& out);
void print_page(Session& session, const store::AssignmentRow& row, std::ostream& out);
// 红灯 逾期8天, 黄灯 剩5天 …
[[nodiscard]] std::string clock_phrase(const store::AssignmentRow& row, base::Date today);

}  // namespace cli
