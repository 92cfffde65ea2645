// The passes, in order. Each takes values and hands over values.

#include "extract/extract.h"

#include <algorithm>

#include "base/text.h"
#include "extract/cell_lines.h"
#include "extract/document_split.h"
#include "extract/doubts.h"
#include "extract/grid_table.h"
#include "extract/header.h"
#include "extract/item_tasks.h"
#include "extract/normal_text.h"
#include "extract/outline.h"
#include "extract/restated.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr int kEarliestYear = 1990;

Draft draft_of(const Header& header) {
    Draft draft;
    draft.plan.number = header.number;
    draft.plan.title = header.title;
    draft.plan.issuer = header.issuer;
    draft.plan.kind = header.kind;
    draft.has_date = header.issued.has_value();
    if (header.issued) draft.plan.issued = *header.issued;
    draft.diagnostics = header.diagnostics;
    return draft;
}

bool may_assign_work(const Header& header) {
    return header.kind == "plan" || header.kind == "rules";
}

// The year that text names first (2025年重点项目清单), or none.
std::optional<base::Date> year_named(std::string_view text) {
    for (size_t at = text.find("年"); at != std::string_view::npos; at = text.find("年", at + 3)) {
        if (at < 4) continue;
        std::optional<base::Date> date =
            base::parse_date(std::string(text.substr(at - 4, 4)) + "-01-01");
        if (date && text[at - 4] == '2') return date;
    }
    return {};
}

// 〔2014〕 of the documents that a text without a date of its own rests on: the latest.
std::optional<base::Date> year_of_basis(std::string_view text) {
    std::optional<base::Date> latest;
    constexpr std::string_view kOpen = "〔";
    for (size_t at = text.find(kOpen); at != std::string_view::npos;
         at = text.find(kOpen, at + 3)) {
        std::string_view year = text.substr(at + kOpen.size(), 4);
        if (!text.substr(std::min(text.size(), at + 7)).starts_with("〕")) continue;
        std::optional<base::Date> date = base::parse_date(std::string(year) + "-01-01");
        if (date && (!latest || *date > *latest)) latest = date;
    }
    return latest;
}

// A year that is not printed needs the document's date; without one the year of the number, of the
// title, or the first that the text names serves.
std::optional<base::Date> date_for_years(const Header& header, const NormalText& text,
                                         const DocumentSpan& span) {
    if (header.issued) return header.issued;
    size_t open = header.number.find("〔");
    std::string year = open == std::string::npos ? "" : header.number.substr(open + 3, 4);
    if (std::optional<base::Date> date = base::parse_date(year + "-01-01")) return date;
    if (std::optional<base::Date> date = year_named(header.title)) return date;
    size_t begin = text.lines[span.first_line].begin;
    std::string_view all =
        std::string_view(text.text).substr(begin, text.lines[span.last_line - 1].end - begin);
    std::optional<base::Date> named = year_named(all);
    return named ? named : year_of_basis(all);
}

// The names in all lists of units of the document.
KnownUnits known_units(const Outline& outline, const std::vector<Responsibility>& said) {
    KnownUnits known;
    for (size_t i = 0; i < outline.nodes.size(); ++i) {
        const Node& node = outline.nodes[i];
        known.add(said[i].mentions.units);
        if (node.marker && ends_like_office(node.heading()))
            known.add({std::string(node.heading())});
        known.add_short_names(node.text.text);
    }
    return known;
}

// Who answers for each node, by the lists that it prints.
std::vector<Responsibility> responsibilities(const Outline& outline) {
    std::vector<Responsibility> out(outline.nodes.size());
    for (size_t i = 0; i < outline.nodes.size(); ++i)
        if (const Node& node = outline.nodes[i]; !node.text.text.empty())
            out[i] = find_responsibility(node, paragraphs_of(node));
    return out;
}

// 排在首位的为牵头单位，下同: the byte from which it holds; none where it is said of one list only.
size_t first_leads_from(const NormalText& text, const DocumentSpan& span) {
    std::string_view all =
        std::string_view(text.text).substr(0, text.lines[span.last_line - 1].end);
    size_t begin = text.lines[span.first_line].begin;
    for (std::string_view words :
         {"首位的为牵头", "首位为牵头", "第一位的为牵头", "第一位为牵头", "第一的为牵头",
          "首位的单位为牵头", "第一个单位为牵头", "第一位的单位为牵头", "首位的为主办"})
        for (size_t at = all.find(words, begin); at != std::string_view::npos;
             at = all.find(words, at + 1)) {
            std::string_view behind = all.substr(at, 90);
            std::string_view before = all.substr(at > begin + 120 ? at - 120 : begin, 120);
            if (contains_any(behind, {"下同"})) return all.rfind('\n', at) + 1;
            if (contains_any(before, {"以下", "各项", "注：", "上述", "说明", "均"})) return begin;
        }
    return std::string_view::npos;
}

// What the document as a whole says about each of its items.
struct Reference {
    std::optional<base::Date> date;  // for years that are not printed
    size_t first_leads;              // byte from which the first of a list leads
};

// Nothing tells the year of 6月底前: better no date than a wrong one.
void drop_yearless_date(DraftTask& task) {
    ledger::Deadline& d = task.task.deadline;
    bool wrong =
        d.kind == ledger::DeadlineKind::kDate && d.due && base::split(*d.due).year < kEarliestYear;
    if (!wrong) return;
    task.confidence = std::min(task.confidence, 0.5);
    task.diagnostics.push_back("时限“" + d.text + "”没有年份可依，请用 --issued 指定成文日期");
    d = {};
}

// 各乡镇人民政府，县直各单位
std::vector<std::string> addressed_units(const Header& header) {
    std::string names = header.addressees;
    base::replace_all(names, "，", "、");
    if (names.empty()) return {};
    return unit_mentions("责任单位：" + names).units;
}

std::vector<DraftTask> tasks_of(const NormalText& text, const Outline& outline,
                                const Header& header, const Reference& reference) {
    std::vector<Responsibility> said = responsibilities(outline);
    KnownUnits known = known_units(outline, said);
    base::Date date = reference.date.value_or(base::Date{});
    ItemContext context{text,
                        outline,
                        {date},
                        header.kind == "rules",
                        reference.first_leads,
                        known,
                        said,
                        addressed_units(header)};
    std::vector<DraftTask> tasks, rows;
    auto take = [](std::vector<DraftTask>& to, std::vector<DraftTask> more) {
        std::move(more.begin(), more.end(), std::back_inserter(to));
    };
    for (const TableLines& table : outline.tables)
        take(rows, table.torn ? torn_tasks(context, table) : grid_tasks(context, table));
    for (const DraftTask& row : rows) known.add(row.task.units);
    for (size_t i = 0; i < outline.nodes.size(); ++i)
        take(tasks, item_tasks(context, static_cast<int>(i)));
    take(tasks, std::move(rows));
    if (!reference.date)
        for (DraftTask& task : tasks) drop_yearless_date(task);
    merge_restated(tasks);
    for (DraftTask& task : tasks) add_doubts(task, header.issued);
    return tasks;
}

Draft read_document(const NormalText& text, const DocumentSpan& span, const Options& options) {
    Header header = read_header(text, span);
    if (!header.issued) header.issued = options.issued;
    Draft draft = draft_of(header);
    draft.source_offset = text.offset[text.lines[span.first_line].begin];
    if (!may_assign_work(header)) return draft;
    Outline outline = read_outline(text, span, header);
    draft.tasks = tasks_of(text, outline, header,
                           {date_for_years(header, text, span), first_leads_from(text, span)});
    for (std::string& gap : numbering_gaps(outline)) draft.diagnostics.push_back(std::move(gap));
    if (draft.tasks.empty()) draft.diagnostics.push_back("没有找到分派到单位或限定时间的任务");
    return draft;
}

}  // namespace

std::vector<Draft> extract(std::string_view utf8, const Options& options) {
    NormalText text = normalise(utf8);
    join_cell_lines(text);
    text.whole_paragraphs = options.whole_paragraphs || lines_are_paragraphs(text);
    std::vector<Draft> drafts;
    for (const DocumentSpan& span : split_documents(text))
        drafts.push_back(read_document(text, span, options));
    return drafts;
}

std::vector<Draft> extract(const document::FlatText& text, const Options& options) {
    Options own = options;
    own.whole_paragraphs = !text.wrapped;
    std::vector<Draft> drafts = extract(std::string_view(text.utf8), own);
    for (Draft& draft : drafts) {
        for (DraftTask& task : draft.tasks) {
            document::Place place = text.place_of(task.source_offset);
            if (place.page > 0) task.page = place.page;
            task.cell = place.cell;
        }
    }
    return drafts;
}

}  // namespace extract
