#pragma once
// Whom a printed name may mean that resolves to nobody: candidates with the reason for each, best
// first, for a person to choose from. Nothing here is ever applied by itself. semantics.md §12.

#include <string>
#include <string_view>
#include <vector>

#include "units/register.h"

namespace units {

// In the order in which candidates are offered.
enum class Likeness {
    kAmbiguous,     // several units bear the name on that day
    kOddCharacter,  // it would be the name but for a character that the eye does not see
    kOtherDate,     // a name of another time: 县卫体局 after the reform
    kLevel,         // the same name with another level: 市教体局
    kAbbreviation,  // 县卫体局 for 卫生健康和体育局
    kLongerForm,    // a long form of a registered name
    kKind,          // 委员会 for 局
    kMisprint,      // one character off
    kCollective,    // a name for several units
};
[[nodiscard]] std::string_view name(Likeness likeness);  // "other_date"

struct Suggestion {
    Likeness likeness = Likeness::kMisprint;
    std::string code;    // of the unit; of a collective its name
    std::string name;    // the unit's full name on the day, or the collective's
    std::string reason;  // Chinese
};

// At most five. Empty where the name resolves, and where nothing is like it.
[[nodiscard]] std::vector<Suggestion> suggest(const Register& units, std::string_view printed,
                                              base::Date day);

}  // namespace units
