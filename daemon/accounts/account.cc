#include "accounts/account.h"

#include <algorithm>

#include "accounts/password.h"
#include "base/utf8.h"
#include "store/account_store.h"
#include "store/event_store.h"
#include "store/sha256.h"

namespace accounts {

using base::Error;
using base::ErrorCode;
using base::Instant;

namespace {

constexpr std::chrono::hours kTokenLife{24};

bool is_login(const std::string& text) {
    constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789._-";
    return text.size() >= 2 && text.size() <= 32 &&
           text.find_first_not_of(kAllowed) == std::string::npos;
}

base::Status check_units(Role role, const std::vector<int64_t>& unit_ids) {
    if (is_of_a_unit(role) && unit_ids.empty())
        return Error{ErrorCode::kRefused, std::string(chinese_name(role)) + "须指明所在单位"};
    if (!is_of_a_unit(role) && !unit_ids.empty())
        return Error{ErrorCode::kRefused,
                     std::string(chinese_name(role)) + "不属于承办单位，不能指明单位"};
    return {};
}

base::Status check(store::Database& db, const NewAccount& account) {
    if (!is_login(account.login))
        return Error{ErrorCode::kRefused, "用户名应为2到32个小写字母、数字或 . _ -"};
    size_t length = base::count_characters(account.name);
    bool clean =
        !base::invalid_utf8(account.name) && base::escape_controls(account.name) == account.name;
    if (length < 2 || length > 20 || !clean)
        return Error{ErrorCode::kRefused, "姓名应为2到20个字的真实姓名"};
    if (base::Status units = check_units(account.role, account.unit_ids); !units.ok()) return units;
    if (store::find_account(db, account.login))
        return Error{ErrorCode::kRefused, "用户名“" + account.login + "”已有人使用"};
    return {};
}

void record(store::Database& db, const std::string& kind, const Asker& asker,
            const std::string& login, const std::string& what, Instant now) {
    store::Event event;
    event.at = now;
    event.actor = asker;
    event.kind = "account." + kind;
    event.basis = what.empty() ? login : login + "：" + what;
    store::add_event(db, event);
}

Error no_account(const std::string& login) {
    return {ErrorCode::kNotFound, "没有用户名为“" + base::escape_controls(login) + "”的账户"};
}

}  // namespace

base::Result<std::string> create_account(store::Database& db, const NewAccount& account,
                                         const Asker& asker, Instant now) {
    store::Transaction transaction(db);
    if (base::Status good = check(db, account); !good.ok()) return good.error();
    std::string token = random_token();
    store::AccountRow row;
    row.login = account.login;
    row.name = account.name;
    row.role = name(account.role);
    row.unit_ids = account.unit_ids;
    row.token_until = now + kTokenLife;
    row.created_at = now;
    (void)store::insert_account(db, row, store::sha256_hex(token));
    record(db, "create", asker, account.login,
           account.name + "，" + std::string(chinese_name(account.role)), now);
    transaction.commit();
    return token;
}

base::Result<std::string> renew_token(store::Database& db, const std::string& login,
                                      const Asker& asker, Instant now) {
    store::Transaction transaction(db);
    std::optional<store::AccountRow> row = store::find_account(db, login);
    if (!row) return no_account(login);
    std::string token = random_token();
    store::set_account_token(db, row->id, store::sha256_hex(token), now + kTokenLife);
    record(db, "token", asker, login, "", now);
    transaction.commit();
    return token;
}

base::Result<std::string> activate(store::Database& db, const std::string& token,
                                   const std::string& password, Instant now) {
    std::string digest = store::sha256_hex(token);
    std::optional<store::AccountRow> row = store::account_of_token(db, digest);
    if (!row || !row->token_until || *row->token_until < now)
        return Error{ErrorCode::kRefused, "口令无效、已用过或已过期，请向管理员另取一个",
                     "E_TOKEN"};
    if (base::Status good = check_password(password, row->login); !good.ok()) return good.error();
    std::string hash = hash_password(password);
    store::Transaction transaction(db);
    if (!store::account_of_token(db, digest))
        return Error{ErrorCode::kRefused, "口令已用过", "E_TOKEN"};
    store::set_account_password(db, row->id, hash);
    store::delete_sessions(db, row->id);
    record(db, "activate", row->name, row->login, "", now);
    transaction.commit();
    return row->login;
}

base::Status disable_account(store::Database& db, const std::string& login, const Asker& asker,
                             Instant now) {
    store::Transaction transaction(db);
    std::optional<store::AccountRow> row = store::find_account(db, login);
    if (!row) return no_account(login);
    store::set_account_state(db, row->id, "disabled");
    store::delete_sessions(db, row->id);
    record(db, "disable", asker, login, "", now);
    transaction.commit();
    return {};
}

base::Status change_role(store::Database& db, const std::string& login, Role role,
                         const std::vector<int64_t>& unit_ids, const Asker& asker, Instant now) {
    if (base::Status units = check_units(role, unit_ids); !units.ok()) return units;
    store::Transaction transaction(db);
    std::optional<store::AccountRow> row = store::find_account(db, login);
    if (!row) return no_account(login);
    store::set_account_role(db, row->id, std::string(name(role)), unit_ids);
    record(db, "role", asker, login, std::string(chinese_name(role)), now);
    transaction.commit();
    return {};
}

}  // namespace accounts
