#pragma once
// The numbered steps of schema/, embedded at build time in their order.

#include <string_view>
#include <vector>

namespace store {

struct Migration {
    int number;             // from the file name: 0001
    std::string_view name;  // create_ledger
    std::string_view sql;
};

[[nodiscard]] const std::vector<Migration>& migrations();

}  // namespace store
