// Every alias of every unit, at any date, is compared with the printed name by the ways of
// likeness.h; each unit stays with its best way only.

#include "units/suggestion.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "units/likeness.h"
#include "units/odd_characters.h"

namespace units {

using base::Date;

namespace {

constexpr size_t kMost = 5;
constexpr size_t kMembersShown = 4;

struct Scored {
    Suggestion suggestion;
    size_t distance = 0;  // of two of one likeness, the nearer one first

    friend bool operator<(const Scored& a, const Scored& b) {
        if (a.suggestion.likeness != b.suggestion.likeness)
            return a.suggestion.likeness < b.suggestion.likeness;
        if (a.distance != b.distance) return a.distance < b.distance;
        return a.suggestion.name < b.suggestion.name;
    }
};

struct Search {
    const Register& units;
    Date day;
    std::string folded;     // as printed, folded
    std::u32string needle;  // without its county or level
    std::string odd;        // what is odd about the characters; empty: nothing
    std::vector<Scored> found;
};

constexpr std::array<std::string_view, 6> kLevels = {"省", "市", "区", "旗", "州", "县"};

// 市教体局 → 教体局; empty where no level stands in front.
std::string without_level(const std::string& folded) {
    for (std::string_view level : kLevels)
        if (folded.starts_with(level) && folded.size() > 2 * level.size())
            return folded.substr(level.size());
    return "";
}

size_t gap(std::u32string_view a, std::u32string_view b) {
    return std::max(a.size(), b.size()) - std::min(a.size(), b.size());
}

std::string dated_reason(const Unit& unit, const UnitName& alias, Date day) {
    const std::string& today = unit.name_on(day).full;
    if (alias.valid.until && *alias.valid.until <= day)
        return "旧名，" + base::format_date(*alias.valid.until) + " 起改为“" + today + "”";
    if (alias.valid.from && day < *alias.valid.from)
        return base::format_date(*alias.valid.from) + " 起才用此名，当时为“" + today + "”";
    return "名称在该日不适用";
}

std::optional<Scored> compare(const Search& s, const Unit& unit, const UnitName& alias,
                              const std::string& text) {
    std::string plain = s.units.without_county(fold_name(text));
    std::u32string name = base::to_utf32(plain);
    const std::u32string& needle = s.needle;
    Scored out{{{}, unit.code, unit.name_on(s.day).full, {}}, gap(needle, name)};
    auto say = [&out](Likeness likeness, std::string reason) {
        out.suggestion.likeness = likeness;
        out.suggestion.reason = std::move(reason);
        return out;
    };
    if (plain == s.units.without_county(s.folded)) {
        if (!alias.valid.holds_on(s.day))
            return say(Likeness::kOtherDate, dated_reason(unit, alias, s.day));
        if (!s.odd.empty()) return say(Likeness::kOddCharacter, s.odd);
        return say(Likeness::kAmbiguous, "同一名称当时指不止一个单位");
    }
    if (name == needle) return say(Likeness::kLevel, "级别写法不同，名册中为“" + text + "”");
    if (abbreviates(needle, name)) return say(Likeness::kAbbreviation, "像是“" + text + "”的简称");
    if (abbreviates(name, needle)) return say(Likeness::kLongerForm, "名册中简称“" + text + "”");
    if (differs_in_kind(needle, name))
        return say(Likeness::kKind, "机构名尾不同，名册中为“" + text + "”");
    if (misprints(needle, name)) return say(Likeness::kMisprint, "与“" + text + "”差一个字");
    return {};
}

void compare_unit(Search& s, const Unit& unit) {
    std::optional<Scored> best;
    auto consider = [&](const UnitName& alias, const std::string& text) {
        std::optional<Scored> found = compare(s, unit, alias, text);
        if (found && (!best || *found < *best)) best = std::move(found);
    };
    for (const UnitName& alias : unit.names) {
        consider(alias, alias.full);
        for (const std::string& text : alias.shorts) consider(alias, text);
    }
    if (best) s.found.push_back(*best);
}

std::string members_of(const Search& s, const Collective& c) {
    std::string out = "统称，含 " + std::to_string(c.members.size()) + " 个单位：";
    for (size_t i = 0; i < std::min(c.members.size(), kMembersShown); ++i) {
        const Unit* unit = s.units.find(c.members[i]);
        out += (i == 0 ? "" : "、") + (unit ? unit->name_on(s.day).full : c.members[i]);
    }
    return out + (c.members.size() > kMembersShown ? " 等" : "");
}

// 各乡镇政府 and 各乡镇人民政府: most characters in common, in order.
bool like_collective(std::u32string_view a, std::u32string_view b) {
    if (a.empty() || b.empty() || a[0] != b[0]) return false;
    std::u32string_view shorter = a.size() < b.size() ? a : b, longer = a.size() < b.size() ? b : a;
    if (shorter.size() < 3 || shorter.size() * 2 < longer.size()) return false;
    size_t at = 0;
    for (char32_t c : shorter) {
        at = longer.find(c, at);
        if (at == std::u32string_view::npos) return false;
        ++at;
    }
    return true;
}

void compare_collective(Search& s, const Collective& c) {
    std::u32string printed = base::to_utf32(s.folded);
    std::vector<std::string> names = c.variants;
    names.push_back(c.name);
    std::optional<size_t> nearest;
    for (const std::string& name : names) {
        std::u32string other = base::to_utf32(fold_name(name));
        if (like_collective(printed, other))
            nearest =
                std::min(nearest.value_or(other.size() + printed.size()), gap(printed, other));
    }
    if (nearest)
        s.found.push_back({{Likeness::kCollective, c.name, c.name, members_of(s, c)}, *nearest});
}

std::string odd_reason(std::string_view printed) {
    std::u32string odd = odd_characters(printed);
    return odd.empty() ? "" : "名称里夹有看不见或易混的字符（" + code_points(odd) + "）";
}

}  // namespace

std::string_view name(Likeness likeness) {
    static constexpr std::array<std::string_view, 9> kNames = {
        "ambiguous", "odd_character", "other_date", "level",     "abbreviation",
        "long_form", "kind",          "misprint",   "collective"};
    return kNames.at(static_cast<size_t>(likeness));
}

std::vector<Suggestion> suggest(const Register& units, std::string_view printed, Date day) {
    if (!units.resolve(printed, day).codes.empty()) return {};
    std::string folded = fold_name(plain_name(printed));
    std::string rest = units.without_county(folded);
    std::string level = without_level(rest);
    Search s{units, day, folded, base::to_utf32(level.empty() ? rest : level), odd_reason(printed),
             {}};
    if (s.needle.size() >= 2)
        for (const Unit& unit : units.units) compare_unit(s, unit);
    for (const Collective& c : units.collectives) compare_collective(s, c);
    std::sort(s.found.begin(), s.found.end());
    std::vector<Suggestion> out;
    for (Scored& scored : s.found) {
        bool known = std::any_of(out.begin(), out.end(), [&](const Suggestion& other) {
            return other.code == scored.suggestion.code;
        });
        if (!known && out.size() < kMost) out.push_back(std::move(scored.suggestion));
    }
    return out;
}

}  // namespace units
