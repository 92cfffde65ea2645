#pragma once
// The weekly digests' part of a tick.

#include "digest/facts.h"
#include "store/unit_store.h"
#include "supervision/tick.h"

namespace supervision {

// Whether this ISO week's digests are due at `now` and not done.
[[nodiscard]] bool digests_due(store::Database& database, const Setup& setup, base::Instant now);
// Inside the caller's transaction and the window: composes and enqueues all digests of the week.
void run_digests(store::Database& database, const Setup& setup, base::Instant now, Tick& result);
[[nodiscard]] base::Instant next_digests(store::Database& database, const Setup& setup,
                                         base::Instant now);

// The office's overall digest as of `today`, without sending it.
[[nodiscard]] digest::OfficeDigest office_digest(store::Database& database, const Setup& setup,
                                                 base::Instant now);
// The digest of one liaison, by address; of all units where the address is theirs.
[[nodiscard]] digest::LiaisonDigest liaison_digest(store::Database& database,
                                                   const store::LiaisonUnits& liaison,
                                                   const Setup& setup, base::Instant now);

}  // namespace supervision
