#include "supervision/acceptance_act.h"

#include <algorithm>

#include "base/json.h"
#include "ledger/sampling.h"
#include "store/event_store.h"
#include "supervision/doing.h"
#include "supervision/office_guard.h"

namespace supervision {

using base::Date;
using base::Error;
using base::ErrorCode;
using base::Instant;
using base::Json;
using std::chrono::days;
using store::Acceptance;

namespace {

void record(store::Database& db, int64_t plan_id, const Actor& actor, const std::string& kind,
            const std::string& basis, Json after, Instant now) {
    store::Event event{0, now, actor.name, kind, plan_id, {}, {}, basis, nullptr, std::move(after)};
    event.role = name(actor.role);
    store::add_event(db, event);
}

base::Result<Acceptance> found(store::Database& db, int64_t id) {
    std::optional<Acceptance> out = store::find_acceptance(db, id);
    if (out) return *out;
    return Error{ErrorCode::kNotFound, "没有编号为 " + std::to_string(id) + " 的验收"};
}

Date quarter_start(Date today) {
    base::YearMonthDay d = base::split(today);
    return *base::civil_date(d.year, (d.month - 1) / 3 * 3 + 1, 1);
}

std::vector<int64_t> candidates(store::Database& db, int64_t plan_id, bool recheck, Instant now) {
    if (!recheck) return store::claimed_assignments(db, plan_id);
    Date today = base::local_date(now);
    return store::assignments_closed_between(
        db, plan_id, base::at_local(quarter_start(today), std::chrono::seconds(0)),
        now + std::chrono::seconds(1));
}

}  // namespace

base::Result<int64_t> draw_acceptance(store::Database& db, int64_t plan_id, const Drawing& d,
                                      const Actor& actor, Instant now) {
    if (base::Status may = permit_office(actor, "抽取复验样本"); !may.ok()) return may.error();
    if (!(d.share > 0) || d.share > 1) return refused("抽查比例须大于0，不超过100%");
    store::Transaction transaction(db);
    std::vector<int64_t> from = candidates(db, plan_id, d.recheck, now);
    if (from.empty())
        return refused(d.recheck ? "本季度没有已销号的事项" : "没有已申请销号（自验并上报）的事项");
    for (int64_t id : d.marked)
        if (std::find(from.begin(), from.end(), id) == from.end())
            return refused("必查的承办事项 " + std::to_string(id) + " 不在抽查范围之内");
    ledger::SamplePlan plan{d.share, d.recheck ? ledger::kRecheckLeast : 1, d.marked};
    Acceptance a;
    a.plan_id = plan_id;
    a.kind = d.recheck ? "recheck" : "acceptance";
    a.seed = static_cast<int64_t>(d.seed);
    a.share = d.share;
    a.drawn_on = base::local_date(now);
    a.drawn_by = actor.name;
    for (int64_t id : ledger::draw_sample(from, plan, d.seed))
        a.sample.push_back({id, d.marked.contains(id)});
    int64_t id = store::insert_acceptance(db, a);
    Json drawn = Json::array();
    for (const store::SampleRow& row : a.sample) drawn.push(row.assignment_id);
    record(db, plan_id, actor, "plan.acceptance_draw", "种子" + std::to_string(d.seed),
           Json::object()
               .set("acceptance", id)
               .set("kind", a.kind)
               .set("share", a.share)
               .set("from", from.size())
               .set("sample", std::move(drawn)),
           now);
    transaction.commit();
    return id;
}

base::Status check_sample(store::Database& db, int64_t id, int64_t assignment, bool passed,
                          const std::string& note, const Actor& actor, Instant now) {
    if (base::Status may = permit_office(actor, "登记复验结果"); !may.ok()) return may;
    if (!passed && note.empty()) return refused("复验不合格须写明问题（--note）");
    store::Transaction transaction(db);
    base::Result<Acceptance> a = found(db, id);
    if (!a.ok()) return a.error();
    if (a->published_on) return refused("验收结果已经公示，不能再改复验结果");
    if (!store::set_sample_result(db, id,
                                  {assignment, false, passed ? "passed" : "failed",
                                   base::local_date(now), actor.name, note}))
        return refused("承办事项 " + std::to_string(assignment) + " 不在本次抽查的样本中");
    record(db, a->plan_id, actor, "plan.acceptance_check", note,
           Json::object().set("acceptance", id).set("assignment", assignment).set("passed", passed),
           now);
    transaction.commit();
    return {};
}

base::Status publish_acceptance(store::Database& db, int64_t id, int length, const Actor& actor,
                                Instant now) {
    constexpr int kLongest = 60;
    if (base::Status may = permit_office(actor, "公示验收结果"); !may.ok()) return may;
    if (length < 1 || length > kLongest) return refused("公示期应为1至60天");
    store::Transaction transaction(db);
    base::Result<Acceptance> a = found(db, id);
    if (!a.ok()) return a.error();
    if (a->published_on)
        return refused("验收结果已于" + base::format_date(*a->published_on) + "公示");
    auto unchecked = std::count_if(a->sample.begin(), a->sample.end(),
                                   [](const auto& row) { return row.result.empty(); });
    if (unchecked > 0) return refused("样本中还有" + std::to_string(unchecked) + "项没有复验");
    Date today = base::local_date(now), until = today + days(length - 1);
    store::set_published(db, id, today, until);
    record(db, a->plan_id, actor, "plan.acceptance_publish", "",
           Json::object().set("acceptance", id).set("until", base::format_date(until)), now);
    transaction.commit();
    return {};
}

base::Result<int64_t> object_to(store::Database& db, int64_t id, const std::string& by,
                                const std::string& text, const Actor& actor, Instant now) {
    if (by.empty() || text.empty()) return refused("异议须写明提出人和内容");
    if (base::Status may = permit_unit(actor, "登记异议"); !may.ok()) return may.error();
    store::Transaction transaction(db);
    base::Result<Acceptance> a = found(db, id);
    if (!a.ok()) return a.error();
    Date today = base::local_date(now);
    if (!a->published_on || today > *a->published_until || a->decided_on)
        return refused("不在公示期内，不能登记异议");
    int64_t objection = store::insert_objection(db, id, {0, today, by, text, ""});
    record(db, a->plan_id, actor, "plan.acceptance_objection", text,
           Json::object().set("acceptance", id).set("objection", objection).set("by", by), now);
    transaction.commit();
    return objection;
}

base::Status answer_objection(store::Database& db, int64_t objection, const std::string& answer,
                              const Actor& actor, Instant now) {
    if (answer.empty()) return refused("须写明核查结论");
    if (base::Status may = permit_office(actor, "答复异议"); !may.ok()) return may;
    store::Transaction transaction(db);
    std::optional<int64_t> id = store::answer_objection(db, objection, answer);
    if (!id)
        return Error{ErrorCode::kNotFound,
                     "没有编号为 " + std::to_string(objection) + " 的待答复异议"};
    record(db, store::find_acceptance(db, *id)->plan_id, actor, "plan.acceptance_answer", answer,
           Json::object().set("acceptance", *id).set("objection", objection), now);
    transaction.commit();
    return {};
}

base::Status decide_acceptance(store::Database& db, int64_t id, const Actor& actor, Instant now) {
    if (actor.role != ledger::ActorRole::kDirector) return refused("验收结论须由督查室主任作出");
    store::Transaction transaction(db);
    base::Result<Acceptance> a = found(db, id);
    if (!a.ok()) return a.error();
    if (a->decided_on) return refused("已于" + base::format_date(*a->decided_on) + "作出结论");
    Date today = base::local_date(now);
    if (!a->published_until || today <= *a->published_until)
        return refused("公示期满之后才能作出结论");
    bool open = std::any_of(a->objections.begin(), a->objections.end(),
                            [](const auto& o) { return o.answer.empty(); });
    if (open) return refused("还有异议没有答复");
    store::set_decided(db, id, today);
    auto failed = std::count_if(a->sample.begin(), a->sample.end(),
                                [](const auto& row) { return row.result == "failed"; });
    record(db, a->plan_id, actor, "plan.acceptance_decide", "",
           Json::object()
               .set("acceptance", id)
               .set("sample", a->sample.size())
               .set("failed", static_cast<int64_t>(failed)),
           now);
    transaction.commit();
    return {};
}

}  // namespace supervision
