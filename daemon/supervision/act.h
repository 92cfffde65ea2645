#pragma once
// What people do to an assignment: each act checks its guard (office and state), changes the row,
// and leaves one event, in one transaction. semantics.md §2. Extensions, what stops a row, and
// undoing have files of their own.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "ledger/act.h"
#include "ledger/nodes.h"
#include "supervision/setup.h"

namespace supervision {

struct Actor {
    std::string name;  // the person who acts, as signed
    ledger::ActorRole role = ledger::ActorRole::kOfficer;
};

// 签收 by the unit.
[[nodiscard]] base::Status acknowledge(store::Database& database, int64_t assignment,
                                       const Actor& actor, base::Instant now);
// What a feedback says beside its words.
struct Progress {
    std::optional<ledger::Stage> stage = {};  // not given: the one that is owed next
    std::optional<int> percent = {};          // 0–100
    std::optional<std::string> blocked = {};  // 受阻, and why; empty: not any more
};
// 反馈: progress in words. An issued row is acknowledged by it.
[[nodiscard]] base::Status give_feedback(store::Database& database, int64_t assignment,
                                         const Actor& actor, const std::string& text,
                                         base::Instant now, const Progress& progress = {});
// A file that backs a claim, kept by its digest beside the database.
struct EvidenceFile {
    std::string name;
    std::string digest;  // SHA-256
    int64_t size = 0;
};
// 申请销号: text and at least one evidence reference, in words or a file. The day of filing, which
// may be stated for a paper that came in earlier but not for the future, decides lateness. A
// request for extension that waits has lost its object.
[[nodiscard]] base::Status claim(store::Database& database, int64_t assignment, const Actor& actor,
                                 const std::string& text, const std::string& evidence,
                                 base::Date filed_on, base::Instant now,
                                 const std::vector<EvidenceFile>& files = {});
// 销号, with a rating. A director closes; an officer proposes, and the row stays claimed, unless
// the office has no director (setup.acts.officer_closes). Without a rating the proposed one holds,
// else 合格. Whoever was told of the overdue gets one line in the next message.
[[nodiscard]] base::Status close(store::Database& database, int64_t assignment, const Actor& actor,
                                 std::optional<ledger::Rating> rating, const Setup& setup,
                                 base::Instant now);
// 退回 with a reason; the filing is void, and a row past its due date is overdue at once.
[[nodiscard]] base::Status send_back(store::Database& database, int64_t assignment,
                                     const Actor& actor, const std::string& reason,
                                     const Setup& setup, base::Instant now);
// An officer's word on a row that was overdue when it was loaded: the ladder starts for it.
[[nodiscard]] base::Status confirm_overdue(store::Database& database, int64_t assignment,
                                           const Actor& actor, const Setup& setup,
                                           base::Instant now);
// 已知悉: a unit that was told of the row is not reminded of it for some working days; the office
// is.
[[nodiscard]] base::Status note(store::Database& database, int64_t assignment, const Actor& actor,
                                const Setup& setup, base::Instant now);

}  // namespace supervision
