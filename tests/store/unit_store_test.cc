// Units, their names by day, and who holds a post on a day.

#include "store/unit_store.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "support/dates.h"
#include "support/raw_database.h"
#include "support/temporary_directory.h"

using namespace store;
using test::date;
using units::PostRole;
using units::Register;

namespace {

Register county() {
    Register r;
    r.county = "兴县";
    units::Validity before{{}, date("2024-05-30")}, after{date("2024-05-30"), {}};
    r.units.push_back({"health",
                       "department",
                       {{"兴县卫生健康和体育局", {"县卫体局", "卫体局"}, before},
                        {"兴县卫生健康局", {"县卫健局"}, after}},
                       {{PostRole::kLiaison, "王芳", "old@x", before},
                        {PostRole::kLiaison, "李强", "new@x", after},
                        {PostRole::kHead, "白乃兵", "", {}}}});
    r.units.push_back({"court", "vertical", {{"兴县人民法院", {}, {}}}, {}});
    r.units.push_back({"office",
                       "government",
                       {{"兴县人民政府督查室", {"县政府督查室"}, {}}},
                       {{PostRole::kOfficer, "", "officer@x", {}},
                        {PostRole::kOfficer, "张三", "second@x", {}},
                        {PostRole::kOfficer, "赵六", "officer@x", {}}}});
    r.collectives.push_back({"各有关单位", {"各单位", "有关各单位"}, {"court", "health"}});
    r.unresolved["有关部门"] = "没有写明成员";
    r.index();
    return r;
}

std::vector<std::string> addresses(const std::vector<Recipient>& list) {
    std::vector<std::string> out;
    for (const Recipient& r : list) out.push_back(r.address);
    return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a register is loaded as it was saved, and saved again only where it changed",
          "[store]") {
    Database db = Database::in_memory();
    Register r = county();
    CHECK(save_register(db, r));
    CHECK(load_register(db) == r);
    std::string before = test::dump(db);
    CHECK_FALSE(save_register(db, r));
    CHECK(test::dump(db) == before);
    r.units[1].names[0].shorts.push_back("县法院");
    CHECK(save_register(db, r));
    CHECK(load_register(db) == r);
    CHECK(load_register(db).resolve("县法院", date("2024-06-01")).codes == Names{"court"});
}

TEST_CASE("a unit that the register drops keeps its row and loses its posts", "[store]") {
    Database db = Database::in_memory();
    Register r = county();
    REQUIRE(save_register(db, r));
    int64_t court = unit_ids(db).at("court"), health = unit_ids(db).at("health");
    r.units.erase(r.units.begin());
    r.collectives[0].members = {"court"};
    r.index();
    REQUIRE(save_register(db, r));
    CHECK(unit_ids(db).at("health") == health);
    CHECK(unit_ids(db).at("court") == court);
    CHECK(holders(db, health, PostRole::kLiaison, date("2024-06-01")).empty());
    CHECK(load_register(db).find("health") == nullptr);
}

TEST_CASE("a unit bears the name of the day, short form first", "[store]") {
    Database db = Database::in_memory();
    REQUIRE(save_register(db, county()));
    int64_t health = unit_ids(db).at("health"), court = unit_ids(db).at("court");
    CHECK(unit_name(db, health, date("2024-05-29")) == "县卫体局");
    CHECK(unit_name(db, health, date("2024-05-30")) == "县卫健局");
    CHECK(unit_name(db, court, date("2024-05-30")) == "兴县人民法院");
    CHECK(unit_name(db, 99, date("2024-05-30")).empty());
}

TEST_CASE("a post is held from its first day until the day before its last bound", "[store]") {
    Database db = Database::in_memory();
    REQUIRE(save_register(db, county()));
    int64_t health = unit_ids(db).at("health");
    struct Case {
        const char* day;
        Names liaison;
    };
    const Case cases[] = {{"2020-01-01", {"old@x"}},
                          {"2024-05-29", {"old@x"}},
                          {"2024-05-30", {"new@x"}},
                          {"2030-01-01", {"new@x"}}};
    for (const Case& c : cases) {
        CAPTURE(c.day);
        CHECK(addresses(holders(db, health, PostRole::kLiaison, date(c.day))) == c.liaison);
    }
    CHECK(holders(db, health, PostRole::kLiaison, date("2024-05-30"))[0].name ==
          "县卫健局联络员李强");
    // A head without an address cannot be written to.
    CHECK(holders(db, health, PostRole::kHead, date("2024-05-30")).empty());
}

TEST_CASE("two officers are two recipients, one mailbox is one", "[store]") {
    Database db = Database::in_memory();
    REQUIRE(save_register(db, county()));
    std::vector<Recipient> officers = holders(db, PostRole::kOfficer, date("2024-06-01"));
    CHECK(addresses(officers) == Names{"officer@x", "second@x"});
    CHECK(officers[0].name == "县政府督查室督查员");
}

TEST_CASE("a liaison of several units is one recipient, each unit once", "[store]") {
    Database db = Database::in_memory();
    Register r = county();
    r.units[1].posts.push_back({PostRole::kLiaison, "", "new@x", {}});
    r.units[1].posts.push_back({PostRole::kLiaison, "李强", "new@x", {}});
    REQUIRE(save_register(db, r));
    std::vector<LiaisonUnits> found = liaisons(db, date("2024-06-01"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].liaison.address == "new@x");
    CHECK(found[0].unit_ids ==
          std::vector<int64_t>{unit_ids(db).at("health"), unit_ids(db).at("court")});
    CHECK(liaisons(db, date("2024-05-01")).size() == 2);
}

TEST_CASE("a backup is a whole copy and never replaces a file", "[store]") {
    support::TemporaryDirectory folder;
    base::Result<Database> db = Database::open(folder.file("ledger.db"));
    REQUIRE(db.ok());
    REQUIRE(save_register(*db, county()));
    std::string copy = folder.file("copy.db");
    REQUIRE(db->backup(copy).ok());
    base::Result<Database> opened = Database::open(copy);
    REQUIRE(opened.ok());
    CHECK(opened->schema_version() == db->schema_version());
    CHECK(opened->integrity_fault().empty());
    CHECK(test::dump(*opened) == test::dump(*db));
    CHECK_FALSE(std::filesystem::exists(copy + ".part"));

    std::string taken = folder.write("taken.db", "mine");
    base::Status refused = db->backup(taken);
    REQUIRE_FALSE(refused.ok());
    CHECK_THAT(refused.error().message, Catch::Contains("已存在，不覆盖"));
    std::string kept;
    std::getline(std::ifstream(taken), kept);
    CHECK(kept == "mine");
    CHECK_FALSE(db->backup(folder.file("none/copy.db")).ok());
}
