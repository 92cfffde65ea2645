#pragma once
// The form of the ledger workbook, for those who write it and those who read it: sheets, columns in
// their written order, and the Chinese words of the closed sets.

#include <array>
#include <optional>
#include <string_view>

#include "ledger/plan.h"

namespace intake {

inline constexpr std::string_view kTaskSheet = "台账";
inline constexpr std::string_view kPlanSheet = "方案";
inline constexpr std::string_view kFormSheet = "duban";
inline constexpr std::string_view kFormName = "duban-ledger";
inline constexpr int kFormVersion = 1;

enum class TaskColumn {
    kPlan,
    kNumber,
    kRef,
    kType,
    kTitle,
    kLead,
    kUnits,
    kLeaders,
    kPersons,
    kKind,
    kText,
    kStart,
    kDue,
    kSoft,
    kRule,
    kMin,
    kDays,
    kSpan,
    kEvent,
    kQuote,
    kSource,
    kPlace,
    kConfidence,
    kDoubts,
};

struct ColumnForm {
    std::string_view heading;
    double width;
    bool grey = false;  // not read back
};

inline constexpr std::array<ColumnForm, 24> kTaskColumns = {{
    {"方案", 6},        {"序号", 6, true},  {"条目", 12},        {"类型", 8},
    {"任务", 36},       {"牵头单位", 14},   {"责任单位", 22},    {"分管领导", 10},
    {"责任人", 10},     {"时限类型", 9},    {"时限原文", 16},    {"起始日期", 12},
    {"完成期限", 12},   {"留有余地", 9},    {"周期规则", 18},    {"每期次数", 9},
    {"期限数", 8},      {"期限单位", 9},    {"起算事件", 12},    {"依据原文", 28},
    {"原文", 40, true}, {"位置", 12, true}, {"置信度", 8, true}, {"待核对", 30, true},
}};

enum class PlanColumn { kPlan, kNumber, kTitle, kIssuer, kIssued, kKind, kDoubts };

inline constexpr std::array<ColumnForm, 7> kPlanColumns = {{
    {"方案", 6},
    {"文号", 24},
    {"标题", 48},
    {"发文机关", 24},
    {"成文日期", 12},
    {"文种", 10},
    {"待核对", 40, true},
}};

inline constexpr std::string_view kYes = "是";
inline constexpr std::string_view kUnnumbered = "正文";  // the ref of a task that has none

// A word of a drop-down list and what it stands for.
template <class Value>
struct Word {
    std::string_view chinese;
    Value value;
};

inline constexpr std::array<Word<ledger::TaskType>, 4> kTypeWords = {{
    {"任务", ledger::TaskType::kTask},
    {"阶段", ledger::TaskType::kMilestone},
    {"职责", ledger::TaskType::kDuty},
    {"周期", ledger::TaskType::kRecurring},
}};
inline constexpr std::array<Word<ledger::DeadlineKind>, 4> kKindWords = {{
    {"无", ledger::DeadlineKind::kNone},
    {"日期", ledger::DeadlineKind::kDate},
    {"周期", ledger::DeadlineKind::kRecurring},
    {"相对", ledger::DeadlineKind::kRelative},
}};
inline constexpr std::array<Word<ledger::SpanUnit>, 3> kSpanWords = {{
    {"天", ledger::SpanUnit::kDay},
    {"工作日", ledger::SpanUnit::kWorkday},
    {"个月", ledger::SpanUnit::kMonth},
}};
inline constexpr std::array<Word<std::string_view>, 6> kPlanKindWords = {{
    {"方案", "plan"},
    {"规则", "rules"},
    {"任免", "personnel"},
    {"批复", "approval"},
    {"印章", "seal"},
    {"新闻", "news"},
}};

template <class Value, size_t N>
std::string_view word_of(const std::array<Word<Value>, N>& words, const Value& value) {
    for (const Word<Value>& word : words)
        if (word.value == value) return word.chinese;
    return "";
}

template <class Value, size_t N>
std::optional<Value> value_of(const std::array<Word<Value>, N>& words, std::string_view chinese) {
    for (const Word<Value>& word : words)
        if (word.chinese == chinese) return word.value;
    return {};
}

// Names stand in one cell, parted by 、. A name that holds a separator itself is set in these.
inline constexpr std::string_view kNameOpen = "〖";
inline constexpr std::string_view kNameClose = "〗";

}  // namespace intake
