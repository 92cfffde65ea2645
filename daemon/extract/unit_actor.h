#pragma once
// Units that a running sentence makes act, as its subject or behind 由, 会同, 联合.

#include <string>
#include <vector>

#include "extract/scan_text.h"

namespace extract {

struct UnitActor {
    std::string name;
    bool lead;      // 牵头 stands with it
    size_t at = 0;  // its first character
};

[[nodiscard]] std::vector<UnitActor> find_actors(const ScanText& text);

}  // namespace extract
