#pragma once
// Item classes of the 13710 rule and their nodes: by when a unit must have said what. Which classes
// there are, and their nodes, is configuration data. semantics.md §3.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "calendar/work_calendar.h"
#include "ledger/deadline.h"

namespace ledger {

// What a feedback speaks of; each holds those before it. 签收 is a deployment.
enum class Stage { kNone, kDeployment, kMeasures, kResult };
[[nodiscard]] std::string_view name(Stage stage);          // "measures"
[[nodiscard]] std::string_view chinese_name(Stage stage);  // 措施
[[nodiscard]] std::optional<Stage> stage(std::string_view name);
// The stage after it; after the measures it is the measures still: a result is claimed, or stated.
[[nodiscard]] Stage next_stage(Stage stage);

// D+`count`: by the end of that day the stage is reached.
struct Node {
    int count = 1;
    SpanUnit unit = SpanUnit::kDay;
    Stage stage = Stage::kDeployment;
    friend bool operator==(const Node&, const Node&) = default;
};
// "1d:deployment", "3w:measures" (working days), "1m:result".
[[nodiscard]] base::Result<Node> parse_node(std::string_view text);

struct NodeRules {
    std::string fallback = "B";  // of a task whose plan says nothing; empty: without nodes
    // A: instructions and meeting items; AC: complex ones; B: tasks of plans.
    std::map<std::string, std::vector<Node>> classes = {
        {"A",
         {{1, SpanUnit::kDay, Stage::kDeployment},
          {3, SpanUnit::kDay, Stage::kMeasures},
          {7, SpanUnit::kDay, Stage::kResult}}},
        {"AC",
         {{1, SpanUnit::kDay, Stage::kDeployment},
          {3, SpanUnit::kDay, Stage::kMeasures},
          {1, SpanUnit::kMonth, Stage::kResult}}},
        {"B", {{1, SpanUnit::kDay, Stage::kDeployment}, {3, SpanUnit::kDay, Stage::kMeasures}}}};
    friend bool operator==(const NodeRules&, const NodeRules&) = default;
};

// A node of one row, with its day.
struct DatedNode {
    Stage stage = Stage::kDeployment;
    base::Date day{};
    friend bool operator==(const DatedNode&, const DatedNode&) = default;
};
// The nodes of a row that was handed over on `from`; none for a class that is not configured.
[[nodiscard]] std::vector<DatedNode> dated_nodes(const NodeRules& rules,
                                                 const std::string& item_class, base::Date from,
                                                 const calendar::WorkCalendar& calendar);
// The day of the first node beyond what was reached.
[[nodiscard]] std::optional<DatedNode> open_node(const std::vector<DatedNode>& nodes,
                                                 Stage reached);
// "deployment:2024-05-08,measures:2024-05-10" and back; what is broken is left out.
[[nodiscard]] std::string format_nodes(const std::vector<DatedNode>& nodes);
[[nodiscard]] std::vector<DatedNode> parse_nodes(std::string_view text);

}  // namespace ledger
