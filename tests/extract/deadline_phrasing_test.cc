// Runs deadline_phrasings.txt: several hundred wordings, positive and negative, with their values.

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "base/text.h"
#include "extract/deadline.h"

namespace {

std::string shown(const ledger::Deadline& d) {
    switch (d.kind) {
        case ledger::DeadlineKind::kDate: {
            std::string start = d.start ? base::format_date(*d.start) + ".." : "";
            return (d.soft ? "~" : "") + start + base::format_date(*d.due);
        }
        case ledger::DeadlineKind::kRecurring:
            return d.rrule + (d.min > 1 ? "*" + std::to_string(d.min) : "");
        case ledger::DeadlineKind::kRelative:
            return std::to_string(d.days) + " " + std::string(ledger::name(d.unit));
        case ledger::DeadlineKind::kNone:
            break;
    }
    return "none";
}

std::string shown(const std::vector<ledger::Deadline>& deadlines) {
    std::vector<std::string> parts;
    for (const ledger::Deadline& d : deadlines) parts.push_back(shown(d));
    return parts.empty() ? "-" : base::join(parts, " + ");
}

struct Row {
    int line;
    base::Date date;
    std::string phrasing;
    std::string expected;
};

std::vector<Row> rows_of(const std::string& name) {
    std::ifstream file(std::string(DUBAN_SOURCE_DIR "/tests/extract/") + name);
    REQUIRE(file);
    std::vector<Row> out;
    std::optional<base::Date> date;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line.front() == '#') continue;
        if (line.front() == '@') {
            date = base::parse_date(line.substr(1));
            REQUIRE(date);
            continue;
        }
        size_t bar = line.rfind(" | ");
        REQUIRE(bar != std::string::npos);
        out.push_back({number, date.value(), line.substr(0, bar), line.substr(bar + 3)});
    }
    return out;
}

}  // namespace

TEST_CASE("every phrasing of the table has the value that the guide gives it", "[extract]") {
    std::vector<Row> rows = rows_of("deadline_phrasings.txt");
    CHECK(rows.size() > 300);
    for (const Row& row : rows) {
        INFO("line " << row.line << ": " << row.phrasing);
        CHECK(shown(extract::deadlines_in(row.phrasing, {row.date})) == row.expected);
    }
}

TEST_CASE("blanks and line breaks inside a wording change nothing", "[extract]") {
    for (const Row& row : rows_of("deadline_phrasings.txt")) {
        std::string spread;
        for (size_t i = 0; i < row.phrasing.size(); ++i) {
            bool starts_character = (static_cast<unsigned char>(row.phrasing[i]) & 0xC0) == 0xC0;
            if (i > 0 && starts_character) spread += i % 2 == 0 ? "\n" : " ";
            spread += row.phrasing[i];
        }
        INFO("line " << row.line << ": " << row.phrasing);
        CHECK(shown(extract::deadlines_in(spread, {row.date})) == row.expected);
    }
}
