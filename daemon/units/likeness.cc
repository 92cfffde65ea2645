#include "units/likeness.h"

#include <algorithm>
#include <array>

namespace units {

namespace {

// Longest first: 人民政府 before 府.
constexpr std::array<std::u32string_view, 27> kKinds = {U"街道办事处", U"人民政府办公室",
                                                        U"人民政府",   U"管理委员会",
                                                        U"指挥部",     U"委员会",
                                                        U"办公室",     U"服务中心",
                                                        U"街道",       U"中心",
                                                        U"管委会",     U"公司",
                                                        U"法院",       U"局",
                                                        U"委",         U"办",
                                                        U"院",         U"站",
                                                        U"所",         U"队",
                                                        U"馆",         U"厅",
                                                        U"镇",         U"乡",
                                                        U"部",         U"会",
                                                        U"社"};

bool is_place(std::u32string_view kind) {
    return kind == U"镇" || kind == U"乡" || kind == U"街道" || kind == U"人民政府" ||
           kind == U"街道办事处";
}

bool subsequence(std::u32string_view needle, std::u32string_view text) {
    size_t at = 0;
    for (char32_t c : needle) {
        at = text.find(c, at);
        if (at == std::u32string_view::npos) return false;
        ++at;
    }
    return true;
}

size_t common_prefix(std::u32string_view a, std::u32string_view b) {
    auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<size_t>(end - a.begin());
}

// What follows the first place where they differ, with `a` and `b` advanced by so many characters.
bool same_rest(std::u32string_view a, std::u32string_view b, size_t from_a, size_t from_b) {
    return from_a <= a.size() && from_b <= b.size() && a.substr(from_a) == b.substr(from_b);
}

}  // namespace

NameParts parts_of(std::u32string_view name) {
    for (std::u32string_view kind : kKinds)
        if (name.size() > kind.size() && name.ends_with(kind))
            return {name.substr(0, name.size() - kind.size()), kind};
    return {name, {}};
}

bool abbreviates(std::u32string_view abbreviation, std::u32string_view name) {
    if (abbreviation.size() < 2 || abbreviation.size() >= name.size()) return false;
    NameParts shorter = parts_of(abbreviation), longer = parts_of(name);
    bool field = shorter.kind.empty() && shorter.stem.size() >= 2;  // 教体、卫体等部门
    if (shorter.stem.empty() || (shorter.kind != longer.kind && !field)) return false;
    return shorter.stem[0] == longer.stem[0] && subsequence(shorter.stem, longer.stem);
}

bool differs_in_kind(std::u32string_view a, std::u32string_view b) {
    NameParts left = parts_of(a), right = parts_of(b);
    return left.stem == right.stem && left.stem.size() >= 2 && left.kind != right.kind &&
           !left.kind.empty() && !right.kind.empty();
}

bool misprints(std::u32string_view a, std::u32string_view b) {
    NameParts left = parts_of(a), right = parts_of(b);
    if (left.kind != right.kind || left.stem == right.stem) return false;
    a = left.stem, b = right.stem;
    size_t shortest = std::min(a.size(), b.size());
    size_t i = common_prefix(a, b);
    bool exchanged = i + 1 < a.size() && i + 1 < b.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
                     same_rest(a, b, i + 2, i + 2);
    if (exchanged) return true;
    if (shortest < (is_place(left.kind) ? 3u : 4u)) return false;
    return same_rest(a, b, i + 1, i + 1) || same_rest(a, b, i + 1, i) || same_rest(a, b, i, i + 1);
}

}  // namespace units
