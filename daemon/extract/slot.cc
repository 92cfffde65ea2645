#include "extract/slot.h"

#include <vector>

#include "extract/numeral.h"

namespace extract {

namespace {

struct Word {
    std::u32string_view text;
    int value;
};
using Words = std::vector<Word>;  // the longest of several that fit comes first

const Words& year_words() {
    static const Words kWords = {
        {U"今年度", 0}, {U"本年度", 0}, {U"当年度", 10}, {U"今年", 0},      {U"本年", 0},
        {U"当年", 10},  {U"同年", 10},  {U"明年度", 1},  {U"下一年度", 11}, {U"明年", 1},
        {U"次年", 11},  {U"翌年", 11},  {U"来年", 1},    {U"下一年", 11},   {U"下年度", 11},
        {U"下年", 11},  {U"后年", 2}};
    return kWords;
}

const Words& month_words() {
    static const Words kWords = {{U"本月", 0},   {U"当月", 0},     {U"这个月", 0},
                                 {U"下个月", 1}, {U"下一个月", 1}, {U"下月", 1}};
    return kWords;
}

const Words& month_parts() {
    static const Words kWords = {
        {U"上旬", kFirstTenDays},  {U"中旬", kSecondTenDays},   {U"下旬", kLastTenDays},
        {U"中下旬", kLastTenDays}, {U"上中旬", kSecondTenDays}, {U"底", kMonthEnd},
        {U"末", kMonthEnd},        {U"月底", kMonthEnd},        {U"月末", kMonthEnd},
        {U"初", kMonthStart},      {U"中", kMidMonth}};
    return kWords;
}

const Words& year_parts() {
    static const Words kWords = {
        {U"年底", kYearEnd},     {U"年末", kYearEnd},      {U"年终", kYearEnd},
        {U"底", kYearEnd},       {U"末", kYearEnd},        {U"年度内", kWithinYear},
        {U"年内", kWithinYear},  {U"内", kWithinYear},     {U"全年", kWholeYear},
        {U"上半年", kFirstHalf}, {U"下半年", kSecondHalf}, {U"年中", kMidYear},
        {U"年初", kYearStart},   {U"初", kYearStart}};
    return kWords;
}

const Words& quarters() {
    static const Words kWords = {
        {U"第一季度", 1}, {U"第二季度", 2}, {U"第三季度", 3}, {U"第四季度", 4}, {U"一季度", 1},
        {U"二季度", 2},   {U"三季度", 3},   {U"四季度", 4},   {U"第1季度", 1},  {U"第2季度", 2},
        {U"第3季度", 3},  {U"第4季度", 4},  {U"1季度", 1},    {U"2季度", 2},    {U"3季度", 3},
        {U"4季度", 4},    {U"首季度", 1},   {U"首季", 1},     {U"末季度", 4}};
    return kWords;
}

const Words& weekdays() {
    static const Words kWords = {{U"一", 1}, {U"二", 2}, {U"三", 3}, {U"四", 4}, {U"五", 5},
                                 {U"六", 6}, {U"日", 7}, {U"天", 7}, {U"末", 7}};
    return kWords;
}

const Words& festivals() {
    static const Words kWords = {{U"春节", kSpringFestival},    {U"除夕", kSpringFestival},
                                 {U"元宵节", kLanternFestival}, {U"元宵", kLanternFestival},
                                 {U"清明节", kQingming},        {U"清明", kQingming},
                                 {U"五一劳动节", kLabourDay},   {U"“五一”国际劳动节", kLabourDay},
                                 {U"“五一”劳动节", kLabourDay}, {U"劳动节", kLabourDay},
                                 {U"“五一”", kLabourDay},       {U"五一节", kLabourDay},
                                 {U"五一", kLabourDay},         {U"端午节", kDragonBoat},
                                 {U"端午", kDragonBoat},        {U"中秋节", kMidAutumn},
                                 {U"中秋", kMidAutumn},         {U"国庆节", kNationalDay},
                                 {U"“十一”", kNationalDay},     {U"国庆", kNationalDay},
                                 {U"“七一”", kPartyDay},        {U"七一", kPartyDay},
                                 {U"建党节", kPartyDay},        {U"“八一”", kArmyDay},
                                 {U"八一", kArmyDay},           {U"建军节", kArmyDay},
                                 {U"“六一”", kChildrensDay},    {U"六一", kChildrensDay},
                                 {U"儿童节", kChildrensDay},    {U"教师节", kTeachersDay},
                                 {U"元旦", kNewYear},           {U"“元旦”", kNewYear},
                                 {U"“春节”", kSpringFestival},  {U"妇女节", kWomensDay},
                                 {U"“三八”", kWomensDay},       {U"植树节", kArborDay},
                                 {U"重阳节", kDoubleNinth},     {U"重阳", kDoubleNinth}};
    return kWords;
}

const Words& plan_periods() {
    static const Words kWords = {
        {U"十二五", 12}, {U"十三五", 13}, {U"十四五", 14}, {U"十五五", 15}, {U"十六五", 16}};
    return kWords;
}

const Words& length_units() {
    static const Words kWords = {
        {U"个工作日", kWorkdays}, {U"工作日", kWorkdays}, {U"个自然日", kDays}, {U"自然日", kDays},
        {U"个日历日", kDays},     {U"日", kDays},         {U"天", kDays},       {U"个星期", kWeeks},
        {U"周", kWeeks},          {U"个月", kMonths},     {U"月", kMonths},     {U"个年度", kYears},
        {U"年", kYears},          {U"个小时", kHours},    {U"小时", kHours}};
    return kWords;
}

const Words& cycles() {
    static const Words kWords = {
        {U"半个月", kHalfMonthly}, {U"半月", kHalfMonthly}, {U"半年度", kHalfYearly},
        {U"半年", kHalfYearly},    {U"工作日", kDaily},     {U"日", kDaily},
        {U"天", kDaily},           {U"星期", kWeekly},      {U"周", kWeekly},
        {U"旬", kTenDaily},        {U"月度", kMonthly},     {U"月", kMonthly},
        {U"季度", kQuarterly},     {U"季", kQuarterly},     {U"年度", kYearly},
        {U"年", kYearly}};
    return kWords;
}

const Words* words_of(Slot slot) {
    switch (slot) {
        case Slot::kYearWord:
            return &year_words();
        case Slot::kMonthWord:
            return &month_words();
        case Slot::kMonthPart:
            return &month_parts();
        case Slot::kYearPart:
            return &year_parts();
        case Slot::kQuarter:
            return &quarters();
        case Slot::kWeekday:
            return &weekdays();
        case Slot::kFestival:
            return &festivals();
        case Slot::kPlanPeriod:
            return &plan_periods();
        case Slot::kUnit:
            return &length_units();
        case Slot::kCycle:
            return &cycles();
        default:
            return nullptr;
    }
}

bool starts_with(const ScanText& text, size_t at, std::u32string_view word) {
    for (size_t i = 0; i < word.size(); ++i)
        if (text.at(at + i) != word[i]) return false;
    return true;
}

size_t read_word(const Words& words, const ScanText& text, size_t at, int& value) {
    size_t best = 0;
    for (const Word& word : words) {
        if (word.text.size() <= best || !starts_with(text, at, word.text)) continue;
        best = word.text.size();
        value = word.value;
    }
    return best == 0 ? 0 : at + best;
}

// Words that begin with 前 and are no end of a date: 6月前三季度, 12月底前往.
bool begins_other_word(const ScanText& text, size_t behind_before) {
    static constexpr std::u32string_view kFollowing = U"期列沿端景提述往来置瞻途哨锋辈程身言线几";
    char32_t next = text.at(behind_before);
    if (std::optional<Numeral> count = read_numeral(text, behind_before))  // 今年前10个月
        if (text.at(count->end) == U'个' && text.at(count->end + 1) == U'月') return true;
    if (next != 0 && kFollowing.find(next) != std::u32string_view::npos) {
        char32_t second = text.at(behind_before + 1);
        return !(next == U'提' && (second == U'交' || second == U'出' || second == U'请' ||
                                   second == U'供' || second == U'升' || second == U'前'));
    }
    return (next == U'三' || next == U'3') && text.at(behind_before + 1) == U'季';
}

size_t read_before(const ScanText& text, size_t at, int& value) {
    value = 1;
    for (std::u32string_view word : {U"之前", U"以前", U"之内", U"以内"})
        if (starts_with(text, at, word)) return at + 2;
    if (text.at(at) == U'内') return at + 1;
    if (text.at(at) != U'前' || begins_other_word(text, at + 1)) return 0;
    return at + 1;
}

size_t read_number(const ScanText& text, size_t at, int low, int high, int& value) {
    if (!numeral_may_start(text, at)) return 0;
    std::optional<Numeral> number = read_numeral(text, at);
    if (!number || number->value < low || number->value > high) return 0;
    value = number->value;
    return number->end;
}

// 24年底, 25年6月: two digits count as a year before an end of the year or a month.
bool short_year(const ScanText& text, const Numeral& number) {
    constexpr int kFirst = 20;
    constexpr int kLast = 39;
    if (number.digits != 2 || number.chinese || number.value < kFirst || number.value > kLast)
        return false;
    size_t behind = number.end + 1;
    if (text.at(number.end) != U'年') return false;
    if (text.at(behind) == U'底' || text.at(behind) == U'末') return true;
    std::optional<Numeral> month = read_numeral(text, behind);
    return month && month->value >= 1 && month->value <= 12 && text.at(month->end) == U'月';
}

// 1–12, and 元月.
size_t read_month(const ScanText& text, size_t at, int& value) {
    if (text.at(at) != U'元') return read_number(text, at, 1, 12, value);
    char32_t before = at == 0 ? 0 : text.at(at - 1);
    bool money = digit(before) || chinese_digit(before) ||
                 std::u32string_view(U"万千亿多余美欧").find(before) != std::u32string_view::npos;
    if (money || text.at(at + 1) != U'月') return 0;
    value = 1;
    return at + 1;
}

// Four printed digits from 1900 to 2099, or two before 年底 and 年6月.
size_t read_year(const ScanText& text, size_t at, int& value) {
    constexpr int kCentury = 2000;
    if (!numeral_may_start(text, at)) return 0;
    std::optional<Numeral> number = read_numeral(text, at);
    if (number && short_year(text, *number)) {
        value = kCentury + number->value;
        return number->end;
    }
    if (!number || number->digits != 4 || number->value < 1900 || number->value > 2099) return 0;
    value = number->value;
    return number->end;
}

}  // namespace

size_t read_slot(Slot slot, const ScanText& text, size_t at, int& value) {
    switch (slot) {
        case Slot::kYear:
            return read_year(text, at, value);
        case Slot::kMonth:
            return read_month(text, at, value);
        case Slot::kDay:
            return read_number(text, at, 1, 31, value);
        case Slot::kCount:
            return read_number(text, at, 0, 9999, value);
        case Slot::kBefore:
            return read_before(text, at, value);
        default:
            return read_word(*words_of(slot), text, at, value);
    }
}

std::u32string slot_first_characters(Slot slot) {
    if (slot == Slot::kBefore) return U"前之以内";
    std::u32string out;
    if (const Words* words = words_of(slot)) {
        for (const Word& word : *words) out += word.text.front();
        return out;
    }
    std::u32string numbers = U"0123456789〇零一二三四五六七八九十百两";
    return slot == Slot::kMonth ? numbers + U"元" : numbers;
}

}  // namespace extract
