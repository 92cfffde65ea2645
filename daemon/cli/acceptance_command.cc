// duban acceptance draw | show | check | publish | object | answer | decide: staged acceptance and
// 回头看.

#include <charconv>
#include <ostream>

#include "base/json.h"
#include "base/table.h"
#include "cli/progress_commands.h"
#include "cli/session.h"
#include "ledger/sampling.h"
#include "store/assignment_store.h"
#include "store/plan_store.h"
#include "store/unit_store.h"
#include "supervision/acceptance_act.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;
using base::Json;
using store::Acceptance;

std::string state_of(const Acceptance& a) {
    if (a.decided_on) return "已于" + base::format_date(*a.decided_on) + "作出结论";
    if (a.published_on)
        return "公示" + base::format_date(*a.published_on) + "至" +
               base::format_date(*a.published_until);
    return "复验中";
}

std::string result_text(const store::SampleRow& row) {
    if (row.result.empty()) return "待复验";
    return row.result == "passed" ? "合格" : "不合格";
}

void print(Session& s, const Acceptance& a, std::ostream& out) {
    out << (a.kind == "recheck" ? "回头看 " : "验收 ") << a.id << "："
        << base::format_date(a.drawn_on) << "由" << a.drawn_by << "抽取，种子 " << a.seed
        << "，样本" << a.sample.size() << "项；" << state_of(a) << '\n';
    base::Table table(
        {{"事项", 8, true}, {"任务", 40}, {"单位", 22}, {"必查", 4}, {"复验", 8}, {"说明", 40}});
    for (const store::SampleRow& row : a.sample) {
        store::AssignmentRow assignment = store::find_assignment(s.db, row.assignment_id).value();
        table.add({std::to_string(row.assignment_id), assignment.title,
                   store::unit_name(s.db, assignment.unit_id, s.today()), row.marked ? "是" : "",
                   result_text(row), row.note});
    }
    table.print(out);
    for (const store::Objection& o : a.objections)
        out << "异议 " << o.id << "  " << base::format_date(o.raised_on) << "  "
            << base::fit(o.raised_by, 30) << "：" << base::fit(o.text, 80)
            << (o.answer.empty() ? "（待答复）" : "；答复：" + base::fit(o.answer, 80)) << '\n';
}

Json to_json(const Acceptance& a) {
    Json sample = Json::array();
    for (const store::SampleRow& row : a.sample)
        sample.push(Json::object()
                        .set("assignment", row.assignment_id)
                        .set("marked", row.marked)
                        .set("result", row.result)
                        .set("note", row.note));
    return Json::object()
        .set("id", a.id)
        .set("kind", a.kind)
        .set("seed", a.seed)
        .set("share", a.share)
        .set("state", state_of(a))
        .set("sample", std::move(sample))
        .set("objections", a.objections.size());
}

int shown(Session& s, const Arguments& args, Streams& streams, int64_t id) {
    Acceptance a = store::find_acceptance(s.db, id).value();
    if (args.has("--json"))
        streams.out << to_json(a).dump(true) << '\n';
    else
        print(s, a, streams.out);
    return kDone;
}

base::Result<supervision::Drawing> drawing_of(const Arguments& args, base::Instant now) {
    supervision::Drawing out;
    out.recheck = args.has("--recheck");
    out.share = out.recheck ? ledger::kRecheckShare : ledger::kAcceptanceShare;
    if (std::string text = args.get("--share"); !text.empty()) {
        base::Result<int64_t> percent = number_of(text);
        if (!percent.ok() || *percent > 100)
            return Error{ErrorCode::kUsage, "--share 应为 1 到 100 的百分数"};
        out.share = static_cast<double>(*percent) / 100;
    }
    // Without a seed of its own the moment is one; it is printed and kept.
    out.seed = static_cast<uint64_t>(now.time_since_epoch().count());
    if (std::string text = args.get("--seed"); !text.empty()) {
        base::Result<int64_t> seed = number_of(text);
        if (!seed.ok()) return Error{ErrorCode::kUsage, "--seed 应为正整数"};
        out.seed = static_cast<uint64_t>(*seed);
    }
    for (const std::string& text : args.all("--marked")) {
        base::Result<int64_t> id = number_of(text);
        if (!id.ok()) return id.error();
        out.marked.insert(*id);
    }
    return out;
}

int draw(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<store::PlanRow> plan = store::plan_named(s.db, args.get("--plan"));
    if (!plan.ok()) return fail(streams, plan.error());
    base::Result<supervision::Drawing> drawing = drawing_of(args, s.now);
    if (!drawing.ok()) return fail(streams, drawing.error());
    base::Result<int64_t> id =
        supervision::draw_acceptance(s.db, plan->id, *drawing, s.person(), s.now);
    if (!id.ok()) return fail(streams, id.error());
    return shown(s, args, streams, *id);
}

// An act on an acceptance of that number; it is shown afterwards.
using ActOnAcceptance = std::function<base::Status(Session&, int64_t id, const Arguments& args)>;

int act_on(const Arguments& args, Streams& streams, const ActOnAcceptance& act) {
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return fail(streams, id.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    if (!store::find_acceptance(s.db, *id))
        return fail(streams,
                    {ErrorCode::kNotFound, "没有编号为 " + std::to_string(*id) + " 的验收"});
    if (base::Status done = act(s, *id, args); !done.ok()) return fail(streams, done.error());
    return shown(s, args, streams, *id);
}

Command acceptance_act(std::string name, std::string help, std::string example,
                       std::vector<Option> options, ActOnAcceptance act) {
    return {std::move(name),
            std::move(help),
            std::move(example),
            ledger_options(std::move(options)),
            {{"ID", "验收编号"}},
            [act = std::move(act)](const Arguments& args, Streams& streams) {
                return act_on(args, streams, act);
            }};
}

base::Status do_check(Session& s, int64_t id, const Arguments& args) {
    base::Result<int64_t> assignment = number_of(args.get("--row"));
    if (!assignment.ok()) return assignment.error();
    return supervision::check_sample(s.db, id, *assignment, !args.has("--failed"),
                                     args.get("--note"), s.person(), s.now);
}

base::Status do_publish(Session& s, int64_t id, const Arguments& args) {
    base::Result<int64_t> days = number_of(args.get("--days"));
    if (!days.ok()) return days.error();
    return supervision::publish_acceptance(
        s.db, id, static_cast<int>(std::min<int64_t>(*days, 1000)), s.person(), s.now);
}

int answer(const Arguments& args, Streams& streams) {
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return fail(streams, id.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Status done =
        supervision::answer_objection(s.db, *id, args.get("--text"), s.person(), s.now);
    if (!done.ok()) return fail(streams, done.error());
    streams.out << "异议 " << *id << " 已答复\n";
    return kDone;
}

}  // namespace

Command acceptance_draw_command() {
    return {"acceptance draw",
            "从已申请销号的事项中随机抽取复验样本（默认一半，种子留存）；--recheck "
            "从本季度已销号的事项中抽取回头看样本（默认一成，至少3项）",
            "duban acceptance draw --plan 8号 --seed 20241216 --marked 12",
            ledger_options({{"--plan", "PLAN", "发文字号，或者文号、标题中的一部分", "", true},
                            {"--share", "PERCENT", "抽查比例（百分数）"},
                            {"--seed", "N", "随机种子（默认取当前时刻）"},
                            {"--marked", "ID", "必查的承办事项，可多次给出"},
                            {"--recheck", "", "回头看"}}),
            {},
            draw};
}

Command acceptance_show_command() {
    return acceptance_act("acceptance show", "显示一次验收或者回头看：样本、复验、公示、异议",
                          "duban acceptance show 1", {},
                          [](Session&, int64_t, const Arguments&) { return base::Status(); });
}

Command acceptance_check_command() {
    return acceptance_act("acceptance check", "登记样本中一项的复验结果",
                          "duban acceptance check 1 --row 12 --failed --note '未通水'",
                          {{"--row", "ID", "承办事项编号", "", true},
                           {"--failed", "", "不合格"},
                           {"--note", "TEXT", "说明；不合格的必须写明问题"}},
                          do_check);
}

Command acceptance_publish_command() {
    return acceptance_act("acceptance publish", "公示复验结果",
                          "duban acceptance publish 1 --days 7", {{"--days", "N", "公示天数", "7"}},
                          do_publish);
}

Command acceptance_object_command() {
    return acceptance_act(
        "acceptance object", "登记公示期内的异议",
        "duban acceptance object 1 --by 村民王某 --text '厕屋未建'",
        {{"--by", "NAME", "提出人", "", true}, {"--text", "TEXT", "异议内容", "", true}},
        [](Session& s, int64_t id, const Arguments& args) -> base::Status {
            base::Result<int64_t> done = supervision::object_to(
                s.db, id, args.get("--by"), args.get("--text"), s.person(), s.now);
            if (!done.ok()) return done.error();
            return {};
        });
}

Command acceptance_answer_command() {
    return {"acceptance answer",
            "答复异议",
            "duban acceptance answer 1 --text '经查属实，已整改'",
            ledger_options({{"--text", "TEXT", "核查结论", "", true}}),
            {{"ID", "异议编号"}},
            answer};
}

Command acceptance_decide_command() {
    return acceptance_act("acceptance decide", "公示期满、异议已答复的，由督查室主任作出结论",
                          "duban acceptance decide 1 --as 李四 --role director", {},
                          [](Session& s, int64_t id, const Arguments&) {
                              return supervision::decide_acceptance(s.db, id, s.person(), s.now);
                          });
}

}  // namespace cli
