#include "supervision/unit_act.h"

#include <algorithm>

#include "store/event_store.h"
#include "store/unit_change_store.h"
#include "store/unit_store.h"
#include "supervision/doing.h"
#include "supervision/succession.h"

namespace supervision {

using base::Date;
using base::Error;
using base::ErrorCode;
using base::Instant;
using base::Json;
using units::Change;
using units::ChangeKind;
using units::PostRole;
using units::Register;
using units::Unit;

namespace {

bool of_posts(ChangeKind kind) {
    return kind == ChangeKind::kAssign || kind == ChangeKind::kVacate;
}

base::Status may(const Actor& actor, const std::string& what, const std::string& basis) {
    bool staff =
        actor.role == ledger::ActorRole::kOfficer || actor.role == ledger::ActorRole::kDirector;
    if (!staff)
        return refused(std::string(chinese_name(actor.role)) + "无权登记单位和职务的变动（" + what +
                       "）");
    if (basis.empty()) return refused("登记" + what + "须有依据文件（--basis）");
    return {};
}

std::vector<const units::Post*> held(const Unit& unit, PostRole role, Date day) {
    std::vector<const units::Post*> out;
    for (const units::Post& post : unit.posts)
        if (post.role == role && post.valid.holds_on(day)) out.push_back(&post);
    return out;
}

// The mailbox of the holder on the day, or of the last one before it.
std::string mailbox(const Unit& unit, PostRole role, Date day) {
    std::string out;
    for (const units::Post& post : unit.posts) {
        if (post.role != role || (post.valid.from && *post.valid.from > day)) continue;
        out = post.address;
        if (post.valid.holds_on(day)) break;
    }
    return out;
}

bool many_hold(PostRole role) { return role == PostRole::kLeader || role == PostRole::kOfficer; }

base::Status complete(Change& c, const Unit& unit) {
    if (c.kind == ChangeKind::kAssign) {
        c.beside = c.beside || many_hold(c.role);
        bool own = !many_hold(c.role) && !c.beside;
        if (c.address.empty() && own) c.address = mailbox(unit, c.role, c.on);
        if (c.address.empty())
            return refused("须写明邮件地址（--address）：该职务此前没有可以沿用的地址");
    }
    if (c.kind == ChangeKind::kVacate && c.person.empty() && held(unit, c.role, c.on).size() > 1)
        return refused("该职务有多人在任，须写明姓名（--person）");
    return {};
}

// What the change replaces: names and holders on its day.
Json before(const Register& units, const Change& c) {
    const Unit* unit = units.find(c.unit);
    if (unit == nullptr) return nullptr;
    Json out = Json::object();
    out.set("name", unit->name_on(c.on).full);
    if (!of_posts(c.kind)) return out;
    Json holders = Json::array();
    for (const units::Post* post : held(*unit, c.role, c.on))
        holders.push(Json::object().set("person", post->person).set("address", post->address));
    out.set("holders", std::move(holders));
    return out;
}

void record(store::Database& db, const std::string& kind, const Actor& actor,
            const std::string& basis, Json was, Json is, Instant now) {
    store::Event event{0, now, actor.name, kind, {}, {}, {}, basis, std::move(was), std::move(is)};
    event.role = name(actor.role);
    store::add_event(db, event);
}

}  // namespace

base::Status change_units(store::Database& db, Change c, const Actor& actor,
                          const std::string& basis, const Setup& setup, Instant now) {
    if (base::Status ok = may(actor, std::string(chinese_name(c.kind)), basis); !ok.ok()) return ok;
    store::Transaction transaction(db);
    Register units = store::load_register(db);
    if (const Unit* unit = units.find(c.unit))
        if (base::Status ok = complete(c, *unit); !ok.ok()) return ok;
    if (base::Status ok = units::check(units, c); !ok.ok()) return ok;
    Json was = before(units, c);
    units::apply(units, c);
    (void)store::save_register(db, units);
    record(db, (of_posts(c.kind) ? "post." : "unit.") + std::string(units::name(c.kind)), actor,
           basis, std::move(was), units::to_json(c), now);
    store::add_unit_change(db, c, store::unit_ids(db).at(c.unit));
    settle_changes(db, setup, now);
    transaction.commit();
    return {};
}

base::Result<int64_t> allot(store::Database& db, int64_t id, const std::string& code,
                            const Actor& actor, const std::string& basis, const Setup& setup,
                            Instant now) {
    if (base::Status ok = may(actor, "划转", basis); !ok.ok()) return ok.error();
    store::Transaction transaction(db);
    std::optional<store::AssignmentRow> row = store::find_assignment(db, id);
    if (!row)
        return Error{ErrorCode::kNotFound, "没有编号为 " + std::to_string(id) + " 的承办事项"};
    Register units = store::load_register(db);
    const Unit* target = units.find(code);
    if (target == nullptr) return Error{ErrorCode::kNotFound, "没有代码为 " + code + " 的单位"};
    Date today = base::local_date(now);
    if (!units::stands(*target, today))
        return refused("单位“" + target->name_on(today).full + "”今天不存在，不能承接");
    int64_t to = store::unit_ids(db).at(code);
    if (row->unit_id == to) return refused("该事项已经由这个单位承办");
    if (!ledger::is_open(row->state))
        return refused("该事项" + std::string(chinese_name(row->state)) +
                       "，结果留在原单位，不能划转");
    base::Result<int64_t> moved = move_row(db, *row, to, {actor, basis}, setup, now);
    if (moved.ok()) transaction.commit();
    return moved;
}

RegisterEntry enter_register(store::Database& db, const Register& file) {
    RegisterEntry out;
    out.units = file;
    for (const store::UnitChange& change : store::unit_changes(db))
        if (!units::apply(out.units, change.change))
            out.warnings.push_back("单位名册缺少“" + change.change.unit + "”，已登记的" +
                                   std::string(chinese_name(change.change.kind)) + "（" +
                                   change.basis + "）无从适用");
    out.units.index();
    std::vector<std::string> faults = out.units.faults();
    if (!faults.empty()) {
        out.problems.push_back("units.toml 与台账中登记的机构变动相抵触，未予采用：" +
                               faults.front());
        out.units = store::load_register(db);
        return out;
    }
    out.changed = store::save_register(db, out.units);
    return out;
}

}  // namespace supervision
