// duban deadline: the deadlines of sentences on standard input, one JSON array a line.

#include <istream>
#include <ostream>

#include "base/json.h"
#include "cli/commands.h"
#include "extract/deadline.h"
#include "extract/deadline_doubt.h"
#include "extract/draft_json.h"

namespace cli {

namespace {

std::string plain(const ledger::Deadline& deadline) {
    std::string out = deadline.text + "\t";
    if (deadline.kind == ledger::DeadlineKind::kRecurring)
        return out + deadline.rrule + "\t每期" + std::to_string(deadline.min) + "次";
    if (deadline.kind == ledger::DeadlineKind::kRelative) {
        std::string_view unit = deadline.unit == ledger::SpanUnit::kMonth     ? "个月内"
                                : deadline.unit == ledger::SpanUnit::kWorkday ? "个工作日内"
                                                                              : "日内";
        bool ahead = deadline.event.ends_with("前");
        return out + deadline.event + (ahead ? "" : "后") + std::to_string(deadline.days) +
               std::string(unit);
    }
    if (deadline.start) out += base::format_date(*deadline.start) + " 至 ";
    return out + base::format_date(*deadline.due) + (deadline.soft ? "\t力争" : "");
}

void print_line(const std::vector<ledger::Deadline>& deadlines, bool json, std::ostream& out) {
    if (json) {
        base::Json array = base::Json::array();
        for (const ledger::Deadline& deadline : deadlines)
            array.push(extract::deadline_json(deadline));
        out << array.dump() << '\n';
        return;
    }
    if (deadlines.empty()) out << "（无时限）\n";
    for (const ledger::Deadline& deadline : deadlines) out << plain(deadline) << '\n';
}

int run_deadline(const Arguments& args, Streams& streams) {
    std::string printed = args.get("--date");
    std::optional<base::Date> date = base::parse_date(printed);
    if (!date)
        return fail(streams, {base::ErrorCode::kUsage,
                              "--date“" + printed + "”不是日期，应写作 2024-05-07 的形式"});
    extract::DeadlineContext context{*date};
    std::string line;
    for (int number = 1; std::getline(streams.in, line); ++number) {
        print_line(extract::deadlines_in(line, context), args.has("--json"), streams.out);
        if (std::string wording = extract::impossible_date_wording(line); !wording.empty())
            streams.err << "第" << number << "行：W_DATE “" << wording
                        << "”不是日历上的日期，未取作时限\n";
    }
    return kDone;
}

}  // namespace

Command deadline_command() {
    return {"deadline",
            "从标准输入逐行读句子，输出其中的时限（每句一行）",
            "echo '11月底前完成' | duban deadline --json --date 2024-05-07",
            {{"--date", "DATE", "文件的成文日期，年份未写明时由它推定", "", true}},
            {},
            run_deadline};
}

}  // namespace cli
