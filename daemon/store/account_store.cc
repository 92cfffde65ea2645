#include "store/account_store.h"

#include "store/query.h"

#define SELECT_ACCOUNT                                                                        \
    "SELECT id, login, name, role, state, password, token_until, last_login_at, created_at, " \
    "(SELECT json_group_array(unit_id) FROM account_unit u WHERE u.account_id = account.id) " \
    "FROM account "

namespace store {

using base::Instant;

namespace {

std::vector<int64_t> numbers(const std::string& json) {
    std::vector<int64_t> out;
    base::Result<base::Json> parsed = base::parse_json(json);
    if (!parsed.ok() || !parsed->as_array()) return out;
    for (const base::Json& item : *parsed->as_array())
        if (item.as_int()) out.push_back(*item.as_int());
    return out;
}

AccountRow read_account(Query& q) {
    return {q.integer(0),       q.text(1),
            q.text(2),          q.text(3),
            q.text(4),          q.text(5),
            numbers(q.text(9)), q.maybe_instant(6),
            q.maybe_instant(7), q.maybe_instant(8).value()};
}

void insert_units(Database& db, int64_t id, const std::vector<int64_t>& unit_ids) {
    for (int64_t unit : unit_ids)
        Query(db, "INSERT OR IGNORE INTO account_unit (account_id, unit_id) VALUES (?1, ?2)", id,
              unit)
            .run();
}

}  // namespace

int64_t insert_account(Database& db, const AccountRow& row, const std::string& token_digest) {
    Query(db,
          "INSERT INTO account (login, name, role, state, token, token_until, created_at) "
          "VALUES (?1, ?2, ?3, 'new', ?4, ?5, ?6)",
          row.login, row.name, row.role, token_digest, row.token_until, row.created_at)
        .run();
    int64_t id = last_id(db);
    insert_units(db, id, row.unit_ids);
    return id;
}

std::optional<AccountRow> find_account(Database& db, int64_t id) {
    Query query(db, SELECT_ACCOUNT "WHERE id = ?1", id);
    if (!query.next()) return {};
    return read_account(query);
}

std::optional<AccountRow> find_account(Database& db, const std::string& login) {
    Query query(db, SELECT_ACCOUNT "WHERE login = ?1", login);
    if (!query.next()) return {};
    return read_account(query);
}

std::optional<AccountRow> account_of_token(Database& db, const std::string& token_digest) {
    Query query(db, SELECT_ACCOUNT "WHERE token = ?1", token_digest);
    if (!query.next()) return {};
    return read_account(query);
}

std::vector<AccountRow> list_accounts(Database& db) {
    std::vector<AccountRow> out;
    Query query(db, SELECT_ACCOUNT "ORDER BY login");
    while (query.next()) out.push_back(read_account(query));
    return out;
}

void set_account_token(Database& db, int64_t id, const std::string& digest, Instant until) {
    Query(db, "UPDATE account SET token = ?2, token_until = ?3 WHERE id = ?1", id, digest, until)
        .run();
}

void set_account_password(Database& db, int64_t id, const std::string& password) {
    Query(db,
          "UPDATE account SET password = ?2, state = 'active', token = NULL, token_until = NULL "
          "WHERE id = ?1",
          id, password)
        .run();
}

void set_account_state(Database& db, int64_t id, const std::string& state) {
    Query(db, "UPDATE account SET state = ?2, token = NULL, token_until = NULL WHERE id = ?1", id,
          state)
        .run();
}

void set_account_role(Database& db, int64_t id, const std::string& role,
                      const std::vector<int64_t>& unit_ids) {
    Query(db, "UPDATE account SET role = ?2 WHERE id = ?1", id, role).run();
    Query(db, "DELETE FROM account_unit WHERE account_id = ?1", id).run();
    insert_units(db, id, unit_ids);
}

void set_last_login(Database& db, int64_t id, Instant now) {
    Query(db, "UPDATE account SET last_login_at = ?2 WHERE id = ?1", id, now).run();
}

void insert_session(Database& db, const std::string& digest, const SessionRow& row) {
    Query(db,
          "INSERT INTO session (digest, account_id, csrf, created_at, seen_at, peer) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
          digest, row.account_id, row.csrf, row.created_at, row.seen_at, row.peer)
        .run();
}

std::optional<SessionRow> find_session(Database& db, const std::string& digest) {
    Query q(db, "SELECT account_id, csrf, created_at, seen_at, peer FROM session WHERE digest = ?1",
            digest);
    if (!q.next()) return {};
    return SessionRow{q.integer(0), q.text(1), q.maybe_instant(2).value(),
                      q.maybe_instant(3).value(), q.text(4)};
}

void touch_session(Database& db, const std::string& digest, Instant now) {
    Query(db, "UPDATE session SET seen_at = ?2 WHERE digest = ?1", digest, now).run();
}

void delete_session(Database& db, const std::string& digest) {
    Query(db, "DELETE FROM session WHERE digest = ?1", digest).run();
}

void delete_sessions(Database& db, int64_t account_id) {
    Query(db, "DELETE FROM session WHERE account_id = ?1", account_id).run();
}

void delete_old_sessions(Database& db, Instant begun, Instant seen) {
    Query(db, "DELETE FROM session WHERE created_at < ?1 OR seen_at < ?2", begun, seen).run();
}

int count_sessions(Database& db) {
    Query query(db, "SELECT count(*) FROM session");
    return query.next() ? query.small(0) : 0;
}

void insert_device(Database& db, const std::string& digest, int64_t account_id, Instant now) {
    Query(db, "INSERT INTO device (digest, account_id, created_at) VALUES (?1, ?2, ?3)", digest,
          account_id, now)
        .run();
}

bool is_device_of(Database& db, const std::string& digest, int64_t account_id) {
    Query query(db, "SELECT 1 FROM device WHERE digest = ?1 AND account_id = ?2", digest,
                account_id);
    return query.next();
}

LoginFailures login_failures(Database& db, const std::string& login, const std::string& source) {
    Query q(db, "SELECT failures, last_at FROM login_failure WHERE login = ?1 AND source = ?2",
            login, source);
    if (!q.next()) return {};
    return {q.small(0), q.maybe_instant(1).value()};
}

void add_login_failure(Database& db, const std::string& login, const std::string& source,
                       Instant now) {
    Query(db,
          "INSERT INTO login_failure (login, source, failures, last_at) VALUES (?1, ?2, 1, ?3) "
          "ON CONFLICT (login, source) DO UPDATE SET failures = failures + 1, last_at = ?3",
          login, source, now)
        .run();
}

void clear_login_failures(Database& db, const std::string& login, const std::string& source) {
    Query(db, "DELETE FROM login_failure WHERE login = ?1 AND source = ?2", login, source).run();
}

void forget_login_failures(Database& db, Instant before) {
    Query(db, "DELETE FROM login_failure WHERE last_at < ?1", before).run();
}

void set_calendar_feed(Database& db, int64_t account_id, const std::string& digest, Instant now) {
    Query(db,
          "INSERT INTO calendar_feed (account_id, digest, created_at) VALUES (?1, ?2, ?3) "
          "ON CONFLICT (account_id) DO UPDATE SET digest = ?2, created_at = ?3",
          account_id, digest, now)
        .run();
}

std::optional<AccountRow> account_of_feed(Database& db, const std::string& digest) {
    Query query(
        db, SELECT_ACCOUNT "WHERE id = (SELECT account_id FROM calendar_feed WHERE digest = ?1)",
        digest);
    if (!query.next()) return {};
    return read_account(query);
}

std::optional<KeptAnswer> kept_answer(Database& db, int64_t account_id, const std::string& key) {
    Query q(db, "SELECT request, status, body FROM request_key WHERE account_id = ?1 AND key = ?2",
            account_id, key);
    if (!q.next()) return {};
    return KeptAnswer{q.text(0), q.small(1), q.text(2)};
}

void begin_answer(Database& db, int64_t account_id, const std::string& key,
                  const std::string& request, Instant now) {
    Query(db,
          "INSERT INTO request_key (account_id, key, request, status, body, at) "
          "VALUES (?1, ?2, ?3, 0, '', ?4)",
          account_id, key, request, now)
        .run();
}

void keep_answer(Database& db, int64_t account_id, const std::string& key, int status,
                 const std::string& body) {
    Query(db, "UPDATE request_key SET status = ?3, body = ?4 WHERE account_id = ?1 AND key = ?2",
          account_id, key, status, body)
        .run();
}

void drop_answer(Database& db, int64_t account_id, const std::string& key) {
    Query(db, "DELETE FROM request_key WHERE account_id = ?1 AND key = ?2", account_id, key).run();
}

void forget_answers(Database& db, Instant before) {
    Query(db, "DELETE FROM request_key WHERE at < ?1", before).run();
}

}  // namespace store
