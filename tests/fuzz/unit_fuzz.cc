// Any clause: who leads is among the units, no name is empty.

#include <algorithm>

#include "extract/unit_mention.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    std::string_view clause = fuzz::view(data, size);
    extract::UnitMentions mentions = extract::unit_mentions(clause);
    for (const std::string& lead : mentions.lead)
        fuzz::require(std::count(mentions.units.begin(), mentions.units.end(), lead) > 0,
                      "who leads is among the units");
    for (const std::string& unit : mentions.units)
        fuzz::require(!unit.empty(), "a unit has a name");
    (void)extract::names_unit(clause);
    (void)extract::acting_units(clause);
    return 0;
}
