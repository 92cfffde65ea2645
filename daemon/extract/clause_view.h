#pragma once
// Looks at the words beside a place of a text. All are bounded, so that reading stays linear.

#include <initializer_list>
#include <string_view>
#include <vector>

#include "extract/scan_text.h"

namespace extract {

using Words = std::vector<std::u32string_view>;

// Words written where they are asked for; they cost no allocation.
using FewWords = std::initializer_list<std::u32string_view>;

[[nodiscard]] bool any_ends(std::u32string_view left, const Words& words);
[[nodiscard]] bool any_ends(std::u32string_view left, FewWords words);
[[nodiscard]] bool any_starts(std::u32string_view right, const Words& words);
[[nodiscard]] bool any_starts(std::u32string_view right, FewWords words);
[[nodiscard]] bool any_inside(std::u32string_view text, const Words& words);
[[nodiscard]] bool any_inside(std::u32string_view text, FewWords words);

// Whether a character ends a clause (，；。：) or a sentence (；。).
[[nodiscard]] bool clause_mark(char32_t c);
[[nodiscard]] bool sentence_mark(char32_t c);

// At most `reach` characters before or behind a place.
[[nodiscard]] std::u32string_view left_of(const ScanText& text, size_t begin, size_t reach);
[[nodiscard]] std::u32string_view right_of(const ScanText& text, size_t end, size_t reach);

// The part of the clause before or behind a place, at most kClauseReach characters.
inline constexpr size_t kClauseReach = 40;
[[nodiscard]] std::u32string_view clause_left(const ScanText& text, size_t begin,
                                              bool (*mark)(char32_t) = clause_mark);
[[nodiscard]] std::u32string_view clause_right(const ScanText& text, size_t end,
                                               bool (*mark)(char32_t) = clause_mark);
// Whether a clause, a bracket, a quotation or a numbered item begins here.
[[nodiscard]] bool opens_clause(const ScanText& text, size_t begin);

}  // namespace extract
