#include "extract/told_tasks.h"

#include <algorithm>

#include "extract/predicate.h"
#include "extract/task_builder.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

using ledger::Deadline;
using ledger::DeadlineKind;
using ledger::TaskType;

constexpr double kSureOfTime = 0.85;
constexpr double kSureOfActor = 0.75;

class ToldReader {
  public:
    ToldReader(const ItemContext& context, const ItemFacts& facts, const ItemMaker& maker)
        : context_(context),
          facts_(facts),
          maker_(maker),
          node_(facts.node()),
          text_(facts.text()) {}

    // Running text: dated statements are tasks; the others make one task of the item if they bind a
    // unit to a deed.
    std::vector<DraftTask> read() {
        if (facts_.stated()) return stated_tasks();
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

    // 完成时限：2025年12月 on a line of its own and no list of units: one task with that time.
    std::vector<DraftTask> stated_tasks() const {
        DraftTask item = maker_.item_task(maker_.type_of_item(*facts_.stated()), *facts_.stated());
        for (size_t i = 0; i < facts_.statements().size(); ++i) add_told_units(item, i, false);
        maker_.give_lead(item);
        item.confidence = item.task.units.empty() ? kSureOfTime : kSureOfActor;
        std::vector<DraftTask> out{std::move(item)};
        for (const DatedSpan& span : facts_.spans()) {
            if (span.statement == kHeading || same_time(span.deadline, *facts_.stated())) continue;
            std::vector<std::string> units = facts_.clause_actors(span);
            if (units.empty()) units = maker_.nearest_actors(span);
            DraftTask made =
                maker_.clause_task(span, units.empty() ? out.front().task.units : units);
            made.confidence = kSureOfActor;
            out.push_back(std::move(made));
        }
        return out;
    }

    // One statement with one time that rules it.
    [[nodiscard]] DraftTask governed_task() const {
        DraftTask item = maker_.item_task(TaskType::kTask, facts_.spans().front().deadline);
        add_told_units(item, 0, true);
        item.task.type = maker_.type_of_item(item.task.deadline);
        maker_.give_lead(item);
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
                             ? maker_.item_task(TaskType::kTask, {})
                             : maker_.stretch(TaskType::kTask, opening.begin,
                                              clause_at(text_, opening, opening.begin).end, end);
        for (size_t i = first; i < last; ++i) add_told_units(item, i, false);
        if (item.task.units.empty()) return;
        if (!under.empty()) item.task.ref += "/" + under;
        if (facts_.inherited()) item.task.deadline = *facts_.inherited();
        maker_.give_lead(item);
        item.confidence = 0.7;
        auto same = std::find_if(out.begin(), out.end(), [&](const DraftTask& known) {
            return under.empty() && known.task.ref == item.task.ref;
        });
        if (same == out.end()) return out.push_back(std::move(item));
        add_units(same->task.units, item.task.units);
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
                if (units.empty()) units = maker_.nearest_actors(span);
                DraftTask made = maker_.clause_task(span, units.empty() ? carried : units);
                maker_.give_lead(made);
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
    std::vector<DraftTask> read_rules() {
        std::vector<DraftTask> out;
        for (const DatedSpan& span : facts_.spans()) {
            if (span.statement == kHeading) continue;
            std::vector<std::string> units = facts_.clause_actors(span);
            if (units.empty()) units = maker_.nearest_actors(span);
            if (units.empty()) units = facts_.actors(facts_.statements()[span.statement]);
            if (units.empty() && span.statement > 0)
                units = facts_.actors(facts_.statements()[span.statement - 1]);
            if (units.empty()) units = facts_.inherited_actors();
            if (units.empty()) continue;
            DraftTask made = maker_.clause_task(span, units);
            made.confidence = 0.7;
            out.push_back(std::move(made));
        }
        return out;
    }

    const ItemContext& context_;
    const ItemFacts& facts_;
    const ItemMaker& maker_;
    const Node& node_;
    std::string_view text_;
};

}  // namespace

std::vector<DraftTask> told_tasks(const ItemContext& context, const ItemFacts& facts,
                                  const ItemMaker& maker) {
    return ToldReader(context, facts, maker).read();
}

std::vector<DraftTask> rule_tasks(const ItemContext& context, const ItemFacts& facts,
                                  const ItemMaker& maker) {
    return ToldReader(context, facts, maker).read_rules();
}

}  // namespace extract
