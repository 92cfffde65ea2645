// What a person does to a row: the same functions as the command line's, with the session's person
// as the actor. If-Match carries the version that the person saw; where the row has changed since,
// nothing is done and both versions are told.

#include <map>

#include "console/answer.h"
#include "console/assignment_view.h"
#include "console/handlers.h"
#include "http/guard.h"
#include "supervision/extension_act.h"
#include "supervision/stopping.h"
#include "supervision/undo.h"

namespace console {

using base::Json;
using base::Status;
using http::Response;

namespace {

struct Acting {
    Call& call;
    int64_t id;
    Fields& fields;
    // Whether the body was as it should be; asked before the act.
    [[nodiscard]] Status read() const { return fields.done(); }
};
using DoAct = Status (*)(const Acting&);

Status do_ack(const Acting& a) {
    if (Status good = a.read(); !good.ok()) return good;
    return supervision::acknowledge(a.call.db, a.id, a.call.actor(), a.call.now);
}

Status do_feedback(const Acting& a) {
    std::string text = a.fields.text("text");
    supervision::Progress progress;
    progress.percent = a.fields.optional_number("percent", 0, 100);
    progress.blocked = a.fields.text_if_there("blocked");
    if (Status good = a.read(); !good.ok()) return good;
    return supervision::give_feedback(a.call.db, a.id, a.call.actor(), text, a.call.now, progress);
}

Status do_claim(const Acting& a) {
    std::string text = a.fields.text("text"), evidence = a.fields.text("evidence");
    base::Date filed = a.fields.optional_date("filed_on").value_or(a.call.today());
    if (Status good = a.read(); !good.ok()) return good;
    return supervision::claim(a.call.db, a.id, a.call.actor(), text, evidence, filed, a.call.now);
}

Status do_close(const Acting& a) {
    std::string word = a.fields.optional_text("rating", 20);
    if (Status good = a.read(); !good.ok()) return good;
    std::optional<ledger::Rating> rating = ledger::rating(word);
    if (!word.empty() && !rating)
        return base::Error{base::ErrorCode::kBadInput, "等次应为优秀、良好或合格"};
    return supervision::close(a.call.db, a.id, a.call.actor(), rating, a.call.setup, a.call.now);
}

Status do_return(const Acting& a) {
    std::string reason = a.fields.text("reason");
    if (Status good = a.read(); !good.ok()) return good;
    return supervision::send_back(a.call.db, a.id, a.call.actor(), reason, a.call.setup,
                                  a.call.now);
}

Status do_request_extension(const Acting& a) {
    supervision::ExtensionPaper paper;
    paper.requested_due = a.fields.date("requested_due");
    paper.filed_on = a.fields.optional_date("filed_on").value_or(a.call.today());
    paper.reason = a.fields.text("reason");
    paper.progress = a.fields.text("progress");
    paper.signer = a.fields.text("signer", 50);
    paper.basis = a.fields.text("basis", 200);
    if (Status good = a.read(); !good.ok()) return good;
    base::Result<supervision::ExtensionRequested> done = supervision::request_extension(
        a.call.db, a.id, a.call.actor(), paper, a.call.setup, a.call.now);
    return done.ok() ? Status() : Status(done.error());
}

Status do_grant(const Acting& a) {
    std::string decision = a.fields.optional_text("decision");
    if (Status good = a.read(); !good.ok()) return good;
    return supervision::grant_extension(a.call.db, a.id, a.call.actor(), decision, a.call.setup,
                                        a.call.now);
}

Status do_refuse(const Acting& a) {
    std::string reason = a.fields.text("reason");
    if (Status good = a.read(); !good.ok()) return good;
    return supervision::refuse_extension(a.call.db, a.id, a.call.actor(), reason, a.call.now);
}

Status do_suspend(const Acting& a) {
    supervision::Suspension suspension;
    suspension.basis = a.fields.text("basis", 200);
    suspension.until = a.fields.date("until");
    if (Status good = a.read(); !good.ok()) return good;
    return supervision::suspend(a.call.db, a.id, a.call.actor(), suspension, a.call.setup,
                                a.call.now);
}

Status do_resume(const Acting& a) {
    std::string basis = a.fields.text("basis", 200);
    if (Status good = a.read(); !good.ok()) return good;
    return supervision::resume(a.call.db, a.id, a.call.actor(), basis, a.call.setup, a.call.now);
}

Status do_terminate(const Acting& a) {
    std::string basis = a.fields.text("basis", 200);
    if (Status good = a.read(); !good.ok()) return good;
    return supervision::terminate(a.call.db, a.id, a.call.actor(), basis, {}, a.call.now);
}

Status do_reopen(const Acting& a) {
    std::string reason = a.fields.text("reason");
    if (Status good = a.read(); !good.ok()) return good;
    return supervision::reopen(a.call.db, a.id, a.call.actor(), reason, a.call.setup, a.call.now);
}

Status do_confirm(const Acting& a) {
    if (Status good = a.read(); !good.ok()) return good;
    return supervision::confirm_overdue(a.call.db, a.id, a.call.actor(), a.call.setup, a.call.now);
}

Status do_note(const Acting& a) {
    if (Status good = a.read(); !good.ok()) return good;
    return supervision::note(a.call.db, a.id, a.call.actor(), a.call.setup, a.call.now);
}

Status do_undo(const Acting& a) {
    std::string reason = a.fields.optional_text("reason");
    if (Status good = a.read(); !good.ok()) return good;
    base::Result<std::string> done =
        supervision::undo(a.call.db, a.id, a.call.actor(), reason, a.call.setup, a.call.now);
    return done.ok() ? Status() : Status(done.error());
}

const std::map<std::string, DoAct, std::less<>> kActs = {
    {"ack", do_ack},
    {"feedback", do_feedback},
    {"claim", do_claim},
    {"close", do_close},
    {"return", do_return},
    {"request_extension", do_request_extension},
    {"grant_extension", do_grant},
    {"refuse_extension", do_refuse},
    {"suspend", do_suspend},
    {"resume", do_resume},
    {"terminate", do_terminate},
    {"reopen", do_reopen},
    {"confirm_overdue", do_confirm},
    {"note", do_note},
    {"undo", do_undo}};

// 409 with the version that the caller saw and the row as it stands.
Response changed_since(Call& call, const store::AssignmentRow& row, std::string_view seen) {
    UnitNames names(call.db, call.today());
    Json body = Json::object()
                    .set("title", "Conflict")
                    .set("status", 409)
                    .set("code", "E_VERSION")
                    .set("detail", "这一项已被他人改动，请看过最新情况后再办")
                    .set("seen", seen)
                    .set("version", version_tag(call.db, row.id))
                    .set("current", row_view(row, names, call.today()));
    return {409, {{"Content-Type", "application/problem+json"}}, body.dump(), false};
}

}  // namespace

Response act_on_assignment(Call& call) {
    std::optional<store::AssignmentRow> row = own_row(call, call.path[0]);
    auto act = kActs.find(call.path[1]);
    if (!row || act == kActs.end()) return not_found();
    std::string_view seen = call.request.header("if-match");
    if (!seen.empty() && seen != version_tag(call.db, row->id))
        return changed_since(call, *row, seen);
    Fields fields(call.body);
    Status done = act->second({call, row->id, fields});
    if (!done.ok()) return problem_of(done.error());
    call.changed = true;
    row = own_row(call, call.path[0]);
    if (!row) return json(Json::object());
    Response response = json(page_view(call, *row));
    response.headers.push_back({"ETag", version_tag(call.db, row->id)});
    return response;
}

}  // namespace console
