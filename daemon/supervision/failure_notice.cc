#include "supervision/failure_notice.h"

#include "digest/render.h"
#include "store/outbox_store.h"
#include "supervision/contact.h"

namespace supervision {

namespace {

digest::FailureNotice facts_of(const std::vector<store::Message>& failed, base::Date today) {
    digest::FailureNotice out;
    out.today = today;
    for (const store::Message& m : failed)
        out.failures.push_back({m.to_name, m.to_address, m.subject, m.reply, m.attempts});
    return out;
}

}  // namespace

void tell_failures(store::Database& db, base::Instant now, Tick& result) {
    std::vector<store::Message> failed = store::unreported_failures(db);
    if (failed.empty()) return;
    base::Date today = base::local_date(now);
    digest::FailureNotice facts = facts_of(failed, today);
    for (const store::Recipient& officer : office_contacts(db, today)) {
        facts.addressee = officer.name;
        digest::Rendered body = digest::render(facts);
        std::string key = "failure|" + officer.address + "|" + std::to_string(failed.back().id);
        if (store::enqueue(db,
                           {key, store::MessageKind::kFailure, officer.name, officer.address,
                            body.subject, body.text, body.html, "failure/1"},
                           now))
            ++result.office_messages;
    }
    for (const store::Message& m : failed) store::mark_reported(db, m.id);
}

}  // namespace supervision
