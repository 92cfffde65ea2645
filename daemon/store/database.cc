#include "store/database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdio>

#include "store/event_hash.h"
#include "store/migrations.h"
#include "store/query.h"

namespace store {

using base::Error;
using base::ErrorCode;

namespace {

// mmap_size=0: a shrinking file under a mapping is a crash. The one writer checkpoints by itself.
// Without recursive_triggers, INSERT OR REPLACE would delete past the triggers of append-only
// tables.
void configure(SQLite::Database& handle) {
    handle.setBusyTimeout(5000);
    handle.exec("PRAGMA foreign_keys = ON");
    handle.exec("PRAGMA recursive_triggers = ON");
    handle.exec("PRAGMA journal_mode = WAL");
    handle.exec("PRAGMA synchronous = FULL");
    handle.exec("PRAGMA mmap_size = 0");
    handle.exec("PRAGMA cache_size = -16000");  // KiB; a large run reads each page once
}

int user_version(SQLite::Database& handle) {
    return handle.execAndGet("PRAGMA user_version").getInt();
}

// The step that adds the hash of events.
constexpr int kChainStep = 3;

void migrate(SQLite::Database& handle) {
    for (const Migration& step : migrations()) {
        if (step.number <= user_version(handle)) continue;
        SQLite::Transaction transaction(handle, SQLite::TransactionBehavior::IMMEDIATE);
        handle.exec(std::string(step.sql));
        if (step.number == kChainStep) chain_existing_events(handle);
        handle.exec("PRAGMA user_version = " + std::to_string(step.number));
        transaction.commit();
    }
}

std::string quick_check(SQLite::Database& handle) {
    std::string verdict = handle.execAndGet("PRAGMA quick_check(1)").getString();
    return verdict == "ok" ? "" : verdict;
}

std::string explain(const std::string& path, const SQLite::Exception& error) {
    std::string why = error.what();
    if (error.getErrorCode() == SQLITE_NOTADB) why = "不是 SQLite 数据库，或已损坏";
    if (error.getErrorCode() == SQLITE_CANTOPEN)
        why = "无法打开或创建，请检查目录是否存在、权限是否正确";
    if (error.getErrorCode() == SQLITE_READONLY) why = "只读，请检查文件权限和属主";
    if (error.getErrorCode() == SQLITE_BUSY) why = "正被另一个程序占用";
    if (error.getErrorCode() == SQLITE_FULL) why = "磁盘已满";
    if (error.getErrorCode() == SQLITE_CORRUPT) why = "文件已损坏，请用备份恢复";
    return "数据库 " + path + "：" + why;
}

}  // namespace

Database::Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

base::Result<Database> Database::open(const std::string& path, Check check) {
    try {
        std::unique_ptr<Connection> connection = std::make_unique<Connection>(path);
        int newest = migrations().back().number;
        int found = user_version(connection->handle);
        if (found > newest)
            return Error{ErrorCode::kStorage, "数据库 " + path + " 由更新版本的程序建立（结构第 " +
                                                  std::to_string(found) + " 版，本程序只认识到第 " +
                                                  std::to_string(newest) + " 版），拒绝打开"};
        configure(connection->handle);
        std::string fault = check == Check::kQuick ? quick_check(connection->handle) : "";
        if (!fault.empty())
            return Error{ErrorCode::kStorage,
                         "数据库 " + path + " 校验未通过（" + fault + "），请用备份恢复"};
        migrate(connection->handle);
        return Database(std::move(connection));
    } catch (const SQLite::Exception& error) {
        return Error{ErrorCode::kStorage, explain(path, error)};
    }
}

Database Database::in_memory() {
    base::Result<Database> database = open(":memory:");
    if (!database.ok()) throw std::runtime_error(database.error().message);
    return std::move(database).value();
}

base::Status Database::backup(const std::string& path) {
    if (::access(path.c_str(), F_OK) == 0)
        return Error{ErrorCode::kStorage, "备份文件 " + path + " 已存在，不覆盖"};
    std::string partial = path + ".part";
    std::remove(partial.c_str());
    try {
        SQLite::Statement copy(connection_->handle, "VACUUM INTO ?");
        copy.bind(1, partial);
        copy.exec();
    } catch (const SQLite::Exception& error) {
        std::remove(partial.c_str());
        return Error{ErrorCode::kStorage, explain(path, error)};
    }
    int file = ::open(partial.c_str(), O_RDONLY | O_CLOEXEC);
    bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!synced || std::rename(partial.c_str(), path.c_str()) != 0) {
        std::remove(partial.c_str());
        return Error{ErrorCode::kStorage, "备份文件 " + path + " 未能落盘"};
    }
    return {};
}

std::string Database::integrity_fault() {
    std::string verdict = connection_->handle.execAndGet("PRAGMA integrity_check(1)").getString();
    return verdict == "ok" ? "" : verdict;
}

void Database::release_memory() { sqlite3_db_release_memory(connection_->handle.getHandle()); }

int Database::schema_version() { return user_version(connection_->handle); }

std::string Database::library_version() { return sqlite3_libversion(); }

void Database::execute(const std::string& sql) { connection_->handle.exec(sql); }

Transaction::Transaction(Database& database) : database_(database) {
    database_.connection().handle.exec("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (!open_) return;
    try {
        database_.connection().handle.exec("ROLLBACK");
    } catch (const SQLite::Exception&) {
        // SQLite has rolled back already: a failed COMMIT, a full disk.
    }
}

void Transaction::commit() {
    database_.connection().handle.exec("COMMIT");
    open_ = false;
}

}  // namespace store
