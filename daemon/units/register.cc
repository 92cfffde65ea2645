// Resolution is a look-up of the folded name among dated aliases.

#include "units/register.h"

#include <algorithm>

#include "base/utf8.h"

namespace units {

using base::Date;

namespace {

bool overlap(const Validity& a, const Validity& b) {
    bool a_ends_first = a.until && b.from && *a.until <= *b.from;
    bool b_ends_first = b.until && a.from && *b.until <= *a.from;
    return !a_ends_first && !b_ends_first;
}

std::vector<std::string> all_names(const UnitName& name) {
    std::vector<std::string> out = {name.full};
    out.insert(out.end(), name.shorts.begin(), name.shorts.end());
    return out;
}

}  // namespace

std::string fold_name(std::string_view printed) {
    std::string out;
    for (size_t i = 0; i < printed.size();) {
        base::CodePoint c = base::decode_utf8(printed, i);
        i += c.size;
        if (c.value <= 0x20 || c.value == 0x3000 || c.value == 0xA0) continue;
        if (c.value > 0xFF00 && c.value < 0xFF5F) c.value -= 0xFEE0;
        base::append_utf8(out, c.value);
    }
    return out;
}

void Register::index() {
    aliases_.clear(), collective_names_.clear(), codes_.clear();
    for (size_t i = 0; i < units.size(); ++i) {
        codes_[units[i].code] = i;
        for (const UnitName& n : units[i].names)
            for (const std::string& text : all_names(n))
                aliases_[without_county(fold_name(text))].push_back({i, n.valid});
    }
    for (size_t i = 0; i < collectives.size(); ++i) {
        collective_names_[fold_name(collectives[i].name)] = i;
        for (const std::string& variant : collectives[i].variants)
            collective_names_[fold_name(variant)] = i;
    }
}

std::string Register::without_county(std::string folded) const {
    if (!county.empty() && folded.starts_with(county) && folded.size() > county.size())
        return folded.substr(county.size());
    constexpr std::string_view kCounty = "县";
    if (folded.starts_with(kCounty) && folded.size() > 2 * kCounty.size())
        return folded.substr(kCounty.size());
    return folded;
}

const Unit* Register::find(std::string_view code) const {
    auto found = codes_.find(code);
    return found == codes_.end() ? nullptr : &units[found->second];
}

Resolution Register::resolve(std::string_view printed, Date day) const {
    if (std::optional<Resolution> choice = chosen(printed, day)) return *choice;
    Resolution out;
    std::string folded = fold_name(printed);
    auto collective = collective_names_.find(folded);
    if (collective != collective_names_.end()) {
        out.codes = standing(collectives[collective->second].members, day);
        out.collective = true;
        return out;
    }
    auto found = aliases_.find(without_county(folded));
    if (found != aliases_.end())
        for (const Alias& alias : found->second)
            if (alias.valid.holds_on(day) &&
                (out.codes.empty() || out.codes.back() != units[alias.unit].code))
                out.codes.push_back(units[alias.unit].code);
    if (out.codes.size() != 1) out.codes.clear();
    return out;
}

std::optional<Resolution> Register::chosen(std::string_view printed, Date day) const {
    auto choice = choices.find(printed);
    if (choice == choices.end()) return {};
    if (codes_.contains(choice->second)) return Resolution{{choice->second}, false};
    auto collective = collective_names_.find(fold_name(choice->second));
    if (collective == collective_names_.end()) return {};
    return Resolution{standing(collectives[collective->second].members, day), true};
}

std::vector<std::string> Register::standing(const std::vector<std::string>& members,
                                            Date day) const {
    std::vector<std::string> out;
    for (const std::string& code : members) {
        const Unit* unit = find(code);
        bool there = unit != nullptr &&
                     std::any_of(unit->names.begin(), unit->names.end(),
                                 [day](const UnitName& n) { return n.valid.holds_on(day); });
        if (there) out.push_back(code);
    }
    return out;
}

// A name that two collectives bear, or that one lists twice.
void Register::add_doubled_collectives(std::vector<std::string>& out) const {
    std::set<std::string> names, variants;
    for (size_t i = 0; i < collectives.size(); ++i) {
        const Collective& c = collectives[i];
        auto check = [&](std::set<std::string>& seen, const std::string& text) {
            if (!seen.insert(text).second || collective_names_.at(fold_name(text)) != i)
                out.push_back("统称“" + text + "”重复");
        };
        check(names, c.name);
        for (const std::string& variant : c.variants) check(variants, variant);
    }
}

std::vector<std::string> Register::faults() const {
    std::vector<std::string> out;
    if (codes_.size() != units.size()) out.push_back("有重复的单位代码");
    for (const auto& [text, list] : aliases_) {
        for (size_t i = 0; i < list.size(); ++i)
            for (size_t j = i + 1; j < list.size(); ++j)
                if (list[i].unit != list[j].unit && overlap(list[i].valid, list[j].valid))
                    out.push_back("名称“" + text + "”在同一时期指两个单位：" +
                                  units[list[i].unit].code + "、" + units[list[j].unit].code);
    }
    for (const auto& [text, collective] : collective_names_)
        if (aliases_.contains(without_county(text)))
            out.push_back("名称“" + text + "”既是单位又是统称");
    add_doubled_collectives(out);
    for (const Collective& c : collectives)
        for (const std::string& member : c.members)
            if (!codes_.contains(member))
                out.push_back("统称“" + c.name + "”的成员“" + member + "”不是已登记的单位");
    for (const Unit& unit : units)
        if (unit.names.empty()) out.push_back("单位“" + unit.code + "”没有名称");
    return out;
}

}  // namespace units
