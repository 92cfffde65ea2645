#pragma once
// Signing in and out. A session is a random token, kept as its digest; it ends after 30 minutes
// without a request, after 8 hours, by signing out, and with the account.
//
// Failures count by login and source, the source being the browser where it has signed in to this
// account before, else the address: who guesses passwords locks out himself, not the owner.

#include <optional>
#include <string>
#include <vector>

#include "accounts/role.h"
#include "base/date.h"
#include "base/result.h"
#include "store/database.h"

namespace accounts {

struct Person {
    int64_t account = 0;
    std::string login, name;
    Role role = Role::kLiaison;
    std::vector<int64_t> unit_ids;
};

struct Session {
    Person person;
    std::string csrf;  // what a change must carry beside the cookie
};

struct Source {
    std::string peer;    // IP address
    std::string device;  // the browser's own token; empty: none
};

struct SignedIn {
    Session session;
    std::string token;   // for the session's cookie
    std::string device;  // for the browser's cookie; empty: it has one already
};

// kRefused with reason E_LOGIN: login or password are wrong, which of them is not said; E_LOCKED:
// too many failures, with the time to wait. Takes the time of a password hash.
[[nodiscard]] base::Result<SignedIn> sign_in(store::Database& database, const std::string& login,
                                             const std::string& password, const Source& source,
                                             base::Instant now);
// The session of a cookie, which lives on by it.
[[nodiscard]] std::optional<Session> session_of(store::Database& database, const std::string& token,
                                                base::Instant now);
void sign_out(store::Database& database, const std::string& token, base::Instant now);

// How long a source waits after so many failures: 0 below 5, then 2, 4, 8 … seconds, 10 minutes
// from the tenth on.
[[nodiscard]] std::chrono::seconds wait_after(int failures);

}  // namespace accounts
