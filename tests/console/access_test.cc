// Who may do what: every route with every role, and each unit's rows with every unit.

#include <catch2/catch.hpp>
#include <fstream>
#include <random>

#include "base/text.h"
#include "console/desk.h"
#include "console/openapi.h"

using namespace test;
using console::Route;

namespace {

// The route's path with something in each {…}.
std::string path_of(const Route& route, const std::string& id) {
    std::string path(route.path);
    base::replace_all(path, "{id}", id);
    base::replace_all(path, "{act}", "ack");
    base::replace_all(path, "{login}", "nobody");
    base::replace_all(path, "{file}", "x.ics");
    return path;
}

}  // namespace

TEST_CASE("every route answers exactly the roles of its policy", "[console]") {
    for (const std::string& role : role_names()) {
        std::unique_ptr<ApiDesk> desk = std::make_unique<ApiDesk>();
        for (const Route& route : console::routes()) {
            CAPTURE(route.path, role);
            bool allowed = route.policy.allows(*accounts::role(role));
            Answer answer = desk->send(route.method, role, path_of(route, "999999"));
            if (route.policy.is_public()) {
                CHECK(answer.text("code") != "E_ROLE");
            } else {
                CHECK((answer.status == 403) == !allowed);
                CHECK((answer.text("code") == "E_ROLE") == !allowed);
            }
            bool signed_out =
                route.method == http::Method::kDelete && route.path.ends_with("session");
            if (signed_out) desk = std::make_unique<ApiDesk>();
        }
    }
}

TEST_CASE("without a session every route but the public ones answers 401", "[console]") {
    ApiDesk desk;
    for (const Route& route : console::routes()) {
        CAPTURE(route.path);
        Answer answer = desk.send(route.method, "", path_of(route, "1"));
        CHECK((answer.text("code") == "E_SESSION") == !route.policy.is_public());
        Answer forged = desk.send(route.method, "forged", path_of(route, "1"));
        CHECK((forged.text("code") == "E_SESSION") == !route.policy.is_public());
    }
}

TEST_CASE("a change without the session's mark, or not as JSON, is refused", "[console]") {
    ApiDesk desk;
    for (const Route& route : console::routes()) {
        if (route.policy.is_public() || !http::changes_state(route.method)) continue;
        for (const std::string& role : role_names()) {
            if (!route.policy.allows(*accounts::role(role))) continue;
            CAPTURE(route.path, role);
            std::string path = path_of(route, "1");
            for (const char* mark : {"", "csrf-of-nobody"})
                CHECK(desk.send(route.method, role, path, "{}", {{"x-csrf", mark}}).text("code") ==
                      "E_CSRF");
            CHECK(desk.send(route.method, role, path, "a=b", {{"content-type", "text/plain"}})
                      .status == 415);
        }
    }
}

TEST_CASE("the three administrators see nothing of the ledger, and nobody else is one",
          "[console]") {
    using accounts::Role;
    for (const Route& route : console::routes()) {
        if (route.policy.is_public() || route.path == "/api/v1/session" ||
            route.path == "/api/v1/openapi.json")
            continue;
        CAPTURE(route.path);
        bool ledger = route.policy.allows(Role::kOfficer) || route.policy.allows(Role::kLiaison);
        for (Role admin : {Role::kSystemAdmin, Role::kAccountsAdmin, Role::kAuditAdmin})
            CHECK_FALSE((ledger && route.policy.allows(admin)));
        CHECK_FALSE((route.policy.allows(Role::kAuditAdmin) && http::changes_state(route.method)));
    }
}

TEST_CASE("a unit sees and acts on its own rows, another's do not exist for it", "[console]") {
    ApiDesk desk;
    store::AssignmentRow own = desk.row("一", "县教体局"), other = desk.row("二", "县卫体局");
    auto page = [](const store::AssignmentRow& row) {
        return "/api/v1/assignments/" + std::to_string(row.id);
    };
    for (const char* who : {"liaison", "head"}) {
        CHECK(desk.get(who, page(own)).status == 200);
        CHECK(desk.get(who, page(other)).status == 404);
        CHECK(desk.act(who, other, "ack").status == 404);
        CHECK(desk.get(who, "/api/v1/assignments").number("total") == 3);
        CHECK(desk.get(who, "/api/v1/assignments?unit=" + std::to_string(other.unit_id))
                  .number("total") == 0);
        CHECK(desk.get(who, "/api/v1/overview").number("rows") == 3);
        CHECK(desk.get(who, "/api/v1/units").body["units"].as_array()->size() == 1);
    }
    CHECK(desk.get("health", page(other)).status == 200);
    CHECK(desk.get("health", page(own)).status == 404);
    CHECK(desk.act("liaison", own, "ack").status == 200);
    CHECK(desk.get("officer", page(own)).status == 200);
    CHECK(desk.get("leader", page(other)).status == 200);
    CHECK(desk.get("officer", "/api/v1/assignments").number("total") == 5);
}

TEST_CASE("of a shared task a unit sees its own part", "[console]") {
    ApiDesk desk;
    std::string page = "/api/v1/assignments/" + std::to_string(desk.row("三", "县教体局").id);
    CHECK(desk.get("liaison", page).body["units"].as_array()->size() == 1);
    CHECK(desk.get("officer", page).body["units"].as_array()->size() == 2);
}

TEST_CASE("ten thousand random questions of one unit bring no word of another", "[console]") {
    ApiDesk desk;
    const std::string kCanary = "金丝雀7731";
    store::AssignmentRow other = desk.row("二", "县卫体局"), shared = desk.row("三", "县卫体局");
    for (const store::AssignmentRow& row : {other, shared})
        REQUIRE(supervision::give_feedback(desk.db, row.id, {"王芳"}, kCanary, desk.now).ok());
    desk.db.execute("UPDATE assignment SET printed_name = '" + kCanary +
                    "' WHERE unit_id = " + std::to_string(other.unit_id));
    CHECK(desk.get("health", "/api/v1/assignments/" + std::to_string(other.id)).raw.find(kCanary) !=
          std::string::npos);
    std::mt19937 random(20241008);
    auto pick = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const std::string kPaths[] = {"overview", "units", "plans", "openapi.json", "session"};
    const std::string kQueries[] = {"q=%E9%87%91", "unit=2",   "state=open", "light=red",
                                    "page=2",      "size=500", "sort=-unit", "plan=1",
                                    "state=any",   "q=7731"};
    int found = 0;
    for (int i = 0; i < 10000; ++i) {
        std::string path = "/api/v1/";
        int kind = pick(4);
        if (kind == 0) path += kPaths[pick(5)];
        if (kind == 1) path += "assignments?" + kQueries[pick(10)];
        if (kind >= 2) path += "assignments/" + std::to_string(1 + pick(8));
        Answer answer = desk.get(pick(2) ? "liaison" : "head", path);
        if (answer.raw.find(kCanary) != std::string::npos) ++found;
    }
    CHECK(found == 0);
}

TEST_CASE("a role or unit that was taken away is gone on the next request", "[console]") {
    ApiDesk desk;
    CHECK(desk.get("officer", "/api/v1/outbox").status == 200);
    desk.db.execute("UPDATE account SET role = 'leader' WHERE login = 'officer'");
    CHECK(desk.get("officer", "/api/v1/outbox").status == 403);
    desk.db.execute("DELETE FROM account_unit");
    CHECK(desk.get("liaison", "/api/v1/assignments").number("total") == 0);
    desk.db.execute("UPDATE account SET state = 'disabled' WHERE login = 'head'");
    CHECK(desk.get("head", "/api/v1/assignments").status == 401);
}

TEST_CASE("openapi.json describes the table of routes", "[console]") {
    std::string file = DUBAN_SOURCE_DIR "/daemon/console/openapi.json";
    std::string made = console::openapi().dump(true) + "\n";
    if (std::getenv("DUBAN_ACCEPT") != nullptr) std::ofstream(file) << made;
    std::ifstream in(file);
    std::string stored((std::istreambuf_iterator<char>(in)), {});
    CHECK((stored == made));
    for (const Route& route : console::routes())
        CHECK_FALSE(console::openapi()["paths"][route.path].is_null());
}
