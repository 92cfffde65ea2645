#include "accounts/session.h"

#include "accounts/password.h"
#include "store/account_store.h"
#include "store/event_store.h"
#include "store/sha256.h"

namespace accounts {

using base::Error;
using base::ErrorCode;
using base::Instant;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr minutes kIdle{30};
constexpr hours kLongest{8};
// A session that was seen so recently is not written anew.
constexpr seconds kTouchAfter{60};
constexpr hours kForget{24};

const Error kWrong{ErrorCode::kRefused, "用户名或密码不对", "E_LOGIN"};

std::string digest(const std::string& token) { return store::sha256_hex(token); }

Person person_of(const store::AccountRow& row) {
    return {row.id, row.login, row.name, *role(row.role), row.unit_ids};
}

void record_login(store::Database& db, const store::AccountRow& row, const std::string& kind,
                  const std::string& peer, Instant now) {
    store::Event event;
    event.at = now;
    event.actor = row.name;
    event.role = row.role;
    event.kind = "account." + kind;
    event.basis = row.login + "：" + peer;
    store::add_event(db, event);
}

// In one transaction with the failures it forgives.
SignedIn begin(store::Database& db, const store::AccountRow& row, const Source& source,
               const std::string& counted, bool known_device, Instant now) {
    SignedIn out{{person_of(row), random_token()}, random_token(), ""};
    store::Transaction transaction(db);
    store::clear_login_failures(db, row.login, counted);
    store::delete_old_sessions(db, now - kLongest, now - kIdle);
    store::insert_session(db, digest(out.token), {row.id, out.session.csrf, now, now, source.peer});
    if (!known_device) {
        out.device = random_token();
        store::insert_device(db, digest(out.device), row.id, now);
    }
    store::set_last_login(db, row.id, now);
    record_login(db, row, "login", source.peer, now);
    transaction.commit();
    return out;
}

Error failed(store::Database& db, const std::optional<store::AccountRow>& row,
             const std::string& login, const std::string& counted, const Source& source,
             Instant now) {
    store::Transaction transaction(db);
    store::forget_login_failures(db, now - kForget);
    store::add_login_failure(db, login, counted, now);
    if (row && store::login_failures(db, login, counted).failures == 10)
        record_login(db, *row, "locked", source.peer, now);
    transaction.commit();
    return kWrong;
}

}  // namespace

seconds wait_after(int failures) {
    if (failures < 5) return seconds(0);
    if (failures >= 10) return minutes(10);
    return seconds(1 << (failures - 4));
}

base::Result<SignedIn> sign_in(store::Database& db, const std::string& login,
                               const std::string& password, const Source& source, Instant now) {
    if (login.empty() || login.size() > 64 || password.empty() || password.size() > 1024)
        return kWrong;
    std::optional<store::AccountRow> row = store::find_account(db, login);
    bool known_device =
        row && !source.device.empty() && store::is_device_of(db, digest(source.device), row->id);
    std::string counted = known_device ? digest(source.device) : source.peer;
    store::LoginFailures before = store::login_failures(db, login, counted);
    Instant free_at = before.last_at + wait_after(before.failures);
    if (before.failures > 0 && now < free_at)
        return Error{ErrorCode::kRefused,
                     "失败次数过多，请过" + std::to_string((free_at - now).count()) + "秒再试",
                     "E_LOCKED"};
    bool usable = row && row->state == "active";
    if (!usable) pretend_to_match(password);
    if (!usable || !password_matches(row->password, password))
        return failed(db, row, login, counted, source, now);
    return begin(db, *row, source, counted, known_device, now);
}

std::optional<Session> session_of(store::Database& db, const std::string& token, Instant now) {
    if (token.empty() || token.size() > 64) return {};
    std::string key = digest(token);
    std::optional<store::SessionRow> session = store::find_session(db, key);
    if (!session || now - session->seen_at > kIdle || now - session->created_at > kLongest)
        return {};
    std::optional<store::AccountRow> account = store::find_account(db, session->account_id);
    if (!account || account->state != "active") return {};
    if (now - session->seen_at > kTouchAfter) store::touch_session(db, key, now);
    return Session{person_of(*account), session->csrf};
}

void sign_out(store::Database& db, const std::string& token, Instant now) {
    std::string key = digest(token);
    std::optional<store::SessionRow> session = store::find_session(db, key);
    if (!session) return;
    store::Transaction transaction(db);
    store::delete_session(db, key);
    if (std::optional<store::AccountRow> row = store::find_account(db, session->account_id))
        record_login(db, *row, "logout", session->peer, now);
    transaction.commit();
}

}  // namespace accounts
