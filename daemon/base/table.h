#pragma once
// A table on a terminal. Chinese characters take two columns; cells that are too wide are cut with
// “…”.

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace base {

class Table {
  public:
    struct Column {
        std::string header;
        size_t widest = 40;  // columns of the terminal
        bool right = false;
    };
    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    // Without any header the line of headers is left out. `indent` stands before every line.
    void print(std::ostream& out, std::string_view indent = "") const;

  private:
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

// At most `columns` wide, cut between characters and marked with “…”; controls are escaped.
[[nodiscard]] std::string fit(const std::string& text, size_t columns);

}  // namespace base
