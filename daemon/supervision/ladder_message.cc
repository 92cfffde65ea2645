#include "supervision/ladder_message.h"

#include <algorithm>

#include "alert/ladder.h"

namespace supervision {

namespace {

digest::RungSection& section(digest::LadderMessage& message, const std::string& rung) {
    for (digest::RungSection& s : message.sections)
        if (s.rung == rung) return s;
    std::optional<alert::Rung> known = alert::rung(rung);
    std::string title = known ? std::string(chinese_name(*known)) : "中止期满";
    message.sections.push_back({rung, title, {}});
    return message.sections.back();
}

// Highest rung first: an overdue row is read before a reminder.
void order_sections(digest::LadderMessage& message) {
    std::stable_sort(message.sections.begin(), message.sections.end(),
                     [](const digest::RungSection& a, const digest::RungSection& b) {
                         return alert::rung(a.rung) > alert::rung(b.rung);
                     });
    for (digest::RungSection& s : message.sections) digest::sort_overdue(s.rows);
}

}  // namespace

const digest::Row& LadderComposer::row(const store::AssignmentRow& a) {
    auto found = built_.find(a.id);
    if (found == built_.end()) found = built_.emplace(a.id, rows_.row(a, true)).first;
    return found->second;
}

digest::Rendered LadderComposer::compose(const LadderDraft& draft) {
    digest::LadderMessage message;
    message.today = rows_.today();
    message.late = draft.late;
    message.office = draft.office;
    message.addressee = draft.recipient.name;
    for (const LadderDraft::Line& line : draft.lines) {
        digest::Row shown = row(*line.assignment);
        if (line.without_recipient) shown.note += shown.note.empty() ? "无收件人" : "；无收件人";
        if (line.rung == "loaded")
            message.loaded_overdue.push_back(std::move(shown));
        else if (line.rung == "closed")
            message.closed.push_back(std::move(shown));
        else
            section(message, line.rung).rows.push_back(std::move(shown));
    }
    order_sections(message);
    digest::sort_overdue(message.loaded_overdue);
    return digest::render(message);
}

}  // namespace supervision
