#pragma once
// Bulletins (通报): drafts, and those that were issued and stay as they are.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"

namespace store {

struct Bulletin {
    int64_t id = 0;
    std::string kind;  // month quarter half-month week
    base::Date from{}, to{};
    std::string state = "draft";      // draft issued
    std::optional<int64_t> corrects;  // 更正 of this bulletin
    std::string reason;               // of a correction
    std::string drafted_by;
    int year = 0, number = 0;  // 0: not issued
    std::string issued_at, issued_by;
    std::string figures;    // JSON, frozen; empty in a draft
    std::string rows_hash;  // SM3 of the rows used
    int rows = 0;
    std::string title, text, html;
};

[[nodiscard]] int64_t insert_bulletin(Database& database, const Bulletin& draft, base::Instant now);
[[nodiscard]] std::optional<Bulletin> find_bulletin(Database& database, int64_t id);
// Newest last.
[[nodiscard]] std::vector<Bulletin> list_bulletins(Database& database);
// Issued corrections of a bulletin, in order.
[[nodiscard]] std::vector<Bulletin> corrections_of(Database& database, int64_t id);
// A draft of the same kind, period and corrected bulletin, where one waits.
[[nodiscard]] std::optional<int64_t> waiting_bulletin(Database& database, const Bulletin& like);
[[nodiscard]] int next_bulletin_number(Database& database, int year);
// With figures, hash, text and number. False: it is no draft any more.
[[nodiscard]] bool issue_bulletin(Database& database, const Bulletin& bulletin, base::Instant now);

}  // namespace store
