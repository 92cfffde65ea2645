#include "digest/figures.h"

#include <algorithm>

namespace digest {

using base::Date;
using ledger::State;

namespace {

bool accepted(const FigureRow& row) { return row.state == State::kClosed && row.filed; }

bool counts(const FigureRow& row, const FigureFacts& facts) {
    bool in_period = row.due >= facts.from && row.due <= facts.to;
    return in_period && (row.due < facts.as_of || accepted(row));
}

void count(UnitFigures& u, const FigureRow& row, Date as_of) {
    ++u.due;
    u.extended += row.extended;
    u.returned += row.returns > 0;
    bool filed_in_time = row.filed && *row.filed <= row.due;
    if (accepted(row)) {
        u.on_time += filed_in_time;
        u.original += *row.filed <= row.original_due;
    } else if (row.state == State::kClaimed && filed_in_time) {
        ++u.waiting;
    }
    if (filed_in_time) return;
    Date until = row.filed ? *row.filed : as_of;
    u.late.push_back(static_cast<int>((until - row.due).count()));
}

// The better rate first; without fractions.
bool better(const UnitFigures& a, const UnitFigures& b) {
    return static_cast<int64_t>(a.on_time) * b.due > static_cast<int64_t>(b.on_time) * a.due;
}

int group_order(const std::string& group) {
    if (group == "township") return 0;
    if (group == "department") return 1;
    return group == "vertical" ? 2 : 3;
}

// 0: ranked, 1: too few rows, 2: nothing due.
int tier(const UnitFigures& u) { return u.due >= kRankedFrom ? 0 : u.due > 0 ? 1 : 2; }

void sort(std::vector<UnitFigures>& units, bool by_rate) {
    std::stable_sort(units.begin(), units.end(),
                     [by_rate](const UnitFigures& a, const UnitFigures& b) {
                         int ga = group_order(a.group), gb = group_order(b.group);
                         if (ga != gb) return ga < gb;
                         if (a.group != b.group) return a.group < b.group;
                         if (by_rate && tier(a) != tier(b)) return tier(a) < tier(b);
                         if (by_rate && tier(a) == 0 && (better(a, b) || better(b, a)))
                             return better(a, b);
                         return a.name < b.name;
                     });
}

// Ties share the rank, and the next rank counts those before it: 1, 1, 3.
void give_ranks(std::vector<UnitFigures>& units) {
    for (size_t i = 0, first = 0; i < units.size(); ++i) {
        if (i > 0 && units[i].group != units[i - 1].group) first = i;
        if (tier(units[i]) != 0) continue;
        bool tie = i > first && !better(units[i - 1], units[i]);
        units[i].rank =
            tie ? units[i - 1].rank : std::optional<int>(static_cast<int>(i - first) + 1);
    }
}

}  // namespace

PeriodFigures figures_of(const FigureFacts& facts) {
    std::map<int64_t, UnitFigures> lead, support;
    for (const auto& [id, line] : facts.units) {
        UnitFigures& u = lead[id];
        u.unit = id;
        u.name = line.name;
        u.group = line.group;
        u.reds = line.reds;
    }
    for (const FigureRow& row : facts.rows) {
        if (!counts(row, facts)) continue;
        bool supports = row.role == ledger::AssignmentRole::kSupport;
        UnitFigures& u = supports ? support[row.unit] : lead[row.unit];
        if (u.unit == 0) {
            auto known = facts.units.find(row.unit);
            u.unit = row.unit;
            u.group = row.group;
            if (known != facts.units.end()) u.name = known->second.name;
        }
        count(u, row, facts.as_of);
    }
    PeriodFigures out{facts.name, facts.from, facts.to, facts.as_of, {}, {}};
    auto collect = [](std::map<int64_t, UnitFigures>& from, std::vector<UnitFigures>& to) {
        for (auto& [id, u] : from) {
            std::sort(u.late.begin(), u.late.end());
            to.push_back(std::move(u));
        }
    };
    collect(lead, out.lead);
    collect(support, out.support);
    sort(out.lead, true);
    give_ranks(out.lead);
    sort(out.support, false);
    return out;
}

std::string rate(int part, int whole) {
    if (whole == 0) return "无应办结";
    int64_t tenths =
        (static_cast<int64_t>(part) * 2000 + whole) / (2 * static_cast<int64_t>(whole));
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

std::string median(const std::vector<int>& sorted) {
    if (sorted.empty()) return "";
    size_t middle = sorted.size() / 2;
    if (sorted.size() % 2 == 1) return std::to_string(sorted[middle]);
    int sum = sorted[middle - 1] + sorted[middle];
    return std::to_string(sum / 2) + (sum % 2 == 0 ? "" : ".5");
}

}  // namespace digest
