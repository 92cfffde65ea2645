// Reforms and appointments on a register: what holds on which day afterwards, and what is refused.

#include "units/change.h"

#include <catch2/catch.hpp>

#include "support/dates.h"

using namespace units;
using test::date;

namespace {

Register county() {
    Register r;
    r.county = "兴县";
    r.units.push_back({"health",
                       "department",
                       {{"兴县卫生健康和体育局", {"县卫体局"}, {}}},
                       {{PostRole::kLiaison, "王芳", "health@x", {}},
                        {PostRole::kHead, "王亚荣", "health.head@x", {}}}});
    r.units.push_back({"education",
                       "department",
                       {{"兴县教育科技局", {"县教科局"}, {}}},
                       {{PostRole::kHead, "张欣", "education.head@x", {}}}});
    r.units.push_back({"t1", "township", {{"蔚汾镇人民政府", {"蔚汾镇"}, {}}}, {}});
    r.units.push_back({"t2", "township", {{"康宁镇人民政府", {"康宁镇"}, {}}}, {}});
    r.collectives.push_back({"各乡镇人民政府", {"各乡镇"}, {"t1", "t2"}});
    r.index();
    return r;
}

Change change(ChangeKind kind, const std::string& unit, const char* on) {
    Change c;
    c.kind = kind;
    c.unit = unit;
    c.on = date(on);
    return c;
}
Change renamed(const char* on = "2024-05-30") {
    Change c = change(ChangeKind::kRename, "health", on);
    c.full = "兴县卫生健康局";
    c.shorts = {"县卫健局"};
    return c;
}
Change assigned(const std::string& person, const char* on, PostRole role = PostRole::kHead) {
    Change c = change(ChangeKind::kAssign, "health", on);
    c.role = role;
    c.person = person;
    c.address = "health.head@x";
    return c;
}
Change into(ChangeKind kind, const std::string& unit, std::vector<std::string> codes,
            const char* on = "2024-05-30") {
    Change c = change(kind, unit, on);
    c.into = std::move(codes);
    return c;
}

std::string head(const Register& r, const char* day, const std::string& unit = "health") {
    std::string out;
    for (const Post& p : r.find(unit)->posts)
        if (p.role == PostRole::kHead && p.valid.holds_on(date(day))) out += p.person + ".";
    return out;
}
std::string resolved(const Register& r, const std::string& name, const char* day) {
    std::string out;
    for (const std::string& code : r.resolve(name, date(day)).codes) out += code + ".";
    return out;
}

}  // namespace

TEST_CASE("a name printed in a plan means the unit of the plan's date", "[units]") {
    Register r = county();
    REQUIRE(apply(r, renamed()));
    struct Case {
        const char *name, *day, *codes;
    };
    const Case cases[] = {{"县卫体局", "2024-05-29", "health."},
                          {"县卫体局", "2024-05-30", ""},
                          {"县卫健局", "2024-05-29", ""},
                          {"县卫健局", "2024-05-30", "health."},
                          {"兴县卫生健康局", "2030-01-01", "health."}};
    for (const Case& c : cases) {
        CAPTURE(c.name, c.day);
        CHECK(resolved(r, c.name, c.day) == c.codes);
    }
    CHECK(r.find("health")->name_on(date("2024-05-29")).full == "兴县卫生健康和体育局");
    CHECK(r.faults().empty());
}

TEST_CASE("a rename before a later one holds until it, one of the same day replaces it",
          "[units]") {
    Register r = county();
    apply(r, renamed("2024-09-01"));
    Change earlier = renamed("2024-06-01");
    earlier.full = "兴县卫生局";
    earlier.shorts = {};
    apply(r, earlier);
    CHECK(resolved(r, "县卫生局", "2024-08-31") == "health.");
    CHECK(resolved(r, "县卫生局", "2024-09-01").empty());
    CHECK(resolved(r, "县卫健局", "2024-09-01") == "health.");
    earlier.full = "兴县健康局";
    apply(r, earlier);
    CHECK(resolved(r, "县健康局", "2024-06-01") == "health.");
    CHECK(resolved(r, "县卫生局", "2024-06-01").empty());
}

TEST_CASE("a unit that ends bears no name and has no holder from its day on", "[units]") {
    struct Case {
        Change change;
        bool stands;
    };
    const Case cases[] = {{into(ChangeKind::kMerge, "health", {"education"}), false},
                          {change(ChangeKind::kAbolish, "health", "2024-05-30"), false},
                          {into(ChangeKind::kSplit, "health", {"t1", "t2"}), false},
                          {into(ChangeKind::kSplit, "health", {"health", "t2"}), true}};
    for (const Case& c : cases) {
        CAPTURE(name(c.change.kind));
        Register r = county();
        REQUIRE(check(r, c.change).ok());
        REQUIRE(apply(r, c.change));
        CHECK(stands(*r.find("health"), date("2024-05-29")));
        CHECK(stands(*r.find("health"), date("2024-05-30")) == c.stands);
        CHECK(head(r, "2024-05-29") == "王亚荣.");
        CHECK(head(r, "2024-05-30") == (c.stands ? "王亚荣." : ""));
        CHECK(resolved(r, "县卫体局", "2024-05-29") == "health.");
        CHECK(resolved(r, "县卫体局", "2024-05-30") == (c.stands ? "health." : ""));
    }
}

TEST_CASE("a collective has the members that stand on the day", "[units]") {
    Register r = county();
    apply(r, into(ChangeKind::kMerge, "t2", {"t1"}));
    CHECK(resolved(r, "各乡镇", "2024-05-29") == "t1.t2.");
    CHECK(resolved(r, "各乡镇", "2024-05-30") == "t1.");
}

TEST_CASE("the holder of a post on each day, after appointments in any order", "[units]") {
    Register r = county();
    SECTION("in their order") {
        apply(r, assigned("白乃兵", "2024-04-11"));
        apply(r, assigned("赵某", "2024-09-01"));
    }
    SECTION("the later one recorded first") {
        apply(r, assigned("赵某", "2024-09-01"));
        apply(r, assigned("白乃兵", "2024-04-11"));
    }
    CHECK(head(r, "2024-04-10") == "王亚荣.");
    CHECK(head(r, "2024-04-11") == "白乃兵.");
    CHECK(head(r, "2024-08-31") == "白乃兵.");
    CHECK(head(r, "2024-09-01") == "赵某.");
    CHECK(head(r, "2030-01-01") == "赵某.");
}

TEST_CASE("a vacated post is empty from its day, beside another holder stays", "[units]") {
    Register r = county();
    Change second = assigned("副职", "2024-04-11");
    second.beside = true;
    apply(r, second);
    CHECK(head(r, "2024-04-11") == "王亚荣.副职.");
    Change left = change(ChangeKind::kVacate, "health", "2024-06-01");
    left.role = PostRole::kHead;
    left.person = "王亚荣";
    apply(r, left);
    CHECK(head(r, "2024-05-31") == "王亚荣.副职.");
    CHECK(head(r, "2024-06-01") == "副职.");
    left.person.clear();
    apply(r, left);
    CHECK(head(r, "2024-06-01").empty());
}

TEST_CASE("a change that the register states already changes nothing, twice is once", "[units]") {
    const Change changes[] = {renamed(), assigned("白乃兵", "2024-04-11"),
                              into(ChangeKind::kMerge, "t2", {"t1"}),
                              change(ChangeKind::kAbolish, "t1", "2024-05-30"), [] {
                                  Change c = change(ChangeKind::kAdd, "sports", "2024-05-30");
                                  c.full = "兴县体育局";
                                  c.group = "department";
                                  return c;
                              }()};
    for (const Change& c : changes) {
        CAPTURE(name(c.kind));
        Register once = county();
        REQUIRE(apply(once, c));
        Register twice = once;
        REQUIRE(apply(twice, c));
        CHECK(once == twice);
        CHECK_FALSE(once == county());
    }
}

TEST_CASE("a change is read back as it was written, a broken one is none", "[units]") {
    Change c = assigned("白乃兵", "2024-04-11");
    c.beside = true;
    for (const Change& each : {c, renamed(), into(ChangeKind::kSplit, "t1", {"t1", "t2"})}) {
        std::optional<Change> read = change_of(*base::parse_json(to_json(each).dump()));
        REQUIRE(read);
        CHECK(*read == each);
    }
    for (const char* text : {"{}", R"({"kind":"rename","unit":"a","on":"2024-02-30"})",
                             R"({"kind":"explode","unit":"a","on":"2024-02-28"})",
                             R"({"kind":"rename","on":"2024-02-28"})"})
        CHECK_FALSE(change_of(*base::parse_json(text)));
}

TEST_CASE("a change that makes no sense is refused with its reason", "[units]") {
    struct Case {
        Change change;
        const char* reason;
    };
    Change taken = renamed();
    taken.full = "兴县教育科技局";
    Change same = renamed();
    same.full = "兴县卫生健康和体育局";
    Change nameless = renamed();
    nameless.full.clear();
    Change doubled = change(ChangeKind::kAdd, "health", "2024-05-30");
    Change odd = change(ChangeKind::kAdd, "卫健", "2024-05-30");
    Change nobody = change(ChangeKind::kVacate, "education", "2024-05-30");
    Change again = assigned("王亚荣", "2024-05-30");
    const Case cases[] = {
        {taken, "同一时期指两个单位"},
        {same, "已经叫作"},
        {nameless, "全称"},
        {change(ChangeKind::kAbolish, "nobody", "2024-05-30"), "没有代码为 nobody 的单位"},
        {into(ChangeKind::kMerge, "t1", {"t1"}), "不能并入自身"},
        {into(ChangeKind::kMerge, "t1", {"none"}), "没有代码为 none 的单位"},
        {into(ChangeKind::kMerge, "t1", {}), "承接的单位"},
        {into(ChangeKind::kSplit, "t1", {"t2"}), "承接的单位"},
        {doubled, "已经登记"},
        {odd, "小写英文字母"},
        {nobody, "无人在任"},
        {again, "已由“王亚荣”担任"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.reason);
        base::Status done = check(county(), c.change);
        REQUIRE_FALSE(done.ok());
        CHECK_THAT(done.error().message, Catch::Contains(c.reason));
    }
    Register ended = county();
    apply(ended, into(ChangeKind::kMerge, "t2", {"t1"}));
    CHECK_THAT(check(ended, change(ChangeKind::kAbolish, "t2", "2024-06-01")).error().message,
               Catch::Contains("不存在"));
    CHECK_THAT(check(ended, into(ChangeKind::kMerge, "t1", {"t2"})).error().message,
               Catch::Contains("不能承接"));
}
