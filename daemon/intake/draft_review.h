#pragma once
// What an officer must look at before a draft is confirmed: names that mean nobody, and a list of
// doubts to be worked through in order. Pure: draft, register and today in, findings out.

#include <string>
#include <vector>

#include "ledger/draft.h"
#include "units/suggestion.h"

namespace intake {

struct UnresolvedName {
    std::string printed;
    std::string listed;  // why it stands for no stated unit, where the register says so
    bool odd = false;    // holds characters that nobody sees: never matched by itself
    std::vector<units::Suggestion> candidates;
    std::vector<size_t> tasks;  // open ones, indexes into the draft's tasks

    // Whether it keeps its tasks out of the ledger until an officer has spoken.
    [[nodiscard]] bool blocks() const { return listed.empty(); }
};

struct Doubt {
    std::string code;            // W_UNIT …
    std::optional<size_t> task;  // absent: of the document as a whole
    std::string message;         // Chinese
};

struct DraftReview {
    std::vector<UnresolvedName> names;  // in the order in which they are printed
    std::vector<Doubt> doubts;          // the document's first, then task by task
    std::vector<size_t> sure;           // open tasks without a doubt
    std::vector<size_t> unsure;         // the other open tasks
};

[[nodiscard]] DraftReview review_draft(const ledger::Draft& draft, const units::Register& units,
                                       base::Date today);

}  // namespace intake
