#include "ledger/nodes.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace ledger {

using base::Date;

namespace {

struct Names {
    std::string_view name, chinese;
};
constexpr std::array<Names, 4> kStages = {
    {{"none", "无"}, {"deployment", "部署"}, {"measures", "措施"}, {"result", "结果"}}};

// The same day of a later month, or its last one.
Date months_after(Date from, int months) {
    base::YearMonthDay d = base::split(from);
    int month = d.month - 1 + months;
    int year = d.year + month / 12;
    month = month % 12 + 1;
    if (std::optional<Date> day = base::civil_date(year, month, d.day)) return *day;
    return base::last_day_of_month(year, month);
}

Date day_of(const Node& node, Date from, const calendar::WorkCalendar& calendar) {
    switch (node.unit) {
        case SpanUnit::kWorkday:
            return calendar.shift(from, node.count);
        case SpanUnit::kMonth:
            return months_after(from, node.count);
        case SpanUnit::kDay:
            break;
    }
    return from + std::chrono::days(node.count);
}

std::optional<SpanUnit> unit_of(char letter) {
    if (letter == 'd') return SpanUnit::kDay;
    if (letter == 'w') return SpanUnit::kWorkday;
    if (letter == 'm') return SpanUnit::kMonth;
    return {};
}

}  // namespace

std::string_view name(Stage s) { return kStages.at(static_cast<size_t>(s)).name; }
std::string_view chinese_name(Stage s) { return kStages.at(static_cast<size_t>(s)).chinese; }

std::optional<Stage> stage(std::string_view text) {
    for (size_t i = 0; i < kStages.size(); ++i)
        if (kStages[i].name == text || kStages[i].chinese == text) return static_cast<Stage>(i);
    return {};
}

Stage next_stage(Stage s) {
    return s == Stage::kNone ? Stage::kDeployment : std::max(s, Stage::kMeasures);
}

base::Result<Node> parse_node(std::string_view text) {
    constexpr int kMost = 366;
    base::Error wrong{base::ErrorCode::kUsage, "节点“" + std::string(text) +
                                                   "”应写作 1d:deployment、3w:measures 或 "
                                                   "1m:result（d 天、w 工作日、m 月）"};
    Node node;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), node.count);
    if (error != std::errc() || node.count < 1 || node.count > kMost) return wrong;
    std::string_view rest = text.substr(static_cast<size_t>(end - text.data()));
    if (rest.size() < 2 || rest[1] != ':') return wrong;
    std::optional<SpanUnit> unit = unit_of(rest[0]);
    std::optional<Stage> stage = ledger::stage(rest.substr(2));
    if (!unit || !stage || *stage == Stage::kNone) return wrong;
    node.unit = *unit;
    node.stage = *stage;
    return node;
}

std::vector<DatedNode> dated_nodes(const NodeRules& rules, const std::string& item_class, Date from,
                                   const calendar::WorkCalendar& calendar) {
    std::vector<DatedNode> out;
    auto found = rules.classes.find(item_class.empty() ? rules.fallback : item_class);
    if (found == rules.classes.end()) return out;
    for (const Node& node : found->second)
        out.push_back({node.stage, day_of(node, from, calendar)});
    return out;
}

std::optional<DatedNode> open_node(const std::vector<DatedNode>& nodes, Stage reached) {
    for (const DatedNode& node : nodes)
        if (node.stage > reached) return node;
    return {};
}

std::string format_nodes(const std::vector<DatedNode>& nodes) {
    std::string out;
    for (const DatedNode& node : nodes) {
        if (!out.empty()) out += ',';
        out.append(name(node.stage)).append(":").append(base::format_date(node.day));
    }
    return out;
}

std::vector<DatedNode> parse_nodes(std::string_view text) {
    std::vector<DatedNode> out;
    if (text.empty()) return out;
    for (const std::string& part : base::split(text, ',')) {
        size_t colon = part.find(':');
        if (colon == std::string::npos) continue;
        std::optional<Stage> stage = ledger::stage(std::string_view(part).substr(0, colon));
        std::optional<Date> day = base::parse_date(std::string_view(part).substr(colon + 1));
        if (stage && day) out.push_back({*stage, *day});
    }
    return out;
}

}  // namespace ledger
