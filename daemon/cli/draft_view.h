#pragma once
// Drafts on the terminal and as JSON, and how the command line names them: D3, and a task in it by
// its ref, by ref#n where several share it, or by its place in the list.

#include <iosfwd>

#include "base/json.h"
#include "cli/session.h"
#include "intake/draft_review.h"
#include "store/draft_store.h"

namespace cli {

[[nodiscard]] std::string draft_name(int64_t id);  // D3
// "D3", "d3" or "3"; nothing where the text names no draft.
[[nodiscard]] std::optional<int64_t> draft_id(const std::string& text);
// kUsage where it is no name of a draft, kNotFound where there is none.
[[nodiscard]] base::Result<store::DraftRow> draft_named(Session& session, const std::string& text);

// The tasks in one state that the texts name, each once, in the draft's order.
[[nodiscard]] base::Result<std::vector<size_t>> tasks_named(const ledger::Draft& draft,
                                                            const std::vector<std::string>& refs,
                                                            ledger::DraftTaskState state);

// Head, sure and unsure tasks, names without a unit with their candidates.
void print_draft_summary(const store::DraftRow& row, const intake::DraftReview& review,
                         std::ostream& out);
// The same with every task and every doubt.
void print_draft(const store::DraftRow& row, const intake::DraftReview& review, std::ostream& out);
[[nodiscard]] base::Json draft_summary_json(const store::DraftRow& row,
                                            const intake::DraftReview& review);
[[nodiscard]] base::Json draft_json(const store::DraftRow& row, const intake::DraftReview& review);

}  // namespace cli
