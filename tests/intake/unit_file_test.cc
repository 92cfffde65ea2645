// units.toml and calendar.toml: what is read, and what is refused with its place.

#include "intake/unit_file.h"

#include <catch2/catch.hpp>

#include "store/unit_store.h"
#include "support/dates.h"

using namespace intake;
using test::date;
using units::PostRole;

namespace {

const std::string kUnit =
    "[[unit]]\n"
    "code = \"health\"\n"
    "group = \"department\"\n"
    "names = [{ full = \"兴县卫生健康局\", short = [\"县卫健局\"] }]\n";

std::string units_error(const std::string& text) {
    base::Result<units::Register> read = parse_units(text, "plans/units.toml");
    if (read.ok()) return "accepted";
    CHECK(read.error().code == base::ErrorCode::kBadInput);
    CHECK_THAT(read.error().message, Catch::StartsWith("plans/units.toml"));
    return read.error().message;
}

std::string calendar_error(const std::string& text) {
    base::Result<calendar::WorkCalendar> read = parse_calendar(text, "plans/calendar.toml");
    if (read.ok()) return "accepted";
    CHECK(read.error().code == base::ErrorCode::kBadInput);
    CHECK_THAT(read.error().message, Catch::StartsWith("plans/calendar.toml 第 "));
    return read.error().message;
}

}  // namespace

TEST_CASE("every key of the register is read", "[intake]") {
    base::Result<units::Register> read = parse_units(R"(county = "兴县"
[[unit]]
code = "health"
group = "department"
names = [
    { full = "兴县卫生健康和体育局", short = ["县卫体局"], until = 2024-05-30 },
    { full = "兴县卫生健康局", short = ["县卫健局"], from = 2024-05-30 },
]
posts = [
    { role = "liaison", person = "李强", address = "health@x.example", from = 2024-01-01, until = 2025-01-01 },
    { role = "head" },
]
[[collective]]
name = "各有关单位"
variants = ["各单位"]
members = ["health"]
[[unresolved]]
name = "有关部门"
reason = "没有写明成员"
)",
                                                     "units.toml");
    REQUIRE(read.ok());
    CHECK(read->county == "兴县");
    REQUIRE(read->units.size() == 1);
    const units::Unit& unit = read->units[0];
    CHECK(unit.group == "department");
    REQUIRE(unit.names.size() == 2);
    CHECK(unit.names[0].valid == units::Validity{{}, date("2024-05-30")});
    CHECK(unit.names[1].valid == units::Validity{date("2024-05-30"), {}});
    REQUIRE(unit.posts.size() == 2);
    CHECK(unit.posts[0] == units::Post{PostRole::kLiaison,
                                       "李强",
                                       "health@x.example",
                                       {date("2024-01-01"), date("2025-01-01")}});
    CHECK(unit.posts[1].address.empty());
    CHECK(read->resolve("县卫体局", date("2024-05-29")).codes ==
          std::vector<std::string>{"health"});
    CHECK(read->resolve("各单位", date("2024-05-29")).collective);
    CHECK(read->unresolved.at("有关部门") == "没有写明成员");
}

TEST_CASE("a fault of units.toml is told with its place and reason", "[intake]") {
    struct Case {
        std::string text;
        const char *line, *reason;
    };
    auto post = [](const std::string& fields) { return kUnit + "posts = [{ " + fields + " }]\n"; };
    const Case cases[] = {
        {post("role = \"chief\""), "第 5 行", "liaison、head、leader、officer 或 director"},
        {post("address = \"a@b\""), "第 5 行", "role 缺少"},
        {post("role = \"head\", address = \"nobody\""), "第 5 行", "不是邮件地址：nobody"},
        {post("role = \"head\", address = \"a@b@c\""), "第 5 行", "不是邮件地址"},
        {post("role = \"head\", address = \"@b\""), "第 5 行", "不是邮件地址"},
        {post("role = \"head\", address = \"a@\""), "第 5 行", "不是邮件地址"},
        {post("role = \"head\", address = \"a@b, c@d\""), "第 5 行", "不是邮件地址"},
        {post("role = \"head\", address = \"a <a@b>\""), "第 5 行", "不是邮件地址"},
        {post("role = \"head\", address = \"a@b\\r\\nRCPT TO:<c@d>\""), "第 5 行", "控制字符"},
        {post("role = \"head\", from = 2024-05-30, until = 2024-05-30"), "第 5 行", "不晚于 from"},
        {post("role = \"head\", phone = \"1\""), "第 5 行", "不认识的键 phone"},
        {post("role = \"head\", from = \"2024-05-30\""), "第 5 行", "应为日期"},
        {"[[unit]]\ncode = \"a\"\ngroup = \"g\"\n", "第 1 行", "至少写一个名称"},
        {"[[unit]]\ngroup = \"g\"\nnames = [{ full = \"甲局\" }]\n", "第 1 行", "code 缺少"},
        {"[[unit]]\ncode = \"a\"\nnames = [{ full = \"甲局\" }]\n", "第 1 行", "group 缺少"},
        {"[[unit]]\ncode = \"a\"\ngroup = \"g\"\nnames = [{ short = [\"甲局\"] }]\n", "第 4 行",
         "full 缺少"},
        {"[[unit]]\ncode = \"a\"\ngroup = \"g\"\nnames = [{ full = \"甲局\", short = [\"a\\nb\"] "
         "}]\n",
         "第 4 行", "控制字符"},
        {kUnit + "colour = \"red\"\n", "第 5 行", "不认识的键 colour"},
        {kUnit + "[[unresolved]]\nreason = \"x\"\n", "第 5 行", "name 缺少"},
        {kUnit + "[[collective]]\nmembers = [\"health\"]\n", "第 5 行", "name 缺少"},
        {kUnit + "[[units]]\n", "第 5 行", "不认识的键 units"},
        // Faults of the register as a whole have names in place of lines.
        {kUnit + "[[collective]]\nname = \"各单位\"\nmembers = [\"nobody\"]\n", "各单位", "nobody"},
        {kUnit + kUnit, "", "重复的单位代码"},
        {kUnit + "[[unit]]\ncode = \"twin\"\ngroup = \"g\"\nnames = [{ full = \"县卫健局\" }]\n",
         "卫健局", "指两个单位"},
        {kUnit + "[[collective]]\nname = \"县卫健局\"\nmembers = [\"health\"]\n", "卫健局",
         "既是单位又是统称"},
        {kUnit + "[[collective]]\nname = \"各单位\"\nmembers = []\n"
                 "[[collective]]\nname = \"各单位\"\nmembers = [\"health\"]\n",
         "各单位", "重复"},
        {kUnit + "[[collective]]\nname = \"各单位\"\nvariants = [\"各部门\", \"各部门\"]\n",
         "各部门", "重复"},
        {kUnit + "[[collective]]\nname = \"甲\"\nvariants = [\"各部门\"]\n"
                 "[[collective]]\nname = \"乙\"\nvariants = [\"各 部门\"]\n",
         "部门", "重复"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        std::string message = units_error(c.text);
        CHECK_THAT(message, Catch::Contains(c.line));
        CHECK_THAT(message, Catch::Contains(c.reason));
    }
}

TEST_CASE("one name may pass from a unit to another on a day", "[intake]") {
    std::string first =
        "[[unit]]\ncode = \"a\"\ngroup = \"g\"\nnames = "
        "[{ full = \"县医保局\", until = 2024-05-30 }, { full = \"甲局\", from = 2024-05-30 }]\n";
    std::string second =
        "[[unit]]\ncode = \"b\"\ngroup = \"g\"\nnames = "
        "[{ full = \"乙局\", until = 2024-05-30 }, { full = \"县医保局\", from = ";
    CHECK(units_error(first + second + "2024-05-30 }]\n") == "accepted");
    CHECK_THAT(units_error(first + second + "2024-05-29 }]\n"), Catch::Contains("指两个单位"));
}

TEST_CASE("whatever register is accepted can be stored and is loaded equal", "[intake]") {
    for (const std::string& text :
         {kUnit,
          kUnit + "[[collective]]\nname = \"各单位\"\nvariants = [\"各部门\", \"各 部门\"]\n"
                  "members = [\"health\", \"health\"]\n",
          kUnit + "posts = [{ role = \"head\" }, { role = \"head\" }]\n"}) {
        INFO(text);
        base::Result<units::Register> read = parse_units(text, "units.toml");
        REQUIRE(read.ok());
        store::Database db = store::Database::in_memory();
        CHECK(store::save_register(db, *read));
        CHECK_FALSE(store::save_register(db, *read));
    }
    base::Result<units::Register> real = read_units_file(DUBAN_SOURCE_DIR "/plans/units.toml");
    REQUIRE(real.ok());
    store::Database db = store::Database::in_memory();
    CHECK(store::save_register(db, *real));
    CHECK_FALSE(store::save_register(db, *real));
    CHECK(real->units.size() > 50);
    CHECK(real->resolve("各乡镇人民政府", date("2024-05-07")).codes.size() == 15);
}

TEST_CASE("a calendar is read with its years, days off and make-up workdays", "[intake]") {
    base::Result<calendar::WorkCalendar> read = parse_calendar(R"(source = "国务院办公厅"
[[year]]
year = 2024
notice = "国办发明电〔2023〕7号"
holidays = [{ name = "国庆节", off = [2024-10-01, 2024-10-02], work = [2024-09-29] }]
)",
                                                               "calendar.toml");
    REQUIRE(read.ok());
    CHECK(read->covers(2024));
    CHECK_FALSE(read->covers(2025));
    CHECK_FALSE(read->is_workday(date("2024-10-02")));
    CHECK(read->is_workday(date("2024-10-03")));
    CHECK(read->is_workday(date("2024-09-29")));
    CHECK_FALSE(read->is_workday(date("2024-09-28")));
    CHECK(read->holiday(date("2024-10-01")) == "国庆节");
    CHECK(parse_calendar("", "calendar.toml")->years().empty());
    base::Result<calendar::WorkCalendar> real =
        read_calendar_file(DUBAN_SOURCE_DIR "/plans/calendar.toml");
    REQUIRE(real.ok());
    CHECK(real->years() == std::set<int>{2021, 2022, 2023, 2024, 2025, 2026});
}

TEST_CASE("a fault of calendar.toml is told with its line and reason", "[intake]") {
    struct Case {
        const char *text, *line, *reason;
    };
    const Case cases[] = {
        {"[[year]]\nyear = \"2024\"\n", "第 2 行", "1949 到 2200"},
        {"[[year]]\nyear = 24\n", "第 2 行", "1949 到 2200"},
        {"[[year]]\nnotice = \"x\"\n", "第 1 行", "year 缺少"},
        {"[[year]]\nyear = 2024\ndays = []\n", "第 3 行", "不认识的键 days"},
        {"[[year]]\nyear = 2024\nholidays = [{ off = [2024-10-01] }]\n", "第 3 行", "name 缺少"},
        {"[[year]]\nyear = 2024\nholidays = [{ name = \"x\", off = [\"2024-10-01\"] }]\n",
         "第 3 行", "应为日期"},
        {"[[year]]\nyear = 2024\nholidays = [{ name = \"x\", off = 2024-10-01 }]\n", "第 3 行",
         "列表"},
        {"[[year]]\nyear = 2024\nholidays = [\n{ name = \"x\", off = [2024-10-01, 2024-02-30] }]\n",
         "第 4 行", ""},
        {"[[year]]\nyear = 2024\nholidays = [{ name = \"x\", off = [2024-10-01], work = "
         "[2024-10-01] }]\n",
         "第 3 行", "重复"},
        {"[[year]]\nyear = 2024\n[[year]]\nyear = 2024\n", "第 4 行", "重复"},
        {"holiday = 1\n", "第 1 行", "不认识的键 holiday"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        std::string message = calendar_error(c.text);
        CHECK_THAT(message, Catch::Contains(c.line));
        CHECK_THAT(message, Catch::Contains(c.reason));
    }
}
