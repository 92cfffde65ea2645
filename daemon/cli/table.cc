#include "cli/table.h"

#include <algorithm>
#include <ostream>

#include "base/utf8.h"

namespace cli {

namespace {

void print_cell(std::ostream& out, const std::string& text, size_t width, bool right, bool last) {
    std::string blanks(width - std::min(width, base::display_width(text)), ' ');
    if (right) out << blanks << text;
    if (!right) out << text << (last ? "" : blanks);
    out << (last ? "\n" : "  ");
}

}  // namespace

std::string fit(const std::string& text, size_t columns) {
    std::string safe = base::escape_controls(text);
    if (base::display_width(safe) <= columns) return safe;
    std::string out;
    size_t used = 0;
    for (size_t i = 0; i < safe.size();) {
        size_t size = base::decode_utf8(safe, i).size;
        std::string_view c = std::string_view(safe).substr(i, size);
        used += base::display_width(c);
        if (used + 1 > columns) break;
        out += c;
        i += size;
    }
    return out + "…";
}

void Table::print(std::ostream& out) const {
    std::vector<size_t> widths;
    for (const Column& c : columns_) widths.push_back(base::display_width(c.header));
    std::vector<std::vector<std::string>> cells = rows_;
    for (std::vector<std::string>& row : cells)
        for (size_t i = 0; i < row.size(); ++i) {
            row[i] = fit(row[i], columns_[i].widest);
            widths[i] = std::max(widths[i], base::display_width(row[i]));
        }
    for (size_t i = 0; i < columns_.size(); ++i)
        print_cell(out, columns_[i].header, widths[i], columns_[i].right, i + 1 == columns_.size());
    for (const std::vector<std::string>& row : cells)
        for (size_t i = 0; i < row.size(); ++i)
            print_cell(out, row[i], widths[i], columns_[i].right, i + 1 == row.size());
}

}  // namespace cli
