#include "extract/item_tasks.h"

#include <algorithm>
#include <optional>

#include "extract/duty_tasks.h"
#include "extract/predicate.h"
#include "extract/task_builder.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

using ledger::Deadline;
using ledger::DeadlineKind;
using ledger::TaskType;

constexpr size_t kNearClauses = 8;
constexpr double kUnsure = 0.85;

bool same_time(const Deadline& a, const Deadline& b) {
    return a.kind == b.kind && a.due == b.due && a.rrule == b.rrule && a.days == b.days &&
           a.unit == b.unit;
}

void keep_known(std::vector<std::string>& names, const std::vector<std::string>& known) {
    std::erase_if(names, [&](const std::string& name) {
        return std::find(known.begin(), known.end(), name) == known.end();
    });
}

class ItemReader {
  public:
    ItemReader(const ItemContext& context, const ItemFacts& facts)
        : context_(context),
          facts_(facts),
          node_(facts.node()),
          text_(facts.text()),
          build_(context.text, facts.node()) {}

    std::vector<DraftTask> read() {
        if (context_.rules || facts_.role() == SectionRole::kRules) return rule_tasks();
        if (facts_.said().names_units()) return listed_tasks();
        if (std::vector<DraftTask> duties = duty_tasks(context_, facts_); !duties.empty())
            return duties;
        if (facts_.introduces()) return {};
        if (std::vector<DraftTask> steps = listed_steps(); !steps.empty()) return steps;
        if (const DatedSpan* step = facts_.step_span(); step != nullptr && is_step(*step))
            return step_tasks(*step);
        return told_tasks();
    }

    std::vector<DraftTask> read_row() { return listed_tasks(); }

  private:
    [[nodiscard]] size_t item_title_end() const {
        if (node_.heading_end > node_.body) return node_.heading_end;
        size_t comma = text_.find("，", node_.body);
        size_t stop = text_.find("。", node_.body);
        return std::min({comma, stop, text_.size()});
    }

    [[nodiscard]] DraftTask item_task(TaskType type, const Deadline& deadline) const {
        DraftTask made = build_.make(type, node_.body, item_title_end(), text_.size());
        made.task.deadline = deadline;
        return made;
    }

    [[nodiscard]] DraftTask clause_task(const DatedSpan& span,
                                        std::vector<std::string> units) const {
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
    [[nodiscard]] size_t span_clause_end(const DatedSpan& span, const Clause& clause) const {
        size_t mark = text_.find("、", span.end);
        size_t quote = text_.find("”", span.end);
        return std::max(span.end, std::min({mark, quote, clause.end}));
    }

    // 半月调度、逐月检查、按月通报: several periods in one clause, each with its verb.
    [[nodiscard]] bool enumerated(const DatedSpan& span) const {
        return !facts_.alone_in_clause(span);
    }

    // The list at the end counts for the whole item; a clause with a time of its own is another
    // task.
    std::vector<DraftTask> listed_tasks() {
        const Responsibility& said = facts_.said();
        // Where a label or a column states the time, it goes before the time in the text.
        const DatedSpan* governing = facts_.governing_span();
        Deadline deadline = facts_.stated()      ? *facts_.stated()
                            : governing          ? governing->deadline
                            : facts_.inherited() ? *facts_.inherited()
                                                 : Deadline{};
        std::vector<DraftTask> out;
        DraftTask item = item_task(type_of_item(deadline), deadline);
        item.task.units = said.mentions.units;
        item.task.lead = leads();
        item.task.leaders = said.mentions.leaders;
        item.task.persons = said.mentions.persons;
        item.confidence = said.labelled ? 0.97 : 0.95;
        add_lead_named_in_text(item);
        doubt_list(item);
        out.push_back(std::move(item));
        for (const DatedSpan& span : facts_.spans()) {
            if (&span == governing || span.statement == kHeading) continue;
            if (same_time(span.deadline, deadline)) continue;
            std::vector<std::string> own = facts_.clause_actors(span);
            if (own.empty() && leans_on_clause_before(span)) own = nearest_actors(span);
            DraftTask made = clause_task(span, own.empty() ? said.mentions.units : own);
            if (own.empty()) made.task.lead = leads();
            made.confidence = std::min(0.9, out.front().confidence);
            if (own.empty()) add_units(made.diagnostics, out.front().diagnostics);
            out.push_back(std::move(made));
        }
        for (const TextRange& part : said.commitments) out.push_back(commitment(part));
        for (const Deadline& more : facts_.stated_besides()) {
            if (same_time(more, deadline)) continue;
            DraftTask made = out.front();
            made.task.deadline = more;
            made.task.type = type_of_item(more);
            made.confidence = 0.8;
            made.diagnostics.push_back("完成时限一栏写有几个时间，每个时间列一条任务");
            out.push_back(std::move(made));
        }
        return out;
    }

    // 派出所开展夜查，每周不少于2次; 由县农业农村局制定意见，于7月15日前印发: no deed without the
    // clause before it.
    [[nodiscard]] bool leans_on_clause_before(const DatedSpan& span) const {
        constexpr size_t kFewWords = 15;
        Clause clause = facts_.clause_of(span);
        if (clause.begin <= facts_.statements()[span.statement].begin + 3) return false;
        std::string_view words = text_.substr(clause.begin, clause.end - clause.begin);
        bool time_alone = words.size() < span.end - span.begin + kFewWords;
        return time_alone || starts_with_any(words, {"于", "并于", "并在"});
    }

    // What the list and the text hold beside what was taken from them.
    void doubt_list(DraftTask& item) const {
        const std::string& unread = facts_.said().unread;
        if (!unread.empty() && facts_.stated() == std::nullopt) {
            item.confidence = std::min(item.confidence, kUnsure);
            item.diagnostics.push_back("责任单位中“" + short_title(unread) + "”未能识别");
        }
        if (facts_.passed_over().empty()) return;
        item.confidence = std::min(item.confidence, kUnsure);
        item.diagnostics.push_back("文中“" + facts_.passed_over() + "”未作为时限，请核对");
    }

    [[nodiscard]] std::vector<std::string> leads() const {
        const UnitMentions& said = facts_.said().mentions;
        bool first =
            !node_.text.offset.empty() && node_.text.offset.front() >= context_.first_leads_from;
        if (!said.lead.empty() || !first || said.units.size() < 2) return said.lead;
        return {said.units.front()};
    }

    [[nodiscard]] TaskType type_of_item(const Deadline& deadline) const {
        if (deadline.kind == DeadlineKind::kRecurring) return TaskType::kRecurring;
        bool step = facts_.role() == SectionRole::kSteps && deadline.kind == DeadlineKind::kDate;
        return step ? TaskType::kMilestone : TaskType::kTask;
    }

    // A part of the closing bracket that is a commitment of its own.
    [[nodiscard]] DraftTask commitment(const TextRange& part) const {
        DraftTask made = build_.make(TaskType::kTask, part.begin, part.end, part.end);
        made.task.units = facts_.actors(part.begin, part.end);
        std::vector<Deadline> found =
            deadlines_in(text_.substr(part.begin, part.end - part.begin), context_.dates);
        if (!found.empty()) made.task.deadline = found.front();
        made.confidence = 0.85;
        return made;
    }

    // 各行业安全专班牵头 in the text marks 县各行业安全专班 of the list.
    void add_lead_named_in_text(DraftTask& item) const {
        if (!item.task.lead.empty()) return;
        for (const std::string& unit : item.task.units) {
            std::string_view name = unit;
            if (starts_with_any(name, {"县", "市", "区"})) name.remove_prefix(3);
            size_t at = text_.find(std::string(name) + "牵头");
            bool in_text = at != std::string_view::npos && !facts_.said().covers(at);
            if (in_text) item.task.lead.push_back(unit);
        }
    }

    // 即日起至10月8日，各乡镇要…。县应急局要…: outside a schedule the stretch is only the first
    // statement's where others have subjects of their own.
    [[nodiscard]] bool is_step(const DatedSpan& step) const {
        if (step.statement == kHeading || facts_.role() == SectionRole::kSteps) return true;
        if (facts_.actors(facts_.statements()[0]).empty()) return true;
        for (size_t i = 1; i < facts_.statements().size(); ++i)
            if (!facts_.actors(facts_.statements()[i]).empty()) return false;
        return true;
    }

    std::vector<DraftTask> step_tasks(const DatedSpan& step) {
        DraftTask item = item_task(TaskType::kMilestone, step.deadline);
        if (step.deadline.kind == DeadlineKind::kRecurring) item.task.type = TaskType::kRecurring;
        std::vector<const DatedSpan*> others;
        for (const DatedSpan& span : facts_.spans())
            if (&span != &step && span.statement != kHeading &&
                !same_time(span.deadline, step.deadline))
                others.push_back(&span);
        for (size_t i = 0; i < facts_.statements().size(); ++i)
            add_units(item.task.units, step_actors(i, others));
        item.confidence = item.task.units.empty() ? 0.9 : 0.85;
        std::vector<DraftTask> out;
        out.push_back(std::move(item));
        for (const DatedSpan* span : others) {
            std::vector<std::string> units = facts_.clause_actors(*span);
            if (units.empty()) units = facts_.actors(facts_.statements()[span->statement]);
            DraftTask made = clause_task(*span, std::move(units));
            made.confidence = 0.7;
            out.push_back(std::move(made));
        }
        return out;
    }

    // Who acts in a step's statement, up to the clause of a time that makes a task of its own.
    [[nodiscard]] std::vector<std::string> step_actors(
        size_t statement, const std::vector<const DatedSpan*>& others) const {
        const Statement& s = facts_.statements()[statement];
        for (const DatedSpan* span : others)
            if (span->statement == statement)
                return facts_.actors(s.begin, facts_.clause_of(*span).begin);
        return facts_.actors(s);
    }

    // 4月26日—5月10日，安排部署。5月11日—9月30日，汛期防御。: a schedule without numbers, each
    // stretch of time opening a statement.
    std::vector<DraftTask> listed_steps() {
        std::vector<const DatedSpan*> opening;
        for (const DatedSpan& span : facts_.spans())
            if (opens_step(span)) opening.push_back(&span);
        if (opening.size() < 2) return {};
        std::vector<DraftTask> out;
        for (size_t i = 0; i < opening.size(); ++i) {
            size_t last =
                i + 1 < opening.size() ? opening[i + 1]->statement : facts_.statements().size();
            add_step(out, *opening[i], last);
        }
        return out;
    }

    [[nodiscard]] bool opens_step(const DatedSpan& span) const {
        if (span.statement == kHeading || !span.deadline.start) return false;
        const Statement& s = facts_.statements()[span.statement];
        return span.deadline.kind == DeadlineKind::kDate && span.begin <= s.begin + 3;
    }

    // One stretch with the statements [its own, last).
    void add_step(std::vector<DraftTask>& out, const DatedSpan& step, size_t last) const {
        const Statement& s = facts_.statements()[step.statement];
        DraftTask item =
            build_.make(TaskType::kMilestone, s.begin, s.end, facts_.statements()[last - 1].end);
        item.task.deadline = step.deadline;
        for (size_t i = step.statement; i < last; ++i)
            if (i == step.statement || !facts_.dated(i))
                add_units(item.task.units, facts_.actors(facts_.statements()[i]));
        item.confidence = item.task.units.empty() ? 0.9 : 0.8;
        out.push_back(std::move(item));
        for (const DatedSpan& span : facts_.spans()) {
            bool within = span.statement != kHeading && span.statement >= step.statement &&
                          span.statement < last && &span != &step;
            if (!within || same_time(span.deadline, step.deadline)) continue;
            std::vector<std::string> units = facts_.clause_actors(span);
            if (units.empty()) units = nearest_actors(span);
            DraftTask made = clause_task(span, std::move(units));
            made.confidence = 0.75;
            out.push_back(std::move(made));
        }
    }

    // Running text: dated statements are tasks; the others make one task of the item if they bind a
    // unit to a deed.
    std::vector<DraftTask> told_tasks() {
        bool one = facts_.statements().size() == 1 && facts_.spans().size() == 1 &&
                   facts_.governing_span() != nullptr;
        if (one) return {governed_task()};
        std::vector<DraftTask> out;
        for (size_t i = 0; i < facts_.statements().size();) {
            size_t end = i + 1;
            if (!ordinal(i).empty())
                while (end < facts_.statements().size() && ordinal(end) == ordinal(i)) ++end;
            else
                while (end < facts_.statements().size() && ordinal(end).empty()) ++end;
            add_told_task(out, i, end);
            i = end;
        }
        add_dated_statements(out);
        return out;
    }

    [[nodiscard]] const std::string& ordinal(size_t statement) const {
        return facts_.statements()[statement].ordinal;
    }

    // One statement with one time that rules it.
    [[nodiscard]] DraftTask governed_task() const {
        DraftTask item = item_task(TaskType::kTask, facts_.spans().front().deadline);
        add_told_units(item, 0, true);
        item.task.type = type_of_item(item.task.deadline);
        give_lead(item);
        item.confidence = item.task.units.empty() ? 0.6 : 0.8;
        return item;
    }

    // Statements [first, last), under one 一是 or under none: one task if they bind a unit to a
    // deed.
    void add_told_task(std::vector<DraftTask>& out, size_t first, size_t last) const {
        const std::string& under = ordinal(first);
        const Statement& opening = facts_.statements()[first];
        size_t end = facts_.statements()[last - 1].end;
        DraftTask item = under.empty()
                             ? item_task(TaskType::kTask, {})
                             : build_.make(TaskType::kTask, opening.begin,
                                           clause_at(text_, opening, opening.begin).end, end);
        for (size_t i = first; i < last; ++i) add_told_units(item, i, false);
        if (item.task.units.empty()) return;
        if (!under.empty()) item.task.ref += "/" + under;
        if (facts_.inherited()) item.task.deadline = *facts_.inherited();
        give_lead(item);
        item.confidence = 0.7;
        auto same = std::find_if(out.begin(), out.end(), [&](const DraftTask& known) {
            return under.empty() && known.task.ref == item.task.ref;
        });
        if (same == out.end()) return out.push_back(std::move(item));
        add_units(same->task.units, item.task.units);
    }

    void give_lead(DraftTask& made) const {
        if (!leads_) leads_ = unit_mentions(text_.substr(node_.body)).lead;
        made.task.lead = *leads_;
        keep_known(made.task.lead, made.task.units);
    }

    void add_told_units(DraftTask& item, size_t index, bool dated) const {
        Statement s = facts_.statements()[index];
        if (!dated && facts_.dated(index)) s.end = undated_opening(index);
        std::vector<std::string> units = facts_.actors(s);
        if (units.empty() && index == 0) {
            // What is numbered below a unit's name is its work, however it is worded.
            add_units(item.task.units, facts_.inherited_actors());
            return;
        }
        if (units.empty()) return;
        std::string_view words = text_.substr(s.begin, s.end - s.begin);
        bool binds = facts_.role() != SectionRole::kGoals && obliges(words, units) &&
                     specific_deed(words, units);
        if (binds || dated) add_units(item.task.units, units);
    }

    // Where the clauses end that stand before a statement's first time and are work of their own.
    // None before a date: the date is when they are done, unless the date's clause adds another
    // deed (并于…) or another subject.
    [[nodiscard]] size_t undated_opening(size_t index) const {
        const Statement& s = facts_.statements()[index];
        for (const DatedSpan& span : facts_.spans()) {
            if (span.statement != index) continue;
            if (span.deadline.kind != DeadlineKind::kDate) return facts_.clause_of(span).begin;
            return adds(span) ? facts_.clause_of(span).begin : s.begin;
        }
        return s.end;
    }

    [[nodiscard]] bool adds(const DatedSpan& span) const {
        const Statement& s = facts_.statements()[span.statement];
        Clause clause = facts_.clause_of(span);
        if (clause.begin <= s.begin + 3) return false;
        std::string_view words = text_.substr(clause.begin, clause.end - clause.begin);
        if (starts_with_any(words, {"会同", "联合"})) return false;
        if (starts_with_any(words, {"并于", "并在", "并将", "同时", "并每", "此外"})) return true;
        const std::vector<std::string>& own = facts_.clause_actors(span);
        return !own.empty() && own != facts_.actors(s.begin, clause.begin) &&
               !facts_.actors(s.begin, clause.begin).empty();
    }

    // A dated clause without a subject of its own is its statement's, else the one named before.
    void add_dated_statements(std::vector<DraftTask>& out) const {
        std::vector<std::string> carried = facts_.inherited_actors();
        const std::vector<DatedSpan>& spans = facts_.spans();
        size_t next = 0;
        while (next < spans.size() && spans[next].statement == kHeading) ++next;
        for (size_t i = 0; i < facts_.statements().size(); ++i) {
            std::vector<std::string> own = facts_.actors(facts_.statements()[i]);
            bool inherits = own.empty();
            if (!own.empty()) carried = own;
            for (; next < spans.size() && spans[next].statement <= i; ++next) {
                const DatedSpan& span = spans[next];
                if (only_target(span)) continue;
                std::vector<std::string> units = facts_.clause_actors(span);
                // 由A牵头，会同B于6月10日前完成: all that the statement names act by its one time.
                if (facts_.alone_in_statement(span)) units = own;
                if (units.empty() && goes_on(span)) units = first_dated_actors();
                if (units.empty()) units = nearest_actors(span);
                DraftTask made = clause_task(span, units.empty() ? carried : units);
                give_lead(made);
                made.confidence = made.task.units.empty() ? 0.6 : 0.75;
                if (units.empty() && inherits && !carried.empty())
                    made.diagnostics.push_back("本句未写责任单位，沿用上文所述单位");
                out.push_back(std::move(made));
            }
        }
    }

    // 到2025年底，火灾起数下降40%: a figure to be reached, no deed.
    [[nodiscard]] bool only_target(const DatedSpan& span) const {
        if (facts_.role() != SectionRole::kGoals || !under_preamble()) return false;
        const Statement& s = facts_.statements()[span.statement];
        return !contains_any(text_.substr(span.end, s.end - span.end),
                             {"推动", "打造", "建成", "完成", "实现", "建立", "形成", "培育",
                              "新建", "新增", "建设", "改造", "力争", "基本"});
    }

    [[nodiscard]] bool under_preamble() const {
        const Node* node = &node_;
        for (;; node = &context_.outline.nodes[node->parent]) {
            if (ends_with_any(node->heading(), {"总体要求", "总体思路"})) return true;
            if (node->parent < 0) return false;
        }
    }

    // The subject of the nearest clause before the span's within its statement.
    [[nodiscard]] std::vector<std::string> nearest_actors(const DatedSpan& span) const {
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

    // 以后于每年年底前报送…: goes on with the item's first dated duty.
    [[nodiscard]] bool goes_on(const DatedSpan& span) const {
        Clause clause = facts_.clause_of(span);
        return starts_with_any(text_.substr(clause.begin), {"以后", "此后", "今后"});
    }

    [[nodiscard]] std::vector<std::string> first_dated_actors() const {
        const DatedSpan& first = facts_.spans().front();
        if (first.statement == kHeading) return {};
        const Statement& s = facts_.statements()[first.statement];
        return acting_units(text_.substr(s.begin, s.end - s.begin));
    }

    // Standing rules: only what binds a unit to a time.
    std::vector<DraftTask> rule_tasks() {
        std::vector<DraftTask> out;
        for (const DatedSpan& span : facts_.spans()) {
            if (span.statement == kHeading) continue;
            std::vector<std::string> units = facts_.clause_actors(span);
            if (units.empty()) units = nearest_actors(span);
            if (units.empty()) units = facts_.actors(facts_.statements()[span.statement]);
            if (units.empty() && span.statement > 0)
                units = facts_.actors(facts_.statements()[span.statement - 1]);
            if (units.empty()) units = facts_.inherited_actors();
            if (units.empty()) continue;
            DraftTask made = clause_task(span, units);
            made.confidence = 0.7;
            out.push_back(std::move(made));
        }
        return out;
    }

    const ItemContext& context_;
    const ItemFacts& facts_;
    const Node& node_;
    std::string_view text_;
    TaskBuilder build_;
    mutable std::optional<std::vector<std::string>> leads_;  // marked 牵头 anywhere in the item
};

// A unit that the document calls 牵头单位 leads.
void add_lead_by_name(ledger::Task& task) {
    for (const std::string& unit : task.units) {
        bool known = std::find(task.lead.begin(), task.lead.end(), unit) != task.lead.end();
        if (!known && ends_with_any(unit, {"牵头单位", "牵头部门"})) task.lead.push_back(unit);
    }
}

}  // namespace

std::vector<DraftTask> item_tasks(const ItemContext& context, int node) {
    ItemFacts facts(context, node);
    if (facts.text().empty() || facts.role() == SectionRole::kIgnored) return {};
    std::vector<DraftTask> out = ItemReader(context, facts).read();
    // What stands before the first item gives the occasion; only what it lays on a unit is work.
    bool preamble = !facts.node().marker && !facts.node().children.empty();
    if (preamble) std::erase_if(out, [](const DraftTask& t) { return t.task.units.empty(); });
    for (DraftTask& made : out) add_lead_by_name(made.task);
    return out;
}

std::vector<DraftTask> listed_row_tasks(const ItemContext& context, const Node& row,
                                        const Responsibility& said) {
    if (row.text.text.empty()) return {};
    ItemFacts facts(context, row, said);
    std::vector<DraftTask> out = ItemReader(context, facts).read_row();
    for (DraftTask& made : out) add_lead_by_name(made.task);
    return out;
}

}  // namespace extract
