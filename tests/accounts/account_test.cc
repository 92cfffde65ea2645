#include "accounts/account.h"

#include <catch2/catch.hpp>

#include "accounts/password.h"
#include "accounts/session.h"
#include "store/account_store.h"
#include "store/event_store.h"

using namespace accounts;
using base::Instant;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const Instant kNow = *base::parse_utc("2024-10-08T01:00:00Z");
const std::string kGood = "Xing-Xian-2024";

struct Office {
    store::Database db = store::Database::in_memory();
    Office() { db.execute("INSERT INTO unit VALUES (1, 'education', 'department')"); }

    std::string token(const std::string& login = "zhang", Role role = Role::kOfficer) {
        base::Result<std::string> made =
            create_account(db, {login, "张三", role, {}}, "duban", kNow);
        REQUIRE(made.ok());
        return *made;
    }
    void person(const std::string& login = "zhang") {
        REQUIRE(activate(db, token(login), kGood, kNow).ok());
    }
    std::string refusal(const NewAccount& account) {
        base::Result<std::string> made = create_account(db, account, "duban", kNow);
        return made.ok() ? "" : made.error().message;
    }
    base::Result<SignedIn> enter(const std::string& password,
                                 const Source& source = {"1.1.1.1", ""}, Instant now = kNow,
                                 const std::string& login = "zhang") {
        return sign_in(db, login, password, source, now);
    }
    std::string reason(const std::string& password, const Source& source = {"1.1.1.1", ""},
                       Instant now = kNow, const std::string& login = "zhang") {
        base::Result<SignedIn> in = enter(password, source, now, login);
        return in.ok() ? "" : in.error().reason;
    }
};

}  // namespace

TEST_CASE("a password is long, mixed, not around the login and not well known", "[accounts]") {
    for (const char* good : {"Xing-Xian-2024", "督查室Wang2024", "a1!a1!a1!a", "correct Horse 9"})
        CHECK(check_password(good, "zhang").ok());
    for (const char* bad : {"", "Short1!", "alllowercase1", "ALLUPPER12345", "12345678901234",
                            "Zhang-2024-Xing", "Password123!", "Admin123456!", "bad\x01byteA1!",
                            "\xff\xfe\xff\xfe\xff\xfe\xff\xfe\xff\xfe"
                            "A1a"})
        CHECK_FALSE(check_password(bad, "zhang").ok());
    CHECK_FALSE(check_password(std::string(129, 'a') + "A1", "").ok());
    CHECK_FALSE(check_password(std::string(1000000, 'a') + "A1", "").ok());
}

TEST_CASE("a hash is argon2id, salted, and matches its password alone", "[accounts]") {
    std::string hash = hash_password(kGood);
    CHECK_THAT(hash, Catch::StartsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(hash != hash_password(kGood));
    CHECK(password_matches(hash, kGood));
    CHECK_FALSE(password_matches(hash, kGood + "x"));
    CHECK_FALSE(password_matches("", kGood));
    CHECK_FALSE(password_matches("$argon2id$broken", kGood));
}

TEST_CASE("tokens are long and never the same", "[accounts]") {
    CHECK(random_token().size() == 43);
    CHECK(random_token() != random_token());
    CHECK(equal_secrets("abc", "abc"));
    CHECK_FALSE(equal_secrets("abc", "abd"));
    CHECK_FALSE(equal_secrets("abc", "ab"));
}

TEST_CASE("an account needs a login, a real name, and a unit where its role has one",
          "[accounts]") {
    Office office;
    CHECK(office.refusal({"zhang", "张三", Role::kOfficer, {}}).empty());
    CHECK(office.refusal({"li.si", "李四", Role::kLiaison, {1}}).empty());
    CHECK_THAT(office.refusal({"zhang", "张三丰", Role::kOfficer, {}}),
               Catch::Contains("已有人使用"));
    CHECK_THAT(office.refusal({"wang", "王五", Role::kLiaison, {}}), Catch::Contains("单位"));
    CHECK_THAT(office.refusal({"wang", "王五", Role::kDirector, {1}}), Catch::Contains("不属于"));
    for (const char* login : {"", "a", "Zhang", "张三", "a b", "a'--", "a\nb"})
        CHECK_THAT(office.refusal({login, "王五", Role::kOfficer, {}}), Catch::Contains("用户名"));
    for (const char* name : {"", "王", "王\n五", "\xff\xff"})
        CHECK_THAT(office.refusal({"wang", name, Role::kOfficer, {}}), Catch::Contains("姓名"));
}

TEST_CASE("a token sets one password, once, within its day", "[accounts]") {
    Office office;
    std::string token = office.token();
    CHECK(office.reason(kGood) == "E_LOGIN");
    CHECK(activate(office.db, "wrong", kGood, kNow).error().reason == "E_TOKEN");
    CHECK(activate(office.db, token, "weak", kNow).error().reason == "E_PASSWORD");
    CHECK(activate(office.db, token, kGood, kNow + hours(25)).error().reason == "E_TOKEN");
    base::Result<std::string> login = activate(office.db, token, kGood, kNow + hours(23));
    REQUIRE(login.ok());
    CHECK(*login == "zhang");
    CHECK(activate(office.db, token, kGood, kNow).error().reason == "E_TOKEN");
    CHECK(office.enter(kGood).ok());
}

TEST_CASE("a fresh token replaces a forgotten password and ends its sessions", "[accounts]") {
    Office office;
    office.person();
    std::string session = office.enter(kGood)->token;
    std::string token = *renew_token(office.db, "zhang", "duban", kNow);
    CHECK(session_of(office.db, session, kNow).has_value());
    REQUIRE(activate(office.db, token, kGood + "!", kNow).ok());
    CHECK_FALSE(session_of(office.db, session, kNow).has_value());
    CHECK(office.reason(kGood) == "E_LOGIN");
    CHECK(office.enter(kGood + "!").ok());
    CHECK_FALSE(renew_token(office.db, "nobody", "duban", kNow).ok());
}

TEST_CASE("a session lives half an hour from request to request, and eight hours in all",
          "[accounts]") {
    Office office;
    office.person();
    SignedIn in = *office.enter(kGood);
    CHECK(in.session.person.name == "张三");
    CHECK(session_of(office.db, in.token, kNow)->csrf == in.session.csrf);
    CHECK_FALSE(session_of(office.db, in.token + "x", kNow).has_value());
    CHECK_FALSE(session_of(office.db, "", kNow).has_value());
    CHECK_FALSE(session_of(office.db, std::string(65536, 'a'), kNow).has_value());
    CHECK_FALSE(session_of(office.db, in.token, kNow + minutes(31)).has_value());
    for (int i = 1; i <= 16; ++i)
        CHECK(session_of(office.db, in.token, kNow + minutes(30) * i).has_value());
    CHECK_FALSE(session_of(office.db, in.token, kNow + minutes(481)).has_value());
}

TEST_CASE("signing out and disabling end what there is", "[accounts]") {
    Office office;
    office.person();
    std::string first = office.enter(kGood)->token, second = office.enter(kGood)->token;
    sign_out(office.db, first, kNow);
    CHECK_FALSE(session_of(office.db, first, kNow).has_value());
    CHECK(session_of(office.db, second, kNow).has_value());
    REQUIRE(disable_account(office.db, "zhang", "李四", kNow).ok());
    CHECK_FALSE(session_of(office.db, second, kNow).has_value());
    CHECK(office.reason(kGood) == "E_LOGIN");
    CHECK_FALSE(disable_account(office.db, "nobody", "李四", kNow).ok());
}

TEST_CASE("another role holds from the next request on", "[accounts]") {
    Office office;
    office.person();
    std::string token = office.enter(kGood)->token;
    REQUIRE(change_role(office.db, "zhang", Role::kLiaison, {1}, "李四", kNow).ok());
    Person person = session_of(office.db, token, kNow)->person;
    CHECK(person.role == Role::kLiaison);
    CHECK(person.unit_ids == std::vector<int64_t>{1});
    CHECK_FALSE(change_role(office.db, "zhang", Role::kHead, {}, "李四", kNow).ok());
}

TEST_CASE("wrong login and wrong password are told with one text", "[accounts]") {
    Office office;
    office.person();
    base::Error password = office.enter("Wrong-Pass-1").error();
    base::Error login = office.enter(kGood, {"1.1.1.1", ""}, kNow, "nobody").error();
    CHECK(password.message == login.message);
    CHECK(password.reason == "E_LOGIN");
    CHECK(office.reason(std::string(1000000, 'x')) == "E_LOGIN");
    CHECK(office.reason(kGood, {"1.1.1.1", ""}, kNow, std::string(1000000, 'z')) == "E_LOGIN");
}

TEST_CASE("guessing locks the source that guesses, not the owner", "[accounts]") {
    Office office;
    office.person();
    Source home{"2.2.2.2", ""};
    home.device = office.enter(kGood, home)->device;
    CHECK(office.enter(kGood, home)->device.empty());
    Instant now = kNow;
    Source stranger{"2.2.2.2", ""};  // behind the same address as the owner
    for (int i = 0; i < 10; ++i) {
        now += wait_after(i) + seconds(1);
        CHECK(office.reason("Wrong-Pass-1", stranger, now) == "E_LOGIN");
    }
    CHECK(office.reason(kGood, stranger, now + seconds(1)) == "E_LOCKED");
    CHECK(office.reason(kGood, {"2.2.2.2", "forged"}, now + seconds(1)) == "E_LOCKED");
    CHECK(office.enter(kGood, home, now + seconds(1)).ok());
    CHECK(office.enter(kGood, {"3.3.3.3", ""}, now + seconds(1)).ok());
    CHECK(office.enter(kGood, stranger, now + minutes(11)).ok());
}

TEST_CASE("the wait doubles from the fifth failure and ends at ten minutes", "[accounts]") {
    CHECK(wait_after(4) == seconds(0));
    CHECK(wait_after(5) == seconds(2));
    CHECK(wait_after(9) == seconds(32));
    CHECK(wait_after(10) == minutes(10));
    CHECK(wait_after(1000000) == minutes(10));
}

TEST_CASE("the ledger keeps digests, no secret, and a record of each step", "[accounts]") {
    Office office;
    std::string token = office.token();
    REQUIRE(activate(office.db, token, kGood, kNow).ok());
    SignedIn in = *office.enter(kGood);
    CHECK_FALSE(store::find_session(office.db, in.token).has_value());
    CHECK_FALSE(store::account_of_token(office.db, token).has_value());
    std::vector<std::string> kinds;
    std::string log;
    for (const store::Event& e : store::events_since(office.db, 0)) {
        kinds.push_back(e.kind);
        log += e.basis + e.before.dump() + e.after.dump();
    }
    CHECK(kinds == std::vector<std::string>{"account.create", "account.activate", "account.login"});
    for (const std::string& secret : {token, kGood, in.token, in.device, in.session.csrf})
        CHECK(log.find(secret) == std::string::npos);
}
