#include "supervision/duty_digest.h"

#include "supervision/duty_run.h"

namespace supervision {

using base::Date;
using store::AssignmentRow;

namespace {

constexpr std::chrono::days kRenewalNotice{31};

bool under_way(const AssignmentRow& row, Date today) {
    return row.series_id && row.state != ledger::State::kTerminated && *row.period_start <= today &&
           today <= *row.period_end;
}

// Overdue, and no newer period of the same duty speaks for it.
bool speaks(store::Database& db, const AssignmentRow& row, Date today) {
    return row.series_id && ledger::days_overdue(row.standing(), today) > 0 &&
           !is_superseded(db, row, today);
}

digest::DutyLine line_of(store::Database& db, RowSource& source, const AssignmentRow& row) {
    digest::DutyLine out;
    out.title = row.title;
    out.unit = source.unit_name(row.unit_id);
    out.owed = row.min_reports;
    out.filed = row.reports;
    out.due = *row.due;
    out.overdue = ledger::days_overdue(row.standing(), source.today()) > 0;
    out.note = missed_phrase(missed_run(db, row, source.today()));
    return out;
}

}  // namespace

std::vector<digest::DutyLine> duty_lines(store::Database& db, RowSource& source,
                                         const std::vector<AssignmentRow>& rows) {
    std::vector<digest::DutyLine> out;
    for (const AssignmentRow& row : rows)
        if (under_way(row, source.today()) || speaks(db, row, source.today()))
            out.push_back(line_of(db, source, row));
    return out;
}

void add_duties(store::Database& db, RowSource& source, const std::vector<AssignmentRow>& rows,
                digest::OfficeDigest& out) {
    for (const AssignmentRow& row : rows) {
        if (under_way(row, source.today())) {
            ++out.duties_owed;
            out.duties_filed += row.reports >= row.min_reports;
        }
        if (speaks(db, row, source.today())) out.missed_duties.push_back(line_of(db, source, row));
    }
    for (const store::DutySeries& s : store::series_to_renew(db, source.today() + kRenewalNotice))
        out.renewals.push_back(s.plan_number + " " + s.ref + "《" + s.title + "》：方案年度" +
                               base::format_date_chinese(*s.valid_until) +
                               "止，须续期（duban duty renew）或者终止");
}

}  // namespace supervision
