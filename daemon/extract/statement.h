#pragma once
// An item's text in pieces: paragraphs with their labels, statements (up to 。； or the next 一是),
// and the clauses of a statement. All offsets are bytes into the item's Passage.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/outline.h"

namespace extract {

struct Paragraph {
    size_t begin = 0;
    size_t end = 0;
    std::string
        label;  // 责任单位 of 责任单位：…, 县交通局 of 县交通局：…; empty where there is none
    size_t text = 0;  // behind the label's colon
};

struct Statement {
    size_t begin = 0;
    size_t end = 0;       // behind its mark
    std::string ordinal;  // 一是, 二要 … under which it stands
};

[[nodiscard]] std::vector<Paragraph> paragraphs_of(const Node& node);

// Statements of text[begin, end). Marks inside brackets and quotation marks end nothing.
[[nodiscard]] std::vector<Statement> statements_of(std::string_view text, size_t begin, size_t end);

// 现将…印发给你们，请于4月20日前报…: what a covering notice asks for, behind the issuing.
[[nodiscard]] std::string_view behind_issuing(std::string_view statement);

// The clause, between commas or semicolons, that holds byte `at` of a statement: [begin, end).
struct Clause {
    size_t begin = 0;
    size_t end = 0;
};
[[nodiscard]] Clause clause_at(std::string_view text, const Statement& statement, size_t at);
// All of them, in order; each begins where the one before ends, behind its mark.
[[nodiscard]] std::vector<Clause> clauses_of(std::string_view text, const Statement& statement);

}  // namespace extract
