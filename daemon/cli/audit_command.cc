// duban audit verify | head: whether the log of events is what was written.

#include <ostream>

#include "base/json.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "intake/evidence_folder.h"
#include "store/event_chain.h"
#include "store/evidence_store.h"
#include "supervision/clock_act.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;
using base::Json;

// What is wrong with the kept evidence, a file a line; empty where every file is as it came.
std::vector<std::string> evidence_faults(Session& s, size_t& files) {
    std::vector<std::string> out;
    for (const store::Evidence& e : store::all_evidence(s.db)) {
        ++files;
        intake::EvidenceState state = intake::check_evidence(
            s.configuration.service.evidence_directory(), {e.name, e.digest, e.size});
        if (state == intake::EvidenceState::kSound) continue;
        bool missing = state == intake::EvidenceState::kMissing;
        out.push_back("承办事项 " + std::to_string(e.assignment_id) + " 的佐证文件 " + e.name +
                      (missing ? " 不见了或者读不出" : " 被改动"));
    }
    return out;
}

int show(const Arguments& args, Streams& streams, Session& s, const store::ChainReport& report) {
    size_t files = 0;
    std::vector<std::string> faults = evidence_faults(s, files);
    bool whole = report.fault.empty() && faults.empty();
    if (args.has("--json")) {
        Json out = Json::object()
                       .set("whole", whole)
                       .set("events", report.events)
                       .set("head", store::format_head(report.head))
                       .set("bad_event", report.bad_event ? Json(*report.bad_event) : Json())
                       .set("fault", report.fault)
                       .set("evidence_files", files)
                       .set("evidence_faults", faults);
        streams.out << out.dump(true) << '\n';
        return whole ? kDone : kNothing;
    }
    if (!report.fault.empty())
        streams.err << "duban：台账记录校验未通过：" << report.fault << "。此前" << report.events
                    << "条记录无误。\n";
    for (const std::string& fault : faults) streams.err << "duban：" << fault << '\n';
    if (!whole) return kNothing;
    streams.out << "台账记录校验通过：共" << report.events << "条，前后衔接，链头 "
                << store::format_head(report.head) << "；佐证文件" << files << "个，均未改动\n";
    return kDone;
}

int verify(const Arguments& args, Streams& streams) {
    std::optional<store::ChainHead> expected;
    if (std::string text = args.get("--head"); !text.empty()) {
        expected = store::parse_head(text);
        if (!expected)
            return fail(streams,
                        {ErrorCode::kUsage,
                         "--head 应写作“编号:校验值”，如周报末尾所印，不是“" + text + "”"});
    }
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    return show(args, streams, **session, store::verify_chain((*session)->db, expected));
}

int head(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    store::ChainHead last = store::chain_head((*session)->db);
    if (args.has("--json"))
        streams.out << Json::object().set("event", last.id).set("sm3", last.hash).dump(true)
                    << '\n';
    else if (last.id > 0)
        streams.out << store::format_head(last) << '\n';
    return last.id > 0 ? kDone : kNothing;
}

int accept_clock(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Status done = supervision::accept_clock(s.db, s.person(), args.get("--reason"), s.now);
    if (!done.ok()) return fail(streams, done.error());
    wake_daemon(s);
    streams.out << "已确认时钟 " << base::format_local(s.now) << "，此前的记录不再阻止发送\n";
    return kDone;
}

}  // namespace

Command audit_accept_clock_command() {
    return {"audit accept-clock",
            "确认当前时钟无误：时钟曾经走快、记录的时间在将来而停止发送时使用",
            "duban audit accept-clock --reason '主板电池已更换' --role administrator",
            ledger_options({{"--reason", "TEXT", "理由", "", true}}),
            {},
            accept_clock};
}

Command audit_verify_command() {
    return {"audit verify",
            "校验台账记录：改动、删除、插入、调换、截尾都会被发现，并指明第一条不符的记录",
            "duban audit verify --head 128:0f3a…（周报或系统日志中的链头）",
            ledger_options({{"--head", "HEAD", "另行留存的链头，写作“编号:校验值”"}}),
            {},
            verify};
}

Command audit_head_command() {
    return {"audit head",
            "显示链头：最后一条记录的编号和 SM3 校验值",
            "duban audit head",
            ledger_options(),
            {},
            head};
}

}  // namespace cli
