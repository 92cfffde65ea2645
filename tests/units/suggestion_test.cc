#include "units/suggestion.h"

#include <catch2/catch.hpp>

#include "support/dates.h"
#include "units/likeness.h"
#include "units/odd_characters.h"

using namespace units;
using test::date;

namespace {

Register county() {
    Register r;
    r.county = "兴县";
    Validity before{{}, date("2024-05-30")}, after{date("2024-05-30"), {}};
    auto add = [&r](const char* code, std::vector<UnitName> names) {
        r.units.push_back({code, "department", std::move(names), {}});
    };
    add("health",
        {{"兴县卫生健康和体育局", {"县卫体局"}, before}, {"兴县卫生健康局", {"县卫健局"}, after}});
    add("education",
        {{"兴县教育科技局", {"县教科局"}, before}, {"兴县教育体育局", {"县教体局"}, after}});
    add("statistics", {{"兴县统计局", {"县统计局"}, {}}});
    add("housing", {{"兴县住房和城乡建设管理局", {"县住建局"}, {}}});
    add("reform", {{"兴县发展和改革局", {"县发改局"}, {}}});
    add("resources", {{"兴县自然资源局", {}, {}}});
    add("social", {{"兴县人力资源和社会保障局", {"县人社局"}, {}}});
    add("insurance", {{"兴县医疗保障局", {"县医保局"}, {}}});
    add("emergency", {{"兴县应急管理局", {}, {}}});
    add("police", {{"兴县公安局", {}, {}}});
    add("traffic-police", {{"兴县公安局交通警察大队", {"县交警大队"}, {}}});
    add("t1", {{"蔚汾镇人民政府", {"蔚汾镇"}, {}}});
    add("t2", {{"蔡家崖乡人民政府", {"蔡家崖乡"}, {}}});
    r.collectives.push_back({"各乡镇人民政府", {"各乡（镇）人民政府", "各乡镇"}, {"t1", "t2"}});
    r.unresolved["有关部门"] = "没有写明成员";
    r.index();
    return r;
}

struct Case {
    const char* printed;
    const char* day;
    const char* first;  // code of the best candidate; empty: none at all
    const char* likeness;
    const char* reason;  // a part of it
};

}  // namespace

TEST_CASE("a name that means nobody gets candidates with their reasons", "[units]") {
    const Case cases[] = {
        // A name of another time.
        {"县卫体局", "2024-06-01", "health", "other_date",
         "旧名，2024-05-30 起改为“兴县卫生健康局”"},
        {"县卫健局", "2024-05-07", "health", "other_date",
         "2024-05-30 起才用此名，当时为“兴县卫生健康和体育局”"},
        {"兴县教育科技局", "2024-06-01", "education", "other_date", "起改为“兴县教育体育局”"},
        // Another level in front.
        {"市统计局", "2024-06-01", "statistics", "level", "级别写法不同"},
        {"区住建局", "2024-06-01", "housing", "level", "县住建局"},
        {"省发改局", "2024-06-01", "reform", "level", "县发改局"},
        // Characters in order.
        {"县卫生体育局", "2024-05-07", "health", "abbreviation",
         "像是“兴县卫生健康和体育局”的简称"},
        {"县住房建设局", "2024-06-01", "housing", "abbreviation", "住房和城乡建设管理局"},
        {"县人力社保局", "2024-06-01", "social", "abbreviation", "人力资源和社会保障局"},
        {"县应急局", "2024-06-01", "emergency", "abbreviation", "应急管理局"},
        {"县自规局", "2024-06-01", "", "", ""},
        // The other way round.
        {"县发展改革和数据局", "2024-06-01", "reform", "long_form", "县发改局"},
        // Another kind of body.
        {"县发展和改革委员会", "2024-06-01", "reform", "kind", "机构名尾不同"},
        {"县发改委", "2024-06-01", "reform", "kind", "县发改局"},
        // One character off, where the name is long enough to tell.
        {"县自然姿源局", "2024-06-01", "resources", "misprint", "差一个字"},
        {"蔡家涯乡", "2024-06-01", "t2", "misprint", "蔡家崖乡"},
        {"县应急理管局", "2024-06-01", "emergency", "misprint", "差一个字"},
        // Collectives.
        {"各乡（镇）政府", "2024-06-01", "各乡镇人民政府", "collective",
         "含 2 个单位：蔚汾镇人民政府、蔡家崖乡人民政府"},
        // Nobody.
        {"县审计局", "2024-06-01", "", "", ""},
        {"县医院", "2024-06-01", "", "", ""},
        {"县气象局", "2024-06-01", "", "", ""},
        {"蔚份镇", "2024-06-01", "", "", ""},
        {"县局", "2024-06-01", "", "", ""},
        {"各村", "2024-06-01", "", "", ""},
        {"局", "2024-06-01", "", "", ""},
        {"", "2024-06-01", "", "", ""},
        {"有关部门", "2024-06-01", "", "", ""},
        {"项目施工单位", "2024-06-01", "", "", ""},
        {"县交通警察局", "2024-06-01", "", "", ""},
    };
    Register r = county();
    for (const Case& c : cases) {
        INFO(c.printed << " on " << c.day);
        REQUIRE(r.resolve(c.printed, date(c.day)).codes.empty());
        std::vector<Suggestion> found = suggest(r, c.printed, date(c.day));
        std::string all;
        for (const Suggestion& s : found)
            all += s.code + " " + std::string(name(s.likeness)) + " " + s.reason + "\n";
        INFO(all);
        CHECK(found.empty() == std::string(c.first).empty());
        if (found.empty() || std::string(c.first).empty()) continue;
        CHECK(found[0].code == c.first);
        CHECK(name(found[0].likeness) == c.likeness);
        CHECK_THAT(found[0].reason, Catch::Contains(c.reason));
    }
}

TEST_CASE("a name that resolves gets no candidates", "[units]") {
    Register r = county();
    for (const char* printed : {"县统计局", "兴县统计局", "统计局", "各乡镇", "县 统计 局"})
        CHECK(suggest(r, printed, date("2024-06-01")).empty());
}

TEST_CASE("one unit is offered once, by its best reason, and at most five are", "[units]") {
    Register r = county();
    std::vector<Suggestion> found = suggest(r, "县卫局", date("2024-05-07"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].name == "兴县卫生健康和体育局");
    for (int i = 0; i < 20; ++i)
        r.units.push_back(
            {"x" + std::to_string(i),
             "department",
             {{"兴县某某" + std::string("甲乙丙丁戊己庚辛壬癸").substr(0, 3 * (i % 10 + 1)) +
                   "事务局",
               {},
               {}}},
             {}});
    r.index();
    CHECK(suggest(r, "县某事局", date("2024-05-07")).size() == 5);
}

TEST_CASE("a name with characters that nobody sees is never matched by itself", "[units]") {
    Register r = county();
    struct Odd {
        const char* printed;
        const char* visible;
        const char* point;
    };
    const Odd cases[] = {
        {"县统\u200b计局", "县统\\u200b计局", "U+200B"},
        {"\ufeff县统计局", "\\ufeff县统计局", "U+FEFF"},
        {"县统计局\u202e", "县统计局\\u202e", "U+202E"},
        {"县自\u2f00然资源局", "县自\\u2f00然资源局", ""},
        {"\u2f12统计局", "\\u2f12统计局", ""},
        {"县公安\ufe00局", "县公安\\ufe00局", "U+FE00"},
    };
    for (const Odd& c : cases) {
        INFO(c.visible);
        CHECK(r.resolve(c.printed, date("2024-06-01")).codes.empty());
        CHECK_FALSE(odd_characters(c.printed).empty());
        CHECK(visible_name(c.printed) == c.visible);
        std::vector<Suggestion> found = suggest(r, c.printed, date("2024-06-01"));
        if (std::string(c.point).empty()) continue;
        REQUIRE_FALSE(found.empty());
        CHECK(found[0].likeness == Likeness::kOddCharacter);
        CHECK_THAT(found[0].reason, Catch::Contains(c.point));
    }
    for (const char* plain : {"县统计局", "各乡（镇）", "县〇一局", "𠮷县局", "ＡＢ局"})
        CHECK(odd_characters(plain).empty());
}

TEST_CASE("a radical that looks like an ideograph is read as one for the suggestion", "[units]") {
    Register r = county();
    r.units.push_back({"work", "department", {{"兴县工业和信息化局", {"县工信局"}, {}}}, {}});
    r.index();
    const char* printed = "县\u2f2f信局";  // KANGXI RADICAL WORK
    CHECK(r.resolve(printed, date("2024-06-01")).codes.empty());
    std::vector<Suggestion> found = suggest(r, printed, date("2024-06-01"));
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].code == "work");
    CHECK(found[0].likeness == Likeness::kOddCharacter);
}

TEST_CASE("what an officer chose for a plan goes before the register", "[units]") {
    Register r = county();
    r.choices = {{"县卫健委", "health"}, {"各村镇", "各乡镇人民政府"}, {"县某局", "nobody"}};
    using Codes = std::vector<std::string>;
    CHECK(r.resolve("县卫健委", date("2024-06-01")).codes == Codes{"health"});
    CHECK(r.resolve("各村镇", date("2024-06-01")).codes == Codes{"t1", "t2"});
    CHECK(r.resolve("各村镇", date("2024-06-01")).collective);
    CHECK(r.resolve("县某局", date("2024-06-01")).codes.empty());
    CHECK(r.resolve("县卫健委 ", date("2024-06-01")).codes.empty());
}

TEST_CASE("likeness compares stems and kinds", "[units]") {
    struct Pair {
        const char32_t *a, *b;
        bool abbreviated, kind, misprint;
    };
    const Pair pairs[] = {
        {U"卫体局", U"卫生健康和体育局", true, false, false},
        {U"卫体", U"卫生健康和体育局", true, false, false},
        {U"卫", U"卫生健康和体育局", false, false, false},
        {U"体卫局", U"卫生健康和体育局", false, false, false},
        {U"生健局", U"卫生健康和体育局", false, false, false},
        {U"卫体委", U"卫生健康和体育局", false, false, false},
        {U"发改委", U"发改局", false, true, false},
        {U"发改局", U"发改局", false, false, false},
        {U"审计局", U"统计局", false, false, false},
        {U"人防办", U"人社局", false, false, false},
        {U"应急管里局", U"应急管理局", false, false, true},
        {U"应急管理理局", U"应急管理局", false, false, true},
        {U"管应理急局", U"应急管理局", false, false, false},
        {U"计统局", U"统计局", false, false, true},
    };
    for (const Pair& p : pairs) {
        INFO(std::u32string(p.a).size() << " " << std::u32string(p.b).size());
        CHECK(abbreviates(p.a, p.b) == p.abbreviated);
        CHECK(differs_in_kind(p.a, p.b) == p.kind);
        CHECK(misprints(p.a, p.b) == p.misprint);
    }
}
