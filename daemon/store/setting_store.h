#pragma once
// Named facts about the ledger itself.

#include <optional>
#include <string>

#include "store/database.h"

namespace store {

[[nodiscard]] std::optional<std::string> setting(Database& database, const std::string& name);
void set_setting(Database& database, const std::string& name, const std::string& value);

}  // namespace store
