#pragma once
// Typed reading of a TOML table for the .cc files of `intake` only: takes each known key, and
// refuses what was not asked for. The first fault, by line, is the error of the whole file.

#include <toml++/toml.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace intake {

// Collects the faults of one file.
class TomlFile {
  public:
    explicit TomlFile(std::string_view name) : name_(name) {}
    // Parses; nothing and a fault where the text is no TOML or no UTF-8.
    [[nodiscard]] std::optional<toml::table> parse(std::string_view text);
    void fault(unsigned line, const std::string& reason);
    [[nodiscard]] bool ok() const { return faults_.empty(); }
    // The fault that stands first: "plans/a.toml 第 12 行：…".
    [[nodiscard]] base::Error error() const;

  private:
    struct Fault {
        unsigned line;
        std::string reason;
    };
    std::string name_;
    std::vector<Fault> faults_;
};

class TomlTable {
  public:
    TomlTable(TomlFile& file, const toml::table& table) : file_(file), table_(table) {}

    [[nodiscard]] bool has(std::string_view key) const { return table_.get(key) != nullptr; }
    [[nodiscard]] unsigned line() const { return table_.source().begin.line; }
    [[nodiscard]] unsigned line_of(std::string_view key) const;
    // Absent keys give "" / false / the fallback; a required text must be there and not empty.
    std::string text(std::string_view key);
    std::string required_text(std::string_view key);
    bool flag(std::string_view key);
    int integer(std::string_view key, int fallback, int low, int high);
    // A number, whole or not; 0 and a fault where it is none.
    double number(std::string_view key);
    std::optional<base::Date> date(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    std::vector<base::Date> dates(std::string_view key);
    std::vector<TomlTable> tables(std::string_view key);
    // Call last: whatever was not taken is an unknown key.
    void refuse_unknown();
    void fault(std::string_view key, const std::string& reason);

  private:
    const toml::node* take(std::string_view key);
    std::optional<base::Date> to_date(std::string_view key, const toml::node& node);

    TomlFile& file_;
    const toml::table& table_;
    std::set<std::string, std::less<>> taken_;
};

}  // namespace intake
