// duban post list | assign | vacate: who holds which post, from when, on which document.

#include <ostream>

#include "base/table.h"
#include "cli/commands.h"
#include "cli/unit_named.h"
#include "store/unit_store.h"
#include "supervision/unit_act.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;
using base::Json;
using units::Change;
using units::ChangeKind;

struct Line {
    std::string unit, code;
    const units::Post* post;
};

std::vector<Line> lines_of(const units::Register& units, base::Date day,
                           const std::string& only_unit, std::optional<units::PostRole> role,
                           bool all) {
    std::vector<Line> out;
    for (const units::Unit& unit : units.units)
        for (const units::Post& post : unit.posts) {
            bool wanted = (only_unit.empty() || unit.code == only_unit) &&
                          (!role || post.role == *role) && (all || post.valid.holds_on(day));
            if (wanted) out.push_back({unit.name_on(day).full, unit.code, &post});
        }
    return out;
}

Json to_json(const Line& line) {
    const units::Post& p = *line.post;
    return Json::object()
        .set("unit", line.code)
        .set("unit_name", line.unit)
        .set("post", name(p.role))
        .set("person", p.person)
        .set("address", p.address)
        .set("from", p.valid.from ? Json(base::format_date(*p.valid.from)) : Json())
        .set("until", p.valid.until ? Json(base::format_date(*p.valid.until)) : Json());
}

void print(const std::vector<Line>& lines, std::ostream& out) {
    base::Table table(
        {{"单位", 34}, {"职务", 12}, {"姓名", 12}, {"地址", 44}, {"起", 10}, {"止", 10}});
    for (const Line& line : lines) {
        const units::Post& p = *line.post;
        table.add({line.unit, std::string(chinese_name(p.role)), p.person, p.address,
                   p.valid.from ? base::format_date(*p.valid.from) : "",
                   p.valid.until ? base::format_date(*p.valid.until - std::chrono::days(1)) : ""});
    }
    table.print(out);
    out << "共 " << lines.size() << " 人次\n";
}

base::Result<units::PostRole> post_of(const Arguments& args) {
    std::optional<units::PostRole> role = units::post_role(args.get("--post"));
    if (role) return *role;
    return Error{ErrorCode::kUsage, "--post“" + args.get("--post") +
                                        "”应为 liaison、head、leader、officer、director 或 "
                                        "county_head"};
}

int run_list(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<base::Date> day = date_of(args, "--on", s.today());
    if (!day.ok()) return fail(streams, day.error());
    units::Register units = store::load_register(s.db);
    std::string unit;
    if (!args.get("--unit").empty()) {
        base::Result<std::string> code = unit_code(units, args.get("--unit"), *day, s.today());
        if (!code.ok()) return fail(streams, code.error());
        unit = *code;
    }
    std::optional<units::PostRole> role;
    if (!args.get("--post").empty()) {
        base::Result<units::PostRole> named = post_of(args);
        if (!named.ok()) return fail(streams, named.error());
        role = *named;
    }
    std::vector<Line> lines = lines_of(units, *day, unit, role, args.has("--all"));
    if (args.has("--json")) {
        Json array = Json::array();
        for (const Line& line : lines) array.push(to_json(line));
        streams.out << array.dump(true) << '\n';
    } else {
        print(lines, streams.out);
    }
    return lines.empty() ? kNothing : kDone;
}

int run_change(ChangeKind kind, const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<base::Date> on = date_of(args, "--from", s.today());
    if (!on.ok()) return fail(streams, on.error());
    base::Result<units::PostRole> role = post_of(args);
    if (!role.ok()) return fail(streams, role.error());
    base::Result<std::string> code =
        unit_code(store::load_register(s.db), args.get("--unit"), *on, s.today());
    if (!code.ok()) return fail(streams, code.error());
    Change change;
    change.kind = kind;
    change.unit = *code;
    change.on = *on;
    change.role = *role;
    change.person = args.get("--person");
    change.address = args.get("--address");
    change.beside = args.has("--beside");
    base::Status done =
        supervision::change_units(s.db, change, s.person(), args.get("--basis"), s.setup, s.now);
    if (!done.ok()) return fail(streams, done.error());
    wake_daemon(s);
    std::vector<Line> lines = lines_of(store::load_register(s.db), *on, *code, *role, false);
    if (args.has("--json")) {
        streams.out << units::to_json(change).dump(true) << '\n';
        return kDone;
    }
    streams.out << base::format_date(*on) << "起" << args.get("--unit") << chinese_name(*role)
                << "：" << (change.person.empty() ? "" : change.person) << chinese_name(kind)
                << (*on > s.today() ? "（到时自动生效）" : "")
                << (lines.empty() ? "，职务空缺" : "") << '\n';
    return kDone;
}

std::vector<Option> options(bool assign) {
    std::vector<Option> out = {{"--unit", "UNIT", "单位的名称或者代码", "", true},
                               {"--post", "POST",
                                "职务：liaison 联络员、head 主要负责人、leader 分管领导、officer "
                                "督查员、director 督查室主任、county_head 县长",
                                "", true},
                               {"--person", "NAME", "姓名", "", assign},
                               {"--from", "DATE", "从哪天起（默认今天）"},
                               {"--basis", "TEXT", "依据文件", "", true}};
    if (!assign) return out;
    out.push_back({"--address", "ADDRESS", "邮件地址（默认沿用该职务此前的地址）"});
    out.push_back({"--beside", "", "与在任的并列，不接替"});
    return out;
}

}  // namespace

Command post_list_command() {
    return {"post list",
            "列出某天在任的人",
            "duban post list --unit 县教体局 --on 2024-05-30",
            ledger_options({{"--unit", "UNIT", "单位的名称或者代码"},
                            {"--post", "POST", "职务：liaison、head、leader、officer、director"},
                            {"--on", "DATE", "哪一天（默认今天）"},
                            {"--all", "", "连同已离任和尚未到任的"}}),
            {},
            run_list};
}

Command post_assign_command() {
    return {"post assign",
            "任职：接替在任的人，继任者收到移交清单",
            "duban post assign --unit 县教科局 --post head --person 薛探平 --from 2024-04-11 "
            "--basis '兴政函〔2024〕18号'",
            ledger_options(options(true)),
            {},
            [](const Arguments& args, Streams& streams) {
                return run_change(ChangeKind::kAssign, args, streams);
            }};
}

Command post_vacate_command() {
    return {"post vacate",
            "离任：职务空缺期间消息送下一职务，不再送离任的人",
            "duban post vacate --unit 县教科局 --post liaison --from 2024-06-01 --basis '干部调动'",
            ledger_options(options(false)),
            {},
            [](const Arguments& args, Streams& streams) {
                return run_change(ChangeKind::kVacate, args, streams);
            }};
}

}  // namespace cli
