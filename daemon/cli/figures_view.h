#pragma once
// Figures of a period as JSON and as a workbook.

#include <string>

#include "base/json.h"
#include "supervision/figure_report.h"

namespace cli {

[[nodiscard]] base::Json to_json(const supervision::Figures& figures);
// One sheet a table.
[[nodiscard]] base::Result<std::string> figures_workbook(const digest::PeriodFigures& figures);

}  // namespace cli
