#include "ledger/progress.h"

#include <array>
#include <cmath>

namespace ledger {

using base::Date;

namespace {

struct Names {
    std::string_view name, chinese;
};
constexpr std::array<Names, 4> kPaces = {
    {{"unreported", "未报"}, {"behind", "欠进度"}, {"on_pace", "达进度"}, {"ahead", "超进度"}}};

// Rounding of binary fractions must not turn a full share into a missing one.
constexpr double kTolerance = 1e-9;

double share(double from, double to, Date start, Date end, Date today) {
    double part =
        static_cast<double>((today - start).count()) / static_cast<double>((end - start).count());
    return from + (to - from) * part;
}

}  // namespace

std::string_view name(Pace p) { return kPaces.at(static_cast<size_t>(p)).name; }
std::string_view chinese_name(Pace p) { return kPaces.at(static_cast<size_t>(p)).chinese; }

std::optional<double> expected(const Progress& p, std::optional<Date> due, Date today) {
    if (today < p.start && (due || !p.schedule.empty())) return 0.0;
    Date from = p.start;
    double amount = 0;
    for (const ProgressStep& step : p.schedule) {
        if (today < step.by)
            return step.by > from ? share(amount, step.amount, from, step.by, today) : amount;
        from = step.by;
        amount = step.amount;
    }
    if (!due) return p.schedule.empty() ? std::nullopt : std::optional(amount);
    if (today >= *due || *due <= from) return p.target;
    return share(amount, p.target, from, *due, today);
}

Pace pace(const Progress& p, std::optional<Date> due, Date today) {
    if (!p.reported) return Pace::kUnreported;
    std::optional<double> wanted = expected(p, due, today);
    if (!wanted) return p.done + kTolerance >= p.target ? Pace::kOnPace : Pace::kBehind;
    if (p.done + kTolerance < *wanted) return Pace::kBehind;
    bool ahead = p.done > kAheadShare * *wanted + kTolerance && *wanted < p.target;
    return ahead ? Pace::kAhead : Pace::kOnPace;
}

bool falls_behind(const Progress& p, std::optional<Date> due, Date today) {
    std::optional<double> wanted = expected(p, due, today);
    if (!wanted) return false;
    if (p.whole) return p.done + kTolerance < std::floor(*wanted + kTolerance);
    return p.reported && p.done + kTolerance < kYellowShare * *wanted;
}

}  // namespace ledger
