#include "cli/simulated_act.h"

#include <algorithm>
#include <functional>
#include <map>

#include "base/text.h"
#include "cli/unit_named.h"
#include "store/progress_store.h"
#include "store/unit_store.h"
#include "supervision/duty_act.h"
#include "supervision/extension_act.h"
#include "supervision/progress_act.h"
#include "supervision/stopping.h"
#include "supervision/unit_act.h"

namespace cli {

using base::Date;
using base::Error;
using base::ErrorCode;
using base::Instant;
using base::Json;
using base::Status;
using ledger::ActorRole;
using store::AssignmentRow;
using supervision::Actor;
using units::Change;
using units::ChangeKind;

namespace {

std::string text(const Json& json, const char* key) {
    const std::string* value = json[key].as_string();
    return value ? *value : "";
}

// A list, or one text.
std::vector<std::string> texts(const Json& json, const char* key) {
    std::vector<std::string> out;
    if (const std::string* one = json[key].as_string()) out.push_back(*one);
    if (const Json::Array* many = json[key].as_array())
        for (const Json& item : *many)
            if (item.as_string()) out.push_back(*item.as_string());
    return out;
}

struct Doing {
    store::Database& db;
    const supervision::Setup& setup;
    const Json& what;
    Instant now;
    Actor actor;

    [[nodiscard]] std::string get(const char* key) const { return text(what, key); }
    [[nodiscard]] Date day(const char* key) const {
        return base::parse_date(get(key)).value_or(base::local_date(now));
    }
};

Status dropped(const base::Result<int64_t>& result) {
    if (result.ok()) return {};
    return result.error();
}

Status extend(const Doing& d, int64_t id) {
    supervision::ExtensionPaper paper{d.day("until"),    base::local_date(d.now), d.get("reason"),
                                      d.get("progress"), d.get("signer"),         d.get("basis")};
    auto done = supervision::request_extension(d.db, id, d.actor, paper, d.setup, d.now);
    if (done.ok()) return {};
    return done.error();
}

Status allot(const Doing& d, int64_t id) {
    Date today = base::local_date(d.now);
    base::Result<std::string> code =
        unit_code(store::load_register(d.db), d.get("to"), today, today);
    if (!code.ok()) return code.error();
    return dropped(supervision::allot(d.db, id, *code, d.actor, d.get("basis"), d.setup, d.now));
}

// How much is done of the row's target, of the one that is named where it has several.
Status report_amount(const Doing& d, int64_t id) {
    std::vector<store::QuantityRow> targets = store::quantities_of(d.db, id);
    if (std::string name = d.get("name"); !name.empty())
        std::erase_if(targets, [&name](const store::QuantityRow& q) { return q.name != name; });
    if (targets.size() != 1)
        return Error{ErrorCode::kRefused, "该事项没有目标数，或者有多个而没有写明 name"};
    const base::Json& done = d.what["done"];
    if (!done.as_int() && !done.as_double()) return Error{ErrorCode::kRefused, "done 应为数"};
    double amount = done.as_int() ? static_cast<double>(*done.as_int()) : *done.as_double();
    return supervision::report_quantity(d.db, targets[0].id, d.actor,
                                        {amount, base::local_date(d.now), d.get("text")}, d.now);
}

Status finish_step(const Doing& d, int64_t id) {
    std::optional<store::MilestoneRow> step = store::find_milestone(d.db, id, d.get("step"));
    if (!step) return Error{ErrorCode::kRefused, "该事项没有节点“" + d.get("step") + "”"};
    return supervision::file_milestone(d.db, step->id, d.actor, d.get("text"),
                                       base::local_date(d.now), d.now);
}

struct RowAct {
    ActorRole role;  // who does it where the file does not say
    std::function<Status(const Doing&, int64_t)> run;
};

std::map<std::string, RowAct> progress_acts() {
    using namespace supervision;
    const ActorRole officer = ActorRole::kOfficer;
    return {
        {"quantity", {officer, report_amount}},
        {"milestone", {officer, finish_step}},
        {"report",
         {officer,
          [](const Doing& d, int64_t id) {
              return report_duty(d.db, id, d.actor, {d.get("text"), "", base::local_date(d.now)},
                                 d.setup, d.now);
          }}},
        {"accept",
         {officer, [](const Doing& d,
                      int64_t id) { return accept_reports(d.db, id, d.actor, d.setup, d.now); }}},
        {"waive", {officer, [](const Doing& d, int64_t id) {
                       return waive_period(d.db, id, d.actor, d.get("reason"), d.setup, d.now);
                   }}}};
}

std::map<std::string, RowAct> state_acts() {
    using namespace supervision;
    const ActorRole officer = ActorRole::kOfficer, director = ActorRole::kDirector;
    return {
        {"ack",
         {officer,
          [](const Doing& d, int64_t id) { return acknowledge(d.db, id, d.actor, d.now); }}},
        {"noted",
         {officer,
          [](const Doing& d, int64_t id) { return note(d.db, id, d.actor, d.setup, d.now); }}},
        {"confirm",
         {officer, [](const Doing& d,
                      int64_t id) { return confirm_overdue(d.db, id, d.actor, d.setup, d.now); }}},
        {"feedback",
         {officer,
          [](const Doing& d, int64_t id) {
              return give_feedback(d.db, id, d.actor, d.get("text"), d.now);
          }}},
        {"claim",
         {officer,
          [](const Doing& d, int64_t id) {
              return claim(d.db, id, d.actor, d.get("text"), d.get("evidence"), d.day("filed"),
                           d.now);
          }}},
        {"close",
         {director,
          [](const Doing& d, int64_t id) {
              return close(d.db, id, d.actor, ledger::rating(d.get("rating")), d.setup, d.now);
          }}},
        {"return",
         {officer,
          [](const Doing& d, int64_t id) {
              return send_back(d.db, id, d.actor, d.get("reason"), d.setup, d.now);
          }}},
        {"extend", {officer, extend}},
        {"grant",
         {director,
          [](const Doing& d, int64_t id) {
              return grant_extension(d.db, id, d.actor, d.get("decision"), d.setup, d.now);
          }}},
        {"refuse",
         {director,
          [](const Doing& d, int64_t id) {
              return refuse_extension(d.db, id, d.actor, d.get("reason"), d.now);
          }}},
        {"suspend",
         {director,
          [](const Doing& d, int64_t id) {
              return suspend(d.db, id, d.actor, {d.get("basis"), d.day("until")}, d.setup, d.now);
          }}},
        {"resume",
         {director,
          [](const Doing& d, int64_t id) {
              return resume(d.db, id, d.actor, d.get("basis"), d.setup, d.now);
          }}},
        {"terminate",
         {director,
          [](const Doing& d, int64_t id) {
              return terminate(d.db, id, d.actor, d.get("basis"), {}, d.now);
          }}},
        {"reopen",
         {director,
          [](const Doing& d, int64_t id) {
              return reopen(d.db, id, d.actor, d.get("reason"), d.setup, d.now);
          }}},
        {"allot", {officer, cli::allot}},
    };
}

const std::map<std::string, RowAct>& row_acts() {
    static const std::map<std::string, RowAct> kActs = [] {
        std::map<std::string, RowAct> all = state_acts();
        all.merge(progress_acts());
        return all;
    }();
    return kActs;
}

base::Result<Change> change_of(const Doing& d, ChangeKind kind) {
    Change c;
    c.kind = kind;
    c.on = d.day("from");
    c.unit = d.get("unit");
    c.full = d.get(kind == ChangeKind::kAdd ? "name" : "to");
    c.shorts = texts(d.what, "short");
    c.group = d.get("group");
    c.person = d.get("person");
    c.address = d.get("address");
    c.beside = d.what["beside"].as_bool() != nullptr && *d.what["beside"].as_bool();
    bool post = kind == ChangeKind::kAssign || kind == ChangeKind::kVacate;
    std::optional<units::PostRole> role = units::post_role(d.get("post"));
    if (post && !role) return Error{ErrorCode::kUsage, "post“" + d.get("post") + "”不是认识的职务"};
    c.role = role.value_or(units::PostRole::kLiaison);
    if (kind == ChangeKind::kAdd) return c;
    units::Register units = store::load_register(d.db);
    Date today = base::local_date(d.now);
    base::Result<std::string> code =
        unit_code(units, c.unit, c.on - std::chrono::days(post ? 0 : 1), today);
    if (!code.ok()) return code.error();
    c.unit = *code;
    for (const std::string& name : texts(d.what, "into")) {
        base::Result<std::string> into = unit_code(units, name, c.on, today);
        if (!into.ok()) return into.error();
        c.into.push_back(*into);
    }
    return c;
}

std::vector<AssignmentRow> rows_of(const Doing& d) {
    std::string ref = d.get("ref"), title = d.get("title"), unit = d.get("unit");
    std::string code;
    Date today = base::local_date(d.now);
    if (!unit.empty()) {
        base::Result<std::string> found = unit_code(store::load_register(d.db), unit, today, today);
        if (found.ok()) code = *found;
    }
    std::map<std::string, int64_t> ids = store::unit_ids(d.db);
    std::vector<AssignmentRow> out = store::all_assignments(d.db);
    std::erase_if(out, [&](const AssignmentRow& row) {
        bool of_unit = unit.empty() || row.printed_name == unit ||
                       (!code.empty() && ids.at(code) == row.unit_id);
        return row.plan_number != d.get("plan") || (!ref.empty() && row.ref != ref) ||
               (!title.empty() && row.title != title) || !of_unit;
    });
    return out;
}

Actor actor_of(const Json& what, ActorRole fallback) {
    std::string name = text(what, "as");
    return {name.empty() ? "模拟" : name,
            ledger::actor_role(text(what, "role")).value_or(fallback)};
}

// "2024-06-03 10:00" at +08:00; a day alone is its 10:00.
std::optional<Instant> moment_of(const std::string& text) {
    std::optional<Date> day = base::parse_date(std::string_view(text).substr(0, 10));
    if (!day) return {};
    if (text.size() == 10) return base::at_local(*day, std::chrono::hours(10));
    bool shaped = text.size() == 16 && text[10] == ' ' && text[13] == ':';
    for (size_t i : {11, 12, 14, 15}) shaped = shaped && text[i] >= '0' && text[i] <= '9';
    if (!shaped) return {};
    int hour = std::stoi(text.substr(11, 2)), minute = std::stoi(text.substr(14, 2));
    if (hour > 23 || minute > 59) return {};
    return base::at_local(*day, std::chrono::hours(hour) + std::chrono::minutes(minute));
}

std::string fault_of(const Json& what) {
    std::string act = text(what, "act");
    if (!what.as_object()) return "不是一个 JSON 对象";
    if (!moment_of(text(what, "at"))) return "at 应写作 2024-06-03 10:00 的形式";
    if (!row_acts().contains(act) && !units::change_kind(act)) return "不认识的 act“" + act + "”";
    if (row_acts().contains(act) && text(what, "plan").empty()) return "缺少 plan（文号）";
    if (units::change_kind(act) && text(what, "unit").empty()) return "缺少 unit";
    for (const char* key : {"until", "filed", "from"})
        if (!text(what, key).empty() && !base::parse_date(text(what, key)))
            return std::string(key) + "“" + text(what, key) + "”不是日期";
    std::string role = text(what, "role");
    if (!role.empty() && !ledger::actor_role(role)) return "不认识的 role“" + role + "”";
    return "";
}

}  // namespace

base::Result<std::vector<SimulatedAct>> parse_acts(std::string_view content,
                                                   const std::string& file) {
    std::vector<SimulatedAct> out;
    int number = 0;
    for (const std::string& raw : base::split(content, '\n')) {
        ++number;
        std::string_view line = base::trim(raw);
        if (line.empty() || line.starts_with('#')) continue;
        std::string where = file + " 第 " + std::to_string(number) + " 行：";
        base::Result<Json> json = base::parse_json(line);
        if (!json.ok()) return Error{ErrorCode::kBadInput, where + json.error().message};
        std::string fault = fault_of(*json);
        if (!fault.empty()) return Error{ErrorCode::kBadInput, where + fault};
        out.push_back({*moment_of(text(*json, "at")), number, *json});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const SimulatedAct& a, const SimulatedAct& b) { return a.at < b.at; });
    return out;
}

Performed perform(store::Database& db, const supervision::Setup& setup, const SimulatedAct& act,
                  Instant now) {
    Performed out;
    std::string name = text(act.what, "act");
    auto refuse = [&](const std::string& why) {
        out.refusals.push_back("第 " + std::to_string(act.line) + " 行 " + name + "：" + why);
    };
    if (std::optional<ChangeKind> kind = units::change_kind(name)) {
        Doing d{db, setup, act.what, now, actor_of(act.what, ActorRole::kOfficer)};
        base::Result<Change> change = change_of(d, *kind);
        Status done = change.ok() ? supervision::change_units(db, *change, d.actor, d.get("basis"),
                                                              setup, now)
                                  : Status(change.error());
        out.units_changed = done.ok();
        out.rows = done.ok() ? 1 : 0;
        if (!done.ok()) refuse(done.error().message);
        return out;
    }
    const RowAct& row_act = row_acts().at(name);
    Doing d{db, setup, act.what, now, actor_of(act.what, row_act.role)};
    std::vector<AssignmentRow> rows = rows_of(d);
    if (rows.empty()) refuse("没有相符的承办事项");
    for (const AssignmentRow& row : rows) {
        Doing each = d;
        bool decides = name == "grant" || name == "refuse";
        if (decides && text(act.what, "role").empty())
            each.actor.role = ledger::actor_role(row.approver).value_or(row_act.role);
        Status done = row_act.run(each, row.id);
        if (done.ok())
            ++out.rows;
        else
            refuse(row.title + "：" + done.error().message);
    }
    return out;
}

}  // namespace cli
