// The mails as officers and liaisons read them, approved by eye.

#include <catch2/catch.hpp>

#include "digest/render.h"
#include "digest/sample_facts.h"
#include "support/golden.h"

using namespace digest;

namespace {

void check(const std::string& name, const Rendered& mail) {
    std::string text = "Subject: " + mail.subject + "\n\n" + mail.text;
    CHECK(test::difference_from_golden("digest_" + name + ".txt", text) == "");
    CHECK(test::difference_from_golden("digest_" + name + ".html", mail.html) == "");
}

}  // namespace

TEST_CASE("the liaison's digest reads as approved", "[digest]") {
    check("liaison", render(test::liaison_digest()));
}

TEST_CASE("a late digest for two units, the first of its series, reads as approved", "[digest]") {
    LiaisonDigest d = test::liaison_digest();
    d.late = true;
    d.units = {"县教科局", "县科协"};
    d.previous.reset();
    d.pending.clear();
    d.recurring = 0;
    check("liaison_late", render(d));
}

TEST_CASE("the office's digest reads as approved", "[digest]") {
    check("office", render(test::office_digest()));
}

TEST_CASE("the office's digest of a week without anything reads as approved", "[digest]") {
    OfficeDigest d;
    d.today = test::date(test::kTuesday);
    d.week = calendar::iso_week(d.today);
    d.previous = Totals{};
    check("office_empty", render(d));
}

TEST_CASE("the liaison's ladder message reads as approved", "[digest]") {
    check("ladder_liaison", render(test::liaison_ladder()));
}

TEST_CASE("the office's ladder message reads as approved", "[digest]") {
    check("ladder_office", render(test::office_ladder()));
}

TEST_CASE("the notice of mail that does not arrive reads as approved", "[digest]") {
    check("failure_notice", render(test::failure_notice()));
}

TEST_CASE("the overdue list reads as approved", "[digest]") {
    std::vector<Row> rows = test::office_digest().overdue;
    base::Date today = test::date(test::kTuesday);
    check("overdue_list", {"", overdue_list_text(rows, today), overdue_list_html(rows, today)});
}

TEST_CASE("a difference from an approved text is found and placed", "[digest]") {
    std::string name = "digest_office.txt";
    std::string approved = test::approved(name);
    REQUIRE(!approved.empty());
    if (std::getenv("DUBAN_ACCEPT")) return;
    CHECK(test::difference_from_golden(name, approved) == "");
    approved.back() = '!';
    CHECK(test::difference_from_golden(name, approved) != "");
}
