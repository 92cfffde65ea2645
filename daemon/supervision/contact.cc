#include "supervision/contact.h"

#include "base/text.h"
#include "store/assignment_store.h"
#include "store/leaver_store.h"
#include "store/notice_store.h"

namespace supervision {

using base::Date;
using base::Instant;
using store::Recipient;
using units::PostRole;

namespace {

std::vector<Recipient> first_held(store::Database& db, Date day,
                                  std::initializer_list<PostRole> roles) {
    for (PostRole role : roles) {
        std::vector<Recipient> out = store::holders(db, role, day);
        if (!out.empty()) return out;
    }
    return {};
}

// The rows that the message spoke of are looked at again in the next run.
void say_again(store::Database& db, const store::Message& message, const Setup& setup,
               Instant now) {
    Date day = next_run_day(setup, now);
    for (const store::Notice& notice : store::notices_of_message(db, message.id)) {
        store::remove_from_message(db, notice.assignment_id, message.id);
        if (notice.rung == "loaded") store::set_loaded_overdue(db, notice.assignment_id, "new");
        std::optional<store::AssignmentRow> row = store::find_assignment(db, notice.assignment_id);
        if (row && ledger::is_open(row->state))
            store::set_derived_days(db, row->id, derive_days(setup, *row, day));
    }
}

bool to_the_office(const store::Message& m) {
    return m.kind == name(store::MessageKind::kOfficeDigest) ||
           m.kind == name(store::MessageKind::kFailure);
}

// To the first who is in office and has not the same letter already.
bool forward(store::Database& db, const store::Message& m, Date today) {
    for (const Recipient& next : office_contacts(db, today)) {
        if (store::has_equal_letter(db, m, next.address)) return false;
        std::string text = m.text, html = m.html;
        base::replace_all(text, m.to_name, next.name);
        base::replace_all(html, m.to_name, next.name);
        store::readdress(db, m.id, {next.name, next.address, text, html});
        return true;
    }
    return false;
}

}  // namespace

std::vector<Recipient> office_contacts(store::Database& db, Date day) {
    return first_held(db, day, {PostRole::kOfficer, PostRole::kDirector, PostRole::kCountyHead});
}

std::vector<Recipient> unit_contacts(store::Database& db, int64_t unit_id, Date day) {
    std::vector<Recipient> out = store::holders(db, unit_id, PostRole::kLiaison, day);
    return out.empty() ? store::holders(db, unit_id, PostRole::kHead, day) : out;
}

void take_back_from_leavers(store::Database& db, const Setup& setup, Instant now) {
    Date today = base::local_date(now);
    for (int64_t id : store::unsent_to_leavers(db, today)) {
        std::optional<store::Message> message = store::find_message(db, id);
        if (!message) continue;
        say_again(db, *message, setup, now);
        if (to_the_office(*message) && forward(db, *message, today)) continue;
        store::withdraw_from_leaver(db, id);
    }
}

}  // namespace supervision
