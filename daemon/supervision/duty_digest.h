#pragma once
// What digests say of recurring duties: owed and filed in the period under way, missed, to renew.

#include "supervision/row_source.h"

namespace supervision {

// Of the rows that are periods: those under way, and the newest missed one of each duty and unit.
[[nodiscard]] std::vector<digest::DutyLine> duty_lines(
    store::Database& database, RowSource& source, const std::vector<store::AssignmentRow>& rows);
// The office's figures and lists.
void add_duties(store::Database& database, RowSource& source,
                const std::vector<store::AssignmentRow>& rows, digest::OfficeDigest& out);

}  // namespace supervision
