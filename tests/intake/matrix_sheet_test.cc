// Matrix → workbook → matrix, through the reader of xlsx, and sheets that people broke.

#include "intake/matrix_sheet.h"

#include <catch2/catch.hpp>

#include "document/readers.h"
#include "document/sheet_writer.h"
#include "support/dates.h"

using namespace intake;
using ledger::Matrix;
using test::date;

namespace {

using Cells = std::vector<document::SheetValue>;

std::string s(const char* text) { return text; }

// A sheet of the given head and rows, written and read again.
extract::Reading reading_of(const std::vector<std::string>& head, const std::vector<Cells>& rows) {
    document::Sheet sheet;
    sheet.name = "调度表";
    for (const std::string& heading : head) sheet.columns.push_back({heading, 12});
    for (const Cells& row : rows) sheet.rows.push_back({row, false});
    std::string bytes = document::workbook_bytes({{sheet}, date("2024-05-20")}).value();
    extract::Reading out;
    out.text = document::flatten(document::read_xlsx(bytes, "a.xlsx").value());
    return out;
}

base::Result<Matrix> read(const std::vector<std::string>& head, const std::vector<Cells>& rows) {
    return read_matrix_sheet(reading_of(head, rows), "调度表", "a.xlsx", date("2024-05-20"));
}

}  // namespace

TEST_CASE("a matrix of 265 places and 9 steps comes back as it was written", "[intake]") {
    Matrix m{"调度表", {}, {}};
    for (int c = 1; c <= 9; ++c)
        m.columns.push_back(
            {"步骤" + std::to_string(c), c % 2 ? std::optional(date("2024-06-30")) : std::nullopt});
    for (int r = 1; r <= 265; ++r) {
        ledger::MatrixRow row{"第" + std::to_string(r % 15) + "镇", "村" + std::to_string(r), {}};
        for (int c = 1; c <= 9; ++c) {
            bool done = (r + c) % 3 == 0;
            row.cells.push_back(done ? ledger::MatrixCell{date("2024-05-10"), ""}
                                     : ledger::MatrixCell{{}, r % 50 == 0 ? "协调中" : ""});
        }
        m.rows.push_back(row);
    }
    std::string bytes = matrix_sheet(m, date("2024-05-20")).value();
    extract::Reading reading;
    reading.text = document::flatten(document::read_xlsx(bytes, "a.xlsx").value());
    base::Result<Matrix> back = read_matrix_sheet(reading, "调度表", "a.xlsx", date("2024-05-20"));
    REQUIRE(back.ok());
    CHECK(*back == m);
}

TEST_CASE("marks, dates and words in a cell are told apart", "[intake]") {
    base::Result<Matrix> m =
        read({"乡镇", "点位", "选址", "挂牌", "联网", "验收"},
             {{s("时限"), s(""), date("2024-05-15"), s("2024年6月30日")},
              {s("蔚汾镇"), s("东关"), s("√"), s("2024.5.3"), s("×"), s("差线路")}});
    REQUIRE(m.ok());
    CHECK(m->columns[0].due == date("2024-05-15"));
    CHECK(m->columns[1].due == date("2024-06-30"));
    CHECK_FALSE(m->columns[2].due);
    REQUIRE(m->rows.size() == 1);
    CHECK(m->rows[0].cells[0].done_on == date("2024-05-20"));
    CHECK(m->rows[0].cells[1].done_on == date("2024-05-03"));
    CHECK(m->rows[0].cells[2] == ledger::MatrixCell{});
    CHECK(m->rows[0].cells[3] == ledger::MatrixCell{{}, "差线路"});
}

TEST_CASE("a sheet that is none, or contradicts itself, is refused by cell", "[intake]") {
    struct Case {
        std::vector<std::string> head;
        std::vector<Cells> rows;
        const char* fault;
    };
    const Case cases[] = {
        {{"序号", "任务", "单位"}, {{s("1"), s("a"), s("b")}}, "没有找到表头"},
        {{"乡镇", "点位", "选址"}, {}, "没有点位"},
        {{"乡镇", "点位", "选址", "选址"}, {{s("甲"), s("a")}}, "步骤“选址”重复"},
        {{"乡镇", "点位", "选址"}, {{s("甲"), s("a")}, {s("甲"), s("a")}}, "重复"},
        {{"乡镇", "点位", "选址"}, {{s("甲"), s("a"), date("2024-05-21")}}, "晚于今天"},
        {{"乡镇", "点位", "选址"}, {{s("时限"), s(""), s("月底")}, {s("甲"), s("a")}}, "不是日期"},
        {{"乡镇", "点位", "选址"}, {{s("甲"), s(""), s("√")}}, "缺少点位名称"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.fault);
        base::Result<Matrix> m = read(c.head, c.rows);
        REQUIRE_FALSE(m.ok());
        CHECK(m.error().code == base::ErrorCode::kBadInput);
        CHECK(m.error().reason == "E_MATRIX");
        CHECK_THAT(m.error().message, Catch::Contains(c.fault));
    }
}
