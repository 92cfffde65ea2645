#pragma once
// Labels that announce units, leaders and persons: 责任单位：, 牵头领导：, 责任人：. Labels of
// units are not listed but built: qualifiers (市级, 整改), roles (牵头, 配合) and a kind of body
// (单位, 科室), and several such joined by 和 or 及.

#include <optional>
#include <string_view>
#include <vector>

#include "extract/scan_text.h"

namespace extract {

enum class LabelRole { kLead, kUnits, kLeaders, kPersons, kOther };

struct Label {
    size_t begin;  // the label itself
    size_t end;    // behind its colon
    LabelRole role;
};

// In printed order. A label without a colon counts where a name follows at once (责任单位县教科局).
[[nodiscard]] std::vector<Label> find_labels(const ScanText& text);

// What words that stand before a colon announce, where they end as a label (UTF-8, no blanks):
// 整改责任单位, 包抓领导, 责任单位及责任人. None where they are no label of units or persons.
[[nodiscard]] std::optional<LabelRole> label_role(std::string_view words);

}  // namespace extract
