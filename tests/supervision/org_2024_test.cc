// The gazette's appointments and renames of 2024, recorded as acts, give the right holder and the
// right name on every day of the year. Facts: gold/org-2024.json beside the repository.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "supervision/supervision_fixture.h"
#include "supervision/unit_act.h"

using namespace test;
using units::Change;
using units::ChangeKind;
using units::PostRole;

namespace {

std::optional<base::Json> gold() {
    const char* shared = std::getenv("DUBAN_SHARED");
    std::string folder = shared ? shared : DUBAN_SOURCE_DIR "/../shared";
    std::ifstream in(folder + "/gold/org-2024.json", std::ios::binary);
    if (!in) {
        std::cout << "skipped: " << folder << "/gold/org-2024.json is missing\n";
        return {};
    }
    std::stringstream text;
    text << in.rdbuf();
    base::Result<base::Json> json = base::parse_json(text.str());
    REQUIRE(json.ok());
    return *json;
}

std::string text(const base::Json& json, const char* key) { return *json[key].as_string(); }

struct Appointment {
    std::string person, unit, number;
    bool comes = false;
    base::Date on{};
};

// 局长 of the three documents, in the file's order.
std::vector<Appointment> appointments(const base::Json& gold) {
    std::vector<Appointment> out;
    for (const base::Json& item : *gold["appointments"].as_array()) {
        std::string number = text(item, "number");
        bool wanted = number == "兴政函〔2024〕18号" || number == "兴政函〔2024〕21号" ||
                      number == "兴政函〔2024〕26号";
        if (!wanted || text(item, "post") != "局长") continue;
        out.push_back({text(item, "person"), text(item, "unit"), number,
                       text(item, "change") == "+", date(text(item, "date"))});
    }
    return out;
}

// The county as it stood at the beginning of the year: nothing of 2024 is known yet. Short names
// that documents of May print before the reform stay known.
units::Register at_new_year(units::Register units) {
    base::Date day = date("2024-01-01");
    for (units::Unit& unit : units.units) {
        std::erase_if(unit.names, [&](const units::UnitName& n) { return !n.valid.holds_on(day); });
        std::erase_if(unit.posts, [&](const units::Post& p) { return !p.valid.holds_on(day); });
        for (units::UnitName& name : unit.names) name.valid = {};
        for (units::Post& post : unit.posts) post.valid = {};
    }
    units.index();
    return units;
}

struct County : Ledger {
    County() : Ledger("2024-01-01 08:00") {
        known = registered;
        registered = at_new_year(registered);
        (void)store::save_register(db, registered);
    }
    base::Status act(Change change, const std::string& basis) {
        now = std::max(now, base::at_local(change.on, std::chrono::hours(9)));
        return supervision::change_units(
            db, std::move(change), {"督查员", ledger::ActorRole::kOfficer}, basis, setup, now);
    }
    std::string code(const std::string& name, base::Date day) {
        units::Resolution found = known.resolve(name, day);
        CAPTURE(name);
        REQUIRE(found.codes.size() == 1);
        return found.codes[0];
    }
    void appoint(const std::vector<Appointment>& list) {
        for (const Appointment& a : list) {
            if (!a.comes) continue;
            Change change;
            change.kind = ChangeKind::kAssign;
            change.unit = code(a.unit, a.on);
            change.on = a.on;
            change.role = PostRole::kHead;
            change.person = a.person;
            base::Status done = act(change, a.number);
            // 26号 names two who hold the post already, under the name that the unit is to bear.
            bool held = !done.ok() && done.error().message.find("已由") != std::string::npos;
            CHECK((done.ok() || held));
        }
    }
    units::Register known;  // the repository's register, with everything of 2024
};

std::string head_on(const units::Register& units, const std::string& code, base::Date day) {
    for (const units::Post& post : units.find(code)->posts)
        if (post.role == PostRole::kHead && post.valid.holds_on(day)) return post.person;
    return "";
}

// From the documents alone: whoever came last by that day; before the first, whoever left with it.
std::optional<std::string> expected_head(County& county, const std::vector<Appointment>& list,
                                         const std::string& code, base::Date day) {
    std::optional<std::string> out;
    for (const Appointment& a : list)
        if (a.comes && a.on <= day && county.code(a.unit, a.on) == code) out = a.person;
    if (out) return out;
    for (const Appointment& a : list)
        if (!a.comes && a.on > day && county.code(a.unit, a.on) == code && !out) out = a.person;
    return out;
}

}  // namespace

TEST_CASE("the gazette's appointments as acts give the right holder on every day of 2024",
          "[supervision]") {
    std::optional<base::Json> facts = gold();
    if (!facts) return;
    std::vector<Appointment> list = appointments(*facts);
    REQUIRE(list.size() > 15);
    County county;
    county.appoint(list);
    units::Register after = store::load_register(county.db);
    std::set<std::string> codes;
    for (const Appointment& a : list) codes.insert(county.code(a.unit, a.on));
    int compared = 0;
    for (base::Date day = date("2024-01-01"); day <= date("2024-12-31");
         day += std::chrono::days(1))
        for (const std::string& code : codes) {
            std::optional<std::string> expected = expected_head(county, list, code, day);
            if (!expected) continue;
            ++compared;
            INFO(code << " " << base::format_date(day));
            if (head_on(after, code, day) != *expected)
                CHECK(head_on(after, code, day) == *expected);
        }
    CHECK(compared > 366 * 8);
}

TEST_CASE("the three renames as acts give the right name on every day of 2024", "[supervision]") {
    std::optional<base::Json> facts = gold();
    if (!facts) return;
    County county;
    for (const base::Json& item : *(*facts)["renames"].as_array()) {
        Change change;
        change.kind = ChangeKind::kRename;
        change.on = date(text(item, "effective"));
        change.unit = county.code(text(item, "old"), change.on - std::chrono::days(1));
        change.full = text(item, "new");
        base::Status done = county.act(change, text(item, "source"));
        INFO((done.ok() ? "" : done.error().message));
        REQUIRE(done.ok());
    }
    units::Register after = store::load_register(county.db);
    CHECK(after.faults().empty());
    for (const base::Json& item : *(*facts)["renames"].as_array())
        for (base::Date day = date("2024-01-01"); day <= date("2024-12-31");
             day += std::chrono::days(1)) {
            bool before = day < date(text(item, "effective"));
            const std::string old_name = text(item, "old"), new_name = text(item, "new");
            std::string code = county.code(old_name, date("2024-05-29"));
            CHECK(after.find(code)->name_on(day).full == (before ? old_name : new_name));
            CHECK(after.resolve(before ? old_name : new_name, day).codes ==
                  std::vector<std::string>{code});
            CHECK(after.resolve(old_name, day).codes.empty() == !before);
        }
}
