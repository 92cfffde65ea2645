#include "extract/duty_tasks.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/predicate.h"
#include "extract/task_builder.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

using ledger::TaskType;

constexpr size_t kFewWords = 15;  // bytes beside a date that name no deed (完成, 全面建成)
constexpr double kSureOfDuty = 0.95;
constexpr size_t kDutyOpening = 90;  // bytes in which 负责 stands behind its subject

class DutyReader {
  public:
    DutyReader(const ItemContext& context, const ItemFacts& facts)
        : context_(context),
          facts_(facts),
          text_(facts.text()),
          build_(context.text, facts.node()) {}

    std::vector<DraftTask> read() {
        if (under_unit_heading()) return {};
        const Node& node = facts_.node();
        bool labelled = text_.substr(node.heading_end).starts_with("：");
        bool duties = facts_.role() == SectionRole::kDuties || opens_duty(node);
        if (duties && !labelled && heads_duty(node)) {
            if (!node.children.empty() || node.heading_end == node.body) return {headed_duty()};
            add(node.body, behind_heading(node), text_.size(), {std::string(node.heading())});
            return std::move(out_);
        }
        for (const Paragraph& p : facts_.paragraphs()) take_paragraph(p);
        return std::move(out_);
    }

  private:
    // Items below 一、县委组织部 belong to that unit's one duty, but for those that open with a
    // unit of their own (1.东街街道办事处负责…).
    [[nodiscard]] bool under_unit_heading() const {
        int parent = facts_.node().parent;
        if (parent < 0) return false;
        const Node& above = context_.outline.nodes[parent];
        bool duties = facts_.role() == SectionRole::kDuties || opens_duty(above);
        return duties && heads_duty(above) && duty_subject(facts_.node().content()).empty();
    }

    // （一）区房管局。负责…: an office as heading and its duty behind it, in whatever section.
    [[nodiscard]] static bool opens_duty(const Node& node) {
        if (!node.marker || node.heading_end == node.body || !heads_duty(node)) return false;
        return starts_with_any(std::string_view(node.text.text).substr(behind_heading(node)),
                               {"负责", "牵头", "配合", "承担", "协助", "具体负责", "统筹负责",
                                "主要负责", "组织", "指导", "督促", "做好", "参与"});
    }

    // Among duties a short heading that ends like an office is one (派出所, 城运中心).
    [[nodiscard]] static bool heads_duty(const Node& node) {
        return unit_heading(node) || (node.marker && ends_like_office(node.heading()));
    }

    [[nodiscard]] static size_t behind_heading(const Node& node) {
        std::string_view rest = std::string_view(node.text.text).substr(node.heading_end);
        return node.heading_end + (rest.starts_with("。") ? 3 : 0);
    }

    [[nodiscard]] DraftTask headed_duty() const {
        const Node& node = facts_.node();
        std::string name(node.heading_end > node.body ? node.heading() : node.content());
        DraftTask made = build_.make(TaskType::kDuty, node.body, text_.size(), text_.size());
        for (int child : node.children) {
            const Passage& below = context_.outline.nodes[child].text;
            made.source_text += verbatim(context_.text, below, 0, below.text.size());
        }
        made.task.units = {name};
        if (contains_any(made.source_text, {"牵头"})) made.task.lead = made.task.units;
        made.confidence = kSureOfDuty;
        return made;
    }

    void take_paragraph(const Paragraph& p) {
        bool list = p.label.find("职责") != std::string::npos;
        bool office = facts_.role() == SectionRole::kDuties && ends_like_office(p.label);
        bool labelled =
            !p.label.empty() && !list && p.text < p.end && (office || unit_label(p.label));
        if (labelled) return add(p.begin, p.text, p.end, label_units(p.label));
        if (!list && facts_.role() != SectionRole::kDuties && !several_duties(p)) return;
        size_t begin = list ? p.text : std::max(p.begin, facts_.node().heading_end);
        if (begin < p.end) take_statements(begin, p.end, list);
    }

    [[nodiscard]] static bool unit_label(const std::string& label) {
        return names_unit(label) && !label.ends_with("职责") &&
               label.find("名单") == std::string::npos;
    }

    static std::vector<std::string> label_units(const std::string& label) {
        std::vector<std::string> units = unit_mentions("责任单位：" + label).units;
        return units.empty() ? std::vector<std::string>{label} : units;
    }

    // A statement without a subject goes on with the duty before it.
    void take_statements(size_t begin, size_t end, bool list) {
        size_t open = 0;
        std::vector<std::string> units;
        bool any = false;
        for (const Statement& s : statements_of(text_, begin, end)) {
            std::string_view words = text_.substr(s.begin, s.end - s.begin);
            std::vector<std::string> own = facts_.actors(s);
            if (own.empty()) own = duty_subject(words);
            bool bears = contains_any(words, {"负责", "牵头", "配合", "要", "责任"});
            bool starts = !own.empty() && bears && (list || specific_deed(words, own));
            if (starts && any) add(open, open, s.begin, units);
            if (starts) {
                open = s.begin;
                units = own;
                any = true;
            } else if (any && !list) {
                add(open, open, s.begin, units);
                any = false;
            }
        }
        if (any) add(open, open, end, units);
    }

    // At least two statements of a paragraph, and most of them, open with a unit that 负责
    // something.
    [[nodiscard]] bool several_duties(const Paragraph& p) const {
        size_t begin = std::max(p.begin, facts_.node().heading_end);
        if (begin >= p.end) return false;
        size_t found = 0, all = 0;
        for (const Statement& s : statements_of(text_, begin, p.end)) {
            ++all;
            std::string_view words = text_.substr(s.begin, s.end - s.begin);
            std::vector<std::string> units = facts_.actors(s);
            if (units.empty()) continue;
            size_t at = words.find(units.back());
            if (at == std::string_view::npos || at > kDutyOpening) continue;
            std::string_view behind = words.substr(at + units.back().size());
            behind = behind.substr(0, behind.find("，"));
            found += behind.starts_with("牵头") || contains_any(behind, {"负责"});
        }
        return found >= 2 && found * 2 > all;
    }

    void add(size_t begin, size_t title, size_t end, std::vector<std::string> units) {
        std::string_view words = text_.substr(begin, end - begin);
        DraftTask made = build_.make(TaskType::kDuty, begin, end, end);
        Clause first = first_deed(title, end);
        made.task.title = short_title(text_.substr(title, first.end - title));
        made.source_text = verbatim(context_.text, facts_.node().text, begin, end);
        made.task.units = std::move(units);
        bool leads = contains_any(words, {"牵头"});
        if (leads && made.task.units.size() == 1) made.task.lead = made.task.units;
        if (leads && made.task.units.size() > 1) made.task.lead = unit_mentions(words).lead;
        std::vector<DraftTask> periods;
        for (const DatedSpan& span : facts_.spans()) {
            if (span.begin < begin || span.end > end) continue;
            bool own =
                span.begin >= first.end && span.statement != kHeading && has_deed_of_its_own(span);
            if (own) periods.push_back(period(span, end, made.task.units));
            if (!own) made.task.deadline = span.deadline;
        }
        if (made.task.deadline.kind == ledger::DeadlineKind::kRecurring)
            made.task.type = TaskType::kRecurring;
        made.confidence = kSureOfDuty;
        out_.push_back(std::move(made));
        for (DraftTask& more : periods) out_.push_back(std::move(more));
    }

    // The first clause; in 由县水利局负责，7月底前完成… the deed stands in the second.
    [[nodiscard]] Clause first_deed(size_t begin, size_t end) const {
        Clause first = clause_at(text_, {begin, end, {}}, begin);
        std::string_view words = text_.substr(first.begin, first.end - first.begin);
        bool role = ends_with_any(words, {"负责", "牵头", "牵头负责", "配合", "落实"});
        if (role && first.end + 3 < end)
            first.end = clause_at(text_, {begin, end, {}}, first.end + 3).end;
        return first;
    }

    // 负责市场改造，5月底前完成: a date without a deed says when the first is done.
    [[nodiscard]] bool has_deed_of_its_own(const DatedSpan& span) const {
        if (span.deadline.kind == ledger::DeadlineKind::kRecurring) return true;
        Clause clause = facts_.clause_of(span);
        return clause.end - clause.begin >= span.end - span.begin + kFewWords;
    }

    // 负责水库调度，每日8时前报送水情，5月底前完成检修: a time in a later clause is a duty beside
    // the first, of the unit that the clause or its statement names, else of the same.
    [[nodiscard]] DraftTask period(const DatedSpan& span, size_t end,
                                   const std::vector<std::string>& units) const {
        Clause clause = clause_at(text_, {facts_.node().body, end, {}}, span.begin);
        bool recurs = span.deadline.kind == ledger::DeadlineKind::kRecurring;
        DraftTask made = build_.make(recurs ? TaskType::kRecurring : TaskType::kTask, clause.begin,
                                     clause.end, end);
        made.task.deadline = span.deadline;
        made.task.units = facts_.clause_actors(span);
        const Statement& s = facts_.statements()[span.statement];
        if (made.task.units.empty() && s.begin > facts_.statements().front().begin)
            made.task.units = facts_.actors(s.begin, span.begin);
        if (made.task.units.empty()) made.task.units = units;
        made.confidence = 0.85;
        return made;
    }

    const ItemContext& context_;
    const ItemFacts& facts_;
    std::string_view text_;
    TaskBuilder build_;
    std::vector<DraftTask> out_;
};

}  // namespace

bool unit_heading(const Node& node) { return !heading_units(node).empty(); }

std::vector<DraftTask> duty_tasks(const ItemContext& context, const ItemFacts& facts) {
    return DutyReader(context, facts).read();
}

}  // namespace extract
