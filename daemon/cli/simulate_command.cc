// duban simulate: a year in a second, before a plan is issued.

#include <unistd.h>

#include <ostream>

#include "base/json.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "cli/simulation.h"

namespace cli {

using base::Error;
using base::ErrorCode;

namespace {

base::Result<SimulationRange> range_of(const Arguments& args) {
    std::optional<base::Date> from = base::parse_date(args.get("--from"));
    std::optional<base::Date> to = base::parse_date(args.get("--to"));
    if (!from || !to) return Error{ErrorCode::kUsage, "--from 和 --to 应写作 2024-05-07 的形式"};
    if (*to < *from) return Error{ErrorCode::kUsage, "--to 早于 --from"};
    if (*to - *from > std::chrono::days(3660)) return Error{ErrorCode::kUsage, "一次最多模拟十年"};
    return SimulationRange{*from, *to};
}

base::Result<intake::LedgerFolder> folder_of(const std::string& plans) {
    intake::LedgerFolder folder = intake::read_ledger_folder(plans);
    if (!folder.errors.empty()) return Error{ErrorCode::kBadInput, folder.errors.front().message};
    if (!folder.units) return Error{ErrorCode::kBadInput, plans + "：缺少 units.toml（单位名册）"};
    if (folder.plans.empty()) return Error{ErrorCode::kNotFound, plans + "：没有方案文件"};
    return folder;
}

int run_simulate(const Arguments& args, Streams& streams) {
    base::Result<SimulationRange> range = range_of(args);
    if (!range.ok()) return fail(streams, range.error());
    base::Result<intake::Configuration> configuration = configuration_of(args);
    if (!configuration.ok()) return fail(streams, configuration.error());
    base::Result<intake::LedgerFolder> folder = folder_of(args.get("--plans"));
    if (!folder.ok()) return fail(streams, folder.error());
    bool terminal = ::isatty(STDERR_FILENO) == 1;
    base::Result<SimulationResult> done =
        simulate(*folder, *configuration, *range, args.get("--out"), [&](base::Date day) {
            if (terminal) streams.err << "\r模拟到 " << base::format_date(day) << std::flush;
        });
    if (terminal) streams.err << "\r\x1b[K";
    if (!done.ok()) return fail(streams, done.error());
    if (args.has("--json")) {
        streams.out << base::Json::object()
                           .set("plans", done->plans)
                           .set("ticks", done->ticks)
                           .set("messages", done->messages)
                           .set("notices", done->notices)
                           .set("digests", done->digests)
                           .dump(true)
                    << '\n';
        return kDone;
    }
    streams.out << "模拟 " << args.get("--from") << " 至 " << args.get("--to") << "：方案 "
                << done->plans << " 份，醒来 " << done->ticks << " 次，发出消息 " << done->messages
                << " 封（其中周报 " << done->digests << " 封），告知 " << done->notices
                << " 项次\n每封消息一个 .eml 文件，每项决定一行 events.jsonl，都在 "
                << args.get("--out") << "\n";
    return kDone;
}

}  // namespace

Command simulate_command() {
    return {"simulate",
            "用虚拟时钟预演：某段时间里会在哪天向谁发出什么",
            "duban simulate --plans plans --from 2024-05-07 --to 2025-01-31 --out /tmp/year",
            {{"--plans", "DIR", "方案目录", "", true},
             {"--from", "DATE", "第一天", "", true},
             {"--to", "DATE", "最后一天", "", true},
             {"--out", "DIR", "输出目录（空的或尚不存在）", "", true}},
            {},
            run_simulate};
}

}  // namespace cli
