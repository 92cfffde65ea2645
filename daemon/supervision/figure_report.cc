#include "supervision/figure_report.h"

#include <array>

#include "calendar/iso_week.h"
#include "store/figure_store.h"
#include "store/unit_store.h"

namespace supervision {

using base::Date;
using std::chrono::days;

namespace {

constexpr std::array<std::string_view, 4> kKinds = {"week", "half-month", "month", "quarter"};
constexpr std::array<const char*, 4> kQuarters = {"一", "二", "三", "四"};

Date day_of(int year, int month, int day) { return *base::civil_date(year, month, day); }

Period half_month(const base::YearMonthDay& d, const std::string& month) {
    constexpr int kHalf = 15;
    if (d.day <= kHalf)
        return {PeriodKind::kHalfMonth, day_of(d.year, d.month, 1), day_of(d.year, d.month, kHalf),
                month + "上半月"};
    return {PeriodKind::kHalfMonth, day_of(d.year, d.month, kHalf + 1),
            base::last_day_of_month(d.year, d.month), month + "下半月"};
}

}  // namespace

std::string_view name(PeriodKind kind) { return kKinds.at(static_cast<size_t>(kind)); }

std::optional<PeriodKind> period_kind(std::string_view text) {
    for (size_t i = 0; i < kKinds.size(); ++i)
        if (kKinds[i] == text) return static_cast<PeriodKind>(i);
    return {};
}

Period period_of(PeriodKind kind, Date day) {
    base::YearMonthDay d = base::split(day);
    std::string year = std::to_string(d.year) + "年";
    std::string month = year + std::to_string(d.month) + "月";
    if (kind == PeriodKind::kWeek) {
        Date monday = calendar::monday_of(day);
        calendar::IsoWeek week = calendar::iso_week(day);
        return {kind, monday, monday + days(6),
                std::to_string(week.year) + "年第" + std::to_string(week.week) + "周"};
    }
    if (kind == PeriodKind::kHalfMonth) return half_month(d, month);
    if (kind == PeriodKind::kMonth)
        return {kind, day_of(d.year, d.month, 1), base::last_day_of_month(d.year, d.month), month};
    int quarter = (d.month - 1) / 3;
    return {kind, day_of(d.year, 3 * quarter + 1, 1),
            base::last_day_of_month(d.year, 3 * quarter + 3),
            year + "第" + kQuarters.at(static_cast<size_t>(quarter)) + "季度"};
}

Figures figures_of(store::Database& db, const Period& period, Date as_of) {
    std::vector<store::FigureLine> lines = store::figure_lines(db, period.from, period.to);
    digest::FigureFacts facts;
    facts.name = period.name;
    facts.from = period.from;
    facts.to = period.to;
    facts.as_of = as_of;
    facts.rows.reserve(lines.size());
    for (const store::FigureLine& l : lines)
        facts.rows.push_back({l.assignment, l.unit, l.group, l.role, l.state, l.due, l.original_due,
                              l.filed, l.returns, l.extended});
    for (const auto& [id, unit] : store::units_in_hand(db, as_of))
        facts.units[id] = {store::unit_name(db, id, as_of), unit.group, unit.reds};
    return {digest::figures_of(facts), store::hash_of(lines), static_cast<int>(lines.size())};
}

}  // namespace supervision
