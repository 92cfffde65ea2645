#pragma once
// A formal sheet (督办单) for print: what is overdue, on which clause and in which words, what is
// asked, by whom it is signed.

#include <string>

#include "digest/facts.h"
#include "ledger/sheet.h"

namespace digest {

struct SheetFacts {
    base::Date today{};
    ledger::SheetKind kind = ledger::SheetKind::kBlue;
    std::string cause;
    Row row;
    int year = 0, number = 0;  // 0: a draft, and the sheet says so
    std::string signer;
};

[[nodiscard]] Rendered render(const SheetFacts& sheet);
[[nodiscard]] std::string sheet_number(int year, int number);  // 督办〔2024〕12号

}  // namespace digest
