#include "extract/item_maker.h"

#include <algorithm>

#include "extract/unit_mention.h"

namespace extract {

namespace {

using ledger::Deadline;
using ledger::DeadlineKind;
using ledger::TaskType;

constexpr size_t kNearClauses = 8;

void keep_known(std::vector<std::string>& names, const std::vector<std::string>& known) {
    std::erase_if(names, [&](const std::string& name) {
        return std::find(known.begin(), known.end(), name) == known.end();
    });
}

}  // namespace

bool same_time(const Deadline& a, const Deadline& b) {
    return a.kind == b.kind && a.due == b.due && a.rrule == b.rrule && a.days == b.days &&
           a.unit == b.unit;
}

size_t ItemMaker::item_title_end() const {
    if (facts_.node().heading_end > facts_.node().body) return facts_.node().heading_end;
    size_t comma = text_.find("，", facts_.node().body);
    size_t stop = text_.find("。", facts_.node().body);
    return std::min({comma, stop, text_.size()});
}

DraftTask ItemMaker::item_task(TaskType type, const Deadline& deadline) const {
    DraftTask made = build_.make(type, facts_.node().body, item_title_end(), text_.size());
    made.task.deadline = deadline;
    return made;
}

DraftTask ItemMaker::clause_task(const DatedSpan& span, std::vector<std::string> units) const {
    const Statement& s = facts_.statements()[span.statement];
    Clause clause = facts_.clause_of(span);
    size_t begin = enumerated(span) ? span.begin : clause.begin;
    size_t title_end = enumerated(span) ? span_clause_end(span, clause) : clause.end;
    bool time_alone = span.begin <= clause.begin && span.end + 3 >= clause.end;
    if (time_alone && clause.end + 3 < s.end)
        title_end = clause_at(text_, {clause.end + 3, s.end, {}}, clause.end + 3).end;
    TaskType type =
        span.deadline.kind == DeadlineKind::kRecurring ? TaskType::kRecurring : TaskType::kTask;
    DraftTask made = build_.make(type, begin, std::max(title_end, span.end), s.end);
    if (!s.ordinal.empty()) made.task.ref += "/" + s.ordinal;
    made.task.deadline = span.deadline;
    made.task.units = std::move(units);
    return made;
}

// The end of 半月调度 in 半月调度、逐月检查.
size_t ItemMaker::span_clause_end(const DatedSpan& span, const Clause& clause) const {
    size_t mark = text_.find("、", span.end);
    size_t quote = text_.find("”", span.end);
    return std::max(span.end, std::min({mark, quote, clause.end}));
}

// 半月调度、逐月检查、按月通报: several periods in one clause, each with its verb.
bool ItemMaker::enumerated(const DatedSpan& span) const { return !facts_.alone_in_clause(span); }

TaskType ItemMaker::type_of_item(const Deadline& deadline) const {
    if (deadline.kind == DeadlineKind::kRecurring) return TaskType::kRecurring;
    bool step = facts_.role() == SectionRole::kSteps && deadline.kind == DeadlineKind::kDate;
    return step ? TaskType::kMilestone : TaskType::kTask;
}

std::vector<std::string> ItemMaker::nearest_actors(const DatedSpan& span) const {
    const std::vector<Clause>& clauses = facts_.clauses(span.statement);
    size_t at = clauses.size();
    while (at > 0 && clauses[at - 1].begin > span.begin) --at;
    for (size_t n = 0; at-- > 0 && n < kNearClauses; ++n)
        if (const std::vector<std::string>& units =
                facts_.actors(clauses[at].begin, clauses[at].end);
            !units.empty())
            return units;
    return {};
}

void ItemMaker::give_lead(DraftTask& made) const {
    if (!leads_) leads_ = unit_mentions(text_.substr(facts_.node().body)).lead;
    made.task.lead = *leads_;
    keep_known(made.task.lead, made.task.units);
}

}  // namespace extract
