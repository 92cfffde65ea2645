#pragma once
// A list of units with the verbs that give them their part: A牵头，B、C配合；D.

#include <string>
#include <vector>

#include "extract/scan_text.h"

namespace extract {

struct ListedUnit {
    std::string name;  // as printed, without blanks, verbs and persons
    bool lead = false;
    bool support = false;  // 配合, 参与: no lead even behind 牵头单位：
    bool certain = false;  // ends as a unit's name or names a field
};

struct UnitList {
    std::vector<ListedUnit> units;
    std::vector<std::string> persons;  // in brackets behind a unit
    bool pure = true;                  // nothing but names, connectives and the verbs of a part
};

// The units of the characters [begin, end).
[[nodiscard]] UnitList read_unit_list(const ScanText& text, size_t begin, size_t end);

}  // namespace extract
