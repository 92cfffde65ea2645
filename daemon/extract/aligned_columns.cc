#include "extract/aligned_columns.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "extract/table_column.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kFewestColumns = 3;
constexpr size_t kFewestRows = 2;
constexpr size_t kLongestLine = 600;  // bytes
constexpr size_t kWidestGap = 2;      // columns of a blank that stands within a cell, less one

struct Segment {
    size_t gap = 0;    // byte of the blank before it
    size_t begin = 0;  // bytes of the source
    size_t end = 0;
    size_t column = 0;  // where it is printed
};

bool blank(char32_t c) { return c == ' ' || c == 0x3000 || c == 0xA0; }

// The pieces of a line that two blanks or more part.
std::vector<Segment> segments(std::string_view source, size_t begin, size_t end) {
    std::vector<Segment> out;
    size_t column = 0, run = kWidestGap, gap = begin;
    for (size_t i = begin; i < end;) {
        base::CodePoint c = base::decode_utf8(source, i);
        if (blank(c.value)) {
            if (run == 0) gap = i;
            run += c.value == 0x3000 ? 2 : 1;
        } else if (c.value != '\r') {
            bool opens = out.empty() || run >= kWidestGap;
            if (opens) out.push_back({gap, i, i, column});
            out.back().end = i + c.size;
            run = 0;
        }
        column += c.value < 0x80 ? 1 : 2;
        i += c.size;
    }
    return out;
}

class GapFinder {
  public:
    explicit GapFinder(std::string_view source) : source_(source) {}

    std::vector<size_t> find() {
        for (size_t begin = 0; begin < source_.size();) {
            size_t end = line_end(begin);
            if (!take_table(begin, end)) begin = end + 1;
        }
        return std::move(out_);
    }

  private:
    [[nodiscard]] size_t line_end(size_t begin) const {
        return std::min(source_.find('\n', begin), source_.size());
    }

    [[nodiscard]] std::vector<Segment> line(size_t begin, size_t end) const {
        bool plain = end - begin <= kLongestLine &&
                     source_.substr(begin, end - begin).find_first_of("\t|") == source_.npos;
        return plain ? segments(source_, begin, end) : std::vector<Segment>{};
    }

    [[nodiscard]] bool names_columns(const std::vector<Segment>& header) const {
        if (header.size() < kFewestColumns) return false;
        std::vector<std::string> names;
        for (const Segment& s : header)
            names.push_back(without_blanks(source_.substr(s.begin, s.end - s.begin)));
        return header_row(names) && task_header(with_name(names));
    }

    // A header at `begin` and its rows; moves `begin` behind them.
    bool take_table(size_t& begin, size_t end) {
        if (end - begin < 3 * kFewestColumns) return false;
        std::vector<Segment> header = line(begin, end);
        if (!names_columns(header)) return false;
        std::vector<size_t> gaps;
        add_gaps(gaps, header, header);
        size_t whole = 0, rows = 0, at = end + 1;
        while (at < source_.size()) {
            size_t stop = line_end(at);
            std::vector<Segment> row = line(at, stop);
            bool text = row.empty() || (row.size() == 1 && row[0].column < header[1].column);
            if (text) break;
            ++rows;
            whole += row.size() == header.size();
            add_gaps(gaps, row, header);
            at = stop + 1;
        }
        if (whole < kFewestRows || whole * 2 < rows) return false;
        out_.insert(out_.end(), gaps.begin(), gaps.end());
        begin = at;
        return true;
    }

    // A row as long as the header stands below it cell by cell, a shorter one by its places.
    static void add_gaps(std::vector<size_t>& gaps, const std::vector<Segment>& row,
                         const std::vector<Segment>& header) {
        size_t from = 0;
        for (size_t i = 0; i < row.size(); ++i) {
            size_t to = row.size() >= header.size() ? std::min(i, header.size() - 1)
                                                    : nearest(header, row[i].column, from);
            size_t tabs = i == 0 ? to : to + 1 - from;
            gaps.insert(gaps.end(), tabs, row[i].gap);
            from = to + 1;
        }
    }

    static size_t nearest(const std::vector<Segment>& header, size_t column, size_t from) {
        size_t best = std::min(from, header.size() - 1);
        auto distance = [column](const Segment& s) {
            return s.column > column ? s.column - column : column - s.column;
        };
        for (size_t i = best; i < header.size(); ++i)
            if (distance(header[i]) < distance(header[best])) best = i;
        return best;
    }

    std::string_view source_;
    std::vector<size_t> out_;
};

}  // namespace

std::vector<size_t> column_gaps(std::string_view source) { return GapFinder(source).find(); }

}  // namespace extract
