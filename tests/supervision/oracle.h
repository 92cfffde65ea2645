#pragma once
// The rules of semantics.md §3–§5 once more, slowly and simply: days are counted one by one, every
// row is looked at on every run, nothing is remembered but what was told. Shares no rule with
// daemon/: only dates, and which days are worked.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "calendar/work_calendar.h"

namespace oracle {

using base::Date;
using std::chrono::days;
using Addresses = std::set<std::string>;

enum class State { kIssued, kWorking, kClaimed, kClosed, kSuspended, kTerminated };
enum class Role { kLiaison, kHead, kOfficer, kDirector };

// Who held what, from which day; the last one of a post holds it until the next.
struct Holder {
    size_t unit = 0;
    Role role = Role::kLiaison;
    Date from{};
    std::string address;  // empty: left, and nobody came
};

struct Row {
    int64_t id = 0, task = 0;
    size_t unit = 0;
    Date issued{};
    std::optional<Date> due;
    int version = 0;
    State state = State::kIssued;
    std::optional<Date> filed;
    bool returned = false;
    int remaining = 0;
    std::map<std::string, Addresses> told;  // of this version: rung → addresses
};

class Rules {
  public:
    explicit Rules(const calendar::WorkCalendar& calendar) : calendar_(calendar) {}
    std::vector<Holder> holders;

    // The holder of a single post on a day; empty where it is vacant.
    [[nodiscard]] std::string holder(size_t unit, Role role, Date day) const {
        const Holder* out = nullptr;
        for (const Holder& h : holders)
            if (h.unit == unit && h.role == role && h.from <= day && (!out || h.from >= out->from))
                out = &h;
        return out == nullptr ? "" : out->address;
    }

    // n working days after (n > 0) or before (n < 0) the day.
    [[nodiscard]] Date shifted(Date day, int n) const {
        int step = n < 0 ? -1 : 1;
        while (n != 0) {
            day += days(step);
            if (calendar_.is_workday(day)) n -= step;
        }
        return day;
    }
    [[nodiscard]] int workdays(Date after, Date until) const {
        int out = 0;
        for (Date day = after + days(1); day <= until; day += days(1))
            out += calendar_.is_workday(day) ? 1 : 0;
        return out;
    }

    [[nodiscard]] Date warn_day(const Row& row) const {
        if ((*row.due - row.issued).count() <= 7) return shifted(*row.due, -1);
        if (workdays(row.issued, *row.due) <= 15) return shifted(*row.due, -3);
        return shifted(*row.due, -5);
    }

    // The highest rung whose day has come; empty: none.
    [[nodiscard]] std::string rung(const Row& row, Date today) const {
        Date first = shifted(*row.due, 1), second = shifted(first, 3), third = shifted(second, 7);
        Date month = *row.due + days(30);
        while (!calendar_.is_workday(month)) month += days(1);
        Date on_day = *row.due;
        while (!calendar_.is_workday(on_day)) on_day -= days(1);
        if (today >= month && today >= third) return "O4";
        if (today >= third) return "O3";
        if (today >= second) return "O2";
        if (today >= first) return "O1";
        if (today >= on_day) return "R1";
        if (today >= warn_day(row)) return "R0";
        bool is_long = (*row.due - row.issued).count() > 90;
        return is_long && today >= shifted(*row.due, -20) ? "R0E" : "";
    }

    [[nodiscard]] static bool spoken_of(const Row& row) {
        if (!row.due) return false;
        if (row.state == State::kIssued || row.state == State::kWorking) return true;
        return row.state == State::kClaimed && *row.filed > *row.due;
    }

    [[nodiscard]] Addresses recipients(const Row& row, const std::string& rung, Date day) const {
        std::string liaison = holder(row.unit, Role::kLiaison, day),
                    head = holder(row.unit, Role::kHead, day),
                    officer = holder(0, Role::kOfficer, day),
                    director = holder(0, Role::kDirector, day);
        std::string office = officer.empty() ? director : officer;
        Addresses out;
        bool upper = rung == "O2" || rung == "O3" || rung == "O4";
        if (!upper) {
            out = {liaison};
            if (rung == "R1" || liaison.empty()) out.insert(head);
            if (rung == "O1" || liaison.empty()) out.insert(office);
        }
        if (rung == "O2") out = {head, office};
        if (rung == "O3") out = {office};
        if (rung == "O4") out = {director.empty() ? office : director};
        if (upper && !heard_of_overdue(row, liaison)) out.insert(liaison);
        out.erase("");
        return out;
    }

    // red, yellow, green, green_ringed, grey.
    [[nodiscard]] std::string light(const Row& row, Date today) const {
        if (row.state == State::kClosed)
            return row.due && *row.filed > *row.due ? "green_ringed" : "green";
        if (row.state == State::kSuspended || row.state == State::kTerminated) return "grey";
        if (!row.due) return "grey";
        bool filed_in_time = row.state == State::kClaimed && *row.filed <= *row.due;
        if (*row.due < today && !filed_in_time) return "red";
        if (row.returned) return "yellow";
        return !filed_in_time && today >= warn_day(row) ? "yellow" : "green";
    }

  private:
    static bool heard_of_overdue(const Row& row, const std::string& address) {
        for (const auto& [rung, addresses] : row.told)
            if (rung[0] == 'O' && addresses.contains(address)) return true;
        return false;
    }

    const calendar::WorkCalendar& calendar_;
};

}  // namespace oracle
