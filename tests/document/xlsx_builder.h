#pragma once
// Workbooks made by hand, part by part.

#include <string>
#include <vector>

#include "support/zip_writer.h"

struct XlsxBuilder {
    struct Sheet {
        std::string name, rows;               // rows: <row>…</row>
        std::string state;                    // hidden veryHidden
        std::string before = {}, after = {};  // of sheetData: cols, mergeCells
    };
    std::vector<Sheet> sheets;
    std::vector<std::string> strings;  // content of <si>
    std::string formats;               // content of numFmts
    std::vector<int> styles = {0};     // numFmtId by style
    bool from_1904 = false;
    std::string target = "worksheets/";

    XlsxBuilder& sheet(std::string name, std::string rows, std::string after = {},
                       std::string before = {}, std::string state = {}) {
        sheets.push_back({std::move(name), std::move(rows), std::move(state), std::move(before),
                          std::move(after)});
        return *this;
    }

    [[nodiscard]] support::ZipWriter writer() const {
        support::ZipWriter zip;
        zip.add("_rels/.rels",
                "<Relationships><Relationship Id='r1' Type='http://x/officeDocument' "
                "Target='/xl/workbook.xml'/></Relationships>");
        std::string list, relations;
        for (size_t i = 0; i < sheets.size(); ++i) {
            std::string n = std::to_string(i + 1);
            list += "<sheet name='" + sheets[i].name + "' sheetId='" + n + "' r:id='rId" + n + "'" +
                    (sheets[i].state.empty() ? "" : " state='" + sheets[i].state + "'") + "/>";
            relations += "<Relationship Id='rId" + n + "' Type='http://x/worksheet' Target='" +
                         target + "sheet" + n + ".xml'/>";
            zip.add("xl/worksheets/sheet" + n + ".xml",
                    "<worksheet><dimension ref='A1:XFD1048576'/>" + sheets[i].before +
                        "<sheetData>" + sheets[i].rows + "</sheetData>" + sheets[i].after +
                        "</worksheet>");
        }
        zip.add("xl/workbook.xml", std::string("<workbook xmlns:r='r'><workbookPr date1904='") +
                                       (from_1904 ? "1" : "0") + "'/><sheets>" + list +
                                       "</sheets></workbook>");
        zip.add("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
        std::string items;
        for (const std::string& item : strings) items += "<si>" + item + "</si>";
        zip.add("xl/sharedStrings.xml", "<sst>" + items + "</sst>");
        std::string cell_formats;
        for (int id : styles) cell_formats += "<xf numFmtId='" + std::to_string(id) + "'/>";
        zip.add("xl/styles.xml", "<styleSheet><numFmts>" + formats + "</numFmts><cellXfs>" +
                                     cell_formats + "</cellXfs></styleSheet>");
        return zip;
    }
    [[nodiscard]] std::string finish() const { return writer().finish(); }
};

inline std::string inline_cell(const std::string& address, const std::string& text) {
    return "<c r='" + address + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
}

inline std::string number_cell(const std::string& address, const std::string& value,
                               int style = 0) {
    return "<c r='" + address + "' s='" + std::to_string(style) + "'><v>" + value + "</v></c>";
}

// A row of inline cells from column A on; empty texts give no cell.
inline std::string text_row(int row, const std::vector<std::string>& texts,
                            const std::string& attributes = {}) {
    std::string out = "<row r='" + std::to_string(row) + "' " + attributes + ">";
    for (size_t i = 0; i < texts.size(); ++i)
        if (!texts[i].empty())
            out += inline_cell(static_cast<char>('A' + i) + std::to_string(row), texts[i]);
    return out + "</row>";
}
