// Totals, checks and ranks of score sheets, and samples that can be drawn again.

#include "ledger/score.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "ledger/sampling.h"

using namespace ledger;

namespace {

ScoreSheet toilets() {
    return {"检查评分表", {{"组织领导", 20, ""}, {"质量", 50, ""}, {"管护", 30, ""}}};
}

std::string refusal(const base::Status& status) {
    return status.ok() ? "" : status.error().message;
}

}  // namespace

TEST_CASE("a total is full marks less the deductions", "[ledger]") {
    CHECK(full_marks(toilets()) == 100);
    CHECK(total(toilets(), {}) == 100);
    CHECK(total(toilets(), {{"质量", 12.5, "漏"}, {"质量", 7.5, "裂"}, {"管护", 30, "无人"}}) ==
          50);
}

TEST_CASE("sheets and deductions that make no sense are refused", "[ledger]") {
    CHECK(check(toilets()).ok());
    CHECK(refusal(check(ScoreSheet{"表", {}})) == "评分表没有评分项");
    CHECK(refusal(check(ScoreSheet{"表", {{"甲", 1, ""}, {"甲", 2, ""}}})) == "评分项“甲”重复");
    CHECK(refusal(check(ScoreSheet{"表", {{"甲", 0, ""}}})) == "评分项“甲”的满分须大于零");
    CHECK_FALSE(check(ScoreSheet{"表", {{"甲", std::nan(""), ""}}}).ok());
    CHECK_FALSE(check(ScoreSheet{"表", {{"", 1, ""}}}).ok());
    struct Case {
        Deduction deduction;
        const char* refusal;
    };
    const Case cases[] = {
        {{"质量", 50, "全漏"}, ""},
        {{"质量", 51, "全漏"}, "“质量”的扣分超过满分"},
        {{"质量", 0, "漏"}, "“质量”的扣分须大于零"},
        {{"质量", -5, "漏"}, "“质量”的扣分须大于零"},
        {{"质量", 5, ""}, "“质量”的扣分须写明理由"},
        {{"卫生", 5, "脏"}, "评分表没有评分项“卫生”"},
    };
    for (const Case& c : cases) CHECK(refusal(check(toilets(), {c.deduction})) == c.refusal);
    CHECK_FALSE(check(toilets(), {{"质量", 30, "a"}, {"质量", 30, "b"}}).ok());
}

TEST_CASE("equal totals share the rank", "[ledger]") {
    CHECK(ranks({90, 95, 90, 80}) == std::vector<int>{2, 1, 2, 4});
    CHECK(ranks({}).empty());
    CHECK(ranks({0.1 + 0.2, 0.3}) == std::vector<int>{1, 1});
}

TEST_CASE("a sample has its share, the marked, and is the same for the same seed", "[ledger]") {
    std::vector<int64_t> ids, reversed;
    for (int64_t i = 1; i <= 101; ++i) ids.push_back(i);
    reversed.assign(ids.rbegin(), ids.rend());
    SamplePlan half{0.5, 1, {}};
    std::vector<int64_t> sample = draw_sample(ids, half, 7);
    CHECK(sample.size() == 51);
    CHECK(sample == draw_sample(reversed, half, 7));
    CHECK(sample != draw_sample(ids, half, 8));
    CHECK(std::is_sorted(sample.begin(), sample.end()));
    SamplePlan marked{0.5, 1, {3, 4, 5, 900}};
    std::vector<int64_t> with = draw_sample(ids, marked, 7);
    for (int64_t id : {3, 4, 5}) CHECK(std::count(with.begin(), with.end(), id) == 1);
    CHECK(std::count(with.begin(), with.end(), 900) == 0);
    CHECK(with.size() == 3 + 49);
    CHECK(draw_sample({1, 2, 3, 4, 5, 6}, {0.1, 3, {}}, 1).size() == 3);
    CHECK(draw_sample({1, 2}, {0.1, 3, {}}, 1).size() == 2);
    CHECK(draw_sample({}, half, 1).empty());
    CHECK(draw_sample({1, 1, 1}, {1, 1, {}}, 1) == std::vector<int64_t>{1});
}

TEST_CASE("every id has about the same chance to be drawn", "[ledger]") {
    std::vector<int64_t> ids{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    std::vector<int> drawn(11, 0);
    for (uint64_t seed = 0; seed < 2000; ++seed)
        for (int64_t id : draw_sample(ids, {0.3, 1, {}}, seed)) ++drawn[static_cast<size_t>(id)];
    for (size_t id = 1; id <= 10; ++id) CHECK((drawn[id] > 500 && drawn[id] < 700));
}
