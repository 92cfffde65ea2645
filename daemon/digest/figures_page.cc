// Figures as tables, and the tables as text and as HTML for print.

#include <sstream>

#include "base/table.h"
#include "digest/clean.h"
#include "digest/entry.h"
#include "digest/figures.h"
#include "digest/wording.h"
#include "digest/wrap.h"

namespace digest {

namespace {

const std::vector<std::string>& heads(bool ranked) {
    static const std::vector<std::string> kRanked = {
        "名次", "单位",       "应办结",   "按期",         "按期办结率", "原时限按期率",
        "超期", "其中待核销", "延期件数", "逾期天数中位", "退回率",     "在办红灯"};
    static const std::vector<std::string> kSupport(kRanked.begin() + 1, kRanked.end() - 1);
    return ranked ? kRanked : kSupport;
}

std::string rank_word(const UnitFigures& u) {
    if (u.rank) return std::to_string(*u.rank);
    return u.due == 0 ? "—" : "不排名";
}

std::vector<std::string> cells(const UnitFigures& u, bool ranked) {
    auto share = [&u](int part) { return u.due == 0 ? std::string("—") : rate(part, u.due); };
    std::vector<std::string> out = {clean_line(u.name, kNameLimit),
                                    std::to_string(u.due),
                                    std::to_string(u.on_time),
                                    rate(u.on_time, u.due),
                                    share(u.original),
                                    std::to_string(u.overdue()),
                                    std::to_string(u.waiting),
                                    std::to_string(u.extended),
                                    u.late.empty() ? "—" : median(u.late),
                                    share(u.returned)};
    if (!ranked) return out;
    out.insert(out.begin(), rank_word(u));
    out.push_back(std::to_string(u.reds));
    return out;
}

void add_tables(std::vector<FigureTable>& out, const std::vector<UnitFigures>& units, bool ranked) {
    for (size_t from = 0; from < units.size();) {
        std::string kind = ranked ? "牵头和责任事项" : "配合事项，不计分";
        FigureTable table{
            std::string(group_name(units[from].group)) + "（" + kind + "）", heads(ranked), {}};
        size_t to = from;
        for (; to < units.size() && units[to].group == units[from].group; ++to)
            table.lines.push_back(cells(units[to], ranked));
        out.push_back(std::move(table));
        from = to;
    }
}

std::string summary(const PeriodFigures& f) {
    int due = 0, on_time = 0, original = 0, extended = 0, reds = 0;
    for (const UnitFigures& u : f.lead) {
        due += u.due;
        on_time += u.on_time;
        original += u.original;
        extended += u.extended;
        reds += u.reds;
    }
    std::string out = f.name + "（" + base::format_date_chinese(f.from) + "至" +
                      base::format_date_chinese(f.to) + "，截至" +
                      base::format_date_chinese(f.as_of) + "），";
    if (due == 0) return out + "没有应办结事项。在办红灯" + std::to_string(reds) + "项。";
    return out + "应办结" + std::to_string(due) + "项，按期办结" + std::to_string(on_time) +
           "项，按期办结率" + rate(on_time, due) + "，原时限按期率" + rate(original, due) +
           "，超期" + std::to_string(due - on_time) + "项，延期" + std::to_string(extended) +
           "件，在办红灯" + std::to_string(reds) + "项。";
}

std::string text_of(const std::string& title, const std::string& opening,
                    const std::vector<FigureTable>& tables,
                    const std::vector<std::string>& remarks) {
    std::string out = title + "\n\n";
    append_wrapped(out, opening, "\u3000\u3000", "");
    for (const FigureTable& t : tables) {
        out += "\n" + t.title + "\n";
        std::vector<base::Table::Column> columns;
        for (const std::string& head : t.heads)
            columns.push_back({head, 40, head != "单位" && head != "名次"});
        base::Table table(columns);
        for (const std::vector<std::string>& line : t.lines) table.add(line);
        std::ostringstream written;
        table.print(written);
        out += written.str();
    }
    if (!remarks.empty()) out += "\n";
    for (const std::string& remark : remarks) append_wrapped(out, remark, "\u3000\u3000", "");
    return out;
}

std::string html_of(const std::string& title, const std::string& opening,
                    const std::vector<FigureTable>& tables,
                    const std::vector<std::string>& remarks) {
    const std::string cell = "style='padding:4px 6px;border:1px solid #c8c8c8'";
    std::string out =
        "<!DOCTYPE html>\n<html lang='zh-CN'><head><meta charset='utf-8'><title>" + escaped(title) +
        "</title></head>\n<body style='font-family:Microsoft YaHei,PingFang SC,Noto Sans CJK SC,"
        "sans-serif;font-size:14px;line-height:1.6;color:#1a1a1a'>\n<h1 style='font-size:20px'>" +
        escaped(title) + "</h1>\n<p>" + escaped(opening) + "</p>\n";
    for (const FigureTable& t : tables) {
        out +=
            "<h2 style='font-size:16px'>" + escaped(t.title) +
            "</h2>\n<table cellspacing='0' style='border-collapse:collapse;font-size:13px'>\n<tr>";
        for (const std::string& head : t.heads)
            out += "<th " + cell + ">" + escaped(head) + "</th>";
        out += "</tr>\n";
        for (const std::vector<std::string>& line : t.lines) {
            out += "<tr style='page-break-inside:avoid'>";
            for (const std::string& value : line)
                out += "<td " + cell + ">" + escaped(value) + "</td>";
            out += "</tr>\n";
        }
        out += "</table>\n";
    }
    for (const std::string& remark : remarks) out += "<p>" + escaped(remark) + "</p>\n";
    return out + "</body></html>\n";
}

}  // namespace

std::string escaped(const std::string& text) {
    std::string out;
    for (char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::vector<FigureTable> figure_tables(const PeriodFigures& figures) {
    std::vector<FigureTable> out;
    add_tables(out, figures.lead, true);
    add_tables(out, figures.support, false);
    return out;
}

Rendered render(const PeriodFigures& figures, const std::string& title,
                const std::vector<std::string>& remarks) {
    std::vector<FigureTable> tables = figure_tables(figures);
    std::string opening = summary(figures);
    std::string head = clean_line(title, kTitleLimit);
    return {head, text_of(head, opening, tables, remarks), html_of(head, opening, tables, remarks)};
}

}  // namespace digest
