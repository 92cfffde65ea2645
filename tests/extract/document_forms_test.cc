// Forms of document that offices use beside the plain numbered item: short texts of our own, each
// with the tasks that a careful officer enters, and beside it what looks alike and is none.

#include <catch2/catch.hpp>

#include "base/text.h"
#include "extract/extract.h"

namespace {

constexpr std::string_view kHead =
    "清河县人民政府办公室关于开展专项整治的通知\n清政办发〔2025〕6号\n\n"
    "各乡镇人民政府，县直各有关单位：\n\n";
constexpr std::string_view kFoot = "\n\n清河县人民政府办公室\n2025年3月3日\n";

std::string time_of(const ledger::Deadline& d) {
    if (d.kind == ledger::DeadlineKind::kDate) return base::format_date(*d.due);
    if (d.kind == ledger::DeadlineKind::kRecurring) return d.rrule;
    if (d.kind == ledger::DeadlineKind::kRelative)
        return std::to_string(d.days) + " " + std::string(ledger::name(d.unit));
    return "-";
}

// ref | units | leads | time, a task a line.
std::string tasks_in(const std::string& text) {
    std::vector<extract::Draft> drafts =
        extract::extract(std::string_view(text), {.whole_paragraphs = true});
    std::string out;
    for (const extract::Draft& draft : drafts)
        for (const extract::DraftTask& t : draft.tasks)
            out += t.task.ref + " | " + base::join(t.task.units, "、") + " | " +
                   base::join(t.task.lead, "、") + " | " + time_of(t.task.deadline) + "\n";
    return out;
}

// The body of a notice, its annexes behind the signature.
std::string notice(std::string_view body, std::string_view annexes = "") {
    return std::string(kHead) + std::string(body) + std::string(kFoot) + std::string(annexes);
}

}  // namespace

TEST_CASE("a list of dangers is a table of tasks though no column is called task", "[extract]") {
    std::string annex =
        "附件1\n重大火灾隐患挂牌督办清单\n\n"
        "编号\t场所及隐患简况\t整改期限\t属地责任单位\t督办单位\n"
        "1\t东风市场：疏散通道被占\t5月20日前\t东风镇人民政府\t县消防救援大队\n"
        "2\t利民旅馆：无自动报警\t6月底前\t\t\n"
        "3\t新华影院：外墙易燃\t7月底前\t\t县住建局\n";
    CHECK(tasks_in(notice("现将清单印发给你们。", annex)) ==
          "附件1/1 | 东风镇人民政府、县消防救援大队 |  | 2025-05-20\n"
          "附件1/2 | 东风镇人民政府、县消防救援大队 |  | 2025-06-30\n"
          "附件1/3 | 东风镇人民政府、县住建局 |  | 2025-07-31\n");
    // A row that names who answers for it needs no supporter from above, a list of addresses binds
    // nobody.
    CHECK(tasks_in(notice("现将分工印发给你们。",
                          "附件\n任务分工表\n\n序号\t任务\t牵头单位\t配合单位\n"
                          "1\t清理台账\t县应急局\t县财政局\n2\t核查底数\t县水利局\t\n")) ==
          "附件/1 | 县应急局、县财政局 | 县应急局 | -\n附件/2 | 县水利局 | 县水利局 | -\n");
    CHECK(tasks_in(notice("现将名册印发给你们。",
                          "附件\n场所名册\n\n编号\t场所\t地址\t联系电话\n1\t东风市场\t人民路1号\t"
                          "5551234\n")) == "");
}

TEST_CASE("full-width bars part the cells of a calendar of work, whose months are its times",
          "[extract]") {
    std::string calendar =
        "附：禁毒宣传工作月历（2025年）\n月份｜宣传主题｜主办科室｜协办\n"
        "4月｜开学禁毒课｜综治办｜团委\n2026年1月｜春运宣传｜宣传科｜综治办、团委\n";
    CHECK(tasks_in(notice("现将工作月历印发给你们。", calendar)) ==
          "附/1 | 综治办、团委 | 综治办 | 2025-04-30\n"
          "附/2 | 宣传科、综治办、团委 | 宣传科 | 2026-01-31\n");
    CHECK(tasks_in(notice("咨询电话：5551234｜邮箱：qh@example.cn。")) == "");
    // A list of annexes in the body opens none of them.
    CHECK(tasks_in(notice("请认真落实。\n\n附件：1.工作安排\n2.评分表")) == "");
}

TEST_CASE("a table that allots a number to each unit gives each of them a task", "[extract]") {
    std::string head = "附件1\n2025年技能培训任务分配表\n\n单位：人次\n\n";
    CHECK(tasks_in(notice("现将任务下达给你们。",
                          head + "承训单位\t总任务\t其中：初级\n东风镇成人学校\t120\t80\n"
                                 "县职业中学\t200\t-\n合计\t320\t80\n")) ==
          "附件1/1 | 东风镇成人学校 |  | -\n附件1/2 | 县职业中学 |  | -\n");
    CHECK(tasks_in(notice("现将任务下达给你们。",
                          head + "课程名称\t课时\t讲师\n电工\t12\t李明\n")) == "");
    CHECK(tasks_in(notice("现将名单印发给你们。",
                          "附件1\n承训机构名单\n\n承训单位\t编号\n县职业中学\t1\n")) == "");
}

TEST_CASE("a duty list may put a stop, a blank or a dash behind the office", "[extract]") {
    CHECK(tasks_in(notice("一、职责分工\n1.综治办。牵头开展巡查，每月通报一次。\n"
                          "2.派出所　负责消防隐患确认；剩余12处于6月底前整改完毕。\n"
                          "3.城运中心：协调平台派单，5月底前完成。")) ==
          "一/1. | 综治办 | 综治办 | -\n一/1. | 综治办 |  | FREQ=MONTHLY\n"
          "一/2. | 派出所 |  | -\n一/2. | 派出所 |  | 2025-06-30\n"
          "一/3. | 城运中心 |  | 2025-05-31\n");
    CHECK(tasks_in(notice("请认真落实。",
                          "附件1\n职责清单\n\n县应急局——牵头督办矿山隐患。\n"
                          "县水利局——督办水库隐患，每周报送进展。\n")) ==
          "附件1 | 县应急局 | 县应急局 | -\n附件1 | 县水利局 |  | -\n"
          "附件1 | 县水利局 |  | FREQ=WEEKLY\n");
    // Headings that only end like an office's.
    CHECK(tasks_in(notice("一、职责分工\n1.强化部署。提高认识。\n2.严格督办。形成合力。")) == "");
    CHECK(tasks_in(notice("一、工作原则\n1.属地管理——压实责任。")) == "");
}

TEST_CASE("who is called the body that builds or answers for a work has it", "[extract]") {
    CHECK(tasks_in(notice("一、建设安排\n本项目建设主体为县水务公司，统筹开展工程验收。")) ==
          "一 | 县水务公司 |  | -\n");
    CHECK(tasks_in(notice("一、建设安排\n本项目建设内容为管网改造，建设周期较长。")) == "");
}

TEST_CASE("a covering notice that binds a unit to a time is read, one that only issues is not",
          "[extract]") {
    std::string title =
        "清河县人民政府办公室关于印发《2025年防汛工作方案》的通知\n清政办发〔2025〕6号\n\n"
        "各乡镇人民政府：\n\n《2025年防汛工作方案》已经2025年3月1日县政府常务会议通过，现印发给你们"
        "。\n";
    std::string plan =
        "\n清河县人民政府办公室\n2025年3月3日\n\n2025年防汛工作方案\n\n"
        "一、主要任务\n（一）清淤河道。（责任单位：县水利局）\n"
        "（一之一）加固堤防。（责任单位：县应急局）\n";
    std::string tasks = "一/（一） | 县水利局 |  | -\n一/（一之一） | 县应急局 |  | -\n";
    CHECK(tasks_in(title + plan) == tasks);
    CHECK(tasks_in(title + "各乡镇人民政府要于5月底前将落实情况报县水利局。\n" + plan) ==
          " | 各乡镇人民政府 |  | 2025-05-31\n" + tasks);
}

TEST_CASE("a date behind words that only say who acts rules the whole duty", "[extract]") {
    CHECK(tasks_in(notice("一、会议决定\n1.由县水利局负责，6月底前完成溢洪道修复；"
                          "2.由县财政局负责，年底前完成资金结算。")) ==
          "一/1. | 县水利局 |  | 2025-06-30\n一/1. | 县财政局 |  | 2025-12-31\n");
}

TEST_CASE("a label's list goes on below a role, a page's head is none of it", "[extract]") {
    auto text = [](std::string_view between) {
        return "清河县人民政府关于印发重点任务清单的通知\n清政发〔2025〕2号\n\n清河县人民政府\n2025"
               "年2月1日\n\n"
               "一、稳增长\n1. 扩大投资\n　　主要内容：实施项目20个。\n责任单位：县发改局（牵头）\n"
               "　　　　　县财政局、县统计局\n\n· 2 ·\n\n清河县人民政府公报2025年第2期\n\n"
               "2. 促进消费\n　　主要内容：开展活动3场。\n责任单位：县商务局、县文旅局\n\n· 3 "
               "·\n\n" +
               std::string(between) + "\n\n配合单位：县公安局\n";
    };
    std::vector<extract::Draft> drafts = extract::extract(text("清河县人民政府公报2025年第2期"));
    REQUIRE(drafts.size() == 1);
    REQUIRE(drafts[0].tasks.size() == 2);
    CHECK(base::join(drafts[0].tasks[0].task.units, "、") == "县发改局、县财政局、县统计局");
    CHECK(base::join(drafts[0].tasks[0].task.lead, "、") == "县发改局");
    CHECK(base::join(drafts[0].tasks[1].task.units, "、") == "县商务局、县文旅局、县公安局");
    // A line printed once behind a page's number belongs to the text.
    drafts = extract::extract(text("、县供销社"));
    CHECK(base::join(drafts[0].tasks[1].task.units, "、") ==
          "县商务局、县文旅局、县供销社、县公安局");
}

TEST_CASE("an item behind a list of units opens whatever its number", "[extract]") {
    CHECK(tasks_in(notice("一、任务\n（一）改造泊位。（牵头部门：县港航处；实施部门：县航道站）\n"
                          "（四）简化手续。（牵头部门：县科技处；配合部门：县航道站）")) ==
          "一/（一） | 县港航处、县航道站 | 县港航处 | -\n"
          "一/（四） | 县科技处、县航道站 | 县科技处 | -\n");
}

TEST_CASE("a year that says which thing is no date of its own", "[extract]") {
    CHECK(tasks_in(notice("一、巩固提高\n县住建局要制定2026年、2027年改造计划，并按时报送。")) ==
          "一 | 县住建局 |  | -\n");
    CHECK(tasks_in(notice("一、分年任务\n2026年改造12栋；2027年改造20栋。")) ==
          "一 |  |  | 2026-12-31\n一 |  |  | 2027-12-31\n");
}

TEST_CASE("cells of names that end like offices are taken as printed", "[extract]") {
    CHECK(
        tasks_in(notice("现将分工印发给你们。",
                        "附件\n任务分工表\n\n序号\t任务\t责任单位\n1\t清理台账\t市城市管理监督局、"
                        "市交通局\n2\t核查底数\t县水利局牵头\n")) ==
        "附件/1 | 市城市管理监督局、市交通局 |  | -\n附件/2 | 县水利局 | 县水利局 | -\n");
}

TEST_CASE("a table that tells the body's dated tasks in other words adds none", "[extract]") {
    std::string body =
        "一、水库安全\n县水利局负责，5月底前对全县12座小型水库逐一电话抽查。\n"
        "二、资金保障\n县财政局要于6月底前筹措修复资金。\n";
    std::string head = "附件\n任务分解表\n\n序号\t任务\t责任单位\t时限\n";
    CHECK(tasks_in(notice(body, head + "1\t小型水库电话抽查全覆盖\t县水利局\t5月底前\n")) ==
          "一 | 县水利局 |  | 2025-05-31\n二 | 县财政局 |  | 2025-06-30\n");
    // Another time or another unit: another task.
    CHECK(tasks_in(notice(body, head + "1\t小型水库电话抽查全覆盖\t县水利局\t7月底前\n"
                                       "2\t小型水库电话抽查全覆盖\t县应急局\t5月底前\n")) ==
          "一 | 县水利局 |  | 2025-05-31\n二 | 县财政局 |  | 2025-06-30\n"
          "附件/1 | 县水利局 |  | 2025-07-31\n附件/2 | 县应急局 |  | 2025-05-31\n");
}

TEST_CASE("square brackets within a closing bracket belong to the name", "[extract]") {
    CHECK(tasks_in(notice(
              "一、任务\n（一）清查底数。开展排查。（市水务局负责，各县〔区〕人民政府落实）")) ==
          "一/（一） | 市水务局、各县〔区〕人民政府 |  | -\n");
    CHECK(tasks_in(notice("一、任务\n（一）清查底数。（责任单位：市水务局）")) ==
          "一/（一） | 市水务局 |  | -\n");
}

TEST_CASE("the label of those who carry a work with others names no unit", "[extract]") {
    CHECK(
        tasks_in(notice("一、任务\n（一）改造街区。（牵头单位：县住建局，支撑单位：县财政局）")) ==
        "一/（一） | 县住建局、县财政局 | 县住建局 | -\n");
}
