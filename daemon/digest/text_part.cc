#include "digest/text_part.h"

#include "digest/wording.h"
#include "digest/wrap.h"

namespace digest {

namespace {

constexpr std::string_view kIndent = "\u3000\u3000";
constexpr std::string_view kFieldIndent =
    "\u3000\u3000\u3000\u3000\u3000";  // under the words after 时限：

void paragraph(std::string& out, std::string_view text) { append_wrapped(out, text, kIndent, ""); }

void numbered(std::string& out, size_t number, std::string_view text) {
    append_wrapped(out, text, std::to_string(number) + ". ", kIndent);
}

void field(std::string& out, std::string_view label, std::string_view value) {
    if (value.empty()) return;
    std::string first(kIndent);
    append_wrapped(out, value, first.append(label).append("："), kFieldIndent);
}

void write(std::string& out, const Entry& entry, size_t number) {
    numbered(out, number, entry.title);
    std::string clock = entry.due;
    if (!clock.empty() && !entry.standing.empty()) clock += "，";
    clock += entry.standing;
    if (!entry.mark.empty()) clock += "，" + entry.mark;
    clock.append("（").append(ledger::chinese_name(entry.light)).append("）");
    field(out, "时限", clock);
    field(out, "承办", entry.duty);
    field(out, "依据", entry.basis);
    field(out, "提醒", entry.reminders);
    field(out, "备注", entry.note);
}

void write(std::string& out, const std::vector<std::string>& items) {
    size_t n = 0;
    for (const std::string& item : items) numbered(out, ++n, item);
}

void write(std::string& out, const Group& group, size_t number) {
    if (!group.heading.empty()) {
        std::string numeral = "（" + chinese_number(static_cast<int>(number)) + "）";
        append_wrapped(out.append("\n"), group.heading, numeral, kIndent);
    }
    write(out, group.items);
    size_t n = 0;
    for (const Entry& entry : group.entries) {
        out += "\n";
        write(out, entry, ++n);
    }
}

void write(std::string& out, const Table& table) {
    size_t n = 0;
    for (const Table::Line& line : table.lines) {
        std::string text = line.name + "：";
        for (size_t i = 0; i < line.figures.size(); ++i) {
            if (i > 0 && line.figures[i] == 0) continue;
            if (i > 0) text += "，";
            const Table::Column& column = table.columns.at(i);
            text.append(column.header).append(std::to_string(line.figures[i]));
            text += column.measure;
        }
        numbered(out, ++n, text);
    }
}

void write(std::string& out, const Section& section, size_t number) {
    std::string numeral = chinese_number(static_cast<int>(number)) + "、";
    append_wrapped(out.append("\n"), section.title, numeral, kIndent);
    if (section.totals) paragraph(out, totals_sentence(*section.totals));
    for (const std::string& text : section.paragraphs) paragraph(out, text);
    for (const std::string& command : section.commands) out += command + "\n";
    if (section.table) write(out, *section.table);
    write(out, section.items);
    size_t n = 0;
    for (const Group& group : section.groups) write(out, group, ++n);
}

size_t expected_size(const Page& page) {
    size_t entries = 0;
    for (const Section& section : page.sections)
        for (const Group& group : section.groups) entries += group.entries.size();
    return 2048 + entries * 512;
}

}  // namespace

std::string text_part(const Page& page) {
    std::string out;
    out.reserve(expected_size(page));
    if (!page.late_notice.empty()) append_wrapped(out, page.late_notice, "", "");
    append_wrapped(out, page.heading, "", "");
    out += "\n";
    if (!page.salutation.empty()) append_wrapped(out, page.salutation, "", "");
    for (const std::string& text : page.opening) paragraph(out, text);
    size_t n = 0;
    for (const Section& section : page.sections) write(out, section, ++n);
    if (!page.closing.empty()) out += "\n";
    for (const std::string& text : page.closing) paragraph(out, text);
    return out;
}

}  // namespace digest
