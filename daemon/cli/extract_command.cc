// duban extract: documents → draft ledgers.

#include <filesystem>
#include <fstream>
#include <ostream>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/read_file.h"
#include "extract/draft_json.h"
#include "extract/draft_summary.h"
#include "extract/draft_toml.h"
#include "intake/ledger_sheet.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;

struct FileDrafts {
    std::string path;
    std::vector<extract::Draft> drafts;
    std::string text;
};

// What an officer must know beside the ledger: goes to stderr, so that stdout stays loadable.
void complain(const FileDrafts& file, std::ostream& err) {
    for (const extract::Draft& draft : file.drafts) {
        const ledger::Plan& plan = draft.plan;
        std::string name = plan.number.empty() ? plan.title : plan.number;
        if (name.empty()) name = "（无标题）";
        for (const std::string& said : draft.diagnostics)
            err << "duban：" << base::escape_controls(file.path + "：" + name + "：" + said)
                << '\n';
        if (draft.tasks.empty() && plan.kind != "plan" && plan.kind != "news")
            err << "duban：" << base::escape_controls(file.path + "：" + name + "：不分派任务")
                << '\n';
    }
}

void print(const std::vector<FileDrafts>& files, const Arguments& args, std::ostream& out) {
    if (args.has("--json")) {
        std::vector<extract::Draft> all;
        for (const FileDrafts& file : files)
            all.insert(all.end(), file.drafts.begin(), file.drafts.end());
        out << extract::drafts_json(all).dump(true) << '\n';
        return;
    }
    bool first = true;
    for (const FileDrafts& file : files) {
        if (args.has("--text")) out << file.text;
        for (const extract::Draft& draft : file.drafts) {
            if (args.has("--text")) break;
            if (!first) out << '\n';
            first = false;
            out << (args.has("--toml") ? extract::draft_toml(draft, file.path)
                                       : extract::draft_summary(draft));
        }
    }
}

// Replaces `path` as a whole or not at all.
base::Status write_whole(const std::string& path, const std::string& bytes) {
    std::string part = path + ".part";
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.close();
    std::error_code error;
    if (out) std::filesystem::rename(part, path, error);
    if (out && !error) return {};
    std::filesystem::remove(part, error);
    return Error{ErrorCode::kStorage, path + "：写不进去，请检查目录和权限"};
}

// Documents without tasks (appointments, seals) give an officer nothing to correct.
int write_workbook(const std::vector<FileDrafts>& files, const std::string& path,
                   Streams& streams) {
    std::vector<extract::Draft> plans;
    size_t tasks = 0;
    for (const FileDrafts& file : files) {
        for (const extract::Draft& draft : file.drafts) {
            if (draft.tasks.empty()) continue;
            tasks += draft.tasks.size();
            plans.push_back(draft);
        }
    }
    if (plans.empty()) {
        streams.err << "duban：没有找到任务，未生成 " << path << '\n';
        return kNothing;
    }
    base::Result<std::string> bytes = intake::ledger_sheet(plans);
    if (!bytes.ok()) return fail(streams, bytes.error());
    base::Status written = write_whole(path, *bytes);
    if (!written.ok()) return fail(streams, written.error());
    streams.out << path << "：方案 " << plans.size() << " 个，任务 " << tasks
                << " 项；请用 WPS 或 Excel 核对更正后，以 duban import 载入\n";
    return kDone;
}

base::Status check_arguments(const Arguments& args, intake::ReadOptions& options) {
    std::string issued = args.get("--issued");
    if (!issued.empty()) options.issued = base::parse_date(issued);
    if (!issued.empty() && !options.issued)
        return Error{ErrorCode::kUsage,
                     "--issued“" + issued + "”不是日期，应写作 2024-05-07 的形式"};
    int forms = 0;
    for (const char* form : {"--json", "--toml", "--xlsx", "--text"}) forms += args.has(form);
    if (forms > 1) return Error{ErrorCode::kUsage, "--json、--toml、--xlsx、--text 只能选一个"};
    std::string out = args.get("--xlsx");
    std::error_code missing;
    for (const std::string& path : args.all("FILE"))
        if (!out.empty() && std::filesystem::equivalent(out, path, missing))
            return Error{ErrorCode::kUsage, "--xlsx“" + out + "”是输入文件，不予覆盖"};
    return {};
}

int run_extract(const Arguments& args, Streams& streams) {
    intake::ReadOptions options;
    base::Status sound = check_arguments(args, options);
    if (!sound.ok()) return fail(streams, sound.error());
    std::vector<FileDrafts> files;
    size_t tasks = 0;
    int unreadable = 0;
    for (const std::string& path : args.all("FILE")) {
        base::Result<FileReading> read = read_file(path, options, streams);
        if (!read.ok()) {  // the other files are still worth reading
            unreadable = fail(streams, read.error());
            continue;
        }
        files.push_back(
            {path, std::move(read->reading.drafts), std::move(read->reading.text.utf8)});
        for (const extract::Draft& draft : files.back().drafts) tasks += draft.tasks.size();
        complain(files.back(), streams.err);
    }
    int result = tasks > 0 ? kDone : kNothing;
    if (!files.empty() && args.has("--xlsx"))
        result = write_workbook(files, args.get("--xlsx"), streams);
    else if (!files.empty())
        print(files, args, streams.out);
    return unreadable != 0 ? unreadable : result;
}

}  // namespace

Command extract_command() {
    return {"extract",
            "从公文或政府公报（docx、pdf、xlsx、ofd、html、txt）中提取任务草稿",
            "duban extract 实施方案.docx --xlsx 台账.xlsx",
            {{"--toml", "", "按方案台账格式输出，核对后可直接载入"},
             {"--xlsx", "OUT", "写成台账表格，用 WPS 或 Excel 更正后可直接载入"},
             {"--text", "", "输出读到的正文，一行一段，单元格以制表符隔开"},
             {"--issued", "DATE", "文中没有成文日期时使用的日期"}},
            {{"FILE", "公文文件，按内容识别格式；doc、wps、xls、et、rtf 需装有 LibreOffice", true,
              true}},
            run_extract};
}

}  // namespace cli
