#include "supervision/withdraw.h"

#include "alert/ladder.h"
#include "store/notice_store.h"
#include "store/outbox_store.h"
#include "store/sheet_store.h"
#include "supervision/ladder_message.h"
#include "supervision/rung_recipients.h"

namespace supervision {

namespace {

// Whether the office has the line because the rung's own post has no address.
bool is_vacant(RungRecipients& people, const store::AssignmentRow& row, alert::Rung rung,
               const store::Message& message) {
    for (const Addressed& person : people.of(row, rung))
        if (person.recipient.address == message.to_address) return person.without_recipient;
    return false;
}

void compose_again(store::Database& db, const store::Message& message, base::Date today) {
    std::vector<store::Notice> notices = store::notices_of_message(db, message.id);
    LadderComposer composer(db, today);
    RungRecipients people(db, composer.rows());
    std::vector<store::AssignmentRow> rows;
    rows.reserve(notices.size());
    LadderDraft draft;
    draft.recipient = {message.to_name, message.to_address};
    draft.office = message.kind == name(store::MessageKind::kOffice);
    // Lateness was a fact of the moment of decision; only the message itself still tells it.
    draft.late = message.subject.find("·补发】") != std::string::npos;
    for (const store::Notice& notice : notices) {
        std::optional<store::AssignmentRow> row = store::find_assignment(db, notice.assignment_id);
        if (!row) continue;
        rows.push_back(std::move(*row));
        std::optional<alert::Rung> rung = alert::rung(notice.rung);
        bool vacant = draft.office && rung && is_vacant(people, rows.back(), *rung, message);
        draft.lines.push_back({notice.rung, &rows.back(), vacant});
    }
    digest::Rendered body = composer.compose(draft);
    store::replace_body(db, message.id, body.subject, body.text, body.html);
}

}  // namespace

void withdraw_unsent(store::Database& db, int64_t assignment_id, base::Instant now) {
    store::lapse_sheets(db, assignment_id, now);
    for (int64_t id : store::unsent_messages_about(db, assignment_id)) {
        std::optional<store::Message> message = store::find_message(db, id);
        if (!message) continue;
        store::remove_from_message(db, assignment_id, id);
        if (store::notices_of_message(db, id).empty())
            store::withdraw_message(db, id);
        else
            compose_again(db, *message, base::local_date(now));
    }
}

}  // namespace supervision
