#include "supervision/rung_recipients.h"

#include <algorithm>

#include "supervision/contact.h"

namespace supervision {

using alert::Rung;
using store::AssignmentRow;
using store::Recipient;
using units::PostRole;

namespace {

void add_all(std::vector<Addressed>& list, const std::vector<Recipient>& people, bool office,
             bool without_recipient = false) {
    for (const Recipient& person : people)
        RungRecipients::add(list, {person, office, without_recipient});
}

}  // namespace

RungRecipients::RungRecipients(store::Database& db, RowSource& rows)
    : rows_(rows),
      officers_(office_contacts(db, rows.today())),
      directors_(store::holders(db, PostRole::kDirector, rows.today())),
      leaders_(store::holders(db, PostRole::kLeader, rows.today())),
      county_heads_(store::holders(db, PostRole::kCountyHead, rows.today())) {}

std::vector<Addressed> RungRecipients::of(const AssignmentRow& row, Rung rung) {
    std::vector<Addressed> out;
    if (rung == Rung::kO4) {
        add_all(out, directors_, true);
        if (directors_.empty()) add_all(out, officers_, true, true);
        return out;
    }
    if (rung == Rung::kO3) {
        std::vector<Recipient> in_charge = leaders(row);
        add_all(out, officers_, true, in_charge.empty());
        add_all(out, in_charge, true);
        return out;
    }
    if (rung == Rung::kO2) {
        const std::vector<Recipient>& heads = rows_.holders(row.unit_id, PostRole::kHead);
        add_all(out, heads, false);
        add_all(out, officers_, true, heads.empty());
        return out;
    }
    const std::vector<Recipient>& liaisons = this->liaisons(row);
    add_all(out, liaisons, false);
    if (rung == Rung::kR1 || liaisons.empty())
        add_all(out, rows_.holders(row.unit_id, PostRole::kHead), false);
    if (rung == Rung::kO1 || liaisons.empty()) add_all(out, officers_, true, liaisons.empty());
    // Overdue with a request undecided: it is the approver whom the row waits for.
    if (rung == Rung::kO1) add_all(out, approvers(row), true);
    return out;
}

const std::vector<Recipient>& RungRecipients::liaisons(const AssignmentRow& row) {
    return rows_.holders(row.unit_id, PostRole::kLiaison);
}

void RungRecipients::add(std::vector<Addressed>& list, const Addressed& person) {
    bool known = std::any_of(list.begin(), list.end(), [&person](const Addressed& a) {
        return a.recipient.address == person.recipient.address;
    });
    if (!known) list.push_back(person);
}

std::vector<Addressed> RungRecipients::office() const {
    std::vector<Addressed> out;
    add_all(out, officers_, true);
    add_all(out, directors_, true);
    return out;
}

std::vector<Recipient> RungRecipients::approvers(const AssignmentRow& row) const {
    if (row.approver == "director") return directors_;
    if (row.approver == "county_head") return county_heads_;
    return row.approver == "leader" ? leaders(row) : std::vector<Recipient>{};
}

std::vector<Recipient> RungRecipients::leaders(const AssignmentRow& row) const {
    std::vector<Recipient> out = leaders_;
    std::erase_if(out, [&row](const Recipient& r) {
        return std::none_of(row.leaders.begin(), row.leaders.end(), [&r](const std::string& name) {
            return !name.empty() && r.name.ends_with(name);
        });
    });
    return out;
}

}  // namespace supervision
