// Progress of a matrix by column, row and township, and who lags.

#include "ledger/matrix.h"

#include <catch2/catch.hpp>

#include "support/dates.h"

using namespace ledger;
using test::date;

namespace {

std::string shown(const std::vector<MatrixShare>& shares) {
    std::string out;
    for (const MatrixShare& s : shares)
        out += s.label + " " + std::to_string(s.done) + "/" + std::to_string(s.all) + " -" +
               std::to_string(s.late) + ";";
    return out;
}

Matrix points() {
    MatrixCell done{date("2024-05-10"), ""}, open{}, talk{{}, "正在协调"};
    return {"调度表",
            {{"选址", date("2024-05-15")}, {"挂牌", date("2024-06-30")}, {"联网", {}}},
            {{"蔚汾镇", "东关", {done, done, open}},
             {"康宁镇", "曹家坡", {open, talk, open}},
             {"蔚汾镇", "西关", {done, open, open}}}};
}

}  // namespace

TEST_CASE("a matrix is counted by column, row and township", "[ledger]") {
    Matrix m = points();
    CHECK(shown(by_column(m, date("2024-05-15"))) == "选址 2/3 -0;挂牌 1/3 -0;联网 0/3 -0;");
    CHECK(shown(by_column(m, date("2024-05-16"))) == "选址 2/3 -1;挂牌 1/3 -0;联网 0/3 -0;");
    CHECK(shown(by_column(m, date("2024-07-01"))) == "选址 2/3 -1;挂牌 1/3 -2;联网 0/3 -0;");
    CHECK(shown(by_township(m, date("2024-07-01"))) == "蔚汾镇 3/6 -1;康宁镇 0/3 -2;");
    CHECK(shown(by_row(m, date("2024-07-01"))) ==
          "蔚汾镇 东关 2/3 -0;康宁镇 曹家坡 0/3 -2;蔚汾镇 西关 1/3 -1;");
    CHECK(shown(laggards(m, date("2024-07-01"))) == "康宁镇 曹家坡 0/3 -2;蔚汾镇 西关 1/3 -1;");
    CHECK(laggards(m, date("2024-05-15")).empty());
    CHECK(by_column({}, date("2024-05-15")).empty());
}
