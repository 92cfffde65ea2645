#include "intake/ledger_sheet_cells.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "base/utf8.h"
#include "intake/ledger_columns.h"

namespace intake {

namespace {

constexpr std::string_view kDitto = "〃";

struct Address {
    std::string sheet;
    size_t column = 0;
    size_t row = 0;
};

// 任务清单!B7; the sheet's name may hold marks of its own.
std::optional<Address> parse_address(std::string_view text) {
    size_t mark = text.rfind('!');
    if (mark == std::string_view::npos) return {};
    Address out;
    out.sheet = text.substr(0, mark);
    if (out.sheet.size() > 2 && out.sheet.front() == '\'' && out.sheet.back() == '\'')
        out.sheet = out.sheet.substr(1, out.sheet.size() - 2);
    size_t at = mark + 1;
    size_t column = 0;
    for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && column < 20'000; ++at)
        column = column * 26 + static_cast<size_t>(text[at] - 'A') + 1;
    auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), out.row);
    if (column == 0 || error != std::errc() || end != text.data() + text.size()) return {};
    out.column = column - 1;
    return out;
}

// Full-width digits and marks as plain ones.
std::string plain(std::string_view text) {
    std::string out;
    for (size_t at = 0; at < text.size();) {
        base::CodePoint c = base::decode_utf8(text, at);
        at += c.size;
        bool wide = c.value >= 0xFF01 && c.value <= 0xFF5E;
        base::append_utf8(out, wide ? c.value - 0xFF01 + U'!' : c.value);
    }
    return out;
}

// The runs of digits, and whether nothing but marks of a date stands between and behind them.
std::optional<std::vector<int>> date_parts(std::string text) {
    for (std::string_view mark : {"年", "月", "/", ".", "-", "—", "－"})
        base::replace_all(text, mark, " ");
    for (std::string_view mark : {"日", "号"}) base::replace_all(text, mark, "");
    std::vector<int> parts;
    for (const std::string& part : base::split(text, ' ')) {
        if (part.empty()) continue;
        int value = 0;
        auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        if (error != std::errc() || end != part.data() + part.size()) return {};
        parts.push_back(value);
    }
    return parts;
}

size_t separator(std::string_view text) {
    for (std::string_view mark : {"、", "，", ",", "；", ";", "\v", "\n"})
        if (text.starts_with(mark)) return mark.size();
    return 0;
}

// The length of what stands in a pair of brackets at the front, brackets included; 0 where there is
// no such pair.
size_t bracketed(std::string_view text, std::string_view open, std::string_view close) {
    if (!text.starts_with(open)) return 0;
    size_t end = text.find(close);
    return end == std::string_view::npos ? 0 : end + close.size();
}

std::string without_midnight(const std::string& text) {
    for (std::string_view time : {" 00:00:00", " 0:00:00", " 00:00", " 0:00", "T00:00:00"})
        if (text.ends_with(time)) return text.substr(0, text.size() - time.size());
    return text;
}

}  // namespace

std::vector<SheetLine> sheet_lines(const document::FlatText& text) {
    std::vector<SheetLine> out;
    std::map<size_t, std::string> above;  // by column, of the sheet at hand
    size_t begin = 0;
    for (const std::string& line : base::split(text.utf8, '\n')) {
        std::optional<Address> address = parse_address(text.place_of(begin).cell);
        begin += line.size() + 1;
        if (!address || line.empty()) continue;
        if (out.empty() || out.back().sheet != address->sheet) above.clear();
        SheetLine row{address->sheet, address->row, address->column, {}};
        for (const std::string& raw : base::split(line, '\t')) {
            std::string& last = above[row.first_column + row.cells.size()];
            std::string cell(base::trim(raw));
            if (cell != kDitto) last = std::move(cell);
            row.cells.push_back(last);
        }
        out.push_back(std::move(row));
    }
    return out;
}

std::optional<base::Date> typed_date(std::string_view text) {
    std::string shown = without_midnight(plain(base::trim(text)));
    std::optional<std::vector<int>> parts = date_parts(shown);
    if (!parts) return {};
    if (parts->size() == 3) return base::civil_date((*parts)[0], (*parts)[1], (*parts)[2]);
    if (parts->size() != 1) return {};
    int number = (*parts)[0];
    if (shown.size() == 8)
        return base::civil_date(number / 10000, number / 100 % 100, number % 100);
    constexpr int kFirstSerial = 20'000;  // 1954; below it a number is anything
    constexpr int kLastSerial = 80'000;   // 2119
    if (shown.size() != 5 || number < kFirstSerial || number > kLastSerial) return {};
    return *base::civil_date(1899, 12, 30) + std::chrono::days(number);
}

std::optional<int> typed_number(std::string_view text) {
    std::string shown = plain(base::trim(text));
    if (shown.ends_with(".0")) shown.resize(shown.size() - 2);
    int value = 0;
    auto [end, error] = std::from_chars(shown.data(), shown.data() + shown.size(), value);
    if (error != std::errc() || end != shown.data() + shown.size()) return {};
    return value;
}

std::vector<std::string> typed_names(std::string_view text) {
    std::vector<std::string> out;
    std::string name;
    auto finish = [&] {
        if (std::string_view whole = base::trim(name); !whole.empty()) out.emplace_back(whole);
        name.clear();
    };
    for (size_t at = 0; at < text.size();) {
        std::string_view rest = text.substr(at);
        if (size_t whole = bracketed(rest, kNameOpen, kNameClose)) {
            finish();
            name = rest.substr(kNameOpen.size(), whole - kNameOpen.size() - kNameClose.size());
            finish();
            at += whole;
        } else if (size_t inside =
                       std::max(bracketed(rest, "（", "）"), bracketed(rest, "(", ")"))) {
            name += rest.substr(0, inside);
            at += inside;
        } else if (size_t mark = separator(rest)) {
            finish();
            at += mark;
        } else {
            name += rest[0];
            ++at;
        }
    }
    finish();
    return out;
}

}  // namespace intake
