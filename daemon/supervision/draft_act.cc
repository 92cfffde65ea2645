#include "supervision/draft_act.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "store/document_store.h"
#include "store/event_store.h"
#include "supervision/plan_match.h"
#include "units/odd_characters.h"

namespace supervision {

using base::Error;
using base::ErrorCode;
using base::Json;
using ledger::DraftTask;
using ledger::DraftTaskState;
using store::DraftRow;

namespace {

Error refused(const std::string& reason) { return {ErrorCode::kRefused, reason}; }

std::string label(const DraftRow& draft) { return "草稿 D" + std::to_string(draft.id); }

Error changed_meanwhile(const DraftRow& draft) {
    return refused(label(draft) + " 刚刚被别人改动，请重新查看后再办理");
}

base::Status must_be_open(const DraftRow& draft) {
    if (draft.state == store::DraftState::kOpen) return {};
    return refused(label(draft) + " " + std::string(chinese_name(draft.state)) + "，不能办理");
}

Json refs_of(const DraftRow& draft, const std::vector<size_t>& tasks) {
    Json out = Json::array();
    for (size_t i : tasks) out.push(draft.draft.tasks[i].task.ref);
    return out;
}

// The draft's new state with its event; false where the version is not the one that was read.
bool write(store::Database& db, const DraftRow& row, const std::string& kind, const Actor& actor,
           base::Instant now, Json after) {
    if (!store::update_draft(db, row)) return false;
    store::Event event;
    event.at = now;
    event.actor = actor.name;
    event.role = name(actor.role);
    event.kind = kind;
    event.plan_id = row.plan_id;
    event.basis = row.draft.plan.number;
    event.after = std::move(after);
    event.document_id = row.document_id;
    event.draft_id = row.id;
    store::add_event(db, event);
    return true;
}

base::Status commit(store::Database& db, const DraftRow& row, const std::string& kind,
                    const Actor& actor, base::Instant now, Json after) {
    store::Transaction transaction(db);
    if (!write(db, row, kind, actor, now, std::move(after))) return changed_meanwhile(row);
    transaction.commit();
    return {};
}

void settle_state(DraftRow& row) {
    bool open = count(row.draft, DraftTaskState::kOpen) > 0;
    bool confirmed = count(row.draft, DraftTaskState::kConfirmed) > 0;
    row.state = open || !confirmed ? store::DraftState::kOpen : store::DraftState::kConfirmed;
}

base::Status move(store::Database& db, DraftRow row, const std::vector<size_t>& tasks,
                  DraftTaskState from, DraftTaskState to, const std::string& kind,
                  const Actor& actor, base::Instant now) {
    if (tasks.empty()) return refused("没有指明任务");
    for (size_t i : tasks) {
        DraftTask& t = row.draft.tasks.at(i);
        if (t.state != from)
            return refused(t.task.ref + "“" + t.task.title + "”" +
                           (from == DraftTaskState::kOpen ? "已入账或已弃用" : "没有弃用"));
        t.state = to;
    }
    settle_state(row);
    return commit(db, row, kind, actor, now, refs_of(row, tasks));
}

// Names of the tasks that mean no unit and are not listed as meaning none.
std::vector<std::string> unresolved(const DraftRow& row, const std::vector<size_t>& tasks,
                                    const units::Register& units) {
    std::vector<std::string> out;
    for (size_t i : tasks)
        for (const std::string& printed : row.draft.tasks.at(i).task.units) {
            if (units.unresolved.contains(printed)) continue;
            if (!units.resolve(printed, row.draft.plan.issued).codes.empty()) continue;
            std::string shown = "“" + units::visible_name(printed) + "”";
            if (std::find(out.begin(), out.end(), shown) == out.end()) out.push_back(shown);
        }
    return out;
}

base::Status check_choices(const std::map<std::string, std::string>& choices,
                           const units::Register& units) {
    for (const auto& [printed, code] : choices) {
        bool collective = std::any_of(units.collectives.begin(), units.collectives.end(),
                                      [&](const units::Collective& c) { return c.name == code; });
        if (!collective && !units.find(code))
            return refused("“" + code + "”不是名册中的单位代码或统称");
    }
    return {};
}

base::Status check_plan(store::Database& db, const DraftRow& row, const Confirmation& what) {
    std::optional<store::PlanRow> other = conflicting_plan(db, row);
    if (!other) return {};
    std::string number = other->number.empty() ? "《" + other->title + "》" : other->number;
    if (row.plan_id)
        return refused(number + " 已由“" + other->source + "”更正，本草稿其余任务不能再入账");
    bool whole = what.tasks.size() == count(row.draft, DraftTaskState::kOpen);
    ledger::Plan fresh = plan_of(row.draft, DraftTaskState::kOpen);
    if (whole && plan_differences(stored_plan(db, *other), fresh).empty()) return {};
    if (!what.correction)
        return refused(number + " 已在台账中，来自“" + other->source +
                       "”，内容不同，不予覆盖；先用 plan diff 查看差异，确为更正件再加 --correct");
    if (!whole) return refused("更正件须整份入账（--all）；不要的任务先用 plan drop 弃用");
    return {};
}

base::Status check(store::Database& db, const DraftRow& row, const Confirmation& what) {
    if (base::Status open = must_be_open(row); !open) return open;
    if (what.tasks.empty()) return refused("没有指明任务");
    if (!row.draft.has_date)
        return refused(label(row) + " 没有成文日期，请先用 plan edit 补上 issued");
    for (size_t i : what.tasks)
        if (row.draft.tasks.at(i).state != DraftTaskState::kOpen)
            return refused(row.draft.tasks[i].task.ref + "“" + row.draft.tasks[i].task.title +
                           "”已入账或已弃用");
    return check_plan(db, row, what);
}

// A corrected document: the ledger's rows go to the places of the tasks that they are, so that
// reminders, feedback and history stay with the task; a row that is none of them, and stands where
// one of them belongs, goes out of the way.
void follow_moves(store::Database& db, const store::PlanRow& plan, const ledger::Plan& corrected) {
    std::vector<store::TaskRow> rows = store::tasks_of_plan(db, plan.id);
    std::vector<ledger::Task> before;
    std::set<std::pair<std::string, int>> wanted;
    int aside = 1;
    for (const store::TaskRow& row : rows) {
        before.push_back(row.task);
        aside = std::max(aside, row.task.n + 1);
    }
    for (const ledger::Task& task : corrected.tasks) {
        wanted.insert({task.ref, task.n});
        aside = std::max(aside, task.n + 1);
    }
    std::vector<store::TaskMove> moves;
    for (const TaskMatch& match : match_tasks(before, corrected.tasks)) {
        if (!match.before) continue;
        const ledger::Task& old = before[*match.before];
        int64_t id = rows[*match.before].id;
        if (!match.after) {
            if (wanted.contains({old.ref, old.n})) moves.push_back({id, old.ref, aside++});
            continue;
        }
        const ledger::Task& fresh = corrected.tasks[*match.after];
        if (old.ref != fresh.ref || old.n != fresh.n) moves.push_back({id, fresh.ref, fresh.n});
    }
    store::move_tasks(db, moves);
}

struct Edited {
    std::vector<std::pair<size_t, DraftTask>> tasks;  // with the place in the draft
    std::vector<std::string> changes;
};

// What becomes of the open tasks; a task that is new stands behind the one before it.
Edited merge(const ledger::Draft& draft, const ledger::Plan& edited) {
    Edited out;
    std::vector<ledger::Task> before;
    std::vector<size_t> open;
    for (size_t i = 0; i < draft.tasks.size(); ++i) {
        if (draft.tasks[i].state != DraftTaskState::kOpen) continue;
        before.push_back(draft.tasks[i].task);
        open.push_back(i);
    }
    size_t place = 0;
    for (const TaskMatch& match : match_tasks(before, edited.tasks)) {
        DraftTask t;
        if (match.before) {
            place = open[*match.before];
            t = draft.tasks[place];
        }
        if (!match.after) {
            t.state = DraftTaskState::kDropped;
            out.changes.push_back(t.task.ref + " 弃用：" + t.task.title);
            out.tasks.emplace_back(place, std::move(t));
            continue;
        }
        ledger::Task fresh = edited.tasks[*match.after];
        fresh.n = match.before && t.task.ref == fresh.ref ? t.task.n : 0;
        if (!match.before || !(fresh == t.task)) {
            out.changes.push_back(fresh.ref + (match.before ? " 改动：" : " 新增：") + fresh.title);
            t.confidence = 1;
            t.diagnostics.clear();
        }
        t.task = std::move(fresh);
        out.tasks.emplace_back(place, std::move(t));
    }
    return out;
}

void replace_open_tasks(ledger::Draft& draft, std::vector<std::pair<size_t, DraftTask>> tasks) {
    for (size_t i = 0; i < draft.tasks.size(); ++i)
        if (draft.tasks[i].state != DraftTaskState::kOpen)
            tasks.emplace_back(i, std::move(draft.tasks[i]));
    std::stable_sort(tasks.begin(), tasks.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    draft.tasks.clear();
    for (auto& [place, task] : tasks) draft.tasks.push_back(std::move(task));
    number_open_tasks(draft);
}

bool same_head(const ledger::Plan& a, const ledger::Plan& b) {
    return a.number == b.number && a.title == b.title && a.issuer == b.issuer &&
           a.issued == b.issued && a.kind == b.kind;
}

}  // namespace

std::string source_of(store::Database& db, const DraftRow& draft) {
    std::optional<store::DocumentRow> document = store::find_document(db, draft.document_id);
    if (!document) return "";
    std::string source = document->name + "（原件 " + document->digest.substr(0, 12);
    if (draft.position > 1) source += " 第 " + std::to_string(draft.position) + " 份";
    return source + "）";
}

std::optional<store::PlanRow> conflicting_plan(store::Database& db, const DraftRow& draft) {
    std::string source = source_of(db, draft);
    std::optional<store::PlanRow> plan = store::find_plan(db, draft.draft.plan.number, source);
    if (!plan || plan->source == source) return {};
    return plan;
}

ledger::Plan stored_plan(store::Database& db, const store::PlanRow& row) {
    ledger::Plan plan{row.number, row.title, row.issuer, row.issued, row.kind, {}};
    for (store::TaskRow& task : store::tasks_of_plan(db, row.id))
        if (!task.withdrawn) plan.tasks.push_back(std::move(task.task));
    return plan;
}

base::Result<PlanEntry> confirm_tasks(store::Database& db, const DraftRow& draft,
                                      const Confirmation& what, const units::Register& units,
                                      const Setup& setup, const Actor& actor, base::Instant now) {
    if (base::Status sound = check(db, draft, what); !sound) return sound.error();
    if (base::Status sound = check_choices(what.choices, units); !sound) return sound.error();
    DraftRow row = draft;
    for (const auto& [printed, code] : what.choices) row.draft.choices[printed] = code;
    units::Register chosen = units;
    chosen.choices = {row.draft.choices.begin(), row.draft.choices.end()};
    std::vector<std::string> unknown = unresolved(row, what.tasks, chosen);
    if (!unknown.empty())
        return Error{ErrorCode::kRefused,
                     "单位 " + base::join(unknown, "、") +
                         " 没有对应到名册，任务未入账；用 --unit 名称=单位代码 指明，"
                         "确不指某一单位的，在 units.toml 的 [[unresolved]] 中列明",
                     "W_UNIT"};
    for (size_t i : what.tasks) row.draft.tasks[i].state = DraftTaskState::kConfirmed;
    settle_state(row);
    ledger::Plan plan = plan_of(row.draft, DraftTaskState::kConfirmed);
    store::Transaction transaction(db);
    if (std::optional<store::PlanRow> corrected = conflicting_plan(db, row))
        follow_moves(db, *corrected, plan);
    base::Result<PlanEntry> entry =
        enter_plan_within(db, plan, source_of(db, row), chosen, setup, now);
    if (!entry.ok()) return entry;
    row.plan_id = entry->plan_id;
    Json after = Json::object().set("tasks", refs_of(row, what.tasks));
    if (!what.choices.empty()) {
        Json choices = Json::object();
        for (const auto& [printed, code] : what.choices) choices.set(printed, code);
        after.set("units", std::move(choices));
    }
    if (!write(db, row, "draft.confirm", actor, now, std::move(after)))
        return changed_meanwhile(row);
    transaction.commit();
    return entry;
}

base::Status drop_tasks(store::Database& db, const DraftRow& draft,
                        const std::vector<size_t>& tasks, const Actor& actor, base::Instant now) {
    if (base::Status open = must_be_open(draft); !open) return open;
    return move(db, draft, tasks, DraftTaskState::kOpen, DraftTaskState::kDropped, "draft.drop",
                actor, now);
}

base::Status restore_tasks(store::Database& db, const DraftRow& draft,
                           const std::vector<size_t>& tasks, const Actor& actor,
                           base::Instant now) {
    if (draft.state == store::DraftState::kDiscarded) return must_be_open(draft);
    return move(db, draft, tasks, DraftTaskState::kDropped, DraftTaskState::kOpen, "draft.restore",
                actor, now);
}

base::Status discard_draft(store::Database& db, const DraftRow& draft, const Actor& actor,
                           base::Instant now) {
    if (base::Status open = must_be_open(draft); !open) return open;
    DraftRow row = draft;
    row.state = store::DraftState::kDiscarded;
    return commit(db, row, "draft.discard", actor, now, nullptr);
}

base::Status restore_draft(store::Database& db, const DraftRow& draft, const Actor& actor,
                           base::Instant now) {
    if (draft.state != store::DraftState::kDiscarded) return refused(label(draft) + " 没有弃用");
    DraftRow row = draft;
    settle_state(row);
    return commit(db, row, "draft.restore", actor, now, nullptr);
}

base::Status rewrite_draft(store::Database& db, const DraftRow& draft, const ledger::Plan& edited,
                           const Actor& actor, base::Instant now) {
    if (base::Status open = must_be_open(draft); !open) return open;
    bool head = same_head(draft.draft.plan, edited) && draft.draft.has_date;
    if (draft.plan_id && !head)
        return refused("已有任务入账，文号、名称、印发单位、成文日期和文种不能再改");
    Edited merged = merge(draft.draft, edited);
    if (!head) merged.changes.insert(merged.changes.begin(), "文号、名称等");
    if (merged.changes.empty()) return refused("没有改动");
    DraftRow row = draft;
    row.draft.plan = edited;
    row.draft.plan.tasks.clear();
    row.draft.has_date = true;
    replace_open_tasks(row.draft, std::move(merged.tasks));
    settle_state(row);
    return commit(db, row, "draft.edit", actor, now, Json(merged.changes));
}

}  // namespace supervision
