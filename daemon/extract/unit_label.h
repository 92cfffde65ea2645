#pragma once
// Labels that announce units, leaders and persons: 责任单位：, 牵头领导：, 责任人：.

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

}  // namespace extract
