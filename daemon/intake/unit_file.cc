#include "intake/unit_file.h"

#include "intake/small_file.h"
#include "intake/toml_reader.h"

namespace intake {

using units::Register;

namespace {

constexpr size_t kMaxBytes = 4 << 20;

units::Validity read_validity(TomlTable& table) {
    units::Validity valid{table.date("from"), table.date("until")};
    if (valid.from && valid.until && *valid.from >= *valid.until)
        table.fault("until", "不晚于 from");
    return valid;
}

units::UnitName read_name(TomlTable table) {
    units::UnitName name;
    name.full = table.required_text("full");
    name.shorts = table.texts("short");
    name.valid = read_validity(table);
    table.refuse_unknown();
    return name;
}

// One mailbox: something@something, without blanks, commas or brackets (RFC 5321 §4.1.2, no
// quoting).
bool plain_address(std::string_view text) {
    size_t at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos &&
           text.find_first_of(" ,;<>()\"\\\t\r\n") == std::string_view::npos;
}

units::Post read_post(TomlTable table) {
    units::Post post;
    std::string role = table.required_text("role");
    std::optional<units::PostRole> known = units::post_role(role);
    if (!known) table.fault("role", "应为 liaison、head、leader、officer 或 director");
    post.role = known.value_or(units::PostRole::kLiaison);
    post.person = table.text("person");
    post.address = table.text("address");
    if (!post.address.empty() && !plain_address(post.address))
        table.fault("address", "不是邮件地址：" + post.address);
    post.valid = read_validity(table);
    table.refuse_unknown();
    return post;
}

units::Unit read_unit(TomlTable table) {
    units::Unit unit;
    unit.code = table.required_text("code");
    unit.group = table.required_text("group");
    for (TomlTable& name : table.tables("names")) unit.names.push_back(read_name(std::move(name)));
    if (unit.names.empty()) table.fault("names", "至少写一个名称");
    for (TomlTable& post : table.tables("posts")) unit.posts.push_back(read_post(std::move(post)));
    table.refuse_unknown();
    return unit;
}

units::Collective read_collective(TomlTable table) {
    units::Collective collective;
    collective.name = table.required_text("name");
    collective.variants = table.texts("variants");
    collective.members = table.texts("members");
    table.refuse_unknown();
    return collective;
}

void refuse_listed(TomlTable& table, std::string_view key, base::Date day,
                   const calendar::WorkCalendar& out) {
    std::string holiday = out.holiday(day);
    if (!holiday.empty())
        table.fault(key, "日期重复：" + base::format_date(day) + " 已列在“" + holiday + "”下");
}

void read_year(TomlTable table, calendar::WorkCalendar& out) {
    int year = table.integer("year", 2000, 1949, 2200);
    if (!table.has("year")) table.fault("year", "缺少");
    if (out.covers(year)) table.fault("year", "重复：" + std::to_string(year));
    out.cover_year(year);
    table.text("notice");
    for (TomlTable& holiday : table.tables("holidays")) {
        std::string name = holiday.required_text("name");
        for (base::Date day : holiday.dates("off")) {
            refuse_listed(holiday, "off", day, out);
            out.add_day_off(day, name);
        }
        for (base::Date day : holiday.dates("work")) {
            refuse_listed(holiday, "work", day, out);
            out.add_make_up_workday(day, name);
        }
        holiday.refuse_unknown();
    }
    table.refuse_unknown();
}

}  // namespace

base::Result<Register> parse_units(std::string_view text, std::string_view name) {
    TomlFile file(name);
    std::optional<toml::table> root = file.parse(text);
    if (!root) return file.error();
    TomlTable table(file, *root);
    Register out;
    out.county = table.text("county");
    for (TomlTable& unit : table.tables("unit")) out.units.push_back(read_unit(std::move(unit)));
    for (TomlTable& c : table.tables("collective"))
        out.collectives.push_back(read_collective(std::move(c)));
    for (TomlTable& u : table.tables("unresolved")) {
        std::string printed = u.required_text("name");
        out.unresolved[printed] = u.text("reason");
        u.refuse_unknown();
    }
    table.refuse_unknown();
    if (!file.ok()) return file.error();
    out.index();
    std::vector<std::string> faults = out.faults();
    if (!faults.empty())
        return base::Error{base::ErrorCode::kBadInput, std::string(name) + "：" + faults.front()};
    return out;
}

base::Result<Register> read_units_file(const std::string& path) {
    base::Result<SmallFile> file = read_small_file(path, kMaxBytes);
    if (!file.ok()) return file.error();
    return parse_units(file->content, path);
}

base::Result<calendar::WorkCalendar> parse_calendar(std::string_view text, std::string_view name) {
    TomlFile file(name);
    std::optional<toml::table> root = file.parse(text);
    if (!root) return file.error();
    TomlTable table(file, *root);
    table.text("source");
    calendar::WorkCalendar out;
    for (TomlTable& year : table.tables("year")) read_year(std::move(year), out);
    table.refuse_unknown();
    if (!file.ok()) return file.error();
    return out;
}

base::Result<calendar::WorkCalendar> read_calendar_file(const std::string& path) {
    base::Result<SmallFile> file = read_small_file(path, kMaxBytes);
    if (!file.ok()) return file.error();
    return parse_calendar(file->content, path);
}

}  // namespace intake
