#pragma once
// Draft plans ⇄ a workbook that an officer corrects in WPS or Excel and loads again: sheet 台账, a
// row a task; sheet 方案, a row a plan; a hidden sheet with the version of the form. What comes
// back was read by the reader process like every other file. Rows may be deleted, added and sorted,
// columns moved, dates typed as dates or as text, and another program may have saved the file.

#include <string>
#include <vector>

#include "base/result.h"
#include "extract/draft.h"
#include "extract/reading.h"
#include "ledger/plan.h"

namespace intake {

// The bytes of an xlsx file. Beside what a ledger holds, the source text, place, confidence and
// diagnostics of each task in grey columns; tasks that want a look are coloured.
[[nodiscard]] base::Result<std::string> ledger_sheet(const std::vector<extract::Draft>& drafts);

// Whether a file that was read is such a workbook.
[[nodiscard]] bool is_ledger_sheet(const extract::Reading& reading);

// The plans of the workbook, in the order of its sheet 方案, tasks in the order of their rows;
// nothing is resolved. kBadInput (E_LEDGER_SHEET) with every fault, a line each, at most 20, by
// cell: “台账!L7：“2024年2月30日”不是日期”. `name` is the file's.
[[nodiscard]] base::Result<std::vector<ledger::Plan>> read_ledger_sheet(
    const extract::Reading& reading, const std::string& name);

}  // namespace intake
