#include "supervision/extension_act.h"

#include <algorithm>

#include "ledger/extension.h"
#include "store/event_store.h"
#include "store/extension_store.h"
#include "supervision/doing.h"
#include "supervision/withdraw.h"

namespace supervision {

using base::Date;
using base::Instant;
using base::Json;
using ledger::Act;
using ledger::ActorRole;
using ledger::State;
using store::AssignmentRow;
using store::Extension;

namespace {

base::Status check(const ExtensionPaper& paper, Date today) {
    struct Field {
        const std::string& value;
        const char* name;
    };
    for (const Field& field : {Field{paper.reason, "延期理由"}, Field{paper.progress, "目前进展"},
                               Field{paper.signer, "签批人"}, Field{paper.basis, "依据"}})
        if (field.value.empty()) return refused("申请延期须写明" + std::string(field.name));
    if (paper.filed_on > today) return refused("申请日期不能晚于今天");
    return {};
}

ledger::ExtensionRequest facts(store::Database& db, const AssignmentRow& row,
                               const ExtensionPaper& paper) {
    std::vector<store::DueVersion> versions = store::due_versions(db, row.id);
    Date original = versions.empty() ? *row.due : versions.front().due;
    return {paper.filed_on,      *row.due,        original,
            paper.requested_due, row.plan_issued, store::granted_extensions(db, row.id)};
}

// The request that the decision is about, where the actor's rank is enough for it.
base::Result<Extension> request_for(store::Database& db, int64_t id, const Actor& actor) {
    std::optional<Extension> request = store::pending_extension(db, id);
    if (!request) return refused("该事项没有待批的延期申请");
    ActorRole approver = ledger::actor_role(request->approver).value();
    if (!ledger::may_decide(actor.role, approver))
        return refused("第" + std::to_string(request->n) + "次延期至" +
                       base::format_date(request->requested_due) + "须由" +
                       std::string(chinese_name(approver)) + "审批，" +
                       std::string(chinese_name(actor.role)) + "无权决定");
    return *request;
}

// The row's new date, or nothing where the document does not move it.
std::optional<Date> moved(const AssignmentRow& row, const PlanExtension& extension) {
    bool at_work = row.state == State::kIssued || row.state == State::kWorking;
    if (!at_work || !row.due) return {};
    bool named = extension.refs.empty() || std::find(extension.refs.begin(), extension.refs.end(),
                                                     row.ref) != extension.refs.end();
    if (!named) return {};
    Date due = extension.until ? *extension.until : *row.due + std::chrono::days(extension.days);
    if (due <= *row.due) return {};
    return due;
}

void move_row(store::Database& db, const AssignmentRow& row, Date due, const std::string& basis,
              const Setup& setup, Instant now) {
    store::DerivedDays days =
        derive_days(setup, row.issued_on, due, row.soft, next_run_day(setup, now));
    store::add_due_version(db, row.id, due, row.soft, days, basis, now);
    std::optional<Extension> request = store::pending_extension(db, row.id);
    if (request && request->requested_due <= due)
        store::lapse_extension(db, row.id, "由文件统一延期：" + basis, now);
    withdraw_unsent(db, row.id, now);
}

}  // namespace

base::Result<ExtensionRequested> request_extension(store::Database& db, int64_t id,
                                                   const Actor& actor, const ExtensionPaper& paper,
                                                   const Setup& setup, Instant now) {
    base::Status complete = check(paper, base::local_date(now));
    if (!complete.ok()) return complete.error();
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kRequestExtension); !start.ok()) return start.error();
    const AssignmentRow& row = doing.before();
    if (!row.due) return refused("该事项没有确定的时限，不需要延期");
    if (paper.filed_on < row.issued_on) return refused("申请日期早于交办日期");
    if (!row.approver.empty()) return refused("该事项已有待批的延期申请");
    ledger::ExtensionRequest request = facts(db, row, paper);
    base::Result<ActorRole> approver = ledger::extension_approver(request, setup.acts);
    if (!approver.ok()) return approver.error();
    Extension extension{0,
                        id,
                        request.granted_before + 1,
                        paper.filed_on,
                        actor.name,
                        *row.due,
                        paper.requested_due,
                        paper.reason,
                        paper.progress,
                        paper.signer,
                        paper.basis,
                        std::string(name(*approver))};
    store::insert_extension(db, extension, now);
    base::Status done = doing.finish("申请延至" + base::format_date(paper.requested_due) + "，" +
                                     paper.reason + "；目前进展：" + paper.progress + "；签批：" +
                                     paper.signer + "；依据：" + paper.basis);
    if (!done.ok()) return done.error();
    return ExtensionRequested{*approver, extension.n};
}

base::Status grant_extension(store::Database& db, int64_t id, const Actor& actor,
                             const std::string& decision, const Setup& setup, Instant now) {
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kGrantExtension); !start.ok()) return start;
    base::Result<Extension> request = request_for(db, id, actor);
    if (!request.ok()) return request.error();
    const AssignmentRow& row = doing.before();
    Date due = request->requested_due;
    int overdue = ledger::days_overdue(row.standing(), doing.today());
    std::string basis = "第" + std::to_string(request->n) + "次延期，" +
                        std::string(chinese_name(actor.role)) + actor.name + "批准" +
                        (decision.empty() ? "" : "（" + decision + "）") + "：" + request->basis;
    store::DerivedDays days =
        derive_days(setup, row.issued_on, due, row.soft, next_run_day(setup, now));
    store::add_due_version(db, id, due, row.soft, days, basis, now);
    int version = store::find_assignment(db, id)->due_version;
    store::decide_extension(db, id, {"granted", actor.name, decision, version, overdue}, now);
    withdraw_unsent(db, id, now);
    return doing.finish(overdue == 0 ? basis
                                     : basis + "；此前已逾期" + std::to_string(overdue) + "天");
}

base::Status refuse_extension(store::Database& db, int64_t id, const Actor& actor,
                              const std::string& reason, Instant now) {
    if (reason.empty()) return refused("不予延期须写明理由");
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kRefuseExtension); !start.ok()) return start;
    base::Result<Extension> request = request_for(db, id, actor);
    if (!request.ok()) return request.error();
    store::decide_extension(db, id, {"refused", actor.name, reason}, now);
    return doing.finish(reason);
}

base::Result<int> extend_plan(store::Database& db, int64_t plan, const Actor& actor,
                              const PlanExtension& extension, const Setup& setup, Instant now) {
    bool staff = actor.role == ActorRole::kOfficer || actor.role == ActorRole::kDirector;
    if (!staff) return refused(std::string(chinese_name(actor.role)) + "无权登记整个方案的延期");
    if (extension.basis.empty()) return refused("整个方案延期须有新的文件作依据（--basis）");
    if (!extension.until && extension.days <= 0) return refused("须写明延至的日期或延长的天数");
    store::Transaction transaction(db);
    Json before = Json::array(), after = Json::array();
    int rows = 0;
    for (const AssignmentRow& row : store::assignments_of_plan(db, plan)) {
        std::optional<Date> due = moved(row, extension);
        if (!due) continue;
        before.push(Json::object().set("id", row.id).set("due", base::format_date(*row.due)));
        after.push(Json::object().set("id", row.id).set("due", base::format_date(*due)));
        move_row(db, row, *due, extension.basis, setup, now);
        ++rows;
    }
    if (rows == 0) return refused("该方案没有可以延期的在办事项");
    store::Event event{0,  now, actor.name,      "plan.extend", plan,
                       {}, {},  extension.basis, before,        after};
    event.role = name(actor.role);
    store::add_event(db, event);
    transaction.commit();
    return rows;
}

}  // namespace supervision
