#pragma once
// Accounts: created with a one-time token, which their owner turns into a password. Nobody but the
// owner knows a password, and there is no account to begin with.

#include <string>
#include <vector>

#include "accounts/role.h"
#include "base/date.h"
#include "base/result.h"
#include "store/database.h"

namespace accounts {

struct NewAccount {
    std::string login;  // 2–32 of a–z 0–9 . _ -
    std::string name;   // real name
    Role role = Role::kLiaison;
    std::vector<int64_t> unit_ids;  // of a liaison or head: at least one
};

// Who asks, for the audit: an administrator's name, or "duban" for the command line.
using Asker = std::string;

// The token, valid for 24 hours. Refused: a login that is taken or malformed, a unit role without a
// unit, another role with one.
[[nodiscard]] base::Result<std::string> create_account(store::Database& database,
                                                       const NewAccount& account,
                                                       const Asker& asker, base::Instant now);
// A fresh token, with which a forgotten password is replaced; sessions end when it is used.
[[nodiscard]] base::Result<std::string> renew_token(store::Database& database,
                                                    const std::string& login, const Asker& asker,
                                                    base::Instant now);
// Sets the password. The owner's login; refused where the token is unknown, used or expired.
[[nodiscard]] base::Result<std::string> activate(store::Database& database,
                                                 const std::string& token,
                                                 const std::string& password, base::Instant now);
// No session survives it. kNotFound without such a login.
[[nodiscard]] base::Status disable_account(store::Database& database, const std::string& login,
                                           const Asker& asker, base::Instant now);
// Effective on the next request.
[[nodiscard]] base::Status change_role(store::Database& database, const std::string& login,
                                       Role role, const std::vector<int64_t>& unit_ids,
                                       const Asker& asker, base::Instant now);

}  // namespace accounts
