#pragma once
// The order of clauses and document numbers as a reader counts them.

#include <string>
#include <string_view>

namespace digest {

// A key that sorts by bytes as the text reads: （二） before （十）, 7号 before 10号. Numerals in
// digits, full-width digits or Chinese are numbers; everything else is compared as it stands.
[[nodiscard]] std::string clause_key(std::string_view text);

}  // namespace digest
