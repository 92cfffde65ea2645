#pragma once
// Unit mentions: which units a clause makes responsible, and which of them lead. Names stay
// verbatim; what they mean on a date is decided where units are registered, not here.

#include <string>
#include <string_view>
#include <vector>

namespace extract {

// Names verbatim in printed order, blanks and line breaks removed; `lead` is a subset of `units`.
struct UnitMentions {
    std::vector<std::string> lead;
    std::vector<std::string> units;
    std::vector<std::string> leaders;  // behind 政府分管领导 / 牵头领导
    std::vector<std::string> persons;  // behind 责任人
};

// A clause, a bracket at the end of an item, or a labelled line (责任单位：…).
[[nodiscard]] UnitMentions unit_mentions(std::string_view clause);

// Whether the text contains the name of a unit or collective that could be responsible.
[[nodiscard]] bool names_unit(std::string_view text);

// The units that a running sentence makes act: 县农业农村局要…, 由县财政局负责…, 各乡镇要在…前.
// Units that are only told, asked or mentioned (报县司法局, 与乡镇签订) are none.
[[nodiscard]] std::vector<std::string> acting_units(std::string_view sentence);

}  // namespace extract
