#pragma once
// A matrix ⇄ a workbook that people fill in: 乡镇 | 点位 | a column a step; the first row below the
// heading may begin with 时限 and holds the columns' days. A cell is a date, √ (done), or words.

#include <string>

#include "base/result.h"
#include "extract/reading.h"
#include "ledger/matrix.h"

namespace intake {

// The bytes of an xlsx file; `today` stands in its properties and colours what is late.
[[nodiscard]] base::Result<std::string> matrix_sheet(const ledger::Matrix& matrix,
                                                     base::Date today);

// The matrix of a file that was read: that of the first sheet whose heading begins with 乡镇 or
// 单位 and a second column. A √ without a date was done by `today`. kBadInput (E_MATRIX) with every
// fault by cell, at most 20: a row or column twice, a date that is none, no heading.
[[nodiscard]] base::Result<ledger::Matrix> read_matrix_sheet(const extract::Reading& reading,
                                                             const std::string& matrix_name,
                                                             const std::string& file_name,
                                                             base::Date today);

}  // namespace intake
