#pragma once
// What a simulated time asks of each unit, week by week: messages that went to its posts, and rows
// that came due. A picture in text, with a warning where a week asks for more than the ceiling.
// semantics.md §7, burden meter.

#include <string>
#include <vector>

#include "base/json.h"
#include "store/database.h"

namespace cli {

struct LoadFigures {
    struct Unit {
        std::string code, name;
        std::vector<int> messages, due;  // by week
        int rows = 0, closed = 0, late = 0, overdue = 0;
        [[nodiscard]] int asked(size_t week) const { return messages[week] + due[week]; }
    };
    std::vector<std::string> weeks;  // 2024-W23 …
    std::vector<Unit> units;         // that were asked for anything; the heaviest week first
    int ceiling = 0;
};

// Of both days and those between; `ceiling`: the most that a week may ask of a unit.
[[nodiscard]] LoadFigures load_figures(store::Database& database, base::Date from, base::Date to,
                                       int ceiling);
[[nodiscard]] base::Json to_json(const LoadFigures& figures);
// One line a unit: rows, closed, late, overdue, sum, heaviest week, and a bar for each week.
[[nodiscard]] std::string picture(const LoadFigures& figures);

}  // namespace cli
