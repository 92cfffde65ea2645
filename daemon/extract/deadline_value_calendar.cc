// Values of festivals, seasons, weekdays and day words.

#include <algorithm>
#include <array>

#include "base/date.h"
#include "extract/deadline_value.h"

namespace extract {

namespace {

using base::Date;
using ledger::Deadline;
using ledger::DeadlineKind;

// Festivals of the lunar calendar and 清明 as month × 100 + day, Asia/Shanghai.
struct LunarYear {
    int year, spring, qingming, dragon_boat, mid_autumn, double_ninth;
};
constexpr std::array<LunarYear, 16> kLunar = {{{2015, 219, 405, 620, 927, 1021},
                                               {2016, 208, 404, 609, 915, 1009},
                                               {2017, 128, 404, 530, 1004, 1028},
                                               {2018, 216, 405, 618, 924, 1017},
                                               {2019, 205, 405, 607, 913, 1007},
                                               {2020, 125, 404, 625, 1001, 1025},
                                               {2021, 212, 404, 614, 921, 1014},
                                               {2022, 201, 405, 603, 910, 1004},
                                               {2023, 122, 405, 622, 929, 1023},
                                               {2024, 210, 404, 610, 917, 1011},
                                               {2025, 129, 404, 531, 1006, 1029},
                                               {2026, 217, 405, 619, 925, 1018},
                                               {2027, 206, 405, 609, 915, 1008},
                                               {2028, 126, 404, 528, 1003, 1026},
                                               {2029, 213, 404, 616, 922, 1016},
                                               {2030, 203, 405, 605, 912, 1005}}};
constexpr int kLanternDays = 14;  // 正月十五 is the fifteenth day of the first month

int lunar_month_day(int festival, const LunarYear& row) {
    switch (festival) {
        case kSpringFestival:
        case kLanternFestival:
            return row.spring;
        case kQingming:
            return row.qingming;
        case kDragonBoat:
            return row.dragon_boat;
        case kDoubleNinth:
            return row.double_ninth;
        default:
            return row.mid_autumn;
    }
}

// Month × 100 + day of a festival of the solar calendar, 0 for the others.
int solar_month_day(int festival) {
    switch (festival) {
        case kNewYear:
            return 101;
        case kWomensDay:
            return 308;
        case kArborDay:
            return 312;
        case kLabourDay:
            return 501;
        case kChildrensDay:
            return 601;
        case kPartyDay:
            return 701;
        case kArmyDay:
            return 801;
        case kTeachersDay:
            return 910;
        case kNationalDay:
            return 1001;
        default:
            return 0;
    }
}

Date document_date(const Surroundings& s) {
    return *base::civil_date(s.document.year, s.document.month, s.document.day);
}

Deadline due_on(Date date) {
    Deadline out;
    out.kind = DeadlineKind::kDate;
    out.due = date;
    return out;
}

Deadline before_event(const Surroundings& s) {
    Deadline out;
    out.kind = DeadlineKind::kRelative;
    out.event = s.text.printed(s.begin, s.end);
    return out;
}

}  // namespace

std::optional<Date> festival_date(int festival, int year) {
    if (int solar = solar_month_day(festival))
        return base::civil_date(year, solar / 100, solar % 100);
    for (const LunarYear& row : kLunar) {
        if (row.year != year) continue;
        int day = lunar_month_day(festival, row);
        Date date = *base::civil_date(year, day / 100, day % 100);
        return festival == kLanternFestival ? date + std::chrono::days(kLanternDays) : date;
    }
    return {};
}

Deadline produce_festival(const Captures& c, const Surroundings& s) {
    int festival = c.get(Slot::kFestival);
    int year = c.has(Slot::kYear) ? c.get(Slot::kYear) : s.document.year;
    bool printed = c.has(Slot::kYear) || c.has(Slot::kYearWord);
    if (c.has(Slot::kYearWord)) year += c.get(Slot::kYearWord) % 10;
    std::optional<Date> date = festival_date(festival, year);
    if (date && !printed && *date <= document_date(s)) date = festival_date(festival, year + 1);
    if (!date) return before_event(s);
    return due_on(*date - std::chrono::days(std::max(1, c.get(Slot::kCount))));  // 春节前10天
}

namespace {

// First days of seasons that regulations fix: 汛期 6月1日 and 供暖期 11月1日 in Shanxi, the autumn
// term 9月1日. Month × 100 + day, 0 for the seasons that come when they come.
int season_month_day(std::u32string_view words) {
    struct Season {
        std::u32string_view word;
        int month_day;
    };
    constexpr std::array<Season, 7> kSeasons = {{{U"主汛", 0},
                                                 {U"汛", 601},
                                                 {U"供暖", 1101},
                                                 {U"采暖", 1101},
                                                 {U"取暖", 1101},
                                                 {U"供热", 1101},
                                                 {U"秋季", 901}}};
    for (const Season& season : kSeasons)
        if (words.find(season.word) != words.npos) return season.month_day;
    return 0;
}

}  // namespace

Deadline produce_before_event(const Captures& c, const Surroundings& s) {
    int first = season_month_day(s.text.view(s.begin, s.end));
    if (first == 0) return before_event(s);
    int year = c.has(Slot::kYear) ? c.get(Slot::kYear) : s.document.year;
    bool printed = c.has(Slot::kYear) || c.has(Slot::kYearWord);
    if (c.has(Slot::kYearWord)) year += c.get(Slot::kYearWord) % 10;
    std::optional<Date> date = base::civil_date(year, first / 100, first % 100);
    if (date && !printed && *date <= document_date(s))
        date = base::civil_date(year + 1, first / 100, first % 100);
    return date ? due_on(*date - std::chrono::days(1)) : before_event(s);
}

Deadline produce_weekday(const Captures& c, const Surroundings& s) {
    Date today = document_date(s);
    int weekday = c.has(Slot::kWeekday) ? c.get(Slot::kWeekday) : 7;
    char32_t first = s.text.at(s.begin);
    int ahead = weekday - base::iso_weekday(today);
    if (first == U'下') ahead += 7;
    if (first != U'下' && first != U'本' && ahead < 0) ahead += 7;
    return due_on(today + std::chrono::days(ahead));
}

Deadline produce_day_word(const Captures&, const Surroundings& s) {
    char32_t first = s.text.at(s.begin);
    int ahead = first == U'今' ? 0 : first == U'明' ? 1 : 2;
    return due_on(document_date(s) + std::chrono::days(ahead));
}

}  // namespace extract
