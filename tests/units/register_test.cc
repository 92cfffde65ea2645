#include "units/register.h"

#include <catch2/catch.hpp>

#include "support/dates.h"
#include "units/suggestion.h"

using namespace units;
using test::date;

namespace {

Register xingxian() {
    Register r;
    r.county = "兴县";
    Validity before{{}, date("2024-05-30")}, after{date("2024-05-30"), {}};
    r.units.push_back(
        {"health",
         "department",
         {{"兴县卫生健康和体育局", {"县卫体局"}, before}, {"兴县卫生健康局", {"县卫健局"}, after}},
         {}});
    r.units.push_back(
        {"education",
         "department",
         {{"兴县教育科技局", {"县教科局"}, before}, {"兴县教育体育局", {"县教体局"}, after}},
         {}});
    r.units.push_back({"t1", "township", {{"蔚汾镇人民政府", {"蔚汾镇"}, {}}}, {}});
    r.units.push_back({"t2", "township", {{"康宁镇人民政府", {"康宁镇"}, {}}}, {}});
    r.collectives.push_back({"各乡镇人民政府", {"各乡（镇）人民政府", "各乡镇"}, {"t1", "t2"}});
    r.index();
    return r;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a name means the unit that bore it on the day", "[units]") {
    Register r = xingxian();
    CHECK(r.resolve("县卫体局", date("2024-05-07")).codes == Codes{"health"});
    CHECK(r.resolve("兴县卫生健康和体育局", date("2024-05-29")).codes == Codes{"health"});
    CHECK(r.resolve("县卫生健康局", date("2024-06-01")).codes == Codes{"health"});
    CHECK(r.resolve("县卫体局", date("2024-05-30")).codes.empty());
    CHECK(r.resolve("县卫健局", date("2024-05-29")).codes.empty());
}

TEST_CASE("the successor's name is used after the reform", "[units]") {
    Register r = xingxian();
    const Unit* health = r.find("health");
    REQUIRE(health);
    CHECK(health->name_on(date("2024-05-29")).full == "兴县卫生健康和体育局");
    CHECK(health->name_on(date("2024-05-30")).full == "兴县卫生健康局");
    CHECK(r.find("nothing") == nullptr);
}

TEST_CASE("a collective gives its members however its brackets are printed", "[units]") {
    Register r = xingxian();
    for (const char* printed : {"各乡镇人民政府", "各乡（镇）人民政府", "各乡(镇) 人民政府"}) {
        Resolution found = r.resolve(printed, date("2024-05-07"));
        CHECK(found.collective);
        CHECK(found.codes == Codes{"t1", "t2"});
    }
}

TEST_CASE("an unknown name is never guessed, only suggested", "[units]") {
    Register r = xingxian();
    Resolution found = r.resolve("县教体局", date("2024-05-07"));
    CHECK(found.codes.empty());
    CHECK_FALSE(suggest(r, "县教体局", date("2024-05-07")).empty());
    CHECK(r.resolve("县", date("2024-05-07")).codes.empty());
    CHECK(r.resolve("", date("2024-05-07")).codes.empty());
}

TEST_CASE("a name with two meanings on one day is a fault, on different days none", "[units]") {
    Register r = xingxian();
    CHECK(r.faults().empty());
    r.units.push_back({"twin", "department", {{"兴县卫生健康局", {}, {}}}, {}});
    r.index();
    CHECK_FALSE(r.faults().empty());
    CHECK(r.resolve("县卫生健康局", date("2024-06-01")).codes.empty());
    std::vector<Suggestion> both = suggest(r, "县卫生健康局", date("2024-06-01"));
    REQUIRE(both.size() == 2);
    CHECK(both[1].likeness == Likeness::kAmbiguous);
}

TEST_CASE("a collective with an unknown member is a fault", "[units]") {
    Register r = xingxian();
    r.collectives.push_back({"各有关单位", {}, {"nobody"}});
    r.index();
    REQUIRE(r.faults().size() == 1);
    CHECK(r.faults()[0].find("nobody") != std::string::npos);
}
