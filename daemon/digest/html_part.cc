// The page in HTML. Each piece is a small mustache template with flat values, rendered in turn into
// one string: mustache copies nested lists whole, several times, and would take most of the time
// for that.

#include "digest/html_part.h"

#include <kainjow/mustache.hpp>
#include <stdexcept>

#include "digest/html_templates.h"
#include "digest/wording.h"

namespace digest {

namespace {

namespace mustache = kainjow::mustache;
namespace templates = html_templates;

const char* entity(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";  // &apos; is unknown to HTML 4 clients
        default:
            return nullptr;
    }
}

std::string escaped(const std::string& text) {
    std::string out;
    out.reserve(text.size() + 16);
    size_t from = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        const char* written = entity(text[i]);
        if (written == nullptr) continue;
        out.append(text, from, i - from).append(written);
        from = i + 1;
    }
    return out.append(text, from, std::string::npos);
}

// A parsed template and the values of its last use; set() overwrites one, so that a table of rows
// builds its keys once.
class Piece {
  public:
    explicit Piece(const char* source) : template_(source) {
        if (!template_.is_valid()) throw std::logic_error(template_.error_message());
        template_.set_custom_escape(escaped);
    }
    Piece& set(const std::string& name, const std::string& value) {
        values_[name] = mustache::data(value);
        return *this;
    }
    // Empty: the section of that name is left out.
    Piece& set_optional(const std::string& name, const std::string& value) {
        if (!value.empty()) return set(name, value);
        values_[name] = mustache::data(false);
        return *this;
    }
    void append_to(std::string& out) {
        template_.render(values_, [&out](const std::string& text) { out += text; });
    }

  private:
    mustache::mustache template_;
    mustache::data values_;
};

// Parsed templates; one set a thread, because rendering writes into a template.
struct Pieces {
    Piece head{templates::kHead};
    Piece salutation{templates::kSalutation};
    Piece paragraph{templates::kParagraph};
    Piece command{templates::kCommand};
    Piece section{templates::kSection};
    Piece totals{templates::kTotals};
    Piece table{templates::kTable};
    Piece table_header{templates::kTableHeader};
    Piece table_line{templates::kTableLine};
    Piece table_figure{templates::kTableFigure};
    Piece item{templates::kItem};
    Piece group{templates::kGroup};
    Piece entry{templates::kEntry};
    Piece closing_line{templates::kClosingLine};
};

Pieces& pieces() {
    thread_local Pieces pieces;
    return pieces;
}

const char* colour(ledger::Light light) {
    switch (light) {
        case ledger::Light::kRed:
            return "#b3261e";
        case ledger::Light::kYellow:
            return "#8a5a00";
        case ledger::Light::kGreen:
        case ledger::Light::kGreenRinged:
            return "#1e6b34";
        case ledger::Light::kGrey:
            return "#555555";
    }
    return "#555555";
}

void write_text(std::string& out, Piece& piece, const std::string& text) {
    piece.set("text", text).append_to(out);
}

void write(std::string& out, const Entry& entry, size_t number) {
    pieces()
        .entry.set("number", std::to_string(number))
        .set("colour", colour(entry.light))
        .set("light", std::string(ledger::chinese_name(entry.light)))
        .set("standing", entry.standing)
        .set("title", entry.title)
        .set("duty", entry.duty)
        .set_optional("mark", entry.mark)
        .set_optional("due", entry.due)
        .set_optional("basis", entry.basis)
        .set_optional("reminders", entry.reminders)
        .set_optional("note", entry.note)
        .append_to(out);
}

void write(std::string& out, const std::vector<std::string>& items) {
    size_t n = 0;
    for (const std::string& item : items) {
        pieces().item.set("number", std::to_string(++n));
        write_text(out, pieces().item, item);
    }
}

void write(std::string& out, const Group& group, size_t number) {
    if (!group.heading.empty()) {
        pieces()
            .group.set("numeral", chinese_number(static_cast<int>(number)))
            .set("heading", group.heading)
            .append_to(out);
    }
    write(out, group.items);
    if (group.entries.empty()) return;
    out += templates::kEntries;
    size_t n = 0;
    for (const Entry& entry : group.entries) write(out, entry, ++n);
    out += templates::kEntriesEnd;
}

void write(std::string& out, const Totals& totals) {
    pieces()
        .totals.set("open", std::to_string(totals.open))
        .set("red", std::to_string(totals.red))
        .set("yellow", std::to_string(totals.yellow))
        .set("green", std::to_string(totals.green))
        .set("grey", std::to_string(totals.grey))
        .set("closed", std::to_string(totals.closed))
        .append_to(out);
}

void write(std::string& out, const Table& table) {
    pieces().table.set("name", table.name_header).append_to(out);
    for (const Table::Column& column : table.columns)
        write_text(out, pieces().table_header, column.header);
    for (const Table::Line& line : table.lines) {
        pieces().table_line.set("name", line.name).append_to(out);
        for (int figure : line.figures)
            write_text(out, pieces().table_figure, std::to_string(figure));
    }
    out += templates::kTableEnd;
}

void write(std::string& out, const Section& section, size_t number) {
    pieces()
        .section.set("numeral", chinese_number(static_cast<int>(number)))
        .set("title", section.title)
        .append_to(out);
    if (section.totals) write(out, *section.totals);
    for (const std::string& text : section.paragraphs) write_text(out, pieces().paragraph, text);
    for (const std::string& command : section.commands) write_text(out, pieces().command, command);
    if (section.table) write(out, *section.table);
    write(out, section.items);
    size_t n = 0;
    for (const Group& group : section.groups) write(out, group, ++n);
}

size_t expected_size(const Page& page) {
    size_t entries = 0;
    for (const Section& section : page.sections)
        for (const Group& group : section.groups) entries += group.entries.size();
    return 8192 + entries * 1024;
}

}  // namespace

std::string html_part(const Page& page) {
    std::string out;
    out.reserve(expected_size(page));
    pieces()
        .head.set("subject", page.subject)
        .set_optional("late", page.late_notice)
        .set("heading", page.heading)
        .append_to(out);
    if (!page.salutation.empty()) write_text(out, pieces().salutation, page.salutation);
    for (const std::string& text : page.opening) write_text(out, pieces().paragraph, text);
    size_t n = 0;
    for (const Section& section : page.sections) write(out, section, ++n);
    if (!page.closing.empty()) out += templates::kClosing;
    for (const std::string& text : page.closing) write_text(out, pieces().closing_line, text);
    return out += templates::kFoot;
}

}  // namespace digest
