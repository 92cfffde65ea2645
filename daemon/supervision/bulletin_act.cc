#include "supervision/bulletin_act.h"

#include <algorithm>

#include "base/json.h"
#include "store/event_store.h"
#include "supervision/doing.h"

namespace supervision {

using base::Error;
using base::ErrorCode;
using base::Instant;
using base::Json;
using digest::PeriodFigures;
using digest::UnitFigures;
using store::Bulletin;

namespace {

void record(store::Database& db, const std::string& kind, const Actor& actor,
            const std::string& basis, Json after, Instant now) {
    store::Event event{0, now, actor.name, kind, {}, {}, {}, basis, nullptr, std::move(after)};
    event.role = name(actor.role);
    store::add_event(db, event);
}

Error no_such(int64_t id) {
    return {ErrorCode::kNotFound, "没有编号为 " + std::to_string(id) + " 的通报"};
}

base::Status permit_draft(ledger::ActorRole role) {
    if (role == ledger::ActorRole::kOfficer || role == ledger::ActorRole::kDirector) return {};
    return refused(std::string(chinese_name(role)) + "无权拟通报，须由督查员或者督查室主任办理");
}

Json units_json(const std::vector<UnitFigures>& units) {
    Json out = Json::array();
    for (const UnitFigures& u : units) {
        Json late = Json::array();
        for (int days : u.late) late.push(days);
        out.push(Json::object()
                     .set("unit", u.unit)
                     .set("name", u.name)
                     .set("due", u.due)
                     .set("on_time", u.on_time)
                     .set("original", u.original)
                     .set("extended", u.extended)
                     .set("returned", u.returned)
                     .set("late", std::move(late)));
    }
    return out;
}

// What a correction compares: the figures that are of the period, not of the day of the report.
Json frozen(const PeriodFigures& f) {
    return Json::object()
        .set("name", f.name)
        .set("lead", units_json(f.lead))
        .set("support", units_json(f.support));
}

int number(const Json& json, const char* key) {
    const int64_t* value = json[key].as_int();
    return value ? static_cast<int>(*value) : 0;
}

// 县教科局：应办结10→11，按期办结9→10
void compare(const Json& before, const Json& after, std::vector<std::string>& out) {
    struct Figure {
        const char *key, *word;
    };
    static constexpr Figure kFigures[] = {{"due", "应办结"},
                                          {"on_time", "按期办结"},
                                          {"original", "按原时限办结"},
                                          {"extended", "延期"},
                                          {"returned", "退回"}};
    std::string line;
    for (const Figure& f : kFigures) {
        int a = number(before, f.key), b = number(after, f.key);
        if (a == b) continue;
        line += (line.empty() ? "" : "，") + std::string(f.word) + std::to_string(a) + "→" +
                std::to_string(b);
    }
    if (line.empty() && !(before["late"] == after["late"])) line = "逾期天数有变动";
    if (line.empty()) return;
    const Json& who = after["name"].as_string() ? after["name"] : before["name"];
    out.push_back((who.as_string() ? *who.as_string() : "") + "：" + line);
}

void compare_tables(const Json& before, const Json& after, const char* table,
                    const std::string& suffix, std::vector<std::string>& out) {
    static const Json::Array kNone;
    const Json::Array& was = before[table].as_array() ? *before[table].as_array() : kNone;
    const Json::Array& is = after[table].as_array() ? *after[table].as_array() : kNone;
    auto find = [](const Json::Array& list, const Json& unit) -> Json {
        for (const Json& u : list)
            if (number(u, "unit") == number(unit, "unit")) return u;
        return {};
    };
    std::vector<std::string> lines;
    for (const Json& u : is) compare(find(was, u), u, lines);
    for (const Json& u : was)
        if (find(is, u).is_null()) compare(u, Json(), lines);
    for (std::string& line : lines) out.push_back(line + suffix);
}

std::vector<std::string> changes(const std::string& before, const Json& after) {
    std::vector<std::string> out;
    base::Result<Json> was = base::parse_json(before);
    Json none;
    const Json& old = was.ok() ? *was : none;
    compare_tables(old, after, "lead", "", out);
    compare_tables(old, after, "support", "（配合事项）", out);
    return out;
}

Period period_of(const Bulletin& b) {
    return supervision::period_of(period_kind(b.kind).value(), b.from);
}

// The last word on the period: the bulletin itself, or its latest correction.
Bulletin latest(store::Database& db, const Bulletin& b) {
    std::vector<Bulletin> corrections = store::corrections_of(db, b.id);
    return corrections.empty() ? b : corrections.back();
}

digest::Rendered correction_text(store::Database& db, const Bulletin& b, const Figures& found,
                                 const std::string& mark) {
    Bulletin original = *store::find_bulletin(db, *b.corrects);
    std::vector<std::string> remarks = {
        "更正对象：" + bulletin_number(original.year, original.number) + "。更正理由：" + b.reason +
        "。更正后的情况如上，原通报不作改动。"};
    for (const std::string& line : changes(latest(db, original).figures, frozen(found.figures)))
        remarks.push_back("更正：" + line + "。");
    return digest::render(
        found.figures, "关于" + found.figures.name + "督办情况通报的更正（" + mark + "）", remarks);
}

digest::Rendered composed(store::Database& db, const Bulletin& b, const Figures& found) {
    bool issued = b.number > 0;
    std::string mark = issued ? bulletin_number(b.year, b.number) : "草稿，未经签发无效";
    digest::Rendered out =
        b.corrects
            ? correction_text(db, b, found, mark)
            : digest::render(found.figures,
                             "关于" + found.figures.name + "督办情况的通报（" + mark + "）", {});
    return out;
}

void add_foot(digest::Rendered& body, const Bulletin& b, const Figures& found, base::Date today) {
    std::string signer = "签发人：" + b.issued_by + "，" + base::format_date_chinese(today);
    std::string proof = "依据承办事项" + std::to_string(found.rows) + "项，校验值（SM3）：";
    body.text += "\n" + signer + "\n" + proof + "\n" + found.rows_hash + "\n";
    size_t end = body.html.rfind("</body>");
    std::string foot =
        "<p>" + digest::escaped(signer) + "</p>\n<p>" + proof + found.rows_hash + "</p>\n";
    if (end != std::string::npos) body.html.insert(end, foot);
}

}  // namespace

std::string bulletin_number(int year, int number) {
    return "督查通报〔" + std::to_string(year) + "〕" + std::to_string(number) + "号";
}

base::Result<int64_t> draft_bulletin(store::Database& db, const Period& period, const Actor& actor,
                                     Instant now) {
    if (base::Status may = permit_draft(actor.role); !may.ok()) return may.error();
    if (period.from > base::local_date(now)) return refused(period.name + "还没有开始");
    store::Transaction transaction(db);
    Bulletin b;
    b.kind = name(period.kind);
    b.from = period.from;
    b.to = period.to;
    b.drafted_by = actor.name;
    if (std::optional<int64_t> waiting = store::waiting_bulletin(db, b))
        return refused(period.name + "已有通报草稿 " + std::to_string(*waiting));
    int64_t id = store::insert_bulletin(db, b, now);
    record(db, "bulletin.draft", actor, period.name, Json::object().set("bulletin", id), now);
    transaction.commit();
    return id;
}

base::Result<int64_t> correct_bulletin(store::Database& db, int64_t id, const Actor& actor,
                                       const std::string& reason, Instant now) {
    if (base::Status may = permit_draft(actor.role); !may.ok()) return may.error();
    if (reason.empty()) return refused("更正须写明理由");
    store::Transaction transaction(db);
    std::optional<Bulletin> original = store::find_bulletin(db, id);
    if (!original) return no_such(id);
    if (original->state != "issued" || original->corrects)
        return refused("只有已签发的通报可以更正；更正有误的，对原通报再作更正");
    Figures found = figures_of(db, period_of(*original), base::local_date(now));
    if (changes(latest(db, *original).figures, frozen(found.figures)).empty())
        return refused("数字没有变动，不需要更正");
    Bulletin b;
    b.kind = original->kind;
    b.from = original->from;
    b.to = original->to;
    b.corrects = id;
    b.reason = reason;
    b.drafted_by = actor.name;
    if (std::optional<int64_t> waiting = store::waiting_bulletin(db, b))
        return refused("该通报已有更正草稿 " + std::to_string(*waiting));
    int64_t draft = store::insert_bulletin(db, b, now);
    record(db, "bulletin.correct", actor, reason,
           Json::object().set("bulletin", draft).set("corrects", id), now);
    transaction.commit();
    return draft;
}

base::Result<Bulletin> issue_bulletin(store::Database& db, int64_t id, const Actor& actor,
                                      Instant now) {
    if (actor.role != ledger::ActorRole::kDirector)
        return refused(std::string(chinese_name(actor.role)) + "无权签发通报，须由督查室主任签发");
    store::Transaction transaction(db);
    std::optional<Bulletin> found = store::find_bulletin(db, id);
    if (!found) return no_such(id);
    if (found->state != "draft") return refused("通报 " + std::to_string(id) + " 已经签发");
    Bulletin b = *found;
    base::Date today = base::local_date(now);
    Figures figures = figures_of(db, period_of(b), today);
    b.year = base::split(today).year;
    b.number = store::next_bulletin_number(db, b.year);
    b.issued_by = actor.name;
    b.figures = frozen(figures.figures).dump();
    b.rows_hash = figures.rows_hash;
    b.rows = figures.rows;
    digest::Rendered body = composed(db, b, figures);
    add_foot(body, b, figures, today);
    b.title = body.subject;
    b.text = body.text;
    b.html = body.html;
    b.state = "issued";
    if (!store::issue_bulletin(db, b, now)) return refused("通报已被他人办理，请重新查看");
    record(db, "bulletin.issue", actor, bulletin_number(b.year, b.number),
           Json::object().set("bulletin", id).set("rows", b.rows).set("rows_hash", b.rows_hash),
           now);
    transaction.commit();
    return b;
}

digest::Rendered bulletin_text(store::Database& db, const Bulletin& b, Instant now) {
    if (b.state == "issued") return {b.title, b.text, b.html};
    return composed(db, b, figures_of(db, period_of(b), base::local_date(now)));
}

}  // namespace supervision
