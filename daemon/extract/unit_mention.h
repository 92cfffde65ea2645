#pragma once
// Unit mentions of one clause: which units are made responsible, and which of them lead.

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

}  // namespace extract
