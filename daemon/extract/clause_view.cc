#include "extract/clause_view.h"

#include <algorithm>
#include <bitset>

namespace extract {

using View = std::u32string_view;

namespace {

template <typename List>
bool ends_with_one(View left, const List& words) {
    return !left.empty() && std::any_of(words.begin(), words.end(), [&](View w) {
        return w.back() == left.back() && left.ends_with(w);
    });
}

template <typename List>
bool starts_with_one(View right, const List& words) {
    return !right.empty() && std::any_of(words.begin(), words.end(), [&](View w) {
        return w.front() == right.front() && right.starts_with(w);
    });
}

// One scan of the text: a bit for the low byte of each word's first character tells most places
// apart.
template <typename List>
bool holds_one(View text, const List& words) {
    std::bitset<256> first;
    for (View w : words) first.set(w.front() & 0xFFU);
    for (size_t i = 0; i < text.size(); ++i)
        if (first.test(text[i] & 0xFFU) && starts_with_one(text.substr(i), words)) return true;
    return false;
}

}  // namespace

bool any_ends(View left, const Words& words) { return ends_with_one(left, words); }
bool any_ends(View left, FewWords words) { return ends_with_one(left, words); }
bool any_starts(View right, const Words& words) { return starts_with_one(right, words); }
bool any_starts(View right, FewWords words) { return starts_with_one(right, words); }
bool any_inside(View text, const Words& words) { return holds_one(text, words); }
bool any_inside(View text, FewWords words) { return holds_one(text, words); }

bool clause_mark(char32_t c) { return c == 0 || View(U"。;!?,:").find(c) != View::npos; }

bool sentence_mark(char32_t c) { return c == 0 || View(U"。;!?").find(c) != View::npos; }

View left_of(const ScanText& text, size_t begin, size_t reach) {
    return text.view(begin > reach ? begin - reach : 0, begin);
}

View right_of(const ScanText& text, size_t end, size_t reach) {
    return text.view(end, end + reach);
}

View clause_left(const ScanText& text, size_t begin, bool (*mark)(char32_t)) {
    size_t from = begin;
    while (from > 0 && begin - from < kClauseReach && !mark(text.at(from - 1))) --from;
    return text.view(from, begin);
}

View clause_right(const ScanText& text, size_t end, bool (*mark)(char32_t)) {
    size_t to = end;
    while (to < text.size() && to - end < kClauseReach && !mark(text.at(to))) ++to;
    return text.view(end, to);
}

bool opens_clause(const ScanText& text, size_t begin) {
    if (begin == 0) return true;
    static constexpr View kOpening = U"。;!?,:、()“”‘\"'[]〔〕.·|/》-";
    return kOpening.find(text.at(begin - 1)) != View::npos;
}

}  // namespace extract
