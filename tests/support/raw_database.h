#pragma once
// SQLite beside the store's own connection: what a test plants in a file, and what it reads back.

#include <string>

#include "store/query.h"

namespace test {

class RawDatabase {
  public:
    explicit RawDatabase(const std::string& path)
        : handle_(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {}
    void run(const std::string& sql) { handle_.exec(sql); }
    std::string text(const std::string& sql) { return handle_.execAndGet(sql).getString(); }

  private:
    SQLite::Database handle_;
};

// The first column of the first row, over the store's own connection.
inline std::string text_of(store::Database& db, const std::string& sql) {
    return db.connection().handle.execAndGet(sql).getString();
}

// Whether a statement is refused by the schema.
inline bool refused(store::Database& db, const std::string& sql) {
    try {
        db.execute(sql);
        return false;
    } catch (const SQLite::Exception&) {
        return true;
    }
}

// All tables, indexes and triggers, each as it was created.
inline std::string schema_of(store::Database& db) {
    std::string out = "-- The schema after all steps; written by tests/store (DUBAN_ACCEPT=1).\n";
    SQLite::Statement rows(db.connection().handle,
                           "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid");
    while (rows.executeStep()) out += "\n" + rows.getColumn(0).getString() + ";\n";
    return out;
}

// Every row of every table as text, for comparing two states of a ledger byte by byte.
inline std::string dump(store::Database& db) {
    std::string out;
    SQLite::Database& handle = db.connection().handle;
    SQLite::Statement tables(handle,
                             "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    while (tables.executeStep()) {
        std::string name = tables.getColumn(0).getString();
        SQLite::Statement rows(handle, "SELECT * FROM " + name);
        while (rows.executeStep()) {
            out += name;
            for (int i = 0; i < rows.getColumnCount(); ++i)
                out += "|" + (rows.getColumn(i).isNull() ? "NULL" : rows.getColumn(i).getString());
            out += '\n';
        }
    }
    return out;
}

}  // namespace test
