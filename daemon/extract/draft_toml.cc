#include "extract/draft_toml.h"

#include <array>
#include <cstdio>

#include "base/utf8.h"

namespace extract {

namespace {

// A TOML basic string: quotes, backslashes and controls escaped.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (char c : text) {
        auto b = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (b < 0x20 || b == 0x7F) {
            std::array<char, 8> buffer;
            std::snprintf(buffer.data(), buffer.size(), "\\u%04X", static_cast<unsigned>(b));
            out += buffer.data();
        } else {
            out += c;
        }
    }
    return out + '"';
}

void line(std::string& out, std::string_view key, const std::string& value) {
    out.append(key).append(" = ").append(value) += '\n';
}

void names(std::string& out, std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    std::string list = "[";
    for (const std::string& value : values) list += (list.size() > 1 ? ", " : "") + quoted(value);
    line(out, key, list + "]");
}

void comment(std::string& out, std::string_view text) {
    out.append("# ").append(base::escape_controls(text)) += '\n';
}

void deadline(std::string& out, const ledger::Deadline& d) {
    switch (d.kind) {
        case ledger::DeadlineKind::kNone:
            return;
        case ledger::DeadlineKind::kDate:
            if (d.start) line(out, "start", base::format_date(*d.start));
            if (d.due) line(out, "due", base::format_date(*d.due));
            if (d.soft) line(out, "soft", "true");
            break;
        case ledger::DeadlineKind::kRecurring:
            line(out, "rrule", quoted(d.rrule));
            if (d.min != 1) line(out, "min", std::to_string(d.min));
            break;
        case ledger::DeadlineKind::kRelative:
            line(out, "days", std::to_string(d.days));
            line(out, "unit", quoted(ledger::name(d.unit)));
            if (!d.event.empty()) line(out, "event", quoted(d.event));
            break;
    }
    if (!d.text.empty()) line(out, "text", quoted(d.text));
}

void task(std::string& out, const DraftTask& draft) {
    const ledger::Task& t = draft.task;
    out += '\n';
    for (const std::string& said : draft.diagnostics) comment(out, "待核：" + said);
    out += "[[task]]\n";
    line(out, "ref", quoted(t.ref.empty() ? "正文" : t.ref));  // running text has no number
    if (t.type != ledger::TaskType::kTask) line(out, "type", quoted(ledger::name(t.type)));
    line(out, "title", quoted(t.title));
    names(out, "units", t.units);
    names(out, "lead", t.lead);
    names(out, "leaders", t.leaders);
    names(out, "persons", t.persons);
    deadline(out, t.deadline);
    line(out, "quote", quoted(t.quote));
}

}  // namespace

std::string draft_toml(const Draft& draft, std::string_view origin) {
    const ledger::Plan& plan = draft.plan;
    std::string out;
    comment(out, "由 duban extract 从 " + std::string(origin) + " 提取，载入前请逐条核对");
    for (const std::string& said : draft.diagnostics) comment(out, "待核：" + said);
    line(out, "number", quoted(plan.number));
    line(out, "title", quoted(plan.title));
    line(out, "issuer", quoted(plan.issuer));
    if (draft.has_date) {
        line(out, "issued", base::format_date(plan.issued));
    } else {
        comment(out, "issued = 成文日期（必填）");
    }
    if (plan.kind != "plan") line(out, "kind", quoted(plan.kind));
    for (const DraftTask& t : draft.tasks) task(out, t);
    return out;
}

}  // namespace extract
