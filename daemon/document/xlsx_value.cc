#include "document/xlsx_value.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/date.h"

namespace document {

namespace {

// Formats that files of Chinese spreadsheets use by number only (ECMA-376-1, 18.8.30, zh-cn).
struct BuiltIn {
    int id;
    std::string_view code;
};
constexpr std::array<BuiltIn, 45> kBuiltIn = {{
    {9, "0%"},         {10, "0.00%"},       {14, "yyyy/m/d"},      {15, "d-mmm-yy"},
    {16, "d-mmm"},     {17, "mmm-yy"},      {18, "h:mm"},          {19, "h:mm:ss"},
    {20, "h:mm"},      {21, "h:mm:ss"},     {22, "yyyy/m/d h:mm"}, {27, "yyyy年m月"},
    {28, "m月d日"},    {29, "m月d日"},      {30, "m-d-yy"},        {31, "yyyy年m月d日"},
    {32, "h时mm分"},   {33, "h时mm分ss秒"}, {34, "h时mm分"},       {35, "h时mm分ss秒"},
    {36, "yyyy年m月"}, {45, "mm:ss"},       {46, "[h]:mm:ss"},     {47, "mm:ss.0"},
    {50, "yyyy年m月"}, {51, "m月d日"},      {52, "yyyy年m月"},     {53, "m月d日"},
    {54, "m月d日"},    {55, "h时mm分"},     {56, "h时mm分ss秒"},   {57, "yyyy年m月"},
    {58, "m月d日"},
}};

constexpr double kLastSerial = 2958465;  // 9999-12-31
constexpr int kLeapDay1900 = 60;         // 29 February 1900, which spreadsheets count

std::string plain_number(double number) {
    char out[64];
    bool whole = number == std::floor(number) && std::abs(number) < 1e21;
    int size = std::snprintf(out, sizeof out, whole ? "%.0f" : "%.15g", number);
    std::string text(out, static_cast<size_t>(size));
    return text == "-0" ? "0" : text;
}

std::string clock_text(double fraction) {
    int minutes = static_cast<int>(std::lround(fraction * 24 * 60)) % (24 * 60);
    char out[16];
    std::snprintf(out, sizeof out, "%d:%02d", minutes / 60, minutes % 60);
    return out;
}

// Nothing for the day that never was, for negative days and for those beyond 9999.
std::optional<base::Date> date_of(double serial, bool from_1904) {
    double whole = std::floor(serial);
    if (whole < (from_1904 ? 0 : 1) || whole > kLastSerial) return {};
    int days = static_cast<int>(whole);
    if (from_1904) return *base::civil_date(1904, 1, 1) + std::chrono::days(days);
    if (days == kLeapDay1900) return {};
    int before = days > kLeapDay1900 ? 1 : 0;
    return *base::civil_date(1899, 12, 31) + std::chrono::days(days - before);
}

// A format of month and day prints no year, but the value holds one, and a deadline needs it.
std::string date_text(base::Date date, const NumberFormat& format) {
    base::YearMonthDay parts = base::split(date);
    std::string out = std::to_string(parts.year) + "年";
    if (format.month || format.day) out += std::to_string(parts.month) + "月";
    if (format.day) out += std::to_string(parts.day) + "日";
    return out;
}

// The code up to its first section's end, without what is printed as it stands.
std::string active_part(std::string_view code) {
    std::string out;
    for (size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        char c = code[i];
        if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '[') {
            size_t close = std::min(code.find(']', i), code.size());
            std::string_view inside = code.substr(i + 1, close - i - 1);
            bool elapsed = inside == "h" || inside == "hh" || inside == "m" || inside == "mm" ||
                           inside == "s" || inside == "ss";
            if (elapsed) out += 'h';
            i = close;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else {
            out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }
    }
    return out;
}

}  // namespace

NumberFormat number_format(std::string_view code) {
    std::string active = active_part(code);
    NumberFormat out;
    if (active == "general" || active == "@") return out;
    auto holds = [&active](std::string_view word) {
        return active.find(word) != std::string::npos;
    };
    out.percent = holds("%");
    out.time = holds("h") || holds("s");
    out.year = holds("y") || holds("e年") || holds("年");
    out.day = holds("d") || holds("日");
    bool months = holds("m") && (out.year || out.day || !out.time || holds("mmm"));
    out.month = holds("月") || months;
    return out;
}

NumberFormat built_in_format(int id) {
    for (const BuiltIn& format : kBuiltIn)
        if (format.id == id && !format.code.empty()) return number_format(format.code);
    return {};
}

NumberText number_text(std::string_view value, const NumberFormat& format, bool from_1904) {
    double number = 0;
    auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
    bool whole = failed == std::errc() && end == value.data() + value.size();
    if (!whole || !std::isfinite(number)) return {std::string(value)};
    if (format.percent) return {plain_number(std::round(number * 1e12) / 1e10) + "%"};
    if (!format.date() && !format.time) return {plain_number(number)};
    double fraction = number - std::floor(number);
    bool at_noon = format.time && fraction > 0;
    if (!format.date()) return {number < 0 ? plain_number(number) : clock_text(fraction)};
    std::optional<base::Date> date = date_of(number, from_1904);
    if (!date) return {plain_number(number), true};
    return {date_text(*date, format) + (at_noon ? " " + clock_text(fraction) : "")};
}

std::string iso_date_text(std::string_view value) {
    std::optional<base::Date> date = base::parse_date(value.substr(0, 10));
    bool dated = date && (value.size() == 10 || value[10] == 'T');
    return dated ? base::format_date_chinese(*date) : std::string(value);
}

}  // namespace document
