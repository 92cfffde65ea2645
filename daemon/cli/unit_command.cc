// duban unit list | show: the county's units on a day, and what became of one.

#include <ostream>

#include "base/table.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/unit_named.h"
#include "store/assignment_store.h"
#include "store/unit_change_store.h"
#include "store/unit_store.h"

namespace cli {

namespace {

using base::Json;
using units::Unit;

struct Work {
    int open = 0, closed = 0;
};

Work work_of(Session& s, const Unit& unit) {
    Work out;
    for (const store::AssignmentRow& row :
         store::assignments_of_unit(s.db, store::unit_ids(s.db).at(unit.code))) {
        out.open += ledger::is_open(row.state) ? 1 : 0;
        out.closed += row.state == ledger::State::kClosed ? 1 : 0;
    }
    return out;
}

std::string holder(const Unit& unit, units::PostRole role, base::Date day) {
    std::vector<std::string> out;
    for (const units::Post& post : unit.posts)
        if (post.role == role && post.valid.holds_on(day))
            out.push_back(post.person.empty() ? "（未记姓名）" : post.person);
    return out.empty() ? "空缺" : base::join(out, "、");
}

std::string period(const units::Validity& valid) {
    return (valid.from ? base::format_date(*valid.from) : "…") + " 至 " +
           (valid.until ? base::format_date(*valid.until - std::chrono::days(1)) : "…");
}

Json to_json(Session& s, const Unit& unit, base::Date day) {
    Json names = Json::array();
    for (const units::UnitName& n : unit.names)
        names.push(
            Json::object()
                .set("full", n.full)
                .set("short", n.shorts)
                .set("from", n.valid.from ? Json(base::format_date(*n.valid.from)) : Json())
                .set("until", n.valid.until ? Json(base::format_date(*n.valid.until)) : Json()));
    Work work = work_of(s, unit);
    return Json::object()
        .set("code", unit.code)
        .set("group", unit.group)
        .set("name", unit.name_on(day).full)
        .set("stands", units::stands(unit, day))
        .set("liaison", holder(unit, units::PostRole::kLiaison, day))
        .set("head", holder(unit, units::PostRole::kHead, day))
        .set("open", work.open)
        .set("closed", work.closed)
        .set("names", std::move(names));
}

int run_list(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<base::Date> day = date_of(args, "--on", s.today());
    if (!day.ok()) return fail(streams, day.error());
    base::Table table(
        {{"代码", 28}, {"名称", 36}, {"类别", 14}, {"联络员", 14}, {"主要负责人", 14}});
    Json array = Json::array();
    int shown = 0;
    for (const Unit& unit : store::load_register(s.db).units) {
        if (!args.has("--all") && !units::stands(unit, *day)) continue;
        ++shown;
        if (args.has("--json"))
            array.push(to_json(s, unit, *day));
        else
            table.add({unit.code,
                       unit.name_on(*day).full + (units::stands(unit, *day) ? "" : "（已撤销）"),
                       unit.group, holder(unit, units::PostRole::kLiaison, *day),
                       holder(unit, units::PostRole::kHead, *day)});
    }
    if (args.has("--json"))
        streams.out << array.dump(true) << '\n';
    else if (shown > 0)
        table.print(streams.out);
    if (!args.has("--json")) streams.out << "共 " << shown << " 个单位\n";
    return shown == 0 ? kNothing : kDone;
}

void print_changes(Session& s, int64_t id, std::ostream& out) {
    for (const store::UnitChange& c : store::changes_of_unit(s.db, id)) {
        const units::Change& change = c.change;
        out << "变动：" << base::format_date(change.on) << "  " << chinese_name(change.kind);
        bool post =
            change.kind == units::ChangeKind::kAssign || change.kind == units::ChangeKind::kVacate;
        if (post) out << "  " << chinese_name(change.role) << change.person;
        if (!change.full.empty()) out << "  " << change.full;
        if (!change.into.empty()) out << "  → " << base::join(change.into, "、");
        out << "  依据 " << base::fit(c.basis, 60) << "  " << c.actor
            << (c.state == "waiting" ? "  （尚未生效）" : "") << '\n';
    }
}

void print_page(Session& s, const Unit& unit, std::ostream& out) {
    base::Date today = s.today();
    Work work = work_of(s, unit);
    out << unit.name_on(today).full << "（" << unit.code << "，" << unit.group << "）"
        << (units::stands(unit, today) ? "" : "  已撤销") << '\n';
    for (const units::UnitName& n : unit.names)
        out << "名称：" << n.full << (n.shorts.empty() ? "" : "，简称 ")
            << base::join(n.shorts, "、") << "  " << period(n.valid) << '\n';
    for (const units::Post& p : unit.posts)
        out << "职务：" << chinese_name(p.role) << "  "
            << (p.person.empty() ? "（未记姓名）" : p.person) << "  " << p.address << "  "
            << period(p.valid) << '\n';
    out << "事项：在办 " << work.open << "，已销号 " << work.closed << '\n';
    print_changes(s, store::unit_ids(s.db).at(unit.code), out);
}

int run_show(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    units::Register units = store::load_register(s.db);
    base::Result<base::Date> day = date_of(args, "--on", s.today());
    if (!day.ok()) return fail(streams, day.error());
    base::Result<std::string> code = unit_code(units, args.get("UNIT"), *day, s.today());
    if (!code.ok()) return fail(streams, code.error());
    const Unit& unit = *units.find(*code);
    if (args.has("--json"))
        streams.out << to_json(s, unit, *day).dump(true) << '\n';
    else
        print_page(s, unit, streams.out);
    return kDone;
}

}  // namespace

Command unit_list_command() {
    return {"unit list",
            "列出某天的单位和在任的联络员、主要负责人",
            "duban unit list --on 2024-05-30",
            ledger_options({{"--on", "DATE", "哪一天（默认今天）"},
                            {"--all", "", "连同已撤销和尚未成立的单位"}}),
            {},
            run_list};
}

Command unit_show_command() {
    return {"unit show",
            "查看一个单位：各时期的名称、任职、变动，在办事项数",
            "duban unit show 县教体局",
            ledger_options({{"--on", "DATE", "名称按哪一天理解（默认今天）"}}),
            {{"UNIT", "单位的名称或者代码"}},
            run_show};
}

}  // namespace cli
