#pragma once
// What the extraction hands over: a plan as the document states it, and beside every task what an
// officer needs to check it.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "ledger/plan.h"

namespace extract {

// Where the document says a task a second time.
struct OtherPlace {
    std::string ref;
    std::string quote;
    size_t source_offset = 0;

    friend bool operator==(const OtherPlace&, const OtherPlace&) = default;
};

// What an allocation table allots: 12.5 万吨. The value stays as printed.
struct Quantity {
    std::string value;
    std::string measure;  // empty where the table does not state it

    friend bool operator==(const Quantity&, const Quantity&) = default;
};

struct DraftTask {
    ledger::Task task;
    std::string source_text;   // the item's whole text, number and heading included, blanks removed
    size_t source_offset = 0;  // byte of the item's first character in the text given to extract()
    std::optional<int> page;   // printed page, where the text shows page breaks
    std::string cell;          // xlsx: 任务清单!B7
    std::vector<OtherPlace> also_at;   // the same task in other places of the document
    std::optional<Quantity> quantity;  // of an allocation table
    double confidence = 0;  // 0–1: how sure task, units and deadline are, taken together
    std::vector<std::string> diagnostics;  // Chinese: what could not be decided, and why
};

struct Draft {
    ledger::Plan plan;         // header only; `plan.tasks` stays empty
    bool has_date = false;     // plan.issued was found in the text or given by the caller
    size_t source_offset = 0;  // first byte of the document in the text given to extract()
    std::vector<DraftTask> tasks;
    std::vector<std::string> diagnostics;
};

}  // namespace extract
