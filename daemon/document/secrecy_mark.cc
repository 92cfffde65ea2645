// A line of the document's head is a mark where it consists of nothing but what GB/T 9704 puts
// there: 份号, 密级和保密期限, 紧急程度. A 密级 with ★ behind it is one wherever it stands in the
// head, because nothing else is written so.

#include "document/secrecy_mark.h"

#include <array>

#include "base/utf8.h"

namespace document {

namespace {

constexpr size_t kHeadLines = 12;  // 份号, 密级, 紧急程度, 发文机关标志 of several lines, 签发人
constexpr size_t kHeadLineCharacters = 60;

constexpr std::array<std::string_view, 3> kLevels = {"绝密", "机密", "秘密"};
constexpr std::array<std::string_view, 5> kStars = {"★", "☆", "*", "＊", "⋆"};
// What else a line of the head may hold beside the mark.
constexpr std::array<std::string_view, 22> kBeside = {
    "特提", "特急", "加急", "平急", "急件", "密级", "保密等级", "保密级别", "份号", "编号", "第",
    "号",   "：",   ":",    "（",   "）",   "(",    ")",        "【",       "】",   "[",    "]"};
constexpr std::array<std::string_view, 6> kPeriodUnits = {"个月", "年", "月", "日", "天", "周"};

template <size_t N>
size_t length_of_first(std::string_view text, const std::array<std::string_view, N>& words) {
    for (std::string_view word : words)
        if (text.starts_with(word)) return word.size();
    return 0;
}

bool blank(char32_t c) {
    return c <= 0x20 || c == 0xA0 || c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F);
}

// Blanks removed, full-width digits made plain: marks are set with wide gaps (绝 密 ★ 长 期).
std::string without_blanks(std::string_view line) {
    std::string out;
    for (size_t at = 0; at < line.size();) {
        base::CodePoint c = base::decode_utf8(line, at);
        at += c.size;
        if (blank(c.value)) continue;
        bool wide_digit = c.value >= 0xFF10 && c.value <= 0xFF19;
        base::append_utf8(out, wide_digit ? c.value - 0xFF10 + U'0' : c.value);
    }
    return out;
}

size_t digits(std::string_view text) {
    size_t n = text.find_first_not_of("0123456789");
    return n == std::string_view::npos ? text.size() : n;
}

// Bytes of 一 二 … 十 两 三十 at the front.
size_t chinese_digits(std::string_view text) {
    constexpr std::array<std::string_view, 13> kDigits = {"一", "二", "三", "四", "五", "六", "七",
                                                          "八", "九", "十", "两", "〇", "零"};
    size_t n = 0;
    while (size_t more = length_of_first(text.substr(n), kDigits)) n += more;
    return n;
}

// ★长期, ★10年, ★6个月, ★解密时间…; 0 where no star follows.
size_t period_length(std::string_view text) {
    size_t star = length_of_first(text, kStars);
    if (star == 0) return 0;
    std::string_view rest = text.substr(star);
    if (rest.starts_with("长期")) return star + std::string_view("长期").size();
    size_t number = digits(rest);
    if (number == 0) number = chinese_digits(rest);
    size_t unit = number == 0 ? 0 : length_of_first(rest.substr(number), kPeriodUnits);
    return unit == 0 ? star : star + number + unit;
}

// 机密★1年 at the front of `text`: its length, and whether a star proves it.
struct Mark {
    size_t size = 0;
    bool starred = false;
};
Mark mark_at(std::string_view text) {
    size_t level = length_of_first(text, kLevels);
    if (level == 0) return {};
    size_t period = period_length(text.substr(level));
    return {level + period, period > 0};
}

std::optional<std::string> mark_of_line(std::string_view line) {
    std::string found;
    size_t at = 0;
    while (at < line.size()) {
        std::string_view rest = line.substr(at);
        if (Mark mark = mark_at(rest); mark.size > 0) {
            if (mark.starred) return std::string(rest.substr(0, mark.size));
            found = rest.substr(0, mark.size);
            at += mark.size;
        } else if (size_t beside = length_of_first(rest, kBeside)) {
            at += beside;
        } else if (size_t number = digits(rest)) {
            at += number;
        } else {
            break;
        }
    }
    if (at == line.size() && !found.empty()) return found;
    for (; at < line.size(); ++at)  // behind other words only with its star
        if (Mark mark = mark_at(line.substr(at)); mark.starred)
            return std::string(line.substr(at, mark.size));
    return {};
}

// The document's number (兴政发〔2024〕7号) or its title: the mark stands above both.
bool ends_head(std::string_view line) {
    if (base::count_characters(line) > kHeadLineCharacters) return true;
    for (std::string_view bracket : {"〔", "﹝", "[20", "（20", "(20"})
        if (line.find(bracket) != std::string_view::npos) return true;
    if (line.starts_with("关于") || line.find("关于印发") != std::string_view::npos) return true;
    for (std::string_view kind : {"通知", "方案", "意见", "办法", "决定", "通报", "规定", "计划",
                                  "要点", "细则", "纪要", "报告", "批复", "清单"})
        if (line.ends_with(kind)) return true;
    return false;
}

}  // namespace

std::optional<std::string> secrecy_mark(std::string_view utf8) {
    size_t lines = 0;
    for (size_t begin = 0; begin < utf8.size() && lines < kHeadLines;) {
        size_t end = std::min(utf8.find_first_of("\n\f\v", begin), utf8.size());
        std::string_view whole = utf8.substr(begin, end - begin);
        begin = end + 1;
        std::string line = without_blanks(whole.substr(0, 1000));
        if (line.empty()) continue;
        ++lines;
        if (std::optional<std::string> mark = mark_of_line(line)) return mark;
        if (whole.size() > 1000 || ends_head(line)) return {};
    }
    return {};
}

}  // namespace document
