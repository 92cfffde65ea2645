#pragma once
// A small pattern language for wordings, matched at a place of a ScanText in bounded time.
//
//   字      the character itself (half-width for marks; no blanks)      [日号]   one of a set
//   (a|b)   either, first alternative first                             x?       x or nothing
//   (!a|b)  neither a nor b follows; takes nothing
//   <M>     a value into the slot of that name; <M2> … <M4> into its second … fourth place
//   <~8>    up to 8 characters of the same clause, as few as possible
//
// Matching is by backtracking over patterns without unbounded repetition, so one attempt costs at
// most a constant that depends on the pattern.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/scan_text.h"

namespace extract {

enum class Slot : uint8_t {
    kYear,        // <Y> 2024, 二〇二四
    kYearWord,    // <R> 今年 0, 明年 1; 当年 10, 次年 11: counted from the enclosing year
    kMonth,       // <M> 1–12
    kMonthWord,   // <K> 本月 0, 下月 1
    kMonthPart,   // <P> 底 初 上旬 …: MonthPart
    kDay,         // <D> 1–31
    kQuarter,     // <Q> 第一季度, 首季: 1–4
    kYearPart,    // <H> 年底 上半年 …: YearPart
    kBefore,      // <B> 前 之前 以前 内
    kCount,       // <N> any number
    kWeekday,     // <W> 周五: 1 = Monday … 7
    kFestival,    // <F> 春节: Festival
    kPlanPeriod,  // <G> 十四五: 14
    kUnit,        // <U> 工作日 日 个月: LengthUnit
    kCycle,       // <C> 周 月 季 年: Cycle
    kSlots
};

enum MonthPart {
    kMonthEnd = 1,
    kMonthStart,
    kFirstTenDays,
    kSecondTenDays,
    kLastTenDays,
    kMidMonth
};
enum YearPart {
    kYearEnd = 1,
    kWithinYear,
    kWholeYear,
    kFirstHalf,
    kSecondHalf,
    kMidYear,
    kYearStart
};
enum Festival {
    kNewYear = 1,
    kSpringFestival,
    kLanternFestival,
    kQingming,
    kLabourDay,
    kDragonBoat,
    kMidAutumn,
    kNationalDay,
    kPartyDay,
    kArmyDay,
    kChildrensDay,
    kTeachersDay,
    kWomensDay,
    kArborDay,
    kDoubleNinth
};
enum LengthUnit { kDays = 1, kWorkdays, kWeeks, kMonths, kYears, kHours };
enum Cycle {
    kDaily = 1,
    kWeekly,
    kTenDaily,
    kMonthly,
    kQuarterly,
    kYearly,
    kHalfYearly,
    kHalfMonthly
};

// Values of one match; -1 where a slot took nothing. Index 0 holds <M>, index 1 <M2> ….
struct Captures {
    static constexpr int kPlaces = 4;
    std::array<std::array<int16_t, kPlaces>, static_cast<size_t>(Slot::kSlots)> values;
    Captures() {
        for (std::array<int16_t, kPlaces>& places : values) places.fill(-1);
    }
    [[nodiscard]] int get(Slot slot, int which = 0) const {
        return values[static_cast<size_t>(slot)][static_cast<size_t>(which)];
    }
    void set(Slot slot, int value) {
        values[static_cast<size_t>(slot)][0] = static_cast<int16_t>(value);
    }
    [[nodiscard]] bool has(Slot slot, int which = 0) const { return get(slot, which) >= 0; }
};

class Phrase {
  public:
    // Throws std::logic_error on a malformed pattern: a table of rules is code.
    explicit Phrase(std::string_view pattern);

    // The end of the match that starts at `at`, or 0. Earlier alternatives win.
    [[nodiscard]] size_t match(const ScanText& text, size_t at, Captures& captures) const;
    // Every character a match can start with.
    [[nodiscard]] std::u32string first_characters() const;

  private:
    enum class Op : uint8_t { kChar, kSet, kSlot, kGap, kSplit, kJump, kNot, kAccept };
    struct Step {
        Op op;
        int a = 0;  // character, set, slot, gap length, first target
        int b = 0;  // second slot, second target
    };
    struct Compiler;

    bool run(const ScanText& text, size_t step, size_t at, Captures& captures, size_t& end) const;
    bool may_step(size_t step, char32_t c) const;
    bool run_gap(const ScanText& text, size_t step, size_t at, Captures& captures,
                 size_t& end) const;
    void collect_first(size_t step, std::u32string& out) const;

    std::vector<Step> steps_;
    std::vector<std::u32string> sets_;
};

}  // namespace extract
