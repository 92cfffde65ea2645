#include "supervision/sheet_act.h"

#include "digest/sheet.h"
#include "store/event_store.h"
#include "supervision/doing.h"
#include "supervision/row_source.h"

namespace supervision {

using base::Instant;
using base::Json;
using ledger::SheetKind;
using store::AssignmentRow;
using store::Sheet;

namespace {

std::optional<SheetKind> kind_of(alert::Rung rung) {
    switch (rung) {
        case alert::Rung::kO1:
            return SheetKind::kBlue;
        case alert::Rung::kO2:
            return SheetKind::kYellow;
        case alert::Rung::kO3:
            return SheetKind::kRed;
        case alert::Rung::kO4:
            return SheetKind::kProposal;
        case alert::Rung::kEarly:
        case alert::Rung::kR0:
        case alert::Rung::kR1:
            break;
    }
    return {};
}

void record(store::Database& db, const AssignmentRow& row, const std::string& kind,
            const Actor& actor, const std::string& basis, Json after, Instant now) {
    store::Event event{0,           now,    actor.name, kind,    row.plan_id,
                       row.task_id, row.id, basis,      nullptr, std::move(after)};
    if (actor.name != "duband") event.role = name(actor.role);
    store::add_event(db, event);
}

Json facts(int64_t id, SheetKind kind) {
    return Json::object().set("sheet", id).set("kind", name(kind));
}

// The draft with its row, where the actor's office may decide on it.
struct Waiting {
    Sheet sheet;
    AssignmentRow row;
};
base::Result<Waiting> waiting(store::Database& db, int64_t id, const Actor& actor) {
    std::optional<Sheet> sheet = store::find_sheet(db, id);
    if (!sheet)
        return base::Error{base::ErrorCode::kNotFound,
                           "没有编号为 " + std::to_string(id) + " 的督办单"};
    if (base::Status may = ledger::permit_sheet(sheet->kind, actor.role); !may.ok())
        return may.error();
    if (sheet->state != ledger::SheetState::kDraft)
        return refused("督办单 " + std::to_string(id) + " " +
                       std::string(chinese_name(sheet->state)) + "，不能再办理");
    return Waiting{*sheet, *store::find_assignment(db, sheet->assignment_id)};
}

digest::Rendered composed(store::Database& db, const Sheet& sheet, const AssignmentRow& row,
                          base::Date today) {
    RowSource source(db, today);
    digest::SheetFacts facts;
    facts.today = today;
    facts.kind = sheet.kind;
    facts.cause = sheet.cause;
    facts.row = source.row(row, true);
    facts.year = sheet.year;
    facts.number = sheet.number;
    facts.signer = sheet.decided_by;
    return digest::render(facts);
}

}  // namespace

void draft_sheet(store::Database& db, const AssignmentRow& row, alert::Rung rung,
                 const std::string& cause, Instant now) {
    std::optional<SheetKind> kind = kind_of(rung);
    if (!kind) return;
    std::optional<int64_t> id = store::draft_sheet(db, row.id, row.due_version, *kind, cause, now);
    if (id) record(db, row, "sheet.draft", {"duband"}, cause, facts(*id, *kind), now);
}

base::Result<int64_t> raise_sheet(store::Database& db, int64_t assignment, SheetKind kind,
                                  const Actor& actor, const std::string& reason, Instant now) {
    if (reason.empty()) return refused("拟督办单须写明理由");
    if (base::Status may = ledger::permit_sheet(SheetKind::kBlue, actor.role); !may.ok())
        return may.error();
    store::Transaction transaction(db);
    std::optional<AssignmentRow> row = store::find_assignment(db, assignment);
    if (!row)
        return base::Error{base::ErrorCode::kNotFound,
                           "没有编号为 " + std::to_string(assignment) + " 的承办事项"};
    if (!ledger::is_open(row->state) || row->state == ledger::State::kSuspended)
        return refused("状态为“" + std::string(chinese_name(row->state)) +
                       "”的承办事项不能拟督办单");
    std::optional<int64_t> id =
        store::draft_sheet(db, row->id, row->due_version, kind, reason, now);
    if (!id) return refused("该事项已有" + std::string(chinese_name(kind)));
    record(db, *row, "sheet.draft", actor, reason, facts(*id, kind), now);
    transaction.commit();
    return *id;
}

base::Result<Sheet> issue_sheet(store::Database& db, int64_t id, const Actor& actor, Instant now) {
    store::Transaction transaction(db);
    base::Result<Waiting> found = waiting(db, id, actor);
    if (!found.ok()) return found.error();
    Sheet sheet = found->sheet;
    base::Date today = base::local_date(now);
    sheet.year = base::split(today).year;
    sheet.number = store::next_sheet_number(db, sheet.year);
    sheet.decided_by = actor.name;
    digest::Rendered body = composed(db, sheet, found->row, today);
    sheet.text = body.text;
    sheet.html = body.html;
    sheet.state = ledger::SheetState::kIssued;
    if (!store::issue_sheet(db, sheet, now)) return refused("督办单已被他人办理，请重新查看");
    record(db, found->row, "sheet.issue", actor, digest::sheet_number(sheet.year, sheet.number),
           facts(id, sheet.kind), now);
    transaction.commit();
    return sheet;
}

base::Status discard_sheet(store::Database& db, int64_t id, const Actor& actor,
                           const std::string& reason, Instant now) {
    if (reason.empty()) return refused("不予签发须写明理由");
    store::Transaction transaction(db);
    base::Result<Waiting> found = waiting(db, id, actor);
    if (!found.ok()) return found.error();
    if (!store::discard_sheet(db, id, actor.name, reason, now))
        return refused("督办单已被他人办理，请重新查看");
    record(db, found->row, "sheet.discard", actor, reason, facts(id, found->sheet.kind), now);
    transaction.commit();
    return {};
}

digest::Rendered sheet_text(store::Database& db, const Sheet& sheet, Instant now) {
    if (sheet.state == ledger::SheetState::kIssued)
        return {digest::sheet_number(sheet.year, sheet.number), sheet.text, sheet.html};
    return composed(db, sheet, *store::find_assignment(db, sheet.assignment_id),
                    base::local_date(now));
}

}  // namespace supervision
