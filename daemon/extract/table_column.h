#pragma once
// What a column of a task table holds, by the name in its header; and whether a row is a header.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace extract {

enum class Column : uint8_t {
    kOther,
    kNumber,    // 序号
    kName,      // 任务, 项目名称, 考核指标
    kContent,   // 工作内容, 目标任务
    kDuties,    // 工作职责: what the row's unit answers for
    kLeaders,   // 牵头领导, 分管领导
    kLead,      // 牵头单位
    kUnits,     // 责任单位, 配合单位
    kPersons,   // 责任人
    kDeadline,  // 完成时限
    kTown,      // 乡镇 of an allocation table
    kOffice,    // 单位, 部门 of a list of duties
};

using Columns = std::vector<Column>;

// `header` without blanks.
[[nodiscard]] Column column_of(std::string_view header);
[[nodiscard]] Columns columns_of(const std::vector<std::string>& cells);
// The same, where no column is known to name the work but some bind it to units: the first column
// that may name it (重大隐患及所在位置) does.
[[nodiscard]] Columns with_name(const std::vector<std::string>& header);
// 配合单位, 督办单位: units beside those that answer for the row.
[[nodiscard]] bool supporting(std::string_view header);
[[nodiscard]] bool holds(const Columns& columns, Column column);

// Whether the columns can bind work to a unit or a time.
[[nodiscard]] bool task_header(const Columns& columns);

// Whether a row holds names of columns rather than work; the lower row of a header counts.
[[nodiscard]] bool header_row(const std::vector<std::string>& cells);

// 责任分工 over 牵头单位 | 责任单位: the two rows of a header as one.
[[nodiscard]] std::vector<std::string> joined_header(const std::vector<std::string>& upper,
                                                     const std::vector<std::string>& lower);

}  // namespace extract
