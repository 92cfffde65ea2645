#pragma once
// A prepared statement with typed values, for the .cc files of `store` only.

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "store/database.h"

namespace store {

struct Database::Connection {
    explicit Connection(const std::string& path)
        : handle(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX) {}
    SQLite::Database handle;
    // Prepared once for each SQL text, which must be a literal: its address is the key.
    std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> statements;
};

// Binds ?1, ?2 … in order. One live Query for each SQL text at a time.
class Query {
  public:
    template <class... Values>
    Query(const Database& database, const char* sql, const Values&... values)
        : statement_(prepare(database.connection(), sql)) {
        statement_.reset();
        int at = 0;
        (bind(++at, values), ...);
    }
    ~Query() { statement_.tryReset(); }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    bool next() { return statement_.executeStep(); }
    // Runs a statement without rows; the number of rows changed.
    int run() { return statement_.exec(); }

    [[nodiscard]] int64_t integer(int column) { return statement_.getColumn(column).getInt64(); }
    [[nodiscard]] int small(int column) { return statement_.getColumn(column).getInt(); }
    [[nodiscard]] double real(int column) { return statement_.getColumn(column).getDouble(); }
    [[nodiscard]] bool is_null(int column) { return statement_.getColumn(column).isNull(); }
    [[nodiscard]] std::string text(int column) {
        SQLite::Column value = statement_.getColumn(column);
        return {value.getText(), static_cast<size_t>(value.getBytes())};
    }
    [[nodiscard]] base::Date date(int column) { return *base::parse_date(text(column)); }
    [[nodiscard]] std::optional<base::Date> maybe_date(int column) {
        return base::parse_date(text(column));
    }
    [[nodiscard]] std::optional<base::Instant> maybe_instant(int column) {
        return base::parse_utc(text(column));
    }
    [[nodiscard]] std::vector<std::string> list(int column) {
        std::vector<std::string> out;
        base::Result<base::Json> json = base::parse_json(text(column));
        if (!json.ok() || !json->as_array()) return out;
        for (const base::Json& item : *json->as_array())
            if (item.as_string()) out.push_back(*item.as_string());
        return out;
    }

  private:
    static SQLite::Statement& prepare(Database::Connection& connection, const char* sql) {
        std::unique_ptr<SQLite::Statement>& slot = connection.statements[sql];
        if (!slot) slot = std::make_unique<SQLite::Statement>(connection.handle, sql);
        return *slot;
    }
    void bind(int at, int64_t value) { statement_.bind(at, value); }
    void bind(int at, double value) { statement_.bind(at, value); }
    void bind(int at, int value) { statement_.bind(at, value); }
    void bind(int at, bool value) { statement_.bind(at, value ? 1 : 0); }
    void bind(int at, const std::string& value) { statement_.bind(at, value); }
    void bind(int at, std::string_view value) { statement_.bind(at, std::string(value)); }
    void bind(int at, const char* value) { statement_.bind(at, value); }
    void bind(int at, const std::vector<std::string>& value) {
        statement_.bind(at, base::Json(value).dump());
    }
    void bind(int at, base::Date value) { statement_.bind(at, base::format_date(value)); }
    void bind(int at, base::Instant value) { statement_.bind(at, base::format_utc(value)); }
    template <class T>
    void bind(int at, const std::optional<T>& value) {
        if (value) return bind(at, *value);
        statement_.bind(at);
    }

    SQLite::Statement& statement_;
};

// The rowid of the last INSERT.
[[nodiscard]] inline int64_t last_id(const Database& database) {
    return database.connection().handle.getLastInsertRowid();
}

}  // namespace store
