#include "notify/retry.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace notify;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const base::Instant kFirst = *base::parse_utc("2024-10-08T00:30:00Z");

// Every attempt fails with `cls`; the minutes after the first attempt at which the others are made.
std::vector<long> attempts_when_all_fail(SendClass cls) {
    std::vector<long> out;
    Attempts a{cls, 1, kFirst, kFirst, false};
    while (std::optional<Retry> retry = next_attempt(a)) {
        out.push_back(std::chrono::duration_cast<minutes>(retry->at - kFirst).count());
        a.now = retry->at;
        a.resend = retry->resend;
        ++a.failures;
    }
    return out;
}

}  // namespace

TEST_CASE("temporary failures are retried after 1, 5, 15, 60 minutes, then hourly for a day",
          "[notify]") {
    std::vector<long> at = attempts_when_all_fail(SendClass::kTemporary);
    REQUIRE(at.size() == 26);
    CHECK(std::vector<long>(at.begin(), at.begin() + 6) ==
          std::vector<long>{1, 6, 21, 81, 141, 201});
    CHECK(at.back() == 1401);
    CHECK(at.back() <= 24 * 60);
}

TEST_CASE("an ambiguous attempt waits at least ten minutes and is marked from then on",
          "[notify]") {
    std::vector<long> at = attempts_when_all_fail(SendClass::kAmbiguous);
    REQUIRE(at.size() > 4);
    CHECK(std::vector<long>(at.begin(), at.begin() + 4) == std::vector<long>{10, 20, 35, 95});

    CHECK(next_attempt({SendClass::kAmbiguous, 1, kFirst, kFirst, false})->resend);
    CHECK(next_attempt({SendClass::kTemporary, 2, kFirst, kFirst, true})->resend);
    CHECK_FALSE(next_attempt({SendClass::kTemporary, 2, kFirst, kFirst, false})->resend);
}

TEST_CASE("what is sent or permanent is not tried again", "[notify]") {
    for (SendClass cls :
         {SendClass::kSent, SendClass::kPermanentRecipient, SendClass::kPermanentConfiguration})
        CHECK_FALSE(next_attempt({cls, 1, kFirst, kFirst, false}));
}

TEST_CASE("a service that was off over the day still walks the short steps", "[notify]") {
    base::Instant late = kFirst + hours(24 * 9);
    CHECK(next_attempt({SendClass::kTemporary, 1, kFirst, late, false})->at == late + minutes(1));
    CHECK(next_attempt({SendClass::kTemporary, 4, kFirst, late, false})->at == late + minutes(60));
    CHECK_FALSE(next_attempt({SendClass::kTemporary, 5, kFirst, late, false}));
}

TEST_CASE("a clock that was set back does not keep a mail alive for ever", "[notify]") {
    base::Instant early = kFirst - hours(24 * 365);
    CHECK(next_attempt({SendClass::kTemporary, 26, kFirst, early, false}));
    CHECK_FALSE(next_attempt({SendClass::kTemporary, 27, kFirst, early, false}));
}

TEST_CASE("the twenty-four hours are counted to the minute", "[notify]") {
    base::Instant edge = kFirst + hours(23);
    CHECK(next_attempt({SendClass::kTemporary, 6, kFirst, edge, false}));
    CHECK_FALSE(
        next_attempt({SendClass::kTemporary, 6, kFirst, edge + std::chrono::seconds(1), false}));
}
