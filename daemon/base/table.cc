#include "base/table.h"

#include <algorithm>
#include <ostream>

#include "base/utf8.h"

namespace base {

namespace {

void print_cell(std::ostream& out, const std::string& text, size_t width, bool right, bool last) {
    std::string blanks(width - std::min(width, display_width(text)), ' ');
    if (right) out << blanks << text;
    if (!right) out << text << (last ? "" : blanks);
    out << (last ? "\n" : "  ");
}

}  // namespace

std::string fit(const std::string& text, size_t columns) {
    std::string safe = escape_controls(text);
    if (display_width(safe) <= columns) return safe;
    std::string out;
    size_t used = 0;
    for (size_t i = 0; i < safe.size();) {
        size_t size = decode_utf8(safe, i).size;
        std::string_view c = std::string_view(safe).substr(i, size);
        used += display_width(c);
        if (used + 1 > columns) break;
        out += c;
        i += size;
    }
    return out + "…";
}

void Table::print(std::ostream& out, std::string_view indent) const {
    std::vector<size_t> widths;
    std::vector<std::string> headers;
    for (const Column& c : columns_) {
        headers.push_back(c.header);
        widths.push_back(display_width(c.header));
    }
    std::vector<std::vector<std::string>> cells = rows_;
    for (std::vector<std::string>& row : cells)
        for (size_t i = 0; i < row.size(); ++i) {
            row[i] = fit(row[i], columns_[i].widest);
            widths[i] = std::max(widths[i], display_width(row[i]));
        }
    bool headed = std::any_of(headers.begin(), headers.end(),
                              [](const std::string& header) { return !header.empty(); });
    if (headed) cells.insert(cells.begin(), headers);
    for (const std::vector<std::string>& row : cells) {
        out << indent;
        for (size_t i = 0; i < row.size(); ++i)
            print_cell(out, row[i], widths[i], columns_[i].right, i + 1 == row.size());
    }
}

}  // namespace base
