#pragma once
// Drafts of plans, as read from a document and worked through by an officer. Two people may work on
// one draft: a change names the version that it saw, and is refused where another came first.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/draft.h"
#include "store/database.h"

namespace store {

enum class DraftState { kOpen, kConfirmed, kDiscarded };
[[nodiscard]] std::string_view name(DraftState state);          // "open"
[[nodiscard]] std::string_view chinese_name(DraftState state);  // 待确认

struct DraftRow {
    int64_t id = 0;
    int64_t document_id = 0;
    int position = 1;  // among the drafts of the document
    DraftState state = DraftState::kOpen;
    int version = 1;
    std::optional<int64_t> plan_id;  // that its confirmed tasks went to
    ledger::Draft draft;
};

// The same without the tasks: for lists.
struct DraftLine {
    int64_t id = 0;
    int64_t document_id = 0;
    std::string document_name;
    std::string number, title;
    std::optional<base::Date> issued;
    int tasks = 0, open_tasks = 0;
    DraftState state = DraftState::kOpen;
};

[[nodiscard]] int64_t insert_draft(Database& database, int64_t document_id, int position,
                                   const ledger::Draft& draft, base::Instant now);
[[nodiscard]] std::optional<DraftRow> find_draft(Database& database, int64_t id);
[[nodiscard]] std::vector<DraftRow> drafts_of_document(Database& database, int64_t document_id);
// Open ones, or all; newest document last.
[[nodiscard]] std::vector<DraftLine> list_drafts(Database& database, bool all);
// Whether tasks of the plan were confirmed out of a draft.
[[nodiscard]] bool is_from_draft(Database& database, int64_t plan_id);
// Writes draft, state and plan of a row that was read at `row.version`. False: somebody changed it
// since, and nothing is written.
[[nodiscard]] bool update_draft(Database& database, const DraftRow& row);

}  // namespace store
