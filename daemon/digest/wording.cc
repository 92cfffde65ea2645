#include "digest/wording.h"

#include <array>

namespace digest {

namespace {

using base::Date;
using std::chrono::days;

constexpr std::array<std::string_view, 10> kDigits = {"",   "一", "二", "三", "四",
                                                      "五", "六", "七", "八", "九"};

struct GroupName {
    std::string_view code, chinese;
};
constexpr std::array<GroupName, 10> kGroups = {{{"department", "县直部门"},
                                                {"township", "乡镇"},
                                                {"vertical", "垂直管理单位"},
                                                {"institution", "事业单位"},
                                                {"enterprise", "企业"},
                                                {"party", "县委部门"},
                                                {"government", "县政府及办公室"},
                                                {"judicial", "法院、检察院"},
                                                {"coordination", "议事协调机构"},
                                                {"association", "群团组织"}}};

// The Monday of an ISO week; nothing where the week has no year a date can have.
std::optional<Date> monday(calendar::IsoWeek week) {
    std::optional<Date> fourth = base::civil_date(week.year, 1, 4);  // always in week 1
    if (!fourth) return {};
    return calendar::monday_of(*fourth) + days(7 * (week.week - 1));
}

template <class Counts>
std::string join_nonzero(const Counts& counts) {
    std::string out;
    for (const Count& count : counts) {
        if (count.n == 0) continue;
        if (!out.empty()) out += "、";
        out.append(count.what).append(std::to_string(count.n)).append("项");
    }
    return out;
}

struct Change {
    std::string_view what;
    int difference;
};

std::array<Change, 6> changes(const Totals& now, const Totals& before) {
    return {{{"在办", now.open - before.open},
             {"红灯", now.red - before.red},
             {"黄灯", now.yellow - before.yellow},
             {"绿灯", now.green - before.green},
             {"灰灯", now.grey - before.grey},
             {"已销号", now.closed - before.closed}}};
}

}  // namespace

std::string long_date(Date date) {
    return base::format_date_chinese(date)
        .append("（")
        .append(base::weekday_chinese(date))
        .append("）");
}

std::string short_date(Date date) {
    base::YearMonthDay d = base::split(date);
    return std::to_string(d.month) + "月" + std::to_string(d.day) + "日";
}

std::string chinese_number(int n) {
    if (n < 1 || n > 99) return std::to_string(n);
    std::string out;
    if (n >= 20) out += kDigits.at(static_cast<size_t>(n / 10));
    if (n >= 10) out += "十";
    return out.append(kDigits.at(static_cast<size_t>(n % 10)));
}

std::string week_name(calendar::IsoWeek week) {
    return std::to_string(week.year) + "年第" + std::to_string(week.week) + "周";
}

std::string week_with_days(calendar::IsoWeek week) {
    std::optional<Date> first = monday(week);
    if (!first) return week_name(week);
    Date last = *first + days(6);
    bool same_month = base::split(*first).month == base::split(last).month;
    std::string end = same_month ? std::to_string(base::split(last).day) + "日" : short_date(last);
    return week_name(week) + "，" + short_date(*first) + "至" + end;
}

std::string nonzero_counts(std::initializer_list<Count> counts) { return join_nonzero(counts); }

std::string nonzero_counts(const std::vector<Count>& counts) { return join_nonzero(counts); }

std::string units_phrase(std::string_view first, size_t units) {
    if (units < 2) return std::string(first);
    return std::string(first) + "等" + std::to_string(units) + "个单位";
}

std::string totals_sentence(const Totals& t) {
    auto items = [](std::string_view what, int n) {
        return std::string(what) + std::to_string(n) + "项";
    };
    return items("在办", t.open) + "，其中" + items("红灯", t.red) + "、" +
           items("黄灯", t.yellow) + "、" + items("绿灯", t.green) + "、" + items("灰灯", t.grey) +
           "；" + items("累计已销号", t.closed) + "。";
}

std::string change_sentence(const Totals& now, const std::optional<Totals>& previous) {
    if (!previous) return "本期为首期周报，没有上期数可比。";
    std::string out;
    bool unchanged = false;
    for (const Change& change : changes(now, *previous)) {
        if (change.difference == 0) {
            unchanged = true;
            continue;
        }
        out.append("，").append(change.what).append(change.difference > 0 ? "增加" : "减少");
        out += std::to_string(std::abs(change.difference)) + "项";
    }
    if (out.empty()) return "与上期周报相比，各项均无变化。";
    return "与上期周报相比" + out + (unchanged ? "，其余持平。" : "。");
}

std::string standing_phrase(const Row& row) {
    if (row.state == ledger::State::kClosed) return "已销号";
    if (row.state == ledger::State::kSuspended) return "已中止";
    if (row.days_overdue > 0) return "已逾期" + std::to_string(row.days_overdue) + "天";
    if (!row.due) return {};
    if (row.days_left == 0) return "今天到期";
    if (row.days_left && *row.days_left > 0) return "剩余" + std::to_string(*row.days_left) + "天";
    if (row.state == ledger::State::kClaimed) return "已按期申请销号";
    return row.soft ? "已过力争时限" : "已到时限";
}

std::string_view group_name(std::string_view group) {
    for (const GroupName& name : kGroups)
        if (name.code == group) return name.chinese;
    return group.empty() ? "未分类" : group;
}

std::string mark(std::string_view kind, bool late) {
    return std::string("【").append(kind).append(late ? "·补发】" : "】");
}

}  // namespace digest
