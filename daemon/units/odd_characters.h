#pragma once
// Characters in a unit's name that a reader does not see, or takes for another: zero-width and
// bidirectional marks, radicals and compatibility forms that look like ideographs, letters of other
// scripts. A name that holds one is never matched by itself: what the eye reads is not what is
// printed.

#include <string>
#include <string_view>
#include <vector>

namespace units {

// The odd characters of a name, each once, in their order.
[[nodiscard]] std::u32string odd_characters(std::string_view printed);
// With every odd or control character as \u200b.
[[nodiscard]] std::string visible_name(std::string_view printed);
// What the eye reads: invisible characters removed, radicals (⼯) as ideographs (工).
[[nodiscard]] std::string plain_name(std::string_view printed);
// "U+200B、U+202E"
[[nodiscard]] std::string code_points(std::u32string_view characters);

}  // namespace units
