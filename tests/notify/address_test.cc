#include "notify/address.h"

#include <catch2/catch.hpp>
#include <string>

using namespace notify;

TEST_CASE("addresses of the office pass", "[notify]") {
    for (const char* address :
         {"zhangsan@xingxian.example", "jiaotong.ju@xingxian.gov.cn", "a@b", "duban+1@x-y.example",
          "o'neil@example.com", "DUBAN@XN--FIQS8S.EXAMPLE", "123@qq.com"}) {
        CAPTURE(address);
        CHECK(check_address(address).ok());
    }
    CHECK(local_part("jiaotong.ju@xingxian.gov.cn") == "jiaotong.ju");
    CHECK(domain_part("jiaotong.ju@xingxian.gov.cn") == "xingxian.gov.cn");
}

TEST_CASE("whatever could carry a second recipient or header is refused", "[notify]") {
    struct Row {
        std::string address;
        const char* reason;
    };
    const Row rows[] = {
        {"", "地址为空"},
        {"zhangsan", "缺少 @"},
        {"a@b@c.example", "有多个 @"},
        {"a@b,c@d", "有多个 @"},
        {"a@b.example>", "@ 之后"},
        {"<a@b.example>", "@ 之前"},
        {"张三 <a@b.example>", "非英文"},
        {"\"a b\"@c.example", "带引号"},
        {"a b@c.example", "@ 之前"},
        {"a@b.example.", "@ 之后"},
        {"a@.example", "@ 之后"},
        {"a@b..example", "@ 之后"},
        {"a@-b.example", "@ 之后"},
        {"a@b_c.example", "@ 之后"},
        {"a@[127.0.0.1]", "@ 之后"},
        {".a@b.example", "@ 之前"},
        {"a.@b.example", "@ 之前"},
        {"a..b@c.example", "@ 之前"},
        {"@b.example", "@ 之前"},
        {"a@", "@ 之后"},
        {"a@兴县.example", "非英文"},
        {"a@b.example\r\nBcc: c@d.example", "有多个 @"},
        {"a\r\n@b.example", "@ 之前"},
        {std::string("a\0@b.example", 12), "@ 之前"},
        {"a@b.example\n", "@ 之后"},
        {"a@b.example ", "@ 之后"},
        {std::string(65, 'a') + "@b.example", "64"},
        {"a@" + std::string(64, 'b') + ".example", "@ 之后"},
        {std::string(300, 'a') + "@b.example", "254"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.address);
        base::Status status = check_address(row.address);
        REQUIRE_FALSE(status.ok());
        CHECK_THAT(status.error().message, Catch::Contains(row.reason));
        CHECK(status.error().message.find('\n') == std::string::npos);
    }
}

TEST_CASE("the longest allowed address passes and one byte more does not", "[notify]") {
    std::string label(63, 'd');
    std::string address =
        std::string(64, 'l') + "@" + label + "." + label + "." + std::string(61, 'd');
    REQUIRE(address.size() == 254);
    CHECK(check_address(address).ok());
    CHECK_FALSE(check_address(address + "d").ok());
}
