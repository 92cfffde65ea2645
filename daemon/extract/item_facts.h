#pragma once
// What one item says, before it is decided which tasks that makes: its statements, the times in
// them, the units that act, the list of units at its end.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/deadline.h"
#include "extract/known_units.h"
#include "extract/outline.h"
#include "extract/responsibility.h"
#include "extract/section.h"
#include "extract/statement.h"

namespace extract {

struct ItemContext {
    const NormalText& text;
    const Outline& outline;
    DeadlineContext dates;
    bool rules = false;  // the document lays down standing rules
    // 排在首位的为牵头单位，下同: from this byte of the text on.
    size_t first_leads_from = std::string_view::npos;
    const KnownUnits& known;                   // outlives the context
    const std::vector<Responsibility>& said;   // of each node; outlives the context
    std::vector<std::string> addressees = {};  // units to whom the document speaks
};

struct DatedSpan {
    size_t begin = 0;  // in the item's text
    size_t end = 0;
    ledger::Deadline deadline;
    size_t statement = 0;  // index, or kHeading
};

// The units that a heading consists of: 一、党政综合办公室. None where it says anything else.
[[nodiscard]] std::vector<std::string> heading_units(const Node& node);

inline constexpr size_t kHeading = static_cast<size_t>(-1);

class ItemFacts {
  public:
    ItemFacts(const ItemContext& context, int node);
    // A row of a table: what its columns say stands for the list at an item's end.
    ItemFacts(const ItemContext& context, const Node& row, Responsibility said);

    [[nodiscard]] const Node& node() const { return node_; }
    [[nodiscard]] std::string_view text() const { return node_.text.text; }
    [[nodiscard]] SectionRole role() const { return role_; }
    [[nodiscard]] const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }
    [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }
    [[nodiscard]] const std::vector<DatedSpan>& spans() const { return spans_; }
    [[nodiscard]] const Responsibility& said() const { return said_; }
    // 完成时限：…, or the time in the closing bracket.
    [[nodiscard]] const std::optional<ledger::Deadline>& stated() const { return stated_; }
    // 6月底前完成设计，年底前完工: the other times of a cell that states several.
    [[nodiscard]] const std::vector<ledger::Deadline>& stated_besides() const {
        return stated_besides_;
    }
    // A time in the text that was not taken for a deadline although it is worded like one.
    [[nodiscard]] const std::string& passed_over() const { return passed_over_; }
    // The time of an introduction above （要在7月30日前完成下列任务：）.
    [[nodiscard]] const std::optional<ledger::Deadline>& inherited() const { return inherited_; }

    // The units of an introduction above （县农业农村局要做好以下工作：）, or of a heading that is
    // nothing but their names.
    [[nodiscard]] std::vector<std::string> inherited_actors() const;

    // Units that are made to act by the text between two places; none where it only appoints.
    [[nodiscard]] const std::vector<std::string>& actors(size_t begin, size_t end) const;
    [[nodiscard]] const std::vector<std::string>& actors(const Statement& s) const;
    [[nodiscard]] const std::vector<std::string>& clause_actors(const DatedSpan& span) const;

    // The clause of a span, and how many spans share its statement or its clause with it.
    [[nodiscard]] Clause clause_of(const DatedSpan& span) const;
    [[nodiscard]] const std::vector<Clause>& clauses(size_t statement) const;
    [[nodiscard]] bool alone_in_statement(const DatedSpan& span) const;
    [[nodiscard]] bool alone_in_clause(const DatedSpan& span) const;
    [[nodiscard]] bool dated(size_t statement) const;
    // A time in the heading, or a step's date that opens the text: 2024年3月，….
    [[nodiscard]] const DatedSpan* step_span() const;
    // A time in the heading, in the item's first clause, or in its only statement rules the item.
    [[nodiscard]] const DatedSpan* governing_span() const;
    // Whether the item only introduces its children, with a colon at its end.
    [[nodiscard]] bool introduces() const;

  private:
    void read();
    void find_stated();
    void find_statements();
    void find_spans();
    void add_spans(const Statement& s, size_t index);
    [[nodiscard]] ledger::Deadline resolve_as_planned(std::string_view words,
                                                      const DeadlineSpan& span) const;
    [[nodiscard]] bool says_again(const ledger::Deadline& value, size_t begin,
                                  size_t statement) const;
    void drop_plan_years();
    void drop_years_of_things();
    void find_inherited();
    [[nodiscard]] bool siblings_run_by_years() const;
    [[nodiscard]] const DatedSpan* heading_span() const;
    [[nodiscard]] const DatedSpan* last_of_all() const;
    [[nodiscard]] bool ends_deed(const DatedSpan& span) const;

    const ItemContext& context_;
    const Node& node_;
    SectionRole role_;
    DeadlineContext dates_;
    std::vector<Paragraph> paragraphs_;
    Responsibility said_;
    std::vector<Statement> statements_;
    std::vector<DatedSpan> spans_;
    std::optional<ledger::Deadline> stated_, inherited_;
    std::vector<ledger::Deadline> stated_besides_;
    std::string passed_over_;
    std::vector<size_t> span_count_;  // of each statement
    mutable std::map<size_t, std::vector<Clause>> clauses_;
    // Several forms of item ask for the same words.
    mutable std::map<std::pair<size_t, size_t>, std::vector<std::string>> actors_;
};

}  // namespace extract
