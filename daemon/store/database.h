#pragma once
// The ledger's database: one SQLite file, WAL, synchronous=FULL, one writer. Failures of SQLite are
// exceptions (std::runtime_error); refusals that an administrator must read are Results.

#include <memory>
#include <string>

#include "base/date.h"
#include "base/result.h"

namespace store {

class Database {
  public:
    // Opens or creates the file and migrates it, each step and its number in one transaction.
    // Refuses a file of a newer program and one that is no database; with kQuick also one that
    // fails SQLite's quick check, which reads the whole file.
    enum class Check { kNone, kQuick };
    [[nodiscard]] static base::Result<Database> open(const std::string& path,
                                                     Check check = Check::kNone);
    // ":memory:", for tests and simulation.
    [[nodiscard]] static Database in_memory();

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    // Online copy to a file that must not exist; the copy is complete and synced, or absent.
    [[nodiscard]] base::Status backup(const std::string& path);
    // Empty when sound, else what SQLite reports.
    [[nodiscard]] std::string integrity_fault();
    // Gives back the page cache after a large piece of work.
    void release_memory();
    [[nodiscard]] int schema_version();
    [[nodiscard]] static std::string library_version();
    // Runs statements as they are: tests and benchmarks.
    void execute(const std::string& sql);

    struct Connection;  // store's own
    [[nodiscard]] Connection& connection() const { return *connection_; }

  private:
    explicit Database(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> connection_;
};

// BEGIN IMMEDIATE … COMMIT by name; rolls back where commit() was not reached. Not nested.
class Transaction {
  public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

  private:
    Database& database_;
    bool open_ = true;
};

}  // namespace store
