#include "store/document_store.h"

#include <array>
#include <utility>

#include "store/query.h"

namespace store {

namespace {

struct StateName {
    DocumentState state;
    std::string_view name, chinese;
};
constexpr std::array<StateName, 4> kStates = {{
    {DocumentState::kReceived, "received", "待读取"},
    {DocumentState::kDrafted, "drafted", "已成草稿"},
    {DocumentState::kEmpty, "empty", "未找到任务"},
    {DocumentState::kFailed, "failed", "待人工处理"},
}};

constexpr std::array<std::pair<DocumentSource, std::string_view>, 3> kSources = {{
    {DocumentSource::kInbox, "inbox"},
    {DocumentSource::kImport, "import"},
    {DocumentSource::kUpload, "upload"},
}};

DocumentState state_of(std::string_view text) {
    for (const StateName& s : kStates)
        if (s.name == text) return s.state;
    throw std::runtime_error("document state unknown: " + std::string(text));
}

DocumentSource source_of(std::string_view text) {
    for (const auto& [source, word] : kSources)
        if (word == text) return source;
    throw std::runtime_error("document source unknown: " + std::string(text));
}

DocumentRow read_document(Query& q) {
    DocumentRow row;
    row.id = q.integer(0);
    row.digest = q.text(1);
    row.name = q.text(2);
    row.report.format = q.text(3);
    row.size = q.integer(4);
    row.original = q.text(5);
    row.received_at = q.maybe_instant(6).value_or(base::Instant{});
    row.source = source_of(q.text(7));
    row.report.state = state_of(q.text(8));
    row.report.reason = q.text(9);
    row.report.message = q.text(10);
    row.report.warnings = q.list(11);
    return row;
}

}  // namespace

std::string_view name(DocumentState state) { return kStates.at(static_cast<size_t>(state)).name; }

std::string_view chinese_name(DocumentState state) {
    return kStates.at(static_cast<size_t>(state)).chinese;
}

std::string_view name(DocumentSource source) {
    return kSources.at(static_cast<size_t>(source)).second;
}

int64_t insert_document(Database& database, const DocumentRow& row) {
    const DocumentReport& r = row.report;
    Query(database,
          "INSERT INTO document (digest, name, format, size, original, received_at, source, state, "
          "reason, message, warnings, text) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
          row.digest, row.name, r.format, row.size, row.original, row.received_at, name(row.source),
          name(r.state), r.reason, r.message, r.warnings, r.text)
        .run();
    return last_id(database);
}

void update_document(Database& database, int64_t id, const DocumentReport& r) {
    Query(database,
          "UPDATE document SET format = ?2, state = ?3, reason = ?4, message = ?5, warnings = ?6, "
          "text = ?7 WHERE id = ?1",
          id, r.format, name(r.state), r.reason, r.message, r.warnings, r.text)
        .run();
}

std::optional<DocumentRow> find_document(Database& database, int64_t id) {
    Query query(database,
                "SELECT id, digest, name, format, size, original, received_at, source, state, "
                "reason, message, warnings FROM document WHERE id = ?1",
                id);
    if (!query.next()) return {};
    return read_document(query);
}

std::optional<DocumentRow> find_document(Database& database, const std::string& digest) {
    Query query(database,
                "SELECT id, digest, name, format, size, original, received_at, source, state, "
                "reason, message, warnings FROM document WHERE digest = ?1",
                digest);
    if (!query.next()) return {};
    return read_document(query);
}

std::string document_text(Database& database, int64_t id) {
    Query query(database, "SELECT text FROM document WHERE id = ?1", id);
    return query.next() ? query.text(0) : "";
}

std::vector<DocumentRow> waiting_documents(Database& database) {
    std::vector<DocumentRow> out;
    Query query(database,
                "SELECT id, digest, name, format, size, original, received_at, source, state, "
                "reason, message, warnings FROM document "
                "WHERE state IN ('received', 'empty', 'failed') ORDER BY received_at, id");
    while (query.next()) out.push_back(read_document(query));
    return out;
}

}  // namespace store
