// Rates, medians and ranks: what counts, what does not, and who shares a rank.

#include "digest/figures.h"

#include <catch2/catch.hpp>

#include "support/dates.h"

using namespace digest;
using ledger::AssignmentRole;
using ledger::State;
using test::date;

namespace {

FigureRow row(int64_t unit, const char* due, const char* filed = "", State state = State::kClosed) {
    FigureRow r;
    r.unit = unit;
    r.group = "department";
    r.due = r.original_due = date(due);
    if (*filed != '\0') r.filed = date(filed);
    r.state = *filed == '\0' ? State::kWorking : state;
    return r;
}

FigureFacts october(std::vector<FigureRow> rows) {
    FigureFacts f;
    f.name = "2024年10月";
    f.from = date("2024-10-01");
    f.to = date("2024-10-31");
    f.as_of = date("2024-11-05");
    f.rows = std::move(rows);
    for (int64_t unit : {1, 2, 3, 4})
        f.units[unit] = {"县" + std::to_string(unit) + "局", "department", 0};
    f.units[5] = {"蔚汾镇", "township", 2};
    return f;
}

const UnitFigures& of(const std::vector<UnitFigures>& all, int64_t unit) {
    for (const UnitFigures& u : all)
        if (u.unit == unit) return u;
    FAIL("no unit " << unit);
    return all.front();
}

std::vector<FigureRow> times(int64_t unit, int on_time, int late) {
    std::vector<FigureRow> out;
    for (int i = 0; i < on_time; ++i) out.push_back(row(unit, "2024-10-10", "2024-10-09"));
    for (int i = 0; i < late; ++i) out.push_back(row(unit, "2024-10-10", "2024-10-12"));
    return out;
}

}  // namespace

TEST_CASE("one row of the period: how it counts", "[digest]") {
    struct Case {
        const char *what, *due, *filed;
        State state;
        int b, a, waiting;
        size_t late;
    };
    const Case cases[] = {
        {"closed the day before", "2024-10-10", "2024-10-09", State::kClosed, 1, 1, 0, 0},
        {"closed on the day", "2024-10-10", "2024-10-10", State::kClosed, 1, 1, 0, 0},
        {"closed the day after", "2024-10-10", "2024-10-11", State::kClosed, 1, 0, 0, 1},
        {"filed in time, undecided", "2024-10-10", "2024-10-10", State::kClaimed, 1, 0, 1, 0},
        {"filed late, undecided", "2024-10-10", "2024-10-15", State::kClaimed, 1, 0, 0, 1},
        {"open and past", "2024-10-31", "", State::kWorking, 1, 0, 0, 1},
        {"due on the period's first day", "2024-10-01", "2024-10-01", State::kClosed, 1, 1, 0, 0},
        {"due the day before the period", "2024-09-30", "2024-09-30", State::kClosed, 0, 0, 0, 0},
        {"due the day after the period", "2024-11-01", "2024-10-30", State::kClosed, 0, 0, 0, 0},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        PeriodFigures f = figures_of(october({row(1, c.due, c.filed, c.state)}));
        const UnitFigures& u = of(f.lead, 1);
        CHECK(u.due == c.b);
        CHECK(u.on_time == c.a);
        CHECK(u.overdue() == c.b - c.a);
        CHECK(u.waiting == c.waiting);
        CHECK(u.late.size() == c.late);
    }
}

TEST_CASE("a row due on the day of the report counts only once it is closed", "[digest]") {
    FigureFacts f = october({row(1, "2024-10-31"), row(2, "2024-10-31", "2024-10-31")});
    f.as_of = date("2024-10-31");
    PeriodFigures made = figures_of(f);
    CHECK(of(made.lead, 1).due == 0);
    CHECK(of(made.lead, 2).due == 1);
    f.as_of = date("2024-11-01");
    CHECK(of(figures_of(f).lead, 1).due == 1);
}

TEST_CASE("the original due date is judged beside the effective one", "[digest]") {
    FigureRow r = row(1, "2024-10-31", "2024-10-30");
    r.original_due = date("2024-09-30");
    r.extended = true;
    r.returns = 2;
    UnitFigures u = of(figures_of(october({r})).lead, 1);
    CHECK(u.on_time == 1);
    CHECK(u.original == 0);
    CHECK(u.extended == 1);
    CHECK(u.returned == 1);
}

TEST_CASE("ties share the rank, the next counts those before it, groups are apart", "[digest]") {
    std::vector<FigureRow> rows;
    for (const std::vector<FigureRow>& more :
         {times(1, 3, 1), times(2, 6, 2), times(3, 5, 5), times(4, 2, 0), times(5, 3, 0)})
        rows.insert(rows.end(), more.begin(), more.end());
    for (FigureRow& r : rows)
        if (r.unit == 5) r.group = "township";
    PeriodFigures f = figures_of(october(rows));
    CHECK(of(f.lead, 1).rank == 1);
    CHECK(of(f.lead, 2).rank == 1);
    CHECK(of(f.lead, 3).rank == 3);
    CHECK_FALSE(of(f.lead, 4).rank);  // two rows are listed and not ranked, although all in time
    CHECK(of(f.lead, 5).rank == 1);
    CHECK(f.lead.front().unit == 5);  // townships first
    CHECK(f.lead.back().unit == 4);   // the unranked last
}

TEST_CASE("nothing due is 无应办结 and no rank, and support rows stand in a table of their own",
          "[digest]") {
    FigureRow support = row(1, "2024-10-10", "2024-10-12");
    support.role = AssignmentRole::kSupport;
    PeriodFigures f = figures_of(october({support}));
    CHECK(of(f.lead, 1).due == 0);
    CHECK_FALSE(of(f.lead, 1).rank);
    REQUIRE(f.support.size() == 1);
    CHECK(f.support[0].due == 1);
    CHECK_FALSE(f.support[0].rank);
    std::string text = render(f, "督办情况", {}).text;
    CHECK(text.find("无应办结") != text.npos);
    CHECK(text.find("配合事项，不计分") != text.npos);
}

TEST_CASE("rates round to tenths, medians of even counts are halves", "[digest]") {
    CHECK(rate(0, 0) == "无应办结");
    CHECK(rate(0, 3) == "0.0%");
    CHECK(rate(2, 3) == "66.7%");
    CHECK(rate(1, 3) == "33.3%");
    CHECK(rate(999, 2000) == "50.0%");
    CHECK(rate(3, 3) == "100.0%");
    CHECK(median({}).empty());
    CHECK(median({3}) == "3");
    CHECK(median({3, 4}) == "3.5");
    CHECK(median({2, 4}) == "3");
    CHECK(median({1, 5, 90}) == "5");
}

TEST_CASE("text and HTML show the same cells, and a name cannot become markup", "[digest]") {
    FigureFacts facts = october(times(1, 3, 1));
    facts.units[1].name = "<script>局";
    Rendered r = render(figures_of(facts), "通报 & 更正", {"校验<值>"});
    CHECK(r.text.find("75.0%") != r.text.npos);
    CHECK(r.html.find("75.0%") != r.html.npos);
    CHECK(r.html.find("<script>") == r.html.npos);
    CHECK(r.html.find("校验&lt;值&gt;") != r.html.npos);
    CHECK(r.html.find("通报 &amp; 更正") != r.html.npos);
}
