// duban unit add | rename | merge | split | abolish | allot: reforms as acts, each on a document.

#include <ostream>

#include "base/text.h"
#include "cli/act_on.h"
#include "cli/commands.h"
#include "cli/unit_named.h"
#include "store/unit_store.h"
#include "supervision/unit_act.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;
using units::Change;
using units::ChangeKind;

std::vector<std::string> listed(const std::vector<std::string>& given) {
    std::vector<std::string> out;
    for (const std::string& text : given)
        for (const std::string& part : base::split(text, ','))
            if (!base::trim(part).empty()) out.emplace_back(base::trim(part));
    return out;
}

base::Result<Change> change_of(Session& s, ChangeKind kind, const Arguments& args) {
    base::Result<base::Date> on = date_of(args, "--from", s.today());
    if (!on.ok()) return on.error();
    Change c;
    c.kind = kind;
    c.on = *on;
    c.shorts = listed(args.all("--short"));
    c.group = args.get("--group");
    c.full = kind == ChangeKind::kAdd ? args.get("--name") : args.get("--to");
    c.unit = args.get("UNIT");
    if (kind == ChangeKind::kAdd) return c;
    units::Register units = store::load_register(s.db);
    base::Date before = *on - std::chrono::days(1);
    base::Result<std::string> code = unit_code(units, c.unit, before, s.today());
    if (!code.ok()) return code.error();
    c.unit = *code;
    for (const std::string& text : listed(args.all("--into"))) {
        base::Result<std::string> into = unit_code(units, text, *on, s.today());
        if (!into.ok()) return into.error();
        c.into.push_back(*into);
    }
    return c;
}

int report(Session& s, const Change& c, const Arguments& args, Streams& streams) {
    int64_t id = store::unit_ids(s.db).at(c.unit);
    int open = 0;
    for (const store::AssignmentRow& row : store::assignments_of_unit(s.db, id))
        open += ledger::is_open(row.state) ? 1 : 0;
    if (args.has("--json")) {
        base::Json out = units::to_json(c);
        streams.out << out.set("open_rows", open).dump(true) << '\n';
        return kDone;
    }
    std::string name = store::unit_name(s.db, id, c.on - std::chrono::days(1));
    streams.out << name << "：" << chinese_name(c.kind) << "，自" << base::format_date(c.on) << "起"
                << (c.on > s.today() ? "（到时自动生效）" : "") << "；该单位名下在办事项 " << open
                << " 项\n";
    return kDone;
}

int run_change(ChangeKind kind, const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<Change> change = change_of(s, kind, args);
    if (!change.ok()) return fail(streams, change.error());
    base::Status done =
        supervision::change_units(s.db, *change, s.person(), args.get("--basis"), s.setup, s.now);
    if (!done.ok()) return fail(streams, done.error());
    wake_daemon(s);
    return report(s, *change, args, streams);
}

Command command(ChangeKind kind, std::string help, std::string example, std::vector<Option> options,
                std::string unit_help) {
    options.push_back({"--from", "DATE", "从哪天起（默认今天）"});
    options.push_back({"--basis", "TEXT", "依据文件", "", true});
    return {"unit " + std::string(units::name(kind)),
            std::move(help),
            std::move(example),
            ledger_options(std::move(options)),
            {{"UNIT", std::move(unit_help)}},
            [kind](const Arguments& args, Streams& streams) {
                return run_change(kind, args, streams);
            }};
}

}  // namespace

Command unit_add_command() {
    return command(ChangeKind::kAdd, "登记新设的单位",
                   "duban unit add sports --name 兴县体育局 --short 县体育局 --group department "
                   "--from 2024-05-30 --basis '兴办发〔2024〕7号'",
                   {{"--name", "NAME", "全称", "", true},
                    {"--short", "NAME", "简称，可多次给出"},
                    {"--group", "GROUP", "类别：department、institution、township 等", "", true}},
                   "单位代码：小写英文字母、数字和连字符");
}

Command unit_rename_command() {
    return command(
        ChangeKind::kRename, "更名：到日自动改用新名，旧名仍指该单位此前的文件",
        "duban unit rename 县卫体局 --to 兴县卫生健康局 --short 县卫健局 "
        "--from 2024-05-30 --basis '兴政办函〔2024〕9号'",
        {{"--to", "NAME", "新的全称", "", true}, {"--short", "NAME", "新的简称，可多次给出"}},
        "单位的名称或者代码");
}

Command unit_merge_command() {
    return command(ChangeKind::kMerge, "合并：到日在办事项转入承接单位，已销号的留在原单位",
                   "duban unit merge 县乡村振兴局 --into 县农业农村局 --from 2024-06-01 "
                   "--basis '兴办发〔2024〕7号'",
                   {{"--into", "UNIT", "承接单位", "", true}}, "并入的单位");
}

Command unit_split_command() {
    return command(
        ChangeKind::kSplit, "拆分：到日起在办事项由督查员逐项分配（unit allot）",
        "duban unit split 县卫体局 --into 县卫健局,县体育局 --basis '兴办发〔2024〕7号'",
        {{"--into", "UNITS", "拆分成的单位，逗号分开；含原单位的，原单位保留", "", true}},
        "拆分的单位");
}

Command unit_abolish_command() {
    return command(ChangeKind::kAbolish, "撤销而没有承接单位：在办事项无主，立即告知督查室",
                   "duban unit abolish 县某中心 --basis '兴编发〔2024〕3号'", {}, "撤销的单位");
}

Command unit_allot_command() {
    return act_command(
        "unit allot", "把一个在办事项划给另一单位（拆分、职能划转）",
        "duban unit allot 12 --to 县工信和科技局 --basis '兴办发〔2024〕7号'",
        {{"--to", "UNIT", "承接单位", "", true}, {"--basis", "TEXT", "依据文件", "", true}},
        [](Session& s, int64_t id, const Arguments& args) -> base::Result<std::string> {
            base::Result<std::string> code =
                unit_code(store::load_register(s.db), args.get("--to"), s.today(), s.today());
            if (!code.ok()) return code.error();
            base::Result<int64_t> row = supervision::allot(s.db, id, *code, s.person(),
                                                           args.get("--basis"), s.setup, s.now);
            if (!row.ok()) return row.error();
            if (*row != id)
                return "并入承接单位的同一任务（承办事项 " + std::to_string(*row) + "）";
            return "划给" + args.get("--to");
        });
}

}  // namespace cli
