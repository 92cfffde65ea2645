// duban extract: documents → draft ledgers.

#include <ostream>

#include "base/utf8.h"
#include "cli/commands.h"
#include "document/text_file.h"
#include "extract/draft_json.h"
#include "extract/draft_summary.h"
#include "extract/draft_toml.h"
#include "extract/extract.h"

namespace cli {

namespace {

struct FileDrafts {
    std::string path;
    std::vector<extract::Draft> drafts;
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
        for (const extract::Draft& draft : file.drafts) {
            if (!first) out << '\n';
            first = false;
            out << (args.has("--toml") ? extract::draft_toml(draft, file.path)
                                       : extract::draft_summary(draft));
        }
    }
}

int run_extract(const Arguments& args, Streams& streams) {
    extract::Options options;
    std::string issued = args.get("--issued");
    if (!issued.empty()) {
        options.issued = base::parse_date(issued);
        if (!options.issued)
            return fail(streams, {base::ErrorCode::kUsage,
                                  "--issued“" + issued + "”不是日期，应写作 2024-05-07 的形式"});
    }
    std::vector<FileDrafts> files;
    size_t tasks = 0;
    int unreadable = 0;
    for (const std::string& path : args.all("FILE")) {
        base::Result<document::Text> text = document::read_text(path);
        if (!text.ok()) {  // the other files are still worth reading
            unreadable = fail(streams, text.error());
            continue;
        }
        for (const std::string& said : text->warnings)
            streams.err << "duban：" << path << "：" << said << '\n';
        files.push_back({path, extract::extract(text->utf8, options)});
        for (const extract::Draft& draft : files.back().drafts) tasks += draft.tasks.size();
        complain(files.back(), streams.err);
    }
    if (!files.empty()) print(files, args, streams.out);
    if (unreadable != 0) return unreadable;
    return tasks > 0 ? kDone : kNothing;
}

}  // namespace

Command extract_command() {
    return {"extract",
            "从公文或政府公报的文本中提取任务草稿",
            "duban extract 公报.txt --toml > 草稿.toml",
            {{"--toml", "", "按方案台账格式输出，核对后可直接载入"},
             {"--issued", "DATE", "文中没有成文日期时使用的日期"}},
            {{"FILE", "文本文件（UTF-8、GB18030 或 UTF-16）", true, true}},
            run_extract};
}

}  // namespace cli
