#include "extract/marker.h"

#include "base/utf8.h"

namespace extract {

namespace {

int chinese_digit(char32_t c) {
    constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
    size_t at = kDigits.find(c);
    if (c == U'零') return 0;
    if (c == U'两') return 2;
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

int ascii_number(std::string_view text, size_t& length) {
    int value = 0;
    length = 0;
    while (length < text.size() && length < 4 && text[length] >= '0' && text[length] <= '9')
        value = value * 10 + (text[length++] - '0');
    return value;
}

int chinese_number(std::string_view text, size_t& length) {
    int total = 0, digit = -1;
    length = 0;
    while (length < text.size()) {
        base::CodePoint c = base::decode_utf8(text, length);
        int d = chinese_digit(c.value);
        if (d >= 0) {
            if (digit > 0) break;  // 二三 is no number of an item
            digit = d;
        } else if (c.value == U'十') {
            total += (digit < 0 ? 1 : digit) * 10, digit = -1;
        } else if (c.value == U'百') {
            total += (digit < 0 ? 1 : digit) * 100, digit = -1;
        } else {
            break;
        }
        length += c.size;
    }
    return total + (digit > 0 ? digit : 0);
}

bool eat(std::string_view& text, std::string_view token) {
    if (!text.starts_with(token)) return false;
    text.remove_prefix(token.size());
    return true;
}

bool digit_at(std::string_view text, size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

Marker made(MarkerKind kind, int number, std::string_view line, std::string_view rest,
            std::string label) {
    while (eat(rest, " ") || eat(rest, "\t")) {
    }
    return {kind, number, line.size() - rest.size(), std::move(label)};
}

// 一、 but not 一、二、三产业.
std::optional<Marker> chinese(std::string_view line) {
    size_t length = 0;
    int number = chinese_number(line, length);
    if (number == 0 || number > 99) return {};
    std::string_view rest = line.substr(length);
    if (!eat(rest, "、") && !eat(rest, "．") && !eat(rest, ".")) return {};
    size_t next_length = 0;
    if (chinese_number(rest, next_length) > 0 && rest.substr(next_length).starts_with("、"))
        return {};
    return made(MarkerKind::kChinese, number, line, rest, std::string(line.substr(0, length)));
}

std::optional<Marker> in_brackets(std::string_view line) {
    std::string_view rest = line;
    if (!eat(rest, "（")) return {};
    size_t length = 0;
    int number = ascii_number(rest, length);
    bool digits = number > 0;
    if (!digits) number = chinese_number(rest, length);
    if (number == 0 || number > 99) return {};
    std::string label = "（" + std::string(rest.substr(0, length)) + "）";
    rest.remove_prefix(length);
    if (std::string_view inserted = rest; eat(inserted, "之")) {  // （十二之一）: put in later
        size_t more = 0;
        if (chinese_number(inserted, more) == 0 || digits) return {};
        label = "（" + std::string(line.substr(3, length + 3 + more)) + "）";
        rest = inserted.substr(more);
    }
    if (!eat(rest, "）")) return {};
    return made(digits ? MarkerKind::kDigitParen : MarkerKind::kChineseParen, number, line, rest,
                label);
}

// 1.6月底前…, 2.2024年…: what stands behind the dot is a date, not a fraction.
bool opens_date(std::string_view rest) {
    size_t length = 0;
    ascii_number(rest, length);
    std::string_view behind = rest.substr(length);
    return behind.starts_with("月") || (length == 4 && behind.starts_with("年"));
}

// 1. 1、 12． but no decimal (1.5万), no ratio, no quantity (1张).
std::optional<Marker> digits(std::string_view line) {
    size_t length = 0;
    int number = ascii_number(line, length);
    if (number == 0 || number > 299 || length > 3) return {};
    std::string_view rest = line.substr(length);
    std::string label(line.substr(0, length));
    if (eat(rest, "）")) return made(MarkerKind::kDigitParen, number, line, rest, label + "）");
    if (eat(rest, ".")) {
        if (digit_at(rest, 0) && !opens_date(rest)) return {};
        return made(MarkerKind::kDigit, number, line, rest, label + ".");
    }
    if (!eat(rest, "、") || digit_at(rest, 0)) return {};
    return made(MarkerKind::kDigit, number, line, rest, label + "、");
}

std::optional<Marker> circled(std::string_view line) {
    if (line.empty()) return {};
    base::CodePoint c = base::decode_utf8(line, 0);
    if (c.value < 0x2460 || c.value > 0x2473) return {};
    return made(MarkerKind::kCircled, static_cast<int>(c.value - 0x245F), line, line.substr(c.size),
                std::string(line.substr(0, c.size)));
}

// 问题一：, 任务3、 of plans that answer an inspection.
std::optional<Marker> issue(std::string_view line) {
    for (std::string_view noun : {"反馈问题", "整改问题", "整改任务", "问题", "任务", "事项"}) {
        std::string_view rest = line;
        if (!eat(rest, noun)) continue;
        size_t length = 0;
        int number = digit_at(rest, 0) ? ascii_number(rest, length) : chinese_number(rest, length);
        if (number == 0 || number > 199) return {};
        rest.remove_prefix(length);
        std::string label(line.substr(0, line.size() - rest.size()));
        if (!eat(rest, "：") && !eat(rest, "、") && !eat(rest, ".") && !eat(rest, " ")) return {};
        return made(MarkerKind::kIssue, number, line, rest, label);
    }
    return {};
}

// 第一条, 第一章 …; a citation goes on with 第, 款, 规定, 之, 、 or is no beginning.
std::optional<Marker> ordinal(std::string_view line) {
    std::string_view rest = line;
    if (!eat(rest, "第")) return {};
    size_t length = 0;
    int number = digit_at(rest, 0) ? ascii_number(rest, length) : chinese_number(rest, length);
    if (number == 0) return {};
    rest.remove_prefix(length);
    constexpr std::pair<std::string_view, MarkerKind> kNouns[] = {
        {"部分", MarkerKind::kPart},  {"编", MarkerKind::kPart},    {"章", MarkerKind::kChapter},
        {"节", MarkerKind::kSection}, {"条", MarkerKind::kArticle}, {"阶段", MarkerKind::kPhase}};
    for (const auto& [noun, kind] : kNouns) {
        if (!eat(rest, noun)) continue;
        for (std::string_view more : {"第", "款", "规定", "之", "、", "和", "至", "的", "项", "，"})
            if (rest.starts_with(more)) return {};
        std::string label(line.substr(0, line.size() - rest.size()));
        if (!eat(rest, "：")) eat(rest, "、");
        return made(kind, number, line, rest, label);
    }
    return {};
}

}  // namespace

int leading_number(std::string_view text, size_t& length) {
    return digit_at(text, 0) ? ascii_number(text, length) : chinese_number(text, length);
}

std::optional<Marker> parse_marker(std::string_view line) {
    if (line.starts_with("（")) return in_brackets(line);
    if (line.starts_with("第")) return ordinal(line);
    if (digit_at(line, 0)) return digits(line);
    if (std::optional<Marker> found = chinese(line)) return found;
    if (std::optional<Marker> found = issue(line)) return found;
    return circled(line);
}

bool opens_heading(std::string_view source) {
    std::string start;
    for (size_t i = 0; i < source.size() && start.size() < 30;) {
        base::CodePoint c = base::decode_utf8(source, i);
        i += c.size;
        if (c.value == ' ') continue;
        base::append_utf8(start, c.value == '(' ? U'（' : c.value == ')' ? U'）' : c.value);
    }
    std::optional<Marker> marker = parse_marker(start);
    return marker &&
           (marker->kind == MarkerKind::kChinese || marker->kind == MarkerKind::kChineseParen);
}

}  // namespace extract
