#include "store/unit_store.h"

#include <algorithm>

#include "store/query.h"
#include "store/setting_store.h"

namespace store {

using base::Date;
using units::PostRole;
using units::Register;

namespace {

void clear(Database& db) {
    for (const char* sql :
         {"DELETE FROM unit_alias", "DELETE FROM post", "DELETE FROM collective_alias",
          "DELETE FROM collective_member", "DELETE FROM collective", "DELETE FROM unresolved_name"})
        Query(db, sql).run();
}

int64_t keep_unit(Database& db, const units::Unit& unit) {
    Query upsert(db,
                 "INSERT INTO unit (code, unit_group) VALUES (?1, ?2) "
                 "ON CONFLICT (code) DO UPDATE SET unit_group = excluded.unit_group RETURNING id",
                 unit.code, unit.group);
    upsert.next();
    return upsert.integer(0);
}

void add_names(Database& db, int64_t id, const units::Unit& unit) {
    int period = 0;
    for (const units::UnitName& name : unit.names) {
        int rank = 0;
        std::vector<std::string> all = {name.full};
        all.insert(all.end(), name.shorts.begin(), name.shorts.end());
        for (const std::string& text : all)
            Query(db,
                  "INSERT INTO unit_alias (unit_id, period, rank, name, valid_from, valid_until) "
                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                  id, period, rank++, text, name.valid.from, name.valid.until)
                .run();
        ++period;
    }
}

void add_posts(Database& db, int64_t id, const units::Unit& unit) {
    for (const units::Post& post : unit.posts)
        Query(db,
              "INSERT INTO post (unit_id, role, person, address, valid_from, valid_until) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
              id, units::name(post.role), post.person, post.address, post.valid.from,
              post.valid.until)
            .run();
}

void add_collective(Database& db, const units::Collective& c,
                    const std::map<std::string, int64_t>& ids) {
    Query(db, "INSERT INTO collective (name) VALUES (?1)", c.name).run();
    int64_t id = last_id(db);
    for (const std::string& variant : c.variants)
        Query(db, "INSERT INTO collective_alias (name, collective_id) VALUES (?1, ?2)", variant, id)
            .run();
    int position = 0;
    for (const std::string& member : c.members)
        Query(
            db,
            "INSERT INTO collective_member (collective_id, position, unit_id) VALUES (?1, ?2, ?3)",
            id, position++, ids.at(member))
            .run();
}

void read_names(Database& db, int64_t id, units::Unit& unit) {
    Query query(db,
                "SELECT rank, name, valid_from, valid_until FROM unit_alias WHERE unit_id = ?1 "
                "ORDER BY period, rank",
                id);
    while (query.next()) {
        if (query.small(0) == 0)
            unit.names.push_back({query.text(1), {}, {query.maybe_date(2), query.maybe_date(3)}});
        else
            unit.names.back().shorts.push_back(query.text(1));
    }
}

void read_posts(Database& db, int64_t id, units::Unit& unit) {
    Query query(db,
                "SELECT role, person, address, valid_from, valid_until FROM post "
                "WHERE unit_id = ?1 ORDER BY id",
                id);
    while (query.next())
        unit.posts.push_back({units::post_role(query.text(0)).value(),
                              query.text(1),
                              query.text(2),
                              {query.maybe_date(3), query.maybe_date(4)}});
}

void read_collectives(Database& db, Register& out) {
    Query query(db, "SELECT id, name FROM collective ORDER BY id");
    while (query.next()) {
        units::Collective c{query.text(1), {}, {}};
        Query aliases(db,
                      "SELECT name FROM collective_alias WHERE collective_id = ?1 ORDER BY name",
                      query.integer(0));
        while (aliases.next()) c.variants.push_back(aliases.text(0));
        Query members(db,
                      "SELECT u.code FROM collective_member m JOIN unit u ON u.id = m.unit_id "
                      "WHERE m.collective_id = ?1 ORDER BY m.position",
                      query.integer(0));
        while (members.next()) c.members.push_back(members.text(0));
        out.collectives.push_back(std::move(c));
    }
}

// The stored form has no order among variants; compare in one.
Register normalised(Register units) {
    for (units::Collective& c : units.collectives) std::sort(c.variants.begin(), c.variants.end());
    std::sort(units.units.begin(), units.units.end(),
              [](const units::Unit& a, const units::Unit& b) { return a.code < b.code; });
    return units;
}

Recipient recipient(Database& db, Query& query, PostRole role, Date day) {
    std::string person = query.text(1);
    std::string title =
        unit_name(db, query.integer(0), day) + std::string(units::chinese_name(role));
    return {person.empty() ? title : title + person, query.text(2)};
}

// Everybody once, in the order of the rows: two persons may share a mailbox.
std::vector<Recipient> recipients(Database& db, Query& query, PostRole role, Date day) {
    std::vector<Recipient> out;
    while (query.next()) {
        Recipient next = recipient(db, query, role, day);
        bool known = std::any_of(out.begin(), out.end(),
                                 [&next](const Recipient& r) { return r.address == next.address; });
        if (!known) out.push_back(std::move(next));
    }
    return out;
}

}  // namespace

bool save_register(Database& db, const Register& units) {
    if (normalised(load_register(db)) == normalised(units)) return false;
    clear(db);
    set_setting(db, "county", units.county);
    for (const units::Unit& unit : units.units) {
        int64_t id = keep_unit(db, unit);
        add_names(db, id, unit);
        add_posts(db, id, unit);
    }
    std::map<std::string, int64_t> ids = unit_ids(db);
    for (const units::Collective& c : units.collectives) add_collective(db, c, ids);
    for (const auto& [name, reason] : units.unresolved)
        Query(db, "INSERT INTO unresolved_name (name, reason) VALUES (?1, ?2)", name, reason).run();
    return true;
}

Register load_register(Database& db) {
    Register out;
    out.county = setting(db, "county").value_or("");
    Query query(db,
                "SELECT id, code, unit_group FROM unit u WHERE EXISTS "
                "(SELECT 1 FROM unit_alias WHERE unit_id = u.id) ORDER BY id");
    while (query.next()) {
        units::Unit unit{query.text(1), query.text(2), {}, {}};
        read_names(db, query.integer(0), unit);
        read_posts(db, query.integer(0), unit);
        out.units.push_back(std::move(unit));
    }
    read_collectives(db, out);
    Query unresolved(db, "SELECT name, reason FROM unresolved_name");
    while (unresolved.next()) out.unresolved[unresolved.text(0)] = unresolved.text(1);
    out.index();
    return out;
}

std::map<int64_t, std::string> unit_groups(Database& db) {
    std::map<int64_t, std::string> out;
    Query query(db, "SELECT id, unit_group FROM unit");
    while (query.next()) out[query.integer(0)] = query.text(1);
    return out;
}

std::map<std::string, int64_t> unit_ids(Database& db) {
    std::map<std::string, int64_t> out;
    Query query(db, "SELECT code, id FROM unit");
    while (query.next()) out[query.text(0)] = query.integer(1);
    return out;
}

std::vector<Recipient> holders(Database& db, int64_t unit_id, PostRole role, Date day) {
    Query query(db,
                "SELECT unit_id, person, address FROM post WHERE unit_id = ?1 AND role = ?2 "
                "AND address <> '' AND ifnull(valid_from, '') <= ?3 "
                "AND ifnull(valid_until, '9999') > ?3 ORDER BY id",
                unit_id, units::name(role), day);
    return recipients(db, query, role, day);
}

std::vector<Recipient> holders(Database& db, PostRole role, Date day) {
    Query query(db,
                "SELECT unit_id, person, address FROM post WHERE role = ?1 "
                "AND address <> '' AND ifnull(valid_from, '') <= ?2 "
                "AND ifnull(valid_until, '9999') > ?2 ORDER BY id",
                units::name(role), day);
    return recipients(db, query, role, day);
}

std::vector<LiaisonUnits> liaisons(Database& db, Date day) {
    std::vector<LiaisonUnits> out;
    Query query(db,
                "SELECT unit_id, person, address FROM post WHERE role = 'liaison' "
                "AND address <> '' AND ifnull(valid_from, '') <= ?1 "
                "AND ifnull(valid_until, '9999') > ?1 ORDER BY address, id",
                day);
    while (query.next()) {
        if (out.empty() || out.back().liaison.address != query.text(2))
            out.push_back({recipient(db, query, PostRole::kLiaison, day), {}});
        std::vector<int64_t>& units = out.back().unit_ids;
        int64_t unit = query.integer(0);
        if (std::find(units.begin(), units.end(), unit) == units.end()) units.push_back(unit);
    }
    return out;
}

std::string unit_name(Database& db, int64_t unit_id, Date day) {
    // The first short form of the period that holds, else its full name. Where none holds: of the
    // last period before the day, else of the first one after it.
    Query query(db,
                "SELECT name FROM unit_alias WHERE unit_id = ?1 ORDER BY "
                "(ifnull(valid_from, '') <= ?2 AND ifnull(valid_until, '9999') > ?2) DESC, "
                "CASE WHEN valid_until <= ?2 THEN period ELSE -1 - period END DESC, "
                "CASE rank WHEN 1 THEN 0 WHEN 0 THEN 1 ELSE 2 END LIMIT 1",
                unit_id, day);
    return query.next() ? query.text(0) : "";
}

}  // namespace store
