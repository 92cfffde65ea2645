#include "extract/item_tasks.h"

#include <algorithm>
#include <optional>

#include "extract/duty_tasks.h"
#include "extract/item_maker.h"
#include "extract/step_tasks.h"
#include "extract/task_builder.h"
#include "extract/told_tasks.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

using ledger::Deadline;
using ledger::TaskType;

constexpr double kUnsure = 0.85;
constexpr double kSureOfAddressees = 0.7;
constexpr double kSureOfClause = 0.88;     // a time in the text of an item with a list of units
constexpr double kSureOfOwnClause = 0.82;  // and with a subject of its own beside the list

// Beside a list of units a place takes no clause of its own (中心城区餐饮场所完成改造).
bool may_act(const std::string& unit) {
    return !ends_with_any(unit, {"场所", "用户", "居民", "小区", "项目", "工程", "楼宇", "市场"});
}

class ItemReader {
  public:
    ItemReader(const ItemContext& context, const ItemFacts& facts)
        : context_(context),
          facts_(facts),
          node_(facts.node()),
          text_(facts.text()),
          maker_(context, facts) {}

    std::vector<DraftTask> read() {
        if (context_.rules || facts_.role() == SectionRole::kRules)
            return rule_tasks(context_, facts_, maker_);
        if (facts_.said().names_units()) return listed_tasks();
        if (std::vector<DraftTask> duties = duty_tasks(context_, facts_); !duties.empty())
            return duties;
        if (facts_.introduces()) return introduced_periods();
        if (std::vector<DraftTask> steps = step_tasks(facts_, maker_); !steps.empty()) return steps;
        return told_tasks(context_, facts_, maker_);
    }

    // 各单位每年排查不少于2次，分工如下：: the time of an introduction is its children's, a period
    // in it is a duty of its own.
    [[nodiscard]] std::vector<DraftTask> introduced_periods() const {
        std::vector<DraftTask> out = told_tasks(context_, facts_, maker_);
        std::erase_if(out, [](const DraftTask& made) {
            return made.task.deadline.kind != ledger::DeadlineKind::kRecurring ||
                   made.task.units.empty();
        });
        return out;
    }

    std::vector<DraftTask> read_row() {
        row_ = true;
        return listed_tasks();
    }

  private:
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
        DraftTask item = maker_.item_task(maker_.type_of_item(deadline), deadline);
        item.task.units = said.mentions.units;
        item.task.lead = leads();
        item.task.leaders = said.mentions.leaders;
        item.task.persons = said.mentions.persons;
        item.confidence = said.labelled ? 0.97 : 0.95;
        add_lead_named_in_text(item);
        doubt_list(item);
        out.push_back(std::move(item));
        for (const DatedSpan& span : facts_.spans()) {
            bool rules_item = &span == governing && (row_ || !facts_.stated());
            if (rules_item || span.statement == kHeading) continue;
            if (same_time(span.deadline, deadline)) continue;
            std::vector<std::string> own = facts_.clause_actors(span);
            std::erase_if(own, [](const std::string& unit) { return !may_act(unit); });
            if (own.empty() && leans_on_clause_before(span)) own = maker_.nearest_actors(span);
            DraftTask made = maker_.clause_task(span, own.empty() ? said.mentions.units : own);
            if (own.empty()) made.task.lead = leads();
            made.confidence =
                std::min(own.empty() ? kSureOfClause : kSureOfOwnClause, out.front().confidence);
            if (own.empty()) add_units(made.diagnostics, out.front().diagnostics);
            out.push_back(std::move(made));
        }
        if (out.size() > 1 && deadline.kind == ledger::DeadlineKind::kNone) doubt_parting(out[0]);
        for (const TextRange& part : said.commitments) out.push_back(commitment(part));
        for (const Deadline& more : facts_.stated_besides()) {
            if (same_time(more, deadline)) continue;
            DraftTask made = out.front();
            made.task.deadline = more;
            made.task.type = maker_.type_of_item(more);
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

    // Whether a time in a later clause is a commitment of its own or the whole item's is a reading.
    static void doubt_parting(DraftTask& item) {
        item.confidence = std::min(item.confidence, kUnsure);
        item.diagnostics.push_back("文中时限另列为任务，本条未取时限，请核对是否同属一项");
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

    // A part of the closing bracket that is a commitment of its own.
    [[nodiscard]] DraftTask commitment(const TextRange& part) const {
        DraftTask made = maker_.stretch(TaskType::kTask, part.begin, part.end, part.end);
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

    const ItemContext& context_;
    const ItemFacts& facts_;
    const Node& node_;
    std::string_view text_;
    ItemMaker maker_;
    bool row_ = false;  // of a table: the column of its time goes before what its name says
};

// A unit that the document calls 牵头单位 leads where no other is marked.
void add_lead_by_name(ledger::Task& task) {
    if (!task.lead.empty()) return;
    for (const std::string& unit : task.units)
        if (ends_with_any(unit, {"牵头单位", "牵头部门"})) add_units(task.lead, {unit});
}

// 请于4月20日前报县政府办: a covering notice asks those whom it addresses.
void ask_addressees(const ItemContext& context, DraftTask& made) {
    bool asked = made.task.units.empty() &&
                 made.task.deadline.kind != ledger::DeadlineKind::kNone &&
                 contains_any(made.task.title + made.task.quote, {"报", "备案", "反馈"});
    if (!asked || context.addressees.empty()) return;
    made.task.units = context.addressees;
    made.confidence = kSureOfAddressees;
    made.diagnostics.push_back("本句未写责任单位，取主送机关");
}

}  // namespace

std::vector<DraftTask> item_tasks(const ItemContext& context, int node) {
    ItemFacts facts(context, node);
    if (facts.text().empty() || facts.role() == SectionRole::kIgnored) return {};
    std::vector<DraftTask> out = ItemReader(context, facts).read();
    // What stands before the first item gives the occasion; only what it lays on a unit is work.
    if (facts.node().parent < 0 && context.outline.annex_of(node) == nullptr)
        for (DraftTask& made : out) ask_addressees(context, made);
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
