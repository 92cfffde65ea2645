#include "extract/step_tasks.h"

#include "extract/task_builder.h"

namespace extract {

namespace {

using ledger::DeadlineKind;
using ledger::TaskType;

constexpr double kSureOfStep = 0.95;  // a stretch of time and no unit

class StepReader {
  public:
    StepReader(const ItemFacts& facts, const ItemMaker& maker) : facts_(facts), maker_(maker) {}

    std::vector<DraftTask> read() {
        if (std::vector<DraftTask> steps = listed_steps(); !steps.empty()) return steps;
        if (const DatedSpan* step = facts_.step_span(); step != nullptr && is_step(*step))
            return headed_step(*step);
        return {};
    }

  private:
    // 即日起至10月8日，各乡镇要…。县应急局要…: outside a schedule the stretch is only the first
    // statement's where others have subjects of their own.
    [[nodiscard]] bool is_step(const DatedSpan& step) const {
        if (step.statement == kHeading || facts_.role() == SectionRole::kSteps) return true;
        if (facts_.actors(facts_.statements()[0]).empty()) return true;
        for (size_t i = 1; i < facts_.statements().size(); ++i)
            if (!facts_.actors(facts_.statements()[i]).empty()) return false;
        return true;
    }

    std::vector<DraftTask> headed_step(const DatedSpan& step) {
        DraftTask item = maker_.item_task(TaskType::kMilestone, step.deadline);
        if (step.deadline.kind == DeadlineKind::kRecurring) item.task.type = TaskType::kRecurring;
        std::vector<const DatedSpan*> others;
        for (const DatedSpan& span : facts_.spans())
            if (&span != &step && span.statement != kHeading &&
                !same_time(span.deadline, step.deadline))
                others.push_back(&span);
        for (size_t i = 0; i < facts_.statements().size(); ++i)
            add_units(item.task.units, step_actors(i, others));
        item.confidence = item.task.units.empty() ? kSureOfStep : 0.85;
        std::vector<DraftTask> out;
        out.push_back(std::move(item));
        for (const DatedSpan* span : others) {
            std::vector<std::string> units = facts_.clause_actors(*span);
            if (units.empty()) units = facts_.actors(facts_.statements()[span->statement]);
            DraftTask made = maker_.clause_task(*span, std::move(units));
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
            maker_.stretch(TaskType::kMilestone, s.begin, s.end, facts_.statements()[last - 1].end);
        item.task.deadline = step.deadline;
        for (size_t i = step.statement; i < last; ++i)
            if (i == step.statement || !facts_.dated(i))
                add_units(item.task.units, facts_.actors(facts_.statements()[i]));
        item.confidence = item.task.units.empty() ? kSureOfStep : 0.8;
        out.push_back(std::move(item));
        for (const DatedSpan& span : facts_.spans()) {
            bool within = span.statement != kHeading && span.statement >= step.statement &&
                          span.statement < last && &span != &step;
            if (!within || same_time(span.deadline, step.deadline)) continue;
            std::vector<std::string> units = facts_.clause_actors(span);
            if (units.empty()) units = maker_.nearest_actors(span);
            DraftTask made = maker_.clause_task(span, std::move(units));
            made.confidence = 0.75;
            out.push_back(std::move(made));
        }
    }

    const ItemFacts& facts_;
    const ItemMaker& maker_;
};

}  // namespace

std::vector<DraftTask> step_tasks(const ItemFacts& facts, const ItemMaker& maker) {
    return StepReader(facts, maker).read();
}

}  // namespace extract
