#include "cli/act_on.h"

#include <ostream>

#include "cli/assignment_view.h"

namespace cli {

namespace {

int act_on(const Arguments& args, Streams& streams, const ActOnRow& act) {
    base::Result<int64_t> id = number_of(args.get("ID"));
    if (!id.ok()) return fail(streams, id.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<std::string> done = act(s, *id, args);
    if (!done.ok()) return fail(streams, done.error());
    wake_daemon(s);
    store::AssignmentRow row = store::find_assignment(s.db, *id).value();
    if (args.has("--json"))
        streams.out << to_json(s, row).dump(true) << '\n';
    else
        streams.out << "承办事项 " << *id << "《" << row.title << "》：" << *done
                    << (done->empty() ? "" : "；") << chinese_name(row.state) << "，"
                    << clock_phrase(row, s.today()) << '\n';
    return kDone;
}

}  // namespace

Command act_command(std::string name, std::string help, std::string example,
                    std::vector<Option> options, const ActOnRow& act) {
    return {std::move(name),
            std::move(help),
            std::move(example),
            ledger_options(std::move(options)),
            {{"ID", "承办事项编号（见 task list）"}},
            [act](const Arguments& args, Streams& streams) { return act_on(args, streams, act); }};
}

base::Result<std::string> told(const base::Status& status, std::string words) {
    if (!status.ok()) return status.error();
    return words;
}

}  // namespace cli
