// Finding: at each place the longest match of the rule table, then a look around it. Resolving: the
// rule's production, with year and month taken from what encloses the match.

#include "extract/deadline.h"

#include <algorithm>

#include "extract/deadline_context.h"
#include "extract/deadline_rules.h"
#include "extract/deadline_value.h"

namespace extract {

namespace {

using ledger::Deadline;
using ledger::DeadlineKind;

constexpr int kLongestList = 12;  // dates that share one end: the months of a year

struct Candidate {
    RuleMatch match;
    bool accepted;
};

const DeadlineRuleTable& table() { return DeadlineRuleTable::instance(); }

std::vector<Candidate> candidates_in(const ScanText& text) {
    std::vector<Candidate> out;
    MaskedPlaces masked(text);
    for (size_t i = 0; i < text.size();) {
        RuleMatch match;
        if (masked.covers(i) || !table().longest(text, i, match)) {
            ++i;
            continue;
        }
        Reading reading = table().rule(match.rule).reading;
        out.push_back({match, reads_as_deadline(text, match, reading)});
        i = match.end;
    }
    return out;
}

// A bare date in a list shares the words that end the list: 6月、9月、12月底前.
void accept_lists(const ScanText& text, std::vector<Candidate>& candidates) {
    for (size_t i = candidates.size(); i-- > 1;) {
        Candidate& earlier = candidates[i - 1];
        const Candidate& later = candidates[i];
        if (!earlier.accepted && later.accepted &&
            table().rule(earlier.match.rule).reading == Reading::kBare &&
            listed_before(text, earlier.match, later.match.begin))
            earlier.accepted = true;
    }
    // 到2025年和2027年: what opens the list opens all of it
    for (size_t i = 1; i < candidates.size(); ++i) {
        const Candidate& earlier = candidates[i - 1];
        Candidate& later = candidates[i];
        if (earlier.accepted && !later.accepted &&
            table().rule(later.match.rule).reading == Reading::kBare &&
            listed_before(text, earlier.match, later.match.begin))
            later.accepted = true;
    }
}

bool is_date(const Candidate& candidate) {
    Reading reading = table().rule(candidate.match.rule).reading;
    return candidate.accepted && reading != Reading::kRecurring && reading != Reading::kRelative &&
           table().rule(candidate.match.rule).produce != produce_before_event;
}

// 7月10日主汛期来临前, 用两个月时间…5月底前: what stands beside a date and says it once more.
bool says_again(const ScanText& text, const Candidate& candidate, const Candidate& date) {
    const RuleMatch& match = candidate.match;
    bool season = table().rule(match.rule).produce == produce_before_event;
    bool effort = text.view(match.begin, match.end).ends_with(U"时间");
    if (!is_date(date) || (!season && !effort)) return false;
    size_t from = std::min(match.end, date.match.end);
    size_t to = std::max(match.begin, date.match.begin);
    std::u32string_view between = text.view(from, to);
    return to < from + kClauseReach &&
           std::none_of(between.begin(), between.end(), season ? clause_mark : sentence_mark);
}

// 每季度最后一个周五前（9月30日、12月30日）
bool example_of_cycle(const ScanText& text, const Candidate& candidate, const Candidate& before) {
    size_t end = before.match.end;
    return before.accepted && is_date(candidate) && text.at(end) == U'(' &&
           table().rule(before.match.rule).reading == Reading::kRecurring &&
           text.view(end, candidate.match.begin).find(U')') == std::u32string_view::npos;
}

void drop_refused(std::vector<Candidate>& candidates) {
    std::erase_if(candidates, [](const Candidate& c) { return !c.accepted; });
}

void drop_repetitions(const ScanText& text, std::vector<Candidate>& candidates) {
    for (size_t i = 0; i < candidates.size(); ++i) {
        Candidate& candidate = candidates[i];
        for (size_t j = i < 2 ? 0 : i - 2; j < std::min(candidates.size(), i + 2); ++j)
            if (j != i && candidate.accepted && says_again(text, candidate, candidates[j]))
                candidate.accepted = false;
        for (size_t j = i < 3 ? 0 : i - 3; j < i; ++j)
            if (candidate.accepted && example_of_cycle(text, candidate, candidates[j]))
                candidate.accepted = false;
    }
}

// Between the end of the span before and the begin of the one behind.
struct Free {
    size_t from = 0;
    size_t until = 0;
};

DeadlineSpan span_of(const ScanText& text, const RuleMatch& match, const Free& free) {
    size_t begin = match.begin;
    size_t end = match.end;
    Reading reading = table().rule(match.rule).reading;
    if (reading == Reading::kRelative)
        begin = std::max(free.from, event_before(text, begin, end).begin);
    if (reading == Reading::kRecurring) {
        Times times = times_behind(text, end);
        if (times.end != 0 && times.end <= free.until) end = times.end;
    }
    return {text.byte_begin(begin), text.byte_end(end), match.rule};
}

std::vector<DeadlineSpan> find_in(const ScanText& text) {
    std::vector<Candidate> candidates = candidates_in(text);
    accept_lists(text, candidates);
    drop_refused(candidates);
    drop_repetitions(text, candidates);
    drop_refused(candidates);
    std::vector<DeadlineSpan> out;
    for (size_t i = 0; i < candidates.size(); ++i) {
        const RuleMatch& match = candidates[i].match;
        size_t last = out.empty() ? 0 : text.character_at(out.back().end);
        size_t next = i + 1 < candidates.size() ? candidates[i + 1].match.begin : text.size();
        out.push_back(span_of(text, match, {std::min(last, match.begin), next}));
    }
    return out;
}

// The rule's match inside a span; a relative span opens with its event.
bool match_in_span(const ScanText& text, const DeadlineSpan& span, RuleMatch& match) {
    size_t last = text.character_at(span.end);
    for (size_t i = text.character_at(span.begin); i < last; ++i)
        if (table().match(text, i, span.rule, match) && match.end <= last) return true;
    return false;
}

Surroundings surroundings_of(const ScanText& text, const RuleMatch& match,
                             const DeadlineContext& context) {
    base::YearMonthDay document = base::split(context.document_date);
    int year = context.year.value_or(document.year);
    int month = document.month;
    if (context.phase_start) {
        base::YearMonthDay phase = base::split(*context.phase_start);
        month = phase.month;
        if (!context.year) year = phase.year;
    }
    return {document, year, month, text, match.begin, match.end};
}

bool past_fact(const ScanText& text, const RuleMatch& match, const Deadline& deadline,
               const DeadlineContext& context) {
    if (deadline.kind != DeadlineKind::kDate) return false;
    Reading reading = table().rule(match.rule).reading;
    bool bare_day = reading == Reading::kBare && match.captures.has(Slot::kDay);
    base::Date first_open = context.document_date + std::chrono::days(bare_day ? 1 : 0);
    if (*deadline.due >= first_open) return false;  // a bare day may be the document's own date
    if (match.captures.has(Slot::kBefore)) reading = Reading::kDue;
    bool earlier_year = base::split(*deadline.due).year < base::split(context.document_date).year;
    return tells_the_past(text, match, reading, earlier_year);
}

// 2022年、2023年、2024年底: bare years of a list end as the list does.
void share_year_end(const ScanText& text, RuleMatch& match) {
    static const Phrase kYearOfList("<Y>年?(<H>)?");
    RuleMatch next = match;
    for (int i = 0; i < kLongestList && listed_before(text, next, next.end + 1); ++i) {
        next.begin = next.end + 1;
        next.captures = {};
        next.end = kYearOfList.match(text, next.begin, next.captures);
        if (next.end == 0) return;
        if (!next.captures.has(Slot::kYearPart)) continue;
        match.captures.set(Slot::kYearPart, next.captures.get(Slot::kYearPart));
        return;
    }
}

// 6月、9月、12月底前: a bare month of a list ends as the list does.
void share_list_end(const ScanText& text, RuleMatch& match) {
    Captures& c = match.captures;
    if (c.has(Slot::kYear) && !c.has(Slot::kMonth)) return share_year_end(text, match);
    if (!c.has(Slot::kMonth) || c.has(Slot::kMonthPart)) return;
    static const Phrase kMonthOfList("<R>?<M>月份?(的?<D>[日号]|<P>)?<B>?");
    RuleMatch next = match;
    for (int i = 0; i < kLongestList && listed_before(text, next, next.end + 1); ++i) {
        next.begin = next.end + 1;
        next.captures = {};
        next.end = kMonthOfList.match(text, next.begin, next.captures);
        if (next.end == 0) return;
        bool ends = next.captures.has(Slot::kBefore);
        if (next.captures.has(Slot::kDay)) {  // 6月和12月的25日前
            bool shared = text.view(next.begin, next.end).find(U'的') != std::u32string_view::npos;
            if (shared && !c.has(Slot::kDay)) c.set(Slot::kDay, next.captures.get(Slot::kDay));
            if (ends) c.set(Slot::kBefore, 1);
            if (ends || !c.has(Slot::kDay)) return;
            continue;
        }
        if (c.has(Slot::kDay)) return;
        if (next.captures.has(Slot::kMonthPart) || next.captures.has(Slot::kBefore)) {
            c.set(Slot::kMonthPart, next.captures.get(Slot::kMonthPart));
            c.set(Slot::kBefore, next.captures.get(Slot::kBefore));
            return;
        }
    }
}

Deadline resolve_in(const ScanText& text, const DeadlineSpan& span,
                    const DeadlineContext& context) {
    RuleMatch match;
    if (!match_in_span(text, span, match)) return {};
    const DeadlineRule& rule = table().rule(span.rule);
    if (rule.reading == Reading::kBare) share_list_end(text, match);
    Deadline out = rule.produce(match.captures, surroundings_of(text, match, context));
    if (out.kind == DeadlineKind::kNone || past_fact(text, match, out, context)) return {};
    out.text = text.printed(text.character_at(span.begin), text.character_at(span.end));
    if (out.kind == DeadlineKind::kDate) out.soft = reads_as_soft(text, match.begin, match.end);
    if (out.kind == DeadlineKind::kRecurring && out.min == 1)
        out.min = times_behind(text, match.end).count;
    return out;
}

// The dates behind a date with a printed year stand in its year, if that is no goal far ahead.
void inherit(const ScanText& text, const DeadlineSpan& span, const Deadline& found,
             DeadlineContext& context) {
    RuleMatch match;
    if (found.kind != DeadlineKind::kDate || !match_in_span(text, span, match)) return;
    const Captures& c = match.captures;
    bool printed = c.has(Slot::kYear) || c.has(Slot::kYearWord) || c.has(Slot::kYear, 1);
    bool goal = text.at(match.begin) == U'到' || text.at(match.begin) == U'至';
    if (printed && !goal) context.year = base::split(*found.due).year;
    bool month = c.has(Slot::kMonth) || c.has(Slot::kMonthWord);
    if (month && !goal) context.phase_start = found.start ? found.start : found.due;
}

}  // namespace

std::vector<DeadlineSpan> find_deadlines(std::string_view text) { return find_in(ScanText(text)); }

Deadline resolve_deadline(std::string_view text, const DeadlineSpan& span,
                          const DeadlineContext& context) {
    return resolve_in(ScanText(text), span, context);
}

std::string_view deadline_rule_name(int rule) {
    return rule >= 0 && rule < table().size() ? table().rule(rule).name : "";
}

bool names_a_season(const DeadlineSpan& span) {
    return table().rule(span.rule).produce == produce_before_event;
}

std::vector<Deadline> deadlines_in(std::string_view text, const DeadlineContext& context) {
    ScanText scan(text);
    DeadlineContext running = context;
    std::vector<Deadline> out;
    for (const DeadlineSpan& span : find_in(scan)) {
        Deadline found = resolve_in(scan, span, running);
        if (found.kind == DeadlineKind::kNone) continue;
        inherit(scan, span, found, running);
        out.push_back(std::move(found));
    }
    return out;
}

}  // namespace extract
