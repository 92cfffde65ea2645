// duban units: the responsible units of clauses on standard input, one JSON object a line.

#include <istream>
#include <ostream>

#include "base/json.h"
#include "base/text.h"
#include "cli/commands.h"
#include "extract/unit_mention.h"

namespace cli {

namespace {

void print_plain(const extract::UnitMentions& mentions, std::ostream& out) {
    if (mentions.units.empty()) {
        out << "（未写明责任单位）\n";
        return;
    }
    if (!mentions.lead.empty()) out << "牵头：" << base::join(mentions.lead, "、") << "\t";
    out << "责任：" << base::join(mentions.units, "、") << '\n';
}

void print_json(const extract::UnitMentions& mentions, std::ostream& out) {
    base::Json object = base::Json::object();
    object.set("lead", mentions.lead).set("units", mentions.units);
    out << object.dump() << '\n';
}

int run_units(const Arguments& args, Streams& streams) {
    std::string line;
    while (std::getline(streams.in, line)) {
        extract::UnitMentions mentions = extract::unit_mentions(line);
        args.has("--json") ? print_json(mentions, streams.out) : print_plain(mentions, streams.out);
    }
    return kDone;
}

}  // namespace

Command units_command() {
    return {"units",
            "从标准输入逐行读分句，输出其中的牵头单位和责任单位（每句一行）",
            "echo '（县财政局牵头，县审计局配合）' | duban units --json",
            {},
            {},
            run_units};
}

}  // namespace cli
