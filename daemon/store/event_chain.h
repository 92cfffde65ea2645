#pragma once
// The chain of events: each carries SM3(hash before it ‖ its own columns), so that a record that is
// edited, deleted, inserted or moved shows at the first record that does not fit. A cut of the tail
// shows against a head that was written down elsewhere: in the settings, in the journal, in the
// office's weekly digest.

#include <cstdint>
#include <optional>
#include <string>

#include "store/database.h"

namespace store {

// The last event and its hash; {0, ""} in an empty ledger. Written "123:0f3a…" for people.
struct ChainHead {
    int64_t id = 0;
    std::string hash;
    friend bool operator==(const ChainHead&, const ChainHead&) = default;
};
[[nodiscard]] std::string format_head(const ChainHead& head);
[[nodiscard]] std::optional<ChainHead> parse_head(const std::string& text);

// As the last event itself bears it.
[[nodiscard]] ChainHead chain_head(Database& database);

struct ChainReport {
    int64_t events = 0;
    ChainHead head;
    std::optional<int64_t> bad_event;  // the first that does not fit
    std::string fault;                 // Chinese; empty: the chain is whole
};
// Reads all events in order. `expected` is a head from outside the file: the event of that number
// must stand and bear that hash.
[[nodiscard]] ChainReport verify_chain(Database& database,
                                       const std::optional<ChainHead>& expected = {});

}  // namespace store
