#pragma once
// Who may do what beside the table of acts on assignments (ledger/act.h): the unit's own word, and
// what only the supervision office decides.

#include "supervision/act.h"

namespace supervision {

// The unit, or the office for what came in on paper. `what` stands in the refusal: 报送定期事项.
[[nodiscard]] base::Status permit_unit(const Actor& actor, const std::string& what);
// An officer or the director.
[[nodiscard]] base::Status permit_office(const Actor& actor, const std::string& what);

}  // namespace supervision
