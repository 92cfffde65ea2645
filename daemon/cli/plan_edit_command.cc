// duban plan edit: the open tasks of a draft as TOML in the officer's editor. What comes back is
// checked; a mistake is shown with its line and the same text is offered again. The text is lost in
// no case: what was not taken stays in a file that is named.

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <ostream>
#include <sstream>

#include "cli/commands.h"
#include "cli/draft_view.h"
#include "extract/draft_toml.h"
#include "intake/draft_plan.h"
#include "intake/plan_file.h"
#include "supervision/draft_act.h"

extern char** environ;

namespace cli {

using base::Error;
using base::ErrorCode;

namespace {

// $VISUAL, $EDITOR or vi, with its own arguments; no shell reads them.
std::vector<std::string> editor_words() {
    for (const char* variable : {"VISUAL", "EDITOR"}) {
        const char* value = std::getenv(variable);
        std::istringstream words(value ? value : "");
        std::vector<std::string> out;
        for (std::string word; words >> word;) out.push_back(word);
        if (!out.empty()) return out;
    }
    return {"vi"};
}

base::Status run_editor(const std::string& file) {
    std::vector<std::string> words = editor_words();
    words.push_back(file);
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    pid_t pid = 0;
    int error = ::posix_spawnp(&pid, argv[0], nullptr, nullptr, argv.data(), environ);
    if (error != 0)
        return Error{ErrorCode::kUsage, "编辑器“" + words[0] + "”启动不了：" +
                                            std::strerror(error) +
                                            "；请用环境变量 VISUAL 或 EDITOR 指明编辑器"};
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
    return Error{ErrorCode::kRefused, "编辑器没有正常结束，草稿没有改动"};
}

// A file of the officer's own, 0600.
base::Result<std::string> write_text(const std::string& text, int64_t id) {
    const char* folder = std::getenv("TMPDIR");
    std::string path = std::string(folder && *folder ? folder : "/tmp") + "/duban-" +
                       draft_name(id) + "-XXXXXX.toml";
    int fd = ::mkostemps(path.data(), 5, O_CLOEXEC);
    bool written =
        fd >= 0 && ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (fd >= 0) ::close(fd);
    if (written) return path;
    return Error{ErrorCode::kStorage, "临时文件 " + path + " 写不下去：" + std::strerror(errno)};
}

std::string read_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string toml_of(const store::DraftRow& row) {
    std::string out = "# 草稿 " + draft_name(row.id) +
                      "：改好后存盘退出即可；删去的 [[task]] 视为弃用，可用 plan restore 恢复\n";
    size_t confirmed = count(row.draft, ledger::DraftTaskState::kConfirmed);
    if (confirmed > 0)
        out +=
            "# 已入账的 " + std::to_string(confirmed) + " 项不在此列，文号、名称、日期也不能再改\n";
    std::string body = extract::draft_toml(intake::to_extract(row.draft), draft_name(row.id));
    return out + body.substr(body.find('\n') + 1);
}

// Until the text is taken, or the officer gives up.
base::Result<ledger::Plan> edit_until_sound(const std::string& path, Streams& streams) {
    for (;;) {
        if (base::Status edited = run_editor(path); !edited.ok()) return edited.error();
        base::Result<ledger::Plan> plan = intake::parse_plan(read_text(path), path);
        if (plan.ok()) return plan;
        streams.err << "duban：" << plan.error().message << '\n';
        if (!asked_and_agreed(streams, "改动有误。再次编辑？"))
            return Error{ErrorCode::kBadInput, "草稿没有改动，您的文本保存在 " + path};
    }
}

int run_edit(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<store::DraftRow> row = draft_named(s, args.get("DRAFT"));
    if (!row.ok()) return fail(streams, row.error());
    std::string before = toml_of(*row);
    base::Result<std::string> path = write_text(before, row->id);
    if (!path.ok()) return fail(streams, path.error());
    base::Result<ledger::Plan> plan = edit_until_sound(*path, streams);
    bool untouched = read_text(*path) == before;
    if (untouched) ::unlink(path->c_str());
    if (untouched && plan.ok()) {
        streams.out << "没有改动\n";
        return kNothing;
    }
    if (!plan.ok()) return fail(streams, plan.error());
    base::Status done = supervision::rewrite_draft(s.db, *row, *plan, {s.actor}, s.now);
    if (!done.ok()) {
        int code = fail(streams, done.error());
        streams.err << "您的文本保存在 " << *path << '\n';
        return code;
    }
    ::unlink(path->c_str());
    base::Result<units::Register> units = register_of(s);
    if (!units.ok()) return fail(streams, units.error());
    store::DraftRow after = *store::find_draft(s.db, row->id);
    intake::DraftReview review = intake::review_draft(after.draft, *units, s.today());
    if (args.has("--json"))
        streams.out << draft_summary_json(after, review).dump(true) << '\n';
    else
        print_draft_summary(after, review, streams.out);
    return kDone;
}

}  // namespace

Command plan_edit_command() {
    return {"plan edit",
            "在编辑器（$VISUAL、$EDITOR）中改草稿，退出时检查；有误指出行号，可以再改",
            "duban plan edit D3",
            ledger_options({{"--plans", "DIR", "方案目录（单位名册所在）"}}),
            {{"DRAFT", "草稿编号（D3）"}},
            run_edit};
}

}  // namespace cli
