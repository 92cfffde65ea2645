#pragma once
// The bytes of an event that its hash covers; for the .cc files of `store` only.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/sm3.h"

namespace SQLite {
class Database;
}

namespace store {

// The columns that the chain covers, in the order in which they are hashed.
#define HASHED_EVENT_COLUMNS                                                       \
    "id, at, actor, kind, plan_id, task_id, assignment_id, basis, before, after, " \
    "document_id, draft_id, role"
inline constexpr int kHashedColumns = 13;

// The hash of the first event stands on this.
inline constexpr std::string_view kChainStart =
    "0000000000000000000000000000000000000000000000000000000000000000";
// "id:hash" of the last event.
inline constexpr const char* kHeadSetting = "audit_head";

// Canonical: the hash before it in hexadecimal, then for each column that is not NULL its position,
// the length of its text in bytes, and the text. A column that a later step adds gets the next
// position and is NULL in old rows, so that their hashes stay what they are.
class EventHasher {
  public:
    void begin(std::string_view previous);
    void column(int position, std::string_view text);
    void column(int position, const std::optional<int64_t>& number);
    [[nodiscard]] std::string finish();

  private:
    Sm3 sm3_;
    std::string bytes_;
};

// In a migration's transaction: gives hashes to the events that were written before the chain.
void chain_existing_events(SQLite::Database& handle);

}  // namespace store
