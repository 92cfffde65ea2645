#include "cli/load_figures.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <sstream>

#include "base/table.h"
#include "calendar/iso_week.h"
#include "store/assignment_store.h"
#include "store/outbox_store.h"
#include "store/unit_store.h"

namespace cli {

using base::Date;
using base::Json;
using std::chrono::days;

namespace {

constexpr std::array<std::string_view, 9> kBars = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

// Every mailbox of a unit's liaison and head with the time in which it was theirs.
std::vector<std::pair<size_t, const units::Post*>> mailboxes(const units::Register& units,
                                                             const std::string& address) {
    std::vector<std::pair<size_t, const units::Post*>> out;
    for (size_t i = 0; i < units.units.size(); ++i)
        for (const units::Post& post : units.units[i].posts)
            if (post.address == address &&
                (post.role == units::PostRole::kLiaison || post.role == units::PostRole::kHead))
                out.emplace_back(i, &post);
    return out;
}

struct Counting {
    store::Database& db;
    Date from, to, monday;
    LoadFigures out;

    [[nodiscard]] std::optional<size_t> week(Date day) const {
        if (day < from || day > to) return {};
        return static_cast<size_t>((day - monday).count() / 7);
    }

    void count_messages(const units::Register& units) {
        std::map<std::string, std::vector<std::pair<size_t, const units::Post*>>> known;
        for (const store::Message& m : store::list_messages(db, "", 1 << 30)) {
            if (m.state == "withdrawn") continue;
            Date day = base::local_date(m.decided_at);
            std::optional<size_t> at = week(day);
            if (!at) continue;
            auto [found, fresh] = known.try_emplace(m.to_address);
            if (fresh) found->second = mailboxes(units, m.to_address);
            std::set<size_t> asked;
            for (const auto& [unit, post] : found->second)
                if (post->valid.holds_on(day)) asked.insert(unit);
            for (size_t unit : asked) ++out.units[unit].messages[*at];
        }
    }

    void count_rows(const std::map<int64_t, size_t>& by_id) {
        for (const store::AssignmentRow& row : store::all_assignments(db)) {
            auto found = by_id.find(row.unit_id);
            if (found == by_id.end()) continue;
            LoadFigures::Unit& unit = out.units[found->second];
            ++unit.rows;
            bool closed = row.state == ledger::State::kClosed;
            unit.closed += closed ? 1 : 0;
            unit.late += closed && row.due && row.filed_on && *row.filed_on > *row.due ? 1 : 0;
            unit.overdue += !closed && ledger::days_overdue(row.standing(), to) > 0 ? 1 : 0;
            if (row.due)
                if (std::optional<size_t> at = week(*row.due)) ++unit.due[*at];
        }
    }
};

int heaviest(const LoadFigures::Unit& unit) {
    int out = 0;
    for (size_t i = 0; i < unit.due.size(); ++i) out = std::max(out, unit.asked(i));
    return out;
}

int sum(const LoadFigures::Unit& unit) {
    int out = 0;
    for (size_t i = 0; i < unit.due.size(); ++i) out += unit.asked(i);
    return out;
}

std::string bars(const LoadFigures::Unit& unit, int scale) {
    std::string out;
    for (size_t i = 0; i < unit.due.size(); ++i) {
        int asked = unit.asked(i);
        int eighths = asked == 0 ? 0 : std::clamp((asked * 8 + scale - 1) / scale, 1, 8);
        out += kBars.at(static_cast<size_t>(eighths));
    }
    return out;
}

}  // namespace

LoadFigures load_figures(store::Database& db, Date from, Date to, int ceiling) {
    Counting c{db, from, to, calendar::monday_of(from), {}};
    c.out.ceiling = ceiling;
    for (Date monday = c.monday; monday <= to; monday += days(7))
        c.out.weeks.push_back(calendar::format_iso_week(calendar::iso_week(monday)));
    units::Register units = store::load_register(db);
    std::map<std::string, int64_t> ids = store::unit_ids(db);
    std::map<int64_t, size_t> by_id;
    for (const units::Unit& unit : units.units) {
        by_id[ids.at(unit.code)] = c.out.units.size();
        std::vector<int> none(c.out.weeks.size(), 0);
        c.out.units.push_back({unit.code, store::unit_name(db, ids.at(unit.code), to), none, none});
    }
    c.count_messages(units);
    c.count_rows(by_id);
    std::erase_if(c.out.units,
                  [](const LoadFigures::Unit& u) { return u.rows == 0 && sum(u) == 0; });
    std::stable_sort(c.out.units.begin(), c.out.units.end(),
                     [](const LoadFigures::Unit& a, const LoadFigures::Unit& b) {
                         return heaviest(a) != heaviest(b) ? heaviest(a) > heaviest(b)
                                                           : a.code < b.code;
                     });
    return c.out;
}

Json to_json(const LoadFigures& f) {
    Json units = Json::array(), weeks = Json::array();
    for (const std::string& week : f.weeks) weeks.push(week);
    for (const LoadFigures::Unit& u : f.units) {
        Json asked = Json::array();
        for (size_t i = 0; i < f.weeks.size(); ++i) asked.push(u.asked(i));
        units.push(Json::object()
                       .set("unit", u.code)
                       .set("name", u.name)
                       .set("rows", u.rows)
                       .set("closed", u.closed)
                       .set("closed_late", u.late)
                       .set("overdue", u.overdue)
                       .set("asked", std::move(asked))
                       .set("heaviest", heaviest(u))
                       .set("too_much", heaviest(u) > f.ceiling));
    }
    return Json::object()
        .set("ceiling", f.ceiling)
        .set("weeks", std::move(weeks))
        .set("units", std::move(units));
}

std::string picture(const LoadFigures& f) {
    std::ostringstream out;
    int most = f.ceiling, over = 0;
    for (const LoadFigures::Unit& u : f.units) {
        most = std::max(most, heaviest(u));
        over += heaviest(u) > f.ceiling ? 1 : 0;
    }
    out << "各单位每周负担（消息数＋到期事项数）";
    if (!f.weeks.empty()) out << "，" << f.weeks.front() << " 至 " << f.weeks.back();
    out << "；一格为一周，满格为 " << most << "\n";
    base::Table table({{"单位", 22},
                       {"事项", 6, true},
                       {"销号", 6, true},
                       {"迟办", 6, true},
                       {"逾期", 6, true},
                       {"合计", 6, true},
                       {"最重周", 6, true},
                       {"", 400}});
    for (const LoadFigures::Unit& u : f.units)
        table.add({u.name, std::to_string(u.rows), std::to_string(u.closed), std::to_string(u.late),
                   std::to_string(u.overdue), std::to_string(sum(u)),
                   std::to_string(heaviest(u)) + (heaviest(u) > f.ceiling ? "！" : ""),
                   bars(u, std::max(most, 1))});
    table.print(out);
    if (over > 0)
        out << "注意：" << over << " 个单位有的周超过负担上限 " << f.ceiling
            << " 件（标“！”），印发前宜错开时限或者合并报送\n";
    return out.str();
}

}  // namespace cli
