#include "store/figure_store.h"

#include "store/query.h"
#include "store/sm3.h"

namespace store {

namespace {

// Dates repeat by the thousand, and the text of the last one is mostly the next one's too.
class DateReader {
  public:
    base::Date read(const std::string& text) {
        if (text == text_) return date_;
        text_ = text;
        date_ = *base::parse_date(text);
        return date_;
    }

  private:
    std::string text_;
    base::Date date_{};
};

}  // namespace

std::vector<FigureLine> figure_lines(Database& db, base::Date from, base::Date to) {
    std::vector<FigureLine> out;
    Query q(db,
            "SELECT a.id, a.unit_id, u.unit_group, a.role, a.state, a.due, d.due, a.filed_on, "
            "a.return_count, a.due_version > 1 AND EXISTS (SELECT 1 FROM extension e WHERE "
            "e.assignment_id = a.id AND e.state = 'granted') "
            "FROM assignment a JOIN unit u ON u.id = a.unit_id "
            "JOIN task t ON t.id = a.task_id "
            "LEFT JOIN due d ON d.assignment_id = a.id AND d.version = 1 "
            "WHERE a.due BETWEEN ?1 AND ?2 AND a.soft = 0 "
            "AND a.state NOT IN ('draft', 'suspended', 'terminated') "
            "AND t.deadline_kind = 'date' ORDER BY a.id",
            from, to);
    DateReader due, original, filed;
    while (q.next()) {
        FigureLine line;
        line.assignment = q.integer(0);
        line.unit = q.integer(1);
        line.group = q.text(2);
        line.role = ledger::assignment_role(q.text(3)).value();
        line.state = ledger::state(q.text(4)).value();
        line.due = due.read(q.text(5));
        line.original_due = q.is_null(6) ? line.due : original.read(q.text(6));
        if (!q.is_null(7)) line.filed = filed.read(q.text(7));
        line.returns = q.small(8);
        line.extended = q.small(9) != 0;
        out.push_back(std::move(line));
    }
    return out;
}

std::map<int64_t, UnitInHand> units_in_hand(Database& db, base::Date today) {
    std::map<int64_t, UnitInHand> out;
    Query q(db,
            "SELECT a.unit_id, u.unit_group, sum(a.soft = 0 AND t.deadline_kind = 'date' "
            "AND a.due < ?1 AND (a.state IN ('issued', 'working') OR (a.state = 'claimed' AND "
            "a.filed_on > a.due))) FROM assignment a JOIN unit u ON u.id = a.unit_id "
            "JOIN task t ON t.id = a.task_id WHERE a.state NOT IN ('draft', 'terminated') "
            "GROUP BY a.unit_id",
            today);
    while (q.next()) out[q.integer(0)] = {q.text(1), q.is_null(2) ? 0 : q.small(2)};
    return out;
}

std::string hash_of(const std::vector<FigureLine>& lines) {
    std::string bytes;
    bytes.reserve(lines.size() * 64);
    for (const FigureLine& l : lines) {
        bytes += std::to_string(l.assignment) + '|' + std::to_string(l.unit) + '|';
        bytes.append(name(l.role)).append("|").append(name(l.state)).append("|");
        for (const std::optional<base::Date>& day :
             {std::optional<base::Date>(l.due), std::optional<base::Date>(l.original_due), l.filed})
            bytes += (day ? std::to_string(day->time_since_epoch().count()) : "") + '|';
        bytes += std::to_string(l.returns) + '|' + (l.extended ? "1\n" : "0\n");
    }
    return sm3_hex(bytes);
}

}  // namespace store
