// duban matrix show | set | import | export: places × steps of a plan.

#include <algorithm>
#include <fstream>
#include <ostream>

#include "base/json.h"
#include "base/table.h"
#include "cli/progress_commands.h"
#include "cli/session.h"
#include "intake/document_file.h"
#include "intake/document_reading.h"
#include "intake/matrix_sheet.h"
#include "store/plan_store.h"
#include "supervision/matrix_act.h"

namespace cli {

namespace {

using base::Error;
using base::ErrorCode;
using base::Json;
using ledger::Matrix;
using ledger::MatrixShare;

struct Opened {
    std::unique_ptr<Session> session;
    store::PlanRow plan;
};

base::Result<Opened> open(const Arguments& args) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return session.error();
    base::Result<store::PlanRow> plan = store::plan_named((*session)->db, args.get("--plan"));
    if (!plan.ok()) return plan.error();
    return Opened{std::move(session).value(), *plan};
}

std::string share_text(const MatrixShare& s) {
    int percent = s.all == 0 ? 0 : s.done * 100 / s.all;
    return std::to_string(s.done) + "/" + std::to_string(s.all) + "（" + std::to_string(percent) +
           "%）";
}

void print_shares(std::ostream& out, const char* heading, const std::vector<MatrixShare>& shares) {
    base::Table table({{heading, 44}, {"完成", 18, true}, {"逾期", 6, true}});
    for (const MatrixShare& s : shares)
        table.add({s.label, share_text(s), s.late > 0 ? std::to_string(s.late) : ""});
    table.print(out);
}

Json shares_json(const std::vector<MatrixShare>& shares) {
    Json out = Json::array();
    for (const MatrixShare& s : shares)
        out.push(Json::object()
                     .set("label", s.label)
                     .set("done", s.done)
                     .set("all", s.all)
                     .set("late", s.late));
    return out;
}

void keep_township(Matrix& m, const std::string& township) {
    if (!township.empty())
        std::erase_if(m.rows, [&township](const auto& row) { return row.township != township; });
}

void print_cells(std::ostream& out, const Matrix& m) {
    std::vector<base::Table::Column> columns{{"乡镇", 14}, {"点位", 24}};
    for (const ledger::MatrixColumn& c : m.columns) columns.push_back({c.title, 12});
    base::Table table(std::move(columns));
    for (const ledger::MatrixRow& row : m.rows) {
        std::vector<std::string> cells{row.township, row.name};
        for (const ledger::MatrixCell& cell : row.cells)
            cells.push_back(cell.done_on ? base::format_date(*cell.done_on) : cell.note);
        table.add(std::move(cells));
    }
    table.print(out);
}

int show(const Arguments& args, Streams& streams) {
    base::Result<Opened> opened = open(args);
    if (!opened.ok()) return fail(streams, opened.error());
    Session& s = *opened->session;
    base::Result<std::pair<int64_t, Matrix>> found =
        supervision::matrix_named(s.db, opened->plan.id, args.get("--name"));
    if (!found.ok()) return fail(streams, found.error());
    Matrix& m = found->second;
    keep_township(m, args.get("--township"));
    std::vector<MatrixShare> late = ledger::laggards(m, s.today());
    if (args.has("--json")) {
        streams.out << Json::object()
                           .set("name", m.name)
                           .set("columns", shares_json(by_column(m, s.today())))
                           .set("townships", shares_json(by_township(m, s.today())))
                           .set("rows", shares_json(by_row(m, s.today())))
                           .set("laggards", shares_json(late))
                           .dump(true)
                    << '\n';
        return kDone;
    }
    streams.out << opened->plan.number << "《" << m.name << "》：" << m.rows.size() << "个点位，"
                << m.columns.size() << "个步骤，截至" << base::format_date_chinese(s.today())
                << '\n';
    if (args.has("--cells")) print_cells(streams.out, m);
    print_shares(streams.out, "步骤", by_column(m, s.today()));
    print_shares(streams.out, "乡镇", by_township(m, s.today()));
    constexpr size_t kNamed = 20;
    if (late.empty()) return kDone;
    streams.out << "落后的点位（" << late.size() << "个）：\n";
    if (late.size() > kNamed) late.resize(kNamed);
    print_shares(streams.out, "点位", late);
    return kDone;
}

int set(const Arguments& args, Streams& streams) {
    base::Result<Opened> opened = open(args);
    if (!opened.ok()) return fail(streams, opened.error());
    Session& s = *opened->session;
    ledger::MatrixCell cell{{}, args.get("--note")};
    if (!args.has("--undone")) {
        base::Result<base::Date> day = date_of(args, "--on", s.today());
        if (!day.ok()) return fail(streams, day.error());
        cell.done_on = *day;
    }
    base::Status done = supervision::set_matrix_cell(
        s.db, opened->plan.id,
        {args.get("--name"), args.get("--township"), args.get("ROW"), args.get("COLUMN")}, cell,
        s.person(), s.now);
    if (!done.ok()) return fail(streams, done.error());
    if (args.has("--json"))
        streams.out << Json::object().set("done", cell.done_on.has_value()).dump(true) << '\n';
    else
        streams.out << args.get("ROW") << "“" << args.get("COLUMN") << "”："
                    << (cell.done_on ? base::format_date(*cell.done_on) + "完成" : "未完成")
                    << '\n';
    return kDone;
}

int import_sheet(const Arguments& args, Streams& streams) {
    base::Result<intake::DocumentFile> file = intake::open_document(args.get("FILE"));
    if (!file.ok()) return fail(streams, file.error());
    base::Result<Opened> opened = open(args);
    if (!opened.ok()) return fail(streams, opened.error());
    Session& s = *opened->session;
    base::Result<extract::Reading> reading = intake::read_document(*file);
    if (!reading.ok()) return fail(streams, reading.error());
    std::string name = args.get("--name").empty() ? "工作任务调度表" : args.get("--name");
    base::Result<Matrix> matrix = intake::read_matrix_sheet(*reading, name, file->name, s.today());
    if (!matrix.ok()) return fail(streams, matrix.error());
    base::Result<supervision::MatrixChange> change =
        supervision::load_matrix(s.db, opened->plan.id, *matrix, s.person(), file->name, s.now);
    if (!change.ok()) return fail(streams, change.error());
    if (args.has("--json"))
        streams.out << Json::object()
                           .set("rows", change->rows)
                           .set("columns", change->columns)
                           .set("changed_cells", change->changed_cells)
                           .set("added_rows", change->added_rows)
                           .set("withdrawn_rows", change->withdrawn_rows)
                           .dump(true)
                    << '\n';
    else
        streams.out << opened->plan.number << "《" << name << "》：" << change->rows << "个点位，"
                    << change->columns << "个步骤；新增" << change->added_rows << "个点位，撤下"
                    << change->withdrawn_rows << "个，改动" << change->changed_cells << "格\n";
    return kDone;
}

int export_sheet(const Arguments& args, Streams& streams) {
    base::Result<Opened> opened = open(args);
    if (!opened.ok()) return fail(streams, opened.error());
    Session& s = *opened->session;
    base::Result<std::pair<int64_t, Matrix>> found =
        supervision::matrix_named(s.db, opened->plan.id, args.get("--name"));
    if (!found.ok()) return fail(streams, found.error());
    base::Result<std::string> bytes = intake::matrix_sheet(found->second, s.today());
    if (!bytes.ok()) return fail(streams, bytes.error());
    std::string path = args.get("FILE");
    std::ofstream out(path, std::ios::binary);
    out.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
    out.close();
    if (!out) return fail(streams, {ErrorCode::kStorage, "无法写入 " + path});
    streams.out << "已写入 " << path << '\n';
    return kDone;
}

std::vector<Option> matrix_options(std::vector<Option> own = {}) {
    own.insert(own.begin(), {{"--plan", "PLAN", "发文字号，或者文号、标题中的一部分", "", true},
                             {"--name", "TEXT", "调度表名称（方案只有一份时可以不写）"}});
    return ledger_options(std::move(own));
}

}  // namespace

Command matrix_show_command() {
    return {"matrix show",
            "显示调度表的进度：按步骤、按乡镇，并列出落后的点位",
            "duban matrix show --plan 5号",
            matrix_options({{"--township", "NAME", "只看一个乡镇"}, {"--cells", "", "逐格列出"}}),
            {},
            show};
}

Command matrix_set_command() {
    return {"matrix set",
            "填报一个点位的一个步骤",
            "duban matrix set 石盘头村 场地落实 --plan 5号 --on 2024-05-20",
            matrix_options({{"--township", "NAME", "乡镇（点位同名时必须写明）"},
                            {"--on", "DATE", "完成日期（默认今天）"},
                            {"--undone", "", "改为未完成（督查室）"},
                            {"--note", "TEXT", "说明"}}),
            {{"ROW", "点位"}, {"COLUMN", "步骤"}},
            set};
}

Command matrix_import_command() {
    return {"matrix import",
            "从 xlsx 载入调度表：乡镇、点位，每个步骤一列；“时限”一行写各步骤的时限",
            "duban matrix import 调度表.xlsx --plan 5号",
            matrix_options(),
            {{"FILE", "xlsx 文件"}},
            import_sheet};
}

Command matrix_export_command() {
    return {"matrix export",
            "把调度表写成 xlsx，填好后可以再载入",
            "duban matrix export 调度表.xlsx --plan 5号",
            matrix_options(),
            {{"FILE", "要写的文件"}},
            export_sheet};
}

}  // namespace cli
