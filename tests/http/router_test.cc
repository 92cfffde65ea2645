#include "http/router.h"

#include <catch2/catch.hpp>

using namespace http;

namespace {

Router routes() {
    Router router;
    CHECK(router.add(Method::kGet, "/") == 0);
    CHECK(router.add(Method::kGet, "/api/v1/tasks") == 1);
    CHECK(router.add(Method::kGet, "/api/v1/tasks/{id}") == 2);
    CHECK(router.add(Method::kPost, "/api/v1/tasks/{id}/acts/{act}") == 3);
    CHECK(router.add(Method::kDelete, "/api/v1/tasks/{id}") == 4);
    return router;
}

}  // namespace

TEST_CASE("a request finds its route and its parameters", "[http]") {
    Router router = routes();
    CHECK(router.find(Method::kGet, "/").route == 0);
    CHECK(router.find(Method::kGet, "/api/v1/tasks").route == 1);
    RouteMatch match = router.find(Method::kPost, "/api/v1/tasks/%E4%B8%83/acts/claim");
    CHECK(match.found == Found::kRoute);
    CHECK(match.route == 3);
    CHECK(match.parameters == std::vector<std::string>{"七", "claim"});
}

TEST_CASE("another path, another method and a broken path are told apart", "[http]") {
    Router router = routes();
    CHECK(router.find(Method::kGet, "/api/v2/tasks").found == Found::kNoPath);
    CHECK(router.find(Method::kGet, "/api/v1/tasks/1/2/3/4").found == Found::kNoPath);
    RouteMatch other = router.find(Method::kPost, "/api/v1/tasks/1");
    CHECK(other.found == Found::kOtherMethod);
    CHECK(other.allow == "GET, DELETE");
    CHECK(router.find(Method::kOther, "/").found == Found::kOtherMethod);
    CHECK(router.find(Method::kGet, "/api/v1/tasks/..%2f..").found == Found::kBadPath);
}

TEST_CASE("one route cannot be there twice", "[http]") {
    Router router = routes();
    CHECK_THROWS_AS(router.add(Method::kGet, "/api/v1/tasks/{other}"), std::logic_error);
}

TEST_CASE("a long path costs no depth", "[http]") {
    Router router = routes();
    std::string path;
    for (int i = 0; i < 100000; ++i) path += "/a";
    CHECK(router.find(Method::kGet, path).found == Found::kNoPath);
}
