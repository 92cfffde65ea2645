#pragma once
// Messages that have not left and whose reader has: a post held their address, and none does any
// more.

#include <cstdint>
#include <string>
#include <vector>

#include "store/outbox_store.h"

namespace store {

// Queued, deferred or unknown, to an address of past holders alone.
[[nodiscard]] std::vector<int64_t> unsent_to_leavers(Database& database, base::Date day);
void withdraw_from_leaver(Database& database, int64_t id);
// Whether a letter of the same kind, decided in the same run, went to that address too.
[[nodiscard]] bool has_equal_letter(Database& database, const Message& message,
                                    const std::string& address);
struct Readdressed {
    std::string to_name, to_address, text, html;
};
void readdress(Database& database, int64_t id, const Readdressed& to);

}  // namespace store
