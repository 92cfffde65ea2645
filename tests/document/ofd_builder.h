#pragma once
// OFD files made by hand, part by part. Millimetres, as the format counts.

#include <string>
#include <vector>

#include "base/utf8.h"
#include "support/zip_writer.h"

inline std::string ofd_text(double x, double y, double size, const std::string& text,
                            const std::string& attributes = {}) {
    size_t n = base::count_characters(text);
    std::string delta =
        n > 1 ? " DeltaX='g " + std::to_string(n - 1) + " " + std::to_string(size) + "'" : "";
    return "<ofd:TextObject ID='1' Boundary='" + std::to_string(x) + " " +
           std::to_string(y - size) + " " + std::to_string(size * static_cast<double>(n)) + " " +
           std::to_string(size * 1.2) + "' Font='2' Size='" + std::to_string(size) + "' " +
           attributes + "><ofd:TextCode X='0' Y='" + std::to_string(size) + "'" + delta + ">" +
           text + "</ofd:TextCode></ofd:TextObject>";
}

inline std::string ofd_line(double x1, double y1, double x2, double y2) {
    return "<ofd:PathObject ID='3' Boundary='0 0 210 297' "
           "LineWidth='0.25'><ofd:AbbreviatedData>M " +
           std::to_string(x1) + " " + std::to_string(y1) + " L " + std::to_string(x2) + " " +
           std::to_string(y2) + "</ofd:AbbreviatedData></ofd:PathObject>";
}

struct OfdBuilder {
    std::vector<std::string> pages;  // objects of each
    std::string space = "http://www.ofdspec.org/2016";
    std::string doc_root = "Doc_0/Document.xml";
    std::string body;      // more of DocBody
    std::string common;    // more of CommonData
    std::string document;  // more of Document
    std::string uses;      // of every page: Template elements
    std::string page_loc = "Pages/Page_";

    OfdBuilder& page(std::string objects) {
        pages.push_back(std::move(objects));
        return *this;
    }

    [[nodiscard]] std::string root() const { return "<ofd:OFD xmlns:ofd='" + space + "'>"; }

    [[nodiscard]] support::ZipWriter writer() const {
        support::ZipWriter zip;
        zip.add("OFD.xml", root() + "<ofd:DocBody><ofd:DocRoot>" + doc_root + "</ofd:DocRoot>" +
                               body + "</ofd:DocBody></ofd:OFD>");
        add_document(zip, "Doc_0");
        return zip;
    }

    void add_document(support::ZipWriter& zip, const std::string& folder) const {
        std::string list;
        for (size_t i = 0; i < pages.size(); ++i) {
            std::string n = std::to_string(i);
            list += "<ofd:Page ID='" + n + "' BaseLoc='" + page_loc + n + "/Content.xml'/>";
            zip.add(folder + "/Pages/Page_" + n + "/Content.xml",
                    "<ofd:Page xmlns:ofd='" + space + "'>" + uses +
                        "<ofd:Content><ofd:Layer ID='9'>" + pages[i] +
                        "</ofd:Layer></ofd:Content></ofd:Page>");
        }
        zip.add(folder + "/Document.xml",
                "<ofd:Document xmlns:ofd='" + space +
                    "'><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 "
                    "297</ofd:PhysicalBox></ofd:PageArea>" +
                    common + "</ofd:CommonData><ofd:Pages>" + list + "</ofd:Pages>" + document +
                    "</ofd:Document>");
    }

    [[nodiscard]] std::string finish() const { return writer().finish(); }
};
