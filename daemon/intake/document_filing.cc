#include "intake/document_filing.h"

#include "store/draft_store.h"
#include "store/event_store.h"

namespace intake {

using base::Json;
using store::DocumentState;

namespace {

std::string event_kind(DocumentState state, bool known) {
    if (state == DocumentState::kFailed) return "document.fail";
    return known ? "document.read" : "document.receive";
}

void add_event(store::Database& db, const Arrival& arrival, const Filing& filing, bool known,
               base::Instant now) {
    store::Event event;
    event.at = now;
    event.actor = arrival.actor;
    event.kind = event_kind(filing.report.state, known);
    event.basis = arrival.name;
    Json after = Json::object()
                     .set("digest", arrival.digest)
                     .set("source", name(arrival.source))
                     .set("state", name(filing.report.state))
                     .set("drafts", filing.drafts.size());
    if (!filing.report.reason.empty()) after.set("reason", filing.report.reason);
    event.after = std::move(after);
    event.document_id = filing.document;
    store::add_event(db, event);
}

store::DocumentRow row_of(const Arrival& arrival, const store::DocumentReport& report,
                          base::Instant now) {
    store::DocumentRow row;
    row.digest = arrival.digest;
    row.name = arrival.name;
    row.original = arrival.original;
    row.size = arrival.size;
    row.received_at = now;
    row.source = arrival.source;
    row.report = report;
    return row;
}

}  // namespace

std::optional<Filing> find_filing(store::Database& db, const std::string& digest) {
    std::optional<store::DocumentRow> known = store::find_document(db, digest);
    if (!known || known->report.state != DocumentState::kDrafted) return {};
    Filing out{known->id, true, known->name, known->report, {}};
    for (const store::DraftRow& draft : store::drafts_of_document(db, known->id))
        out.drafts.push_back(draft.id);
    return out;
}

Filing file_document(store::Database& db, const Arrival& arrival, const DraftedDocument& drafted,
                     base::Instant now) {
    store::Transaction transaction(db);
    if (std::optional<Filing> found = find_filing(db, arrival.digest)) return *found;
    std::optional<store::DocumentRow> known = store::find_document(db, arrival.digest);
    Filing out{
        known ? known->id : 0, false, known ? known->name : arrival.name, drafted.report, {}};
    if (known)
        store::update_document(db, known->id, drafted.report);
    else
        out.document = store::insert_document(db, row_of(arrival, drafted.report, now));
    int position = 0;
    for (const ledger::Draft& draft : drafted.drafts)
        out.drafts.push_back(store::insert_draft(db, out.document, ++position, draft, now));
    add_event(db, arrival, out, known.has_value(), now);
    transaction.commit();
    return out;
}

}  // namespace intake
