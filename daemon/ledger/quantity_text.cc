#include "ledger/quantity_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace ledger {

namespace {

// Longer ones before those they begin with.
constexpr std::array<std::string_view, 37> kMeasures = {
    "平方公里", "平方米", "立方米", "万亩", "万户", "万人次", "万人", "万吨", "万元", "亿元",
    "公里",     "公顷",   "人次",   "亩",   "户",   "座",     "处",   "吨",   "盏",   "所",
    "间",       "台",     "辆",     "株",   "头",   "只",     "套",   "村",   "家",   "人",
    "个村",     "个",     "米",     "元",   "眼",   "条",     "场"};
constexpr std::array<std::string_view, 7> kMarks = {"，", "、", "；", "。", "：", "（", "）"};

bool digit(char c) { return c >= '0' && c <= '9'; }

std::string_view measure_at(std::string_view text) {
    for (std::string_view measure : kMeasures)
        if (text.starts_with(measure)) return measure;
    return {};
}

std::string name_before(std::string_view text) {
    size_t from = 0;
    for (std::string_view mark : kMarks)
        if (size_t at = text.rfind(mark); at != std::string_view::npos)
            from = std::max(from, at + mark.size());
    return std::string(base::trim(text.substr(from)));
}

// The end of a number with at most one point; 0 where the digits are too many for an amount.
size_t number_end(std::string_view text, size_t at) {
    constexpr size_t kMostDigits = 9;
    size_t end = at, points = 0;
    while (end < text.size() &&
           (digit(text[end]) ||
            (text[end] == '.' && points == 0 && end + 1 < text.size() && digit(text[end + 1]))))
        points += text[end++] == '.';
    return end - at > kMostDigits ? 0 : end;
}

}  // namespace

std::vector<Quantity> quantities_in(std::string_view text) {
    std::vector<Quantity> out;
    size_t taken = 0;
    for (size_t at = 0; at < text.size();) {
        if (!digit(text[at])) {
            ++at;
            continue;
        }
        size_t end = number_end(text, at);
        std::string_view measure = end > 0 ? measure_at(text.substr(end)) : std::string_view();
        if (measure.empty()) {
            while (at < text.size() && (digit(text[at]) || text[at] == '.')) ++at;
            continue;
        }
        double target = std::stod(std::string(text.substr(at, end - at)));
        std::string name = name_before(text.substr(taken, at - taken));
        taken = end + measure.size();
        if (target > 0) out.push_back({std::move(name), std::string(measure), target, "", {}});
        at = taken;
    }
    return out;
}

}  // namespace ledger
