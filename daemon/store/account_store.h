#pragma once
// Accounts, sessions, known devices and failed logins. Secrets come here as digests only.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"

namespace store {

struct AccountRow {
    int64_t id = 0;
    std::string login, name, role;
    std::string state = "new";  // new active disabled
    std::string password;       // argon2id; empty while new
    std::vector<int64_t> unit_ids;
    std::optional<base::Instant> token_until, last_login_at;
    base::Instant created_at{};
};

[[nodiscard]] int64_t insert_account(Database& database, const AccountRow& row,
                                     const std::string& token_digest);
[[nodiscard]] std::optional<AccountRow> find_account(Database& database, int64_t id);
[[nodiscard]] std::optional<AccountRow> find_account(Database& database, const std::string& login);
[[nodiscard]] std::optional<AccountRow> account_of_token(Database& database,
                                                         const std::string& token_digest);
[[nodiscard]] std::vector<AccountRow> list_accounts(Database& database);
void set_account_token(Database& database, int64_t id, const std::string& token_digest,
                       base::Instant until);
// Active from here on; the token is used up.
void set_account_password(Database& database, int64_t id, const std::string& password);
void set_account_state(Database& database, int64_t id, const std::string& state);
void set_account_role(Database& database, int64_t id, const std::string& role,
                      const std::vector<int64_t>& unit_ids);
void set_last_login(Database& database, int64_t id, base::Instant now);

struct SessionRow {
    int64_t account_id = 0;
    std::string csrf;
    base::Instant created_at{}, seen_at{};
    std::string peer;
};
void insert_session(Database& database, const std::string& digest, const SessionRow& row);
[[nodiscard]] std::optional<SessionRow> find_session(Database& database, const std::string& digest);
void touch_session(Database& database, const std::string& digest, base::Instant now);
void delete_session(Database& database, const std::string& digest);
void delete_sessions(Database& database, int64_t account_id);
// Sessions begun or last seen before those moments.
void delete_old_sessions(Database& database, base::Instant begun, base::Instant seen);
[[nodiscard]] int count_sessions(Database& database);

void insert_device(Database& database, const std::string& digest, int64_t account_id,
                   base::Instant now);
[[nodiscard]] bool is_device_of(Database& database, const std::string& digest, int64_t account_id);

struct LoginFailures {
    int failures = 0;
    base::Instant last_at{};
};
[[nodiscard]] LoginFailures login_failures(Database& database, const std::string& login,
                                           const std::string& source);
void add_login_failure(Database& database, const std::string& login, const std::string& source,
                       base::Instant now);
void clear_login_failures(Database& database, const std::string& login, const std::string& source);
void forget_login_failures(Database& database, base::Instant before);

// The address of a person's calendar, as its digest; a new one replaces the old.
void set_calendar_feed(Database& database, int64_t account_id, const std::string& digest,
                       base::Instant now);
[[nodiscard]] std::optional<AccountRow> account_of_feed(Database& database,
                                                        const std::string& digest);

struct KeptAnswer {
    std::string request;  // digest
    int status = 0;       // 0: under way
    std::string body;
};
[[nodiscard]] std::optional<KeptAnswer> kept_answer(Database& database, int64_t account_id,
                                                    const std::string& key);
void begin_answer(Database& database, int64_t account_id, const std::string& key,
                  const std::string& request, base::Instant now);
void keep_answer(Database& database, int64_t account_id, const std::string& key, int status,
                 const std::string& body);
void drop_answer(Database& database, int64_t account_id, const std::string& key);
void forget_answers(Database& database, base::Instant before);

}  // namespace store
