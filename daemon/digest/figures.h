#pragma once
// Figures and ranking of a period (semantics.md §8): from unit rows whose due date falls into it to
// one line a unit, grouped, ranked, with support rows in a table of their own. Pure.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "digest/facts.h"
#include "ledger/assignment.h"

namespace digest {

// One unit row that counts: a hard date in the period, neither suspended nor terminated.
struct FigureRow {
    int64_t assignment = 0, unit = 0;
    std::string group;
    ledger::AssignmentRole role = ledger::AssignmentRole::kLead;
    ledger::State state = ledger::State::kIssued;
    base::Date due{}, original_due{};
    std::optional<base::Date> filed;  // of the standing claim
    int returns = 0;
    bool extended = false;  // an extension was granted on the unit's own request
};

struct UnitFigures {
    int64_t unit = 0;
    std::string name, group;
    int due = 0;              // B 应办结
    int on_time = 0;          // A 按期办结
    int original = 0;         // accepted by the original due date
    int waiting = 0;          // filed in time, not decided: within 超期 until it is
    int extended = 0;         // 延期件数
    int returned = 0;         // rows that were sent back at least once
    int reds = 0;             // 在办红灯, on the day of the report
    std::vector<int> late;    // days late of each row that is late; sorted
    std::optional<int> rank;  // of the group; absent: B too small

    [[nodiscard]] int overdue() const { return due - on_time; }
    friend bool operator==(const UnitFigures&, const UnitFigures&) = default;
};

struct PeriodFigures {
    std::string name;  // 2024年第四季度
    base::Date from{}, to{}, as_of{};
    std::vector<UnitFigures> lead;     // by group, then rank; the unranked last
    std::vector<UnitFigures> support;  // without rank, by group and name
};

// Fewer rows than this are listed without a rank.
inline constexpr int kRankedFrom = 3;

struct FigureFacts {
    std::string name;
    base::Date from{}, to{};
    base::Date as_of{};  // the day of the report; a row due on it and still open does not count yet
    std::vector<FigureRow> rows;
    struct UnitLine {
        std::string name, group;
        int reds = 0;
    };
    std::map<int64_t, UnitLine> units;  // every unit with a row that stands
};
[[nodiscard]] PeriodFigures figures_of(const FigureFacts& facts);

// For HTML.
[[nodiscard]] std::string escaped(const std::string& text);
// 92.3%, 无应办结 for B = 0.
[[nodiscard]] std::string rate(int part, int whole);
// 3, 4.5; empty where none is late.
[[nodiscard]] std::string median(const std::vector<int>& sorted);

// A table in cells, for text, HTML and spreadsheets alike: heads first.
struct FigureTable {
    std::string title;  // 乡镇（牵头和责任事项）
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> lines;
};
[[nodiscard]] std::vector<FigureTable> figure_tables(const PeriodFigures& figures);

// The report or bulletin as a whole; `remarks` stand below the tables, a paragraph each.
[[nodiscard]] Rendered render(const PeriodFigures& figures, const std::string& title,
                              const std::vector<std::string>& remarks);

}  // namespace digest
