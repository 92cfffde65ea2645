#include "supervision/withdraw.h"

#include "store/notice_store.h"
#include "store/outbox_store.h"
#include "supervision/ladder_message.h"

namespace supervision {

namespace {

void compose_again(store::Database& db, const store::Message& message, base::Date today) {
    std::vector<store::Notice> notices = store::notices_of_message(db, message.id);
    std::vector<store::AssignmentRow> rows;
    rows.reserve(notices.size());
    LadderDraft draft;
    draft.recipient = {message.to_name, message.to_address};
    draft.office = message.kind == name(store::MessageKind::kOffice);
    for (const store::Notice& notice : notices) {
        std::optional<store::AssignmentRow> row = store::find_assignment(db, notice.assignment_id);
        if (!row) continue;
        rows.push_back(std::move(*row));
        draft.lines.push_back({notice.rung, &rows.back()});
    }
    digest::Rendered body = LadderComposer(db, today).compose(draft);
    store::replace_body(db, message.id, body.subject, body.text, body.html);
}

}  // namespace

void withdraw_unsent(store::Database& db, int64_t assignment_id, base::Instant now) {
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
