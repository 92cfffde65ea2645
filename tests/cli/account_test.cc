// duban account: the way to the first administrator, and to every other account.

#include <catch2/catch.hpp>

#include "accounts/account.h"
#include "accounts/session.h"
#include "cli/command_line.h"

using namespace test;

namespace {

std::vector<std::string> add(const std::string& login, const std::string& role) {
    return {"account", "add", login, "--name", "张三", "--office", role};
}

}  // namespace

TEST_CASE("a token of the command line opens the account, once", "[cli]") {
    Desk desk("2024-05-07");
    desk.import();
    std::vector<std::string> args = add("zhangsan", "system_admin");
    args.push_back("--json");
    base::Json made = desk(args).json();
    REQUIRE(made["token"].as_string() != nullptr);
    store::Database db = std::move(store::Database::open(desk.ledger())).value();
    base::Instant now = *base::parse_utc("2024-05-07T02:00:00Z");
    REQUIRE(accounts::activate(db, *made["token"].as_string(), "Xing-Xian-2024", now).ok());
    CHECK(accounts::sign_in(db, "zhangsan", "Xing-Xian-2024", {}, now).ok());
    CHECK_THAT(desk({"account", "list"}).out, Catch::Contains("zhangsan") &&
                                                  Catch::Contains("系统管理员") &&
                                                  Catch::Contains("启用"));
    CHECK_THAT(desk({"account", "token", "zhangsan"}).out, Catch::Contains("一次性口令"));
    CHECK(desk({"account", "disable", "zhangsan"}).code == cli::kDone);
    CHECK_THAT(desk({"account", "list"}).out, Catch::Contains("停用"));
}

TEST_CASE("an account with a mistake in it is not made", "[cli]") {
    Desk desk("2024-05-07");
    desk.import();
    CHECK(desk({"account", "list"}).code == cli::kNothing);
    CHECK(desk(add("zhangsan", "king")).code == cli::kUsage);
    CHECK(desk(add("Zhang San", "officer")).code == cli::kNothing);
    CHECK(desk(add("lisi", "liaison")).code == cli::kNothing);
    std::vector<std::string> nowhere = add("lisi", "liaison");
    nowhere.insert(nowhere.end(), {"--unit", "县外星局"});
    CHECK_THAT(desk(nowhere).err, Catch::Contains("单位名册里没有"));
    CHECK(desk({"account", "token", "nobody"}).code == cli::kNothing);
    CHECK(desk({"account", "disable", "nobody"}).code == cli::kNothing);
    std::vector<std::string> right = add("lisi", "liaison");
    right.insert(right.end(), {"--unit", "县教科局"});
    CHECK(desk(right).code == cli::kDone);
    CHECK(desk(right).code == cli::kNothing);
}
