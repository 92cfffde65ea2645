#pragma once
// The API without a socket: requests of any person on a ledger in memory, through the same route
// table, policies and checks as those of a browser.

#include <catch2/catch.hpp>

#include "console/perform.h"
#include "http/router.h"
#include "store/account_store.h"
#include "store/sha256.h"
#include "supervision/small_county.h"

namespace test {

struct Answer {
    int status = 0;
    base::Json body;
    std::vector<http::Header> headers;
    std::string raw;

    [[nodiscard]] std::string text(std::string_view key) const {
        const std::string* value = body[key].as_string();
        return value ? *value : "";
    }
    [[nodiscard]] int64_t number(std::string_view key) const {
        return body[key].as_int() ? *body[key].as_int() : -1;
    }
};

// A county with one plan: education has a red row, health one that runs, both a shared task.
class ApiDesk : public SmallLedger {
  public:
    ApiDesk() : SmallLedger("2024-05-07T02:00:00Z") {
        (void)enter(
            plan({task("一", {"县教体局"}, "2024-06-30"), task("二", {"县卫体局"}, "2024-12-31"),
                  task("三", {"县教体局", "县卫体局"}, "2024-10-20"), task("四", {"县教体局"})}));
        now = instant("2024-10-08T02:00:00Z");
        for (const auto& [code, id] : store::unit_ids(db)) unit[code] = id;
        for (int i = 0; i < accounts::kRoles; ++i) add(static_cast<accounts::Role>(i), "education");
        add(accounts::Role::kLiaison, "health", "health");
    }

    // The cookie of a person: a role's name, or "health" for that unit's liaison.
    [[nodiscard]] static std::string cookie(const std::string& who) { return "cookie-of-" + who; }
    [[nodiscard]] static std::string csrf(const std::string& who) { return "csrf-of-" + who; }

    Answer get(const std::string& who, const std::string& path) {
        return send(http::Method::kGet, who, path);
    }
    Answer post(const std::string& who, const std::string& path, const std::string& body = "{}",
                std::vector<http::Header> more = {}) {
        return send(http::Method::kPost, who, path, body, std::move(more));
    }
    Answer act(const std::string& who, const store::AssignmentRow& row, const std::string& act,
               const std::string& body = "{}", std::vector<http::Header> more = {}) {
        return post(who, "/api/v1/assignments/" + std::to_string(row.id) + "/acts/" + act, body,
                    std::move(more));
    }
    // As a browser would; `who` empty: without a session.
    Answer send(http::Method method, const std::string& who, const std::string& target,
                const std::string& body = "{}", std::vector<http::Header> more = {}) {
        http::Request request;
        request.method = method;
        request.path = target.substr(0, target.find('?'));
        if (target.find('?') != std::string::npos)
            request.query = target.substr(target.find('?') + 1);
        request.peer = "127.0.0.1";
        request.headers = std::move(more);
        if (!who.empty()) request.headers.push_back({"cookie", "sid=" + cookie(who)});
        if (http::changes_state(method)) {
            request.body = body;
            if (request.count("content-type") == 0)
                request.headers.push_back({"content-type", "application/json"});
            if (!who.empty() && request.count("x-csrf") == 0)
                request.headers.push_back({"x-csrf", csrf(who)});
        }
        return perform(request);
    }
    Answer perform(const http::Request& request) {
        http::Router router;
        for (const console::Route& route : console::routes()) router.add(route.method, route.path);
        http::RouteMatch match = router.find(request.method, request.path);
        REQUIRE(match.found == http::Found::kRoute);
        console::Health health{true, "下次唤醒 2024-10-09 09:00", now};
        console::Call call{db, index, request, match.parameters, setup, health, now};
        call.inbox = inbox;
        http::Response response = console::perform(console::routes()[match.route], call);
        changed = call.changed;
        base::Result<base::Json> body = base::parse_json(response.body);
        return {response.status, body.ok() ? *body : base::Json(), response.headers, response.body};
    }

    std::map<std::string, int64_t> unit;
    bool changed = false;  // by the last request
    store::AssignmentIndex index;
    std::string inbox;

  private:
    void add(accounts::Role role, const std::string& code, std::string who = "") {
        if (who.empty()) who = name(role);
        store::AccountRow row;
        row.login = who;
        // Those who hold the posts of the county: others may not act for a unit.
        row.name = who == "head" ? "薛探平" : who == "health" ? "李强" : "人" + who;
        row.role = name(role);
        if (accounts::is_of_a_unit(role)) row.unit_ids = {unit.at(code)};
        row.token_until = row.created_at = now;
        int64_t id = store::insert_account(db, row, store::sha256_hex(who));
        store::set_account_password(db, id, "no password");
        store::insert_session(db, store::sha256_hex(cookie(who)), {id, csrf(who), now, now, ""});
    }
};

inline std::vector<std::string> role_names() {
    std::vector<std::string> out;
    for (int i = 0; i < accounts::kRoles; ++i)
        out.emplace_back(name(static_cast<accounts::Role>(i)));
    return out;
}

}  // namespace test
