// The passes, in order. Each takes values and hands over values.

#include "extract/extract.h"

#include <algorithm>

#include "extract/document_split.h"
#include "extract/doubts.h"
#include "extract/grid_table.h"
#include "extract/header.h"
#include "extract/item_tasks.h"
#include "extract/normal_text.h"
#include "extract/outline.h"
#include "extract/restated.h"

namespace extract {

namespace {

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

// A year that is not printed needs the document's date; without one the year of the number serves.
base::Date date_for_years(const Header& header) {
    if (header.issued) return *header.issued;
    size_t open = header.number.find("〔");
    std::string year = open == std::string::npos ? "" : header.number.substr(open + 3, 4);
    return base::parse_date(year + "-01-01").value_or(base::Date{});
}

std::vector<DraftTask> tasks_of(const NormalText& text, const Outline& outline,
                                const Header& header) {
    ItemContext context{text, outline, {date_for_years(header)}, header.kind == "rules"};
    std::vector<DraftTask> tasks;
    auto take = [&tasks](std::vector<DraftTask> more) {
        std::move(more.begin(), more.end(), std::back_inserter(tasks));
    };
    for (size_t i = 0; i < outline.nodes.size(); ++i)
        take(item_tasks(context, static_cast<int>(i)));
    for (const TableLines& table : outline.tables)
        take(table.torn ? torn_tasks(context, table) : grid_tasks(context, table));
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
    Outline outline = read_outline(text, span, header.body_line);
    draft.tasks = tasks_of(text, outline, header);
    if (draft.tasks.empty()) draft.diagnostics.push_back("没有找到分派到单位或限定时间的任务");
    return draft;
}

}  // namespace

std::vector<Draft> extract(std::string_view utf8, const Options& options) {
    NormalText text = normalise(utf8);
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
