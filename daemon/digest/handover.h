#pragma once
// A list of open rows that pass into other hands, or into none: to the person who takes over, and
// to the supervision office. semantics.md §12.

#include <string>
#include <vector>

#include "digest/facts.h"

namespace digest {

struct Handover {
    base::Date today{};
    std::string kind;       // of the subject: 移交清单, 单位撤销 …
    std::string addressee;  // 县教科局联络员李强
    std::string reason;     // why it is sent: one sentence
    std::string advice;     // what is to be done; one sentence
    bool office = false;    // grouped by unit, with the office's words at the end
    std::vector<Row> rows;
};

[[nodiscard]] Rendered render(const Handover& handover);

}  // namespace digest
