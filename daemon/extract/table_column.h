#pragma once
// What a column of a task table holds, by the name in its header.

#include <cstdint>
#include <string_view>

namespace extract {

enum class Column : uint8_t {
    kOther,
    kNumber,    // 序号
    kName,      // 任务, 项目名称, 考核指标
    kContent,   // 工作内容, 目标任务
    kLeaders,   // 牵头领导, 分管领导
    kLead,      // 牵头单位
    kUnits,     // 责任单位, 配合单位
    kPersons,   // 责任人
    kDeadline,  // 完成时限
    kTown,      // 乡镇 of an allocation table
};

// `header` without blanks.
[[nodiscard]] Column column_of(std::string_view header);

}  // namespace extract
