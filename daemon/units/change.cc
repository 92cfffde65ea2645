// Names and posts are lists of dated entries. A change cuts what holds on its day and puts the new
// entry behind the cut.

#include "units/change.h"

#include <algorithm>
#include <array>

namespace units {

using base::Date;
using base::Error;
using base::ErrorCode;
using base::Json;

namespace {

struct KindName {
    std::string_view name, chinese;
};
constexpr std::array<KindName, 7> kKinds = {{{"add", "新设"},
                                             {"rename", "更名"},
                                             {"merge", "合并"},
                                             {"split", "拆分"},
                                             {"abolish", "撤销"},
                                             {"assign", "任职"},
                                             {"vacate", "离任"}}};

Error refused(const std::string& why) { return {ErrorCode::kRefused, why}; }

Unit* find(Register& units, const std::string& code) {
    for (Unit& unit : units.units)
        if (unit.code == code) return &unit;
    return nullptr;
}

bool ended_by(const Validity& valid, Date day) { return valid.until && *valid.until <= day; }

// What holds on the day ends the day before it; what began on it never was. False: `valid` is
// empty.
bool cut(Validity& valid, Date day) {
    if (valid.from && *valid.from >= day) return false;
    if (!ended_by(valid, day)) valid.until = day;
    return true;
}

template <class Dated, class Which>
void cut_those(std::vector<Dated>& list, Date day, const Which& meant) {
    std::vector<Dated> out;
    for (Dated& item : list)
        if (!meant(item) || cut(item.valid, day)) out.push_back(std::move(item));
    list = std::move(out);
}

bool within(const Change& c, const Unit& unit) {
    return std::find(c.into.begin(), c.into.end(), unit.code) != c.into.end();
}

void end(Unit& unit, Date day) {
    bool founded = std::any_of(unit.names.begin(), unit.names.end(), [day](const UnitName& n) {
        return !n.valid.from || *n.valid.from < day;
    });
    if (!founded) return;
    cut_those(unit.names, day, [](const UnitName&) { return true; });
    cut_those(unit.posts, day, [](const Post&) { return true; });
}

void rename(Unit& unit, const Change& c) {
    std::optional<Date> until;
    auto at = unit.names.begin();
    for (; at != unit.names.end(); ++at)
        if (at->valid.holds_on(c.on)) break;
    UnitName next{c.full, c.shorts, {c.on, until}};
    if (at == unit.names.end()) {
        unit.names.push_back(std::move(next));
        return;
    }
    if (at->full == c.full) return;
    next.valid.until = at->valid.until;
    if (at->valid.from == c.on) {
        *at = std::move(next);
        return;
    }
    at->valid.until = c.on;
    unit.names.insert(at + 1, std::move(next));
}

bool same_holder(const Post& post, const Change& c) {
    return post.role == c.role && post.person == c.person && post.address == c.address;
}

void vacate(Unit& unit, const Change& c) {
    cut_those(unit.posts, c.on, [&c](const Post& post) {
        return post.role == c.role && post.valid.holds_on(c.on) &&
               (c.person.empty() || post.person == c.person);
    });
}

void assign(Unit& unit, const Change& c) {
    for (const Post& post : unit.posts)
        if (same_holder(post, c) && post.valid.holds_on(c.on)) return;
    Change before = c;
    if (!c.beside) before.person.clear();
    vacate(unit, before);
    Post post{c.role, c.person, c.address, {c.on, {}}};
    for (const Post& later : unit.posts)
        if (!c.beside && later.role == c.role && later.valid.from && *later.valid.from > c.on)
            post.valid.until =
                std::min(post.valid.until.value_or(*later.valid.from), *later.valid.from);
    unit.posts.push_back(std::move(post));
}

bool add(Register& units, const Change& c) {
    if (find(units, c.unit) == nullptr)
        units.units.push_back({c.unit, c.group, {{c.full, c.shorts, {c.on, {}}}}, {}});
    units.index();
    return true;
}

std::string text(const Json& json, const char* key) {
    const std::string* value = json[key].as_string();
    return value ? *value : "";
}

std::vector<std::string> texts(const Json& json, const char* key) {
    std::vector<std::string> out;
    if (const Json::Array* array = json[key].as_array())
        for (const Json& item : *array)
            if (item.as_string()) out.push_back(*item.as_string());
    return out;
}

base::Status check_names(const Register& units, const Change& c) {
    if (c.full.empty()) return refused("须写明单位的全称");
    Register after = units;
    apply(after, c);
    std::vector<std::string> faults = after.faults();
    if (!faults.empty()) return refused(faults.front());
    return {};
}

bool plain_code(const std::string& code) {
    return !code.empty() &&
           code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

base::Status check_into(const Register& units, const Change& c, const Unit& unit) {
    size_t wanted = c.kind == ChangeKind::kMerge ? 1 : 2;
    if (c.into.size() < wanted) return refused("须写明承接的单位");
    for (const std::string& code : c.into) {
        const Unit* target = units.find(code);
        if (target == nullptr) return Error{ErrorCode::kNotFound, "没有代码为 " + code + " 的单位"};
        bool itself = code == unit.code;
        if (itself && c.kind == ChangeKind::kMerge) return refused("不能并入自身");
        if (!stands(*target, c.on))
            return refused("单位“" + target->name_on(c.on).full + "”在" + base::format_date(c.on) +
                           "不存在，不能承接");
    }
    return {};
}

base::Status check_post(const Change& c, const Unit& unit) {
    auto held = [&](const Post& post) {
        return post.role == c.role && post.valid.holds_on(c.on) &&
               (c.kind == ChangeKind::kAssign ? same_holder(post, c)
                                              : c.person.empty() || post.person == c.person);
    };
    bool any = std::any_of(unit.posts.begin(), unit.posts.end(), held);
    std::string post = unit.name_on(c.on).full + std::string(chinese_name(c.role));
    if (c.kind == ChangeKind::kVacate && !any)
        return refused(post + (c.person.empty() ? "" : "“" + c.person + "”") + "在" +
                       base::format_date(c.on) + "无人在任");
    if (c.kind == ChangeKind::kAssign && any)
        return refused(post + "在" + base::format_date(c.on) + "已由“" + c.person + "”担任");
    if (c.kind == ChangeKind::kAssign && c.person.empty() && c.address.empty())
        return refused("任职须写明姓名");
    return {};
}

}  // namespace

std::string_view name(ChangeKind k) { return kKinds.at(static_cast<size_t>(k)).name; }
std::string_view chinese_name(ChangeKind k) { return kKinds.at(static_cast<size_t>(k)).chinese; }

std::optional<ChangeKind> change_kind(std::string_view text) {
    for (size_t i = 0; i < kKinds.size(); ++i)
        if (kKinds[i].name == text) return static_cast<ChangeKind>(i);
    return {};
}

Json to_json(const Change& c) {
    Json out = Json::object();
    out.set("kind", name(c.kind)).set("unit", c.unit).set("on", base::format_date(c.on));
    if (!c.full.empty()) out.set("full", c.full).set("short", c.shorts);
    if (!c.group.empty()) out.set("group", c.group);
    if (!c.into.empty()) out.set("into", c.into);
    bool post = c.kind == ChangeKind::kAssign || c.kind == ChangeKind::kVacate;
    if (post) out.set("post", name(c.role)).set("person", c.person);
    if (c.kind == ChangeKind::kAssign) out.set("address", c.address);
    if (c.beside) out.set("beside", true);
    return out;
}

std::optional<Change> change_of(const Json& json) {
    std::optional<ChangeKind> kind = change_kind(text(json, "kind"));
    std::optional<Date> on = base::parse_date(text(json, "on"));
    if (!kind || !on || text(json, "unit").empty()) return {};
    Change c;
    c.kind = *kind;
    c.unit = text(json, "unit");
    c.on = *on;
    c.full = text(json, "full");
    c.shorts = texts(json, "short");
    c.group = text(json, "group");
    c.into = texts(json, "into");
    c.role = post_role(text(json, "post")).value_or(PostRole::kLiaison);
    c.person = text(json, "person");
    c.address = text(json, "address");
    c.beside = json["beside"].as_bool() != nullptr;
    return c;
}

base::Status check(const Register& units, const Change& c) {
    const Unit* unit = units.find(c.unit);
    if (c.kind == ChangeKind::kAdd) {
        if (!plain_code(c.unit)) return refused("单位代码只用小写英文字母、数字和连字符");
        if (unit != nullptr) return refused("单位代码 " + c.unit + " 已经登记");
        if (c.group.empty()) return refused("须写明单位类别（--group）");
        return check_names(units, c);
    }
    if (unit == nullptr) return Error{ErrorCode::kNotFound, "没有代码为 " + c.unit + " 的单位"};
    if (!stands(*unit, c.on))
        return refused("单位“" + unit->name_on(c.on).full + "”在" + base::format_date(c.on) +
                       "不存在");
    if (c.kind == ChangeKind::kRename) {
        if (unit->name_on(c.on).full == c.full) return refused("单位已经叫作“" + c.full + "”");
        return check_names(units, c);
    }
    if (c.kind == ChangeKind::kMerge || c.kind == ChangeKind::kSplit)
        return check_into(units, c, *unit);
    if (c.kind == ChangeKind::kAbolish) return {};
    return check_post(c, *unit);
}

bool apply(Register& units, const Change& c) {
    if (c.kind == ChangeKind::kAdd) return add(units, c);
    Unit* unit = find(units, c.unit);
    if (unit == nullptr) return false;
    switch (c.kind) {
        case ChangeKind::kRename:
            rename(*unit, c);
            break;
        case ChangeKind::kAssign:
            assign(*unit, c);
            break;
        case ChangeKind::kVacate:
            vacate(*unit, c);
            break;
        default:
            if (!within(c, *unit)) end(*unit, c.on);
            break;
    }
    units.index();
    return true;
}

bool stands(const Unit& unit, Date day) {
    return std::any_of(unit.names.begin(), unit.names.end(),
                       [day](const UnitName& n) { return n.valid.holds_on(day); });
}

}  // namespace units
