// duban simulate: a year in a second, before a plan is issued.

#include <unistd.h>

#include <ostream>

#include "base/json.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "cli/simulation.h"
#include "intake/small_file.h"

namespace cli {

using base::Error;
using base::ErrorCode;

namespace {

constexpr size_t kMaxBytes = 64 << 20;  // of a file of acts

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

base::Result<int> number_option(const Arguments& args, const std::string& name, int lowest,
                                int highest) {
    std::string text = args.get(name);
    base::Result<int64_t> number = text == "0" ? base::Result<int64_t>(0) : number_of(text);
    if (number.ok() && *number >= lowest && *number <= highest) return static_cast<int>(*number);
    return Error{ErrorCode::kUsage, name + "“" + text + "”应为 " + std::to_string(lowest) + " 至 " +
                                        std::to_string(highest) + " 的整数"};
}

base::Result<SimulatedPeople> people_of(const Arguments& args, const SimulationRange& range) {
    SimulatedPeople out;
    struct Wanted {
        const char* name;
        int lowest, highest;
        std::function<void(int)> take;
    };
    const Wanted wanted[] = {
        {"--random", 0, 100000, [&out](int n) { out.random_units = n; }},
        {"--seed", 0, 2000000000, [&out](int n) { out.seed = static_cast<uint64_t>(n); }},
        {"--ceiling", 1, 100000, [&out](int n) { out.ceiling = n; }}};
    for (const Wanted& w : wanted) {
        base::Result<int> number = number_option(args, w.name, w.lowest, w.highest);
        if (!number.ok()) return number.error();
        w.take(*number);
    }
    std::string file = args.get("--events");
    if (file.empty()) return out;
    base::Result<intake::SmallFile> content = intake::read_small_file(file, kMaxBytes);
    if (!content.ok()) return content.error();
    base::Result<std::vector<SimulatedAct>> acts = parse_acts(content->content, file);
    if (!acts.ok()) return acts.error();
    out.acts = std::move(acts).value();
    if (!out.acts.empty() && base::local_date(out.acts.front().at) < range.from)
        return Error{ErrorCode::kBadInput,
                     file + " 第 " + std::to_string(out.acts.front().line) + " 行：at 早于 --from"};
    return out;
}

void print_people(const SimulationResult& done, std::ostream& out) {
    out << "办理 " << done.acts << " 次";
    if (!done.refusals.empty()) out << "，台账不予办理 " << done.refusals.size() << " 次：";
    out << '\n';
    for (const std::string& refusal : done.refusals) out << "  " << refusal << '\n';
    out << picture(done.load);
}

int run_simulate(const Arguments& args, Streams& streams) {
    base::Result<SimulationRange> range = range_of(args);
    if (!range.ok()) return fail(streams, range.error());
    base::Result<intake::Configuration> configuration = configuration_of(args);
    if (!configuration.ok()) return fail(streams, configuration.error());
    base::Result<intake::LedgerFolder> folder = folder_of(args.get("--plans"));
    if (!folder.ok()) return fail(streams, folder.error());
    base::Result<SimulatedPeople> people = people_of(args, *range);
    if (!people.ok()) return fail(streams, people.error());
    bool terminal = ::isatty(STDERR_FILENO) == 1;
    base::Result<SimulationResult> done =
        simulate(*folder, *configuration, *range, *people, args.get("--out"), [&](base::Date day) {
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
                           .set("acts", done->acts)
                           .set("refusals", done->refusals)
                           .set("load", to_json(done->load))
                           .dump(true)
                    << '\n';
        return kDone;
    }
    streams.out << "模拟 " << args.get("--from") << " 至 " << args.get("--to") << "：方案 "
                << done->plans << " 份，醒来 " << done->ticks << " 次，发出消息 " << done->messages
                << " 封（其中周报 " << done->digests << " 封），告知 " << done->notices
                << " 项次\n每封消息一个 .eml 文件，每项决定一行 events.jsonl，都在 "
                << args.get("--out") << "\n";
    print_people(*done, streams.out);
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
             {"--out", "DIR", "输出目录（空的或尚不存在）", "", true},
             {"--events", "FILE",
              "要预演的办理，每行一个 JSON：签收、申请销号、更名、任职等，格式见 plans/README.md"},
             {"--random", "N", "让 N 个承担任务的单位随机办理：按期、迟办、被退回或者不办", "0"},
             {"--seed", "S", "随机数种子：同一种子，结果逐字节相同", "1"},
             {"--ceiling", "N", "每个单位每周的负担上限，超过的标出", "10"}},
            {},
            run_simulate};
}

}  // namespace cli
