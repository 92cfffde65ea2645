#pragma once
// Documents as they came in: each file once, by its digest, with what became of it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "store/database.h"

namespace store {

enum class DocumentState { kReceived, kDrafted, kEmpty, kFailed };
[[nodiscard]] std::string_view name(DocumentState state);          // "failed"
[[nodiscard]] std::string_view chinese_name(DocumentState state);  // 待人工处理

enum class DocumentSource { kInbox, kImport, kUpload };
[[nodiscard]] std::string_view name(DocumentSource source);

// What the reader said of a document.
struct DocumentReport {
    DocumentState state = DocumentState::kReceived;
    std::string format;
    std::string reason;                 // E_ZIP, W_NO_TASKS; empty where nothing is wrong
    std::string message;                // Chinese
    std::vector<std::string> warnings;  // Chinese, the code in front
    std::string text;                   // the reader's flat text

    friend bool operator==(const DocumentReport&, const DocumentReport&) = default;
};

struct DocumentRow {
    int64_t id = 0;
    std::string digest;    // SHA-256, lower-case hex
    std::string name;      // as given; not fit for a terminal or a page without escaping
    std::string original;  // path below the folder of originals
    int64_t size = 0;
    base::Instant received_at{};
    DocumentSource source = DocumentSource::kImport;
    DocumentReport report;  // `text` only where it was asked for
};

// `row.id` is not read. The digest must be new.
[[nodiscard]] int64_t insert_document(Database& database, const DocumentRow& row);
void update_document(Database& database, int64_t id, const DocumentReport& report);
[[nodiscard]] std::optional<DocumentRow> find_document(Database& database, int64_t id);
[[nodiscard]] std::optional<DocumentRow> find_document(Database& database,
                                                       const std::string& digest);
[[nodiscard]] std::string document_text(Database& database, int64_t id);
// Documents that hold no draft and wait for a person, or for the reader; oldest first.
[[nodiscard]] std::vector<DocumentRow> waiting_documents(Database& database);

}  // namespace store
