#include "units/unit.h"

#include <array>
#include <stdexcept>

namespace units {

namespace {

struct RoleName {
    PostRole role;
    std::string_view name, chinese;
};
constexpr std::array<RoleName, 6> kRoles = {{{PostRole::kLiaison, "liaison", "联络员"},
                                             {PostRole::kHead, "head", "主要负责人"},
                                             {PostRole::kLeader, "leader", "分管领导"},
                                             {PostRole::kOfficer, "officer", "督查员"},
                                             {PostRole::kDirector, "director", "督查室主任"},
                                             {PostRole::kCountyHead, "county_head", "县长"}}};

}  // namespace

std::string_view name(PostRole role) { return kRoles.at(static_cast<size_t>(role)).name; }

std::string_view chinese_name(PostRole role) {
    return kRoles.at(static_cast<size_t>(role)).chinese;
}

std::optional<PostRole> post_role(std::string_view name) {
    for (const RoleName& r : kRoles)
        if (r.name == name) return r.role;
    return {};
}

const UnitName& Unit::name_on(base::Date day) const {
    if (names.empty()) throw std::logic_error("unit without a name: " + code);
    for (const UnitName& n : names)
        if (n.valid.holds_on(day)) return n;
    bool before_all = names.front().valid.from && day < *names.front().valid.from;
    return before_all ? names.front() : names.back();
}

}  // namespace units
