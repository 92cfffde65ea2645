#include "cli/figures_view.h"

#include "document/sheet_writer.h"

namespace cli {

using base::Json;
using digest::UnitFigures;

namespace {

Json unit_json(const UnitFigures& u) {
    Json out = Json::object();
    if (u.rank)
        out.set("rank", *u.rank);
    else
        out.set("rank", nullptr);
    out.set("unit", u.name)
        .set("group", u.group)
        .set("due", u.due)
        .set("on_time", u.on_time)
        .set("rate", digest::rate(u.on_time, u.due))
        .set("original_rate", digest::rate(u.original, u.due))
        .set("overdue", u.overdue())
        .set("waiting", u.waiting)
        .set("extended", u.extended)
        .set("median_days_late", digest::median(u.late))
        .set("return_rate", digest::rate(u.returned, u.due))
        .set("reds", u.reds);
    return out;
}

Json units_json(const std::vector<UnitFigures>& units) {
    Json out = Json::array();
    for (const UnitFigures& u : units) out.push(unit_json(u));
    return out;
}

// Characters that a sheet's name must not have are not in our titles; the length may be.
std::string sheet_name(const digest::FigureTable& table, size_t n) {
    size_t bracket = table.title.find("（");
    return std::to_string(n) + " " + table.title.substr(0, bracket);
}

}  // namespace

Json to_json(const supervision::Figures& f) {
    return Json::object()
        .set("period", f.figures.name)
        .set("from", base::format_date(f.figures.from))
        .set("to", base::format_date(f.figures.to))
        .set("as_of", base::format_date(f.figures.as_of))
        .set("rows", f.rows)
        .set("rows_hash", f.rows_hash)
        .set("units", units_json(f.figures.lead))
        .set("support", units_json(f.figures.support));
}

base::Result<std::string> figures_workbook(const digest::PeriodFigures& figures) {
    document::Workbook book;
    book.created = figures.as_of;
    size_t n = 0;
    for (const digest::FigureTable& table : digest::figure_tables(figures)) {
        document::Sheet sheet;
        sheet.name = sheet_name(table, ++n);
        for (const std::string& head : table.heads)
            sheet.columns.push_back({head, head == "单位" ? 24.0 : 12.0});
        for (const std::vector<std::string>& line : table.lines) {
            document::SheetRow row;
            for (const std::string& value : line) row.values.emplace_back(value);
            sheet.rows.push_back(std::move(row));
        }
        book.sheets.push_back(std::move(sheet));
    }
    if (book.sheets.empty()) book.sheets.push_back({"督办情况", {{"单位", 24.0}}, {}});
    return document::workbook_bytes(book);
}

}  // namespace cli
