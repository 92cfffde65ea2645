#include "digest/closed.h"

#include <catch2/catch.hpp>

#include "digest/render.h"
#include "digest/sample_facts.h"

using namespace digest;
using Catch::Contains;

TEST_CASE("both digests name what is closed since its delay was told, and nothing otherwise",
          "[digest]") {
    LiaisonDigest liaison = test::liaison_digest();
    OfficeDigest office = test::office_digest();
    const char* words = "此前告知逾期的下列事项已销号";
    CHECK_THAT(render(liaison).text, !Contains(words));
    CHECK_THAT(render(office).text, !Contains(words));
    Row closed = test::health_lounge();
    closed.state = ledger::State::kClosed;
    closed.title = "已办结的一项";
    liaison.closed = office.closed = {closed};
    for (const Rendered& mail : {render(liaison), render(office)}) {
        CHECK_THAT(mail.text, Contains(words) && Contains("已办结的一项（县卫健局"));
        CHECK_THAT(mail.html, Contains(words) && Contains("已办结的一项"));
    }
}

TEST_CASE("a closing line alone does not make a digest", "[digest]") {
    LiaisonDigest digest;
    digest.closed = {test::health_lounge()};
    CHECK(digest.empty());
}
