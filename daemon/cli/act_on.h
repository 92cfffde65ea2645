#pragma once
// What the commands of acts share: open the ledger, act on one assignment, show where it stands.

#include <functional>

#include "cli/session.h"

namespace cli {

// What the act did, in words for people; the row's state is printed after it. May be empty.
using ActOnRow =
    std::function<base::Result<std::string>(Session&, int64_t id, const Arguments& args)>;

// A command `task …` with the positional ID and the common options of the ledger.
[[nodiscard]] Command act_command(std::string name, std::string help, std::string example,
                                  std::vector<Option> options, const ActOnRow& act);
// A status as the result of an act that has nothing to say.
[[nodiscard]] base::Result<std::string> told(const base::Status& status, std::string words = "");

}  // namespace cli
