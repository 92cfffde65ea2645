#include "extract/item_tasks.h"

#include <algorithm>
#include <optional>

#include "extract/predicate.h"
#include "extract/responsibility.h"
#include "extract/section.h"
#include "extract/statement.h"
#include "extract/task_builder.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

using ledger::Deadline;
using ledger::DeadlineKind;
using ledger::TaskType;

struct DatedSpan {
    size_t begin = 0;  // in the item's text
    size_t end = 0;
    Deadline deadline;
    size_t statement = 0;
};

bool same_time(const Deadline& a, const Deadline& b) {
    return a.kind == b.kind && a.due == b.due && a.rrule == b.rrule && a.days == b.days &&
           a.unit == b.unit;
}

class ItemReader {
  public:
    ItemReader(const ItemContext& context, int node)
        : context_(context),
          node_(context.outline.nodes[node]),
          text_(node_.text.text),
          build_(context.text, node_),
          role_(section_role(context.outline, node)),
          dates_(context.dates) {}

    std::vector<DraftTask> read() {
        if (text_.empty() || role_ == SectionRole::kIgnored) return {};
        paragraphs_ = paragraphs_of(node_);
        said_ = find_responsibility(node_, paragraphs_);
        find_statements();
        find_spans();
        if (context_.rules || role_ == SectionRole::kRules) return rule_tasks();
        if (said_.names_units()) return listed_tasks();
        if (std::vector<DraftTask> duties = duty_tasks(); !duties.empty()) return duties;
        if (const DatedSpan* step = step_span()) return step_tasks(*step);
        return told_tasks();
    }

  private:
    // ------------------------------------------------------------------ reading

    void find_statements() {
        for (const Paragraph& p : paragraphs_) {
            if (said_.covers(p.begin)) continue;
            bool skipped = ignored_label(p.label);
            if (skipped) continue;
            size_t begin = std::max(p.begin, node_.heading_end);
            if (begin >= p.end) continue;
            size_t end = p.end;
            for (const TextRange& range : said_.ranges)
                if (range.begin > begin && range.begin < end) end = range.begin;
            for (const Statement& s : statements_of(text_, begin, end)) statements_.push_back(s);
        }
    }

    void find_spans() {
        if (node_.heading_end > node_.body)
            add_spans({node_.body, node_.heading_end, {}}, kHeading);
        for (size_t i = 0; i < statements_.size(); ++i) add_spans(statements_[i], i);
        if (!said_.deadline_text.empty()) {
            std::vector<Deadline> stated = deadlines_in(said_.deadline_text, dates_);
            if (!stated.empty()) stated_ = stated.front();
        }
    }

    void add_spans(const Statement& s, size_t index) {
        std::string_view words = text_.substr(s.begin, s.end - s.begin);
        for (const DeadlineSpan& span : find_deadlines(words)) {
            Deadline value = resolve_deadline(words, span, dates_);
            if (value.kind == DeadlineKind::kNone) continue;
            DatedSpan dated{s.begin + span.begin, s.begin + span.end, value, index};
            if (imposed_mechanism(s, dated)) continue;
            spans_.push_back(dated);
        }
    }

    // 督促企业实施“日管控、周排查、月调度”: others' periods.
    bool imposed_mechanism(const Statement& s, const DatedSpan& span) const {
        std::string_view before = text_.substr(s.begin, span.begin - s.begin);
        size_t open = before.rfind("“");
        if (open == std::string_view::npos || before.rfind("”") != std::string_view::npos) {
            size_t close = before.rfind("”");
            if (open == std::string_view::npos || (close != std::string_view::npos && close > open))
                return false;
        }
        return contains_any(before, {"督促", "推动", "指导", "引导"});
    }

    std::vector<std::string> actors(size_t begin, size_t end) const {
        return acting_units(text_.substr(begin, end - begin));
    }

    std::vector<std::string> actors(const Statement& s) const { return actors(s.begin, s.end); }

    [[nodiscard]] const DatedSpan* heading_span() const {
        for (const DatedSpan& span : spans_)
            if (span.statement == kHeading) return &span;
        return nullptr;
    }

    // A step opens with its date, or its heading holds one: 2024年3月，… （2024年5月31日前）.
    [[nodiscard]] const DatedSpan* step_span() const {
        if (const DatedSpan* heading = heading_span()) return heading;
        for (const DatedSpan& span : spans_)
            if (span.statement == 0 && span.begin <= statements_[0].begin + 3 &&
                span.deadline.kind == DeadlineKind::kDate && span.deadline.start)
                return &span;
        return nullptr;
    }

    // ------------------------------------------------------------------ making

    size_t item_title_end() const {
        if (node_.heading_end > node_.body) return node_.heading_end;
        size_t comma = text_.find("，", node_.body);
        size_t stop = text_.find("。", node_.body);
        size_t end = std::min({comma, stop, text_.size()});
        return end;
    }

    DraftTask item_task(TaskType type, const Deadline& deadline) const {
        DraftTask made = build_.make(type, node_.body, item_title_end(), text_.size());
        made.task.deadline = deadline;
        return made;
    }

    DraftTask clause_task(const DatedSpan& span, std::vector<std::string> units) const {
        const Statement& s = statements_[span.statement];
        Clause clause = clause_at(text_, s, span.begin);
        TaskType type =
            span.deadline.kind == DeadlineKind::kRecurring ? TaskType::kRecurring : TaskType::kTask;
        size_t begin = clause.begin;
        if (enumerated(span)) begin = span.begin;
        DraftTask made = build_.make(type, begin, std::max(clause.end, span.end), s.end);
        if (!s.ordinal.empty()) made.task.ref += "/" + s.ordinal;
        made.task.deadline = span.deadline;
        made.task.units = std::move(units);
        return made;
    }

    // 半月调度、逐月检查、按月通报: several periods in one clause, each with its verb.
    bool enumerated(const DatedSpan& span) const {
        const Statement& s = statements_[span.statement];
        Clause clause = clause_at(text_, s, span.begin);
        return std::count_if(spans_.begin(), spans_.end(), [&](const DatedSpan& other) {
                   return other.statement == span.statement && other.begin >= clause.begin &&
                          other.end <= clause.end;
               }) > 1;
    }

    void give(DraftTask& made, const UnitMentions& mentions) const {
        made.task.units = mentions.units;
        made.task.lead = mentions.lead;
        made.task.leaders = mentions.leaders;
        made.task.persons = mentions.persons;
    }

    // ------------------------------------------------------------------ forms of items

    // The list at the end counts for the whole item; a clause with a time of its own is another
    // task.
    std::vector<DraftTask> listed_tasks() {
        std::vector<DraftTask> out;
        const DatedSpan* governing = stated_ ? nullptr : governing_span();
        Deadline deadline = stated_ ? *stated_ : governing ? governing->deadline : Deadline{};
        TaskType type = deadline.kind == DeadlineKind::kRecurring ? TaskType::kRecurring
                        : role_ == SectionRole::kSteps && deadline.kind == DeadlineKind::kDate
                            ? TaskType::kMilestone
                            : TaskType::kTask;
        DraftTask item = item_task(type, deadline);
        give(item, said_.mentions);
        item.confidence = said_.labelled ? 0.97 : 0.95;
        add_lead_named_in_text(item);
        out.push_back(std::move(item));
        for (const DatedSpan& span : spans_) {
            if (&span == governing || span.statement == kHeading) continue;
            if (same_time(span.deadline, deadline)) continue;
            std::vector<std::string> own = clause_actors(span);
            DraftTask made = clause_task(span, own.empty() ? said_.mentions.units : own);
            if (own.empty()) made.task.lead = said_.mentions.lead;
            made.confidence = 0.9;
            out.push_back(std::move(made));
        }
        return out;
    }

    std::vector<std::string> clause_actors(const DatedSpan& span) const {
        Clause clause = clause_at(text_, statements_[span.statement], span.begin);
        return actors(clause.begin, clause.end);
    }

    // A time in the heading, in the item's first clause, or in its only statement rules the item.
    const DatedSpan* governing_span() const {
        if (const DatedSpan* heading = heading_span()) return heading;
        if (spans_.empty()) return nullptr;
        const DatedSpan& first = spans_.front();
        if (first.statement != 0) return nullptr;
        if (statements_.size() == 1) return &first;
        Clause clause = clause_at(text_, statements_[0], first.begin);
        bool opens = clause.begin <= statements_[0].begin + 3 && node_.heading_end == node_.body;
        return opens ? &first : nullptr;
    }

    // 各行业安全专班牵头 in the text marks 县各行业安全专班 of the list.
    void add_lead_named_in_text(DraftTask& item) const {
        if (!item.task.lead.empty()) return;
        for (const std::string& unit : item.task.units) {
            std::string_view name = unit;
            if (starts_with_any(name, {"县", "市", "区"})) name.remove_prefix(3);
            size_t at = text_.find(std::string(name) + "牵头");
            bool in_text = at != std::string_view::npos && !said_.covers(at);
            if (in_text) item.task.lead.push_back(unit);
        }
    }

    std::vector<DraftTask> step_tasks(const DatedSpan& step) {
        std::vector<DraftTask> out;
        DraftTask item = item_task(TaskType::kMilestone, step.deadline);
        if (step.deadline.kind == DeadlineKind::kRecurring) item.task.type = TaskType::kRecurring;
        if (step.deadline.start) dates_.year = base::split(*step.deadline.start).year;
        dates_.phase_start = step.deadline.start;
        std::vector<DatedSpan> others;
        for (const DatedSpan& span : spans_)
            if (&span != &step && !same_time(span.deadline, step.deadline)) others.push_back(span);
        for (size_t i = 0; i < statements_.size(); ++i) {
            bool apart = std::any_of(others.begin(), others.end(), [i](const DatedSpan& span) {
                return span.statement == i && span.deadline.kind == DeadlineKind::kRecurring;
            });
            if (!apart) add_units(item, actors(statements_[i]));
        }
        item.confidence = item.task.units.empty() ? 0.9 : 0.85;
        out.push_back(std::move(item));
        for (const DatedSpan& span : others) {
            if (span.statement == kHeading) continue;
            DraftTask made = clause_task(span, clause_actors(span));
            made.confidence = 0.7;
            out.push_back(std::move(made));
        }
        return out;
    }

    static void add_units(DraftTask& to, const std::vector<std::string>& units) {
        for (const std::string& unit : units)
            if (std::find(to.task.units.begin(), to.task.units.end(), unit) == to.task.units.end())
                to.task.units.push_back(unit);
    }

    // 县交通局：负责…, 县交通局负责…, and rows of them parted by semicolons.
    std::vector<DraftTask> duty_tasks() {
        std::vector<DraftTask> out;
        std::vector<DraftTask> plain;
        for (const Paragraph& p : paragraphs_) {
            bool list = p.label.find("职责") != std::string::npos;
            if (!p.label.empty() && !list && names_unit(p.label) && p.text < p.end) {
                out.push_back(duty(p.begin, p.text, p.end, {p.label}));
                continue;
            }
            if (!list && role_ != SectionRole::kDuties && !several_duties(p)) continue;
            size_t begin = list ? p.text : std::max(p.begin, node_.heading_end);
            if (begin >= p.end) continue;
            for (const Statement& s : statements_of(text_, begin, p.end)) {
                std::string_view words = text_.substr(s.begin, s.end - s.begin);
                std::vector<std::string> units = actors(s);
                bool bears = contains_any(words, {"负责", "牵头", "配合", "要", "责任"});
                if (units.empty() || !bears || !specific_deed(words, units)) continue;
                out.push_back(duty(s.begin, s.begin, s.end, units));
            }
        }
        return out;
    }

    // At least two statements of a paragraph begin with a unit that 负责 something.
    bool several_duties(const Paragraph& p) const {
        int found = 0;
        size_t begin = std::max(p.begin, node_.heading_end);
        if (begin >= p.end) return false;
        for (const Statement& s : statements_of(text_, begin, p.end)) {
            std::string_view words = text_.substr(s.begin, s.end - s.begin);
            bool bears = contains_any(words.substr(0, 90), {"负责", "牵头"});
            found += bears && !actors(s).empty();
        }
        return found >= 2;
    }

    DraftTask duty(size_t begin, size_t title, size_t end, std::vector<std::string> units) const {
        std::string_view words = text_.substr(begin, end - begin);
        DraftTask made = build_.make(TaskType::kDuty, begin, end, end);
        Statement whole{title, end, {}};
        Clause first = clause_at(text_, whole, title);
        made.task.title = short_title(text_.substr(title, first.end - title));
        made.source_text = std::string(words);
        made.task.units = std::move(units);
        if (made.task.units.size() == 1 && contains_any(words, {"牵头"}))
            made.task.lead = made.task.units;
        if (made.task.units.size() > 1) made.task.lead = unit_mentions(words).lead;
        for (const DatedSpan& span : spans_)
            if (span.begin >= begin && span.end <= end) made.task.deadline = span.deadline;
        if (made.task.deadline.kind == DeadlineKind::kRecurring)
            made.task.type = TaskType::kRecurring;
        made.confidence = 0.9;
        return made;
    }

    // Running text: dated statements are tasks; the others make one task of the item if they bind a
    // unit to a deed.
    std::vector<DraftTask> told_tasks() {
        std::vector<DraftTask> out;
        DraftTask item = item_task(TaskType::kTask, {});
        size_t first_told = text_.size();
        for (size_t i = 0; i < statements_.size(); ++i) {
            if (dated(i)) continue;
            const Statement& s = statements_[i];
            std::string_view words = text_.substr(s.begin, s.end - s.begin);
            std::vector<std::string> units = actors(s);
            if (units.empty() || role_ == SectionRole::kGoals) continue;
            if (!obliges(words) || !specific_deed(words, units)) continue;
            first_told = std::min(first_told, s.begin);
            add_units(item, units);
        }
        if (!item.task.units.empty()) {
            item.task.lead = unit_mentions(text_.substr(node_.body)).lead;
            keep_known(item.task.lead, item.task.units);
            item.confidence = 0.7;
            out.push_back(std::move(item));
        }
        std::vector<std::string> carried;
        for (size_t i = 0; i < statements_.size(); ++i) {
            std::vector<std::string> own = actors(statements_[i]);
            if (!own.empty()) carried = own;
            for (const DatedSpan& span : spans_) {
                if (span.statement != i) continue;
                std::vector<std::string> units = clause_actors(span);
                DraftTask made = clause_task(span, units.empty() ? carried : units);
                made.confidence = made.task.units.empty() ? 0.6 : 0.75;
                out.push_back(std::move(made));
            }
        }
        return out;
    }

    static void keep_known(std::vector<std::string>& names, const std::vector<std::string>& known) {
        std::erase_if(names, [&](const std::string& name) {
            return std::find(known.begin(), known.end(), name) == known.end();
        });
    }

    bool dated(size_t statement) const {
        return std::any_of(spans_.begin(), spans_.end(), [statement](const DatedSpan& span) {
            return span.statement == statement;
        });
    }

    // Standing rules: only what binds a unit to a time.
    std::vector<DraftTask> rule_tasks() {
        std::vector<DraftTask> out;
        for (const DatedSpan& span : spans_) {
            if (span.statement == kHeading) continue;
            std::vector<std::string> units = actors(statements_[span.statement]);
            if (units.empty()) continue;
            DraftTask made = clause_task(span, units);
            made.confidence = 0.7;
            out.push_back(std::move(made));
        }
        return out;
    }

    static constexpr size_t kHeading = static_cast<size_t>(-1);

    const ItemContext& context_;
    const Node& node_;
    std::string_view text_;
    TaskBuilder build_;
    SectionRole role_;
    DeadlineContext dates_;
    std::vector<Paragraph> paragraphs_;
    Responsibility said_;
    std::vector<Statement> statements_;
    std::vector<DatedSpan> spans_;
    std::optional<Deadline> stated_;
};

}  // namespace

std::vector<DraftTask> item_tasks(const ItemContext& context, int node) {
    return ItemReader(context, node).read();
}

}  // namespace extract
