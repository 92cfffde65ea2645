#pragma once
// A message before it takes a form: the text part and the HTML part are written from the same page,
// so that they cannot say different things. Every string here is clean: one line of valid UTF-8.

#include <optional>
#include <string>
#include <vector>

#include "digest/facts.h"

namespace digest {

// One row of the ledger in words. Empty: the line is left out.
struct Entry {
    ledger::Light light = ledger::Light::kGrey;
    std::string title;
    std::string standing;  // 已逾期8天
    std::string mark;      // 载入时已逾期
    std::string due;       // 2024年9月30日（周一）
    std::string duty;      // 县教科局（牵头），办理中
    std::string basis;  // 兴政办函〔2024〕7号 三/（一），原文“11月底前完成”
    std::string reminders;  // 临期提醒（9月24日）、到期提醒（9月30日）
    std::string note;
};

// Entries under one heading; no heading where the section has one group only.
struct Group {
    std::string heading;             // 县教科局：2项，最长逾期8天
    std::vector<std::string> items;  // rows in a line each, numbered
    std::vector<Entry> entries;
};

// Figures by name. In text a line each without zeros, 县直部门：在办10项，红灯1项; in HTML a table.
struct Table {
    std::string name_header;
    struct Column {
        std::string header;
        std::string measure;  // 项; in text only
    };
    std::vector<Column> columns;  // of the figures
    struct Line {
        std::string name;
        std::vector<int> figures;
    };
    std::vector<Line> lines;
};

struct Section {
    std::string title;  // without its numeral
    std::vector<std::string> paragraphs;
    std::vector<std::string> commands;  // after the paragraphs, to be copied: never folded
    std::optional<Totals> totals;
    std::optional<Table> table;
    std::vector<std::string> items;  // a numbered list
    std::vector<Group> groups;
};

struct Page {
    std::string subject;
    std::string late_notice;  // the first line; empty where the message is in time
    std::string heading;
    std::string salutation;  // 县教科局联络员：
    std::vector<std::string> opening;
    std::vector<Section> sections;
    std::vector<std::string> closing;
};

// The page as a channel sends it.
[[nodiscard]] Rendered written(const Page& page);

}  // namespace digest
