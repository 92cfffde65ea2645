// Items of running text and what the guide makes of them, one table: positive and negative
// phrasings beside each other.

#include <catch2/catch.hpp>

#include "base/text.h"
#include "extract/extract.h"

namespace {

constexpr const char* kHead =
    "云岭县人民政府办公室\n关于印发云岭县测试工作方案的通知\n云政办发〔2024〕9号\n各乡镇人民政府："
    "\n现印发给你们。\n"
    "云岭县人民政府办公室\n2024年3月10日\n云岭县测试工作方案\n";

std::string time_of(const ledger::Deadline& d) {
    if (d.kind == ledger::DeadlineKind::kDate)
        return (d.start ? base::format_date(*d.start) + ".." : "") + base::format_date(*d.due) +
               (d.soft ? " soft" : "");
    if (d.kind == ledger::DeadlineKind::kRecurring)
        return d.rrule + (d.min > 1 ? " x" + std::to_string(d.min) : "");
    if (d.kind == ledger::DeadlineKind::kRelative) return std::to_string(d.days) + " days";
    return "-";
}

// ref|units|time of each task.
std::vector<std::string> tasks_of(const std::string& body) {
    std::vector<std::string> out;
    extract::Draft draft = extract::extract(kHead + body).at(0);
    for (const extract::DraftTask& t : draft.tasks)
        out.push_back(t.task.ref + "|" + base::join(t.task.units, "、") + "|" +
                      time_of(t.task.deadline));
    return out;
}

struct Item {
    const char* what;
    const char* body;
    std::vector<std::string> tasks;
};

const std::vector<Item> kLists = {
    {"a list in brackets at the end",
     "一、任务\n1.清理沟渠，疏通管网。（县水利局、县住建局分工负责）\n",
     {"一/1.|县水利局、县住建局|-"}},
    {"a labelled bracket",
     "一、任务\n1.清理沟渠。疏通管网。（责任单位：县水利局）\n",
     {"一/1.|县水利局|-"}},
    {"a bracket of persons is no list",
     "一、任务\n1.落实“四个关键人”（当事人、安全员、带班长）。\n",
     {}},
    {"labelled lines with persons and time",
     "一、任务\n（一）建成健身中心\n分管领导：王刚\n责任单位：县体育中心\n责任人：李明\n完成时限：9"
     "月底前\n",
     {"一/（一）|县体育中心|2024-09-30"}},
    {"a label behind the text, without brackets",
     "一、任务\n1.修复路面。责任单位：县交通局、县公路段\n",
     {"一/1.|县交通局、县公路段|-"}},
    {"square brackets", "一、任务\n1.修复路面。【责任单位：县交通局】\n", {"一/1.|县交通局|-"}},
    {"a time in the bracket rules the item",
     "一、任务\n1.修复路面。清扫桥面。（责任单位：县交通局；2024年8月底前完成）\n",
     {"一/1.|县交通局|2024-08-31"}},
    {"a time behind the names of a bracket, parted by a comma",
     "一、任务\n1.修复路面。（县交通局牵头，县财政局配合，10月底前完成）\n",
     {"一/1.|县交通局、县财政局|2024-10-31"}},
    {"square brackets within the list",
     "一、任务\n1.修复路面。（县交通局、各乡〔镇〕人民政府）\n",
     {"一/1.|县交通局、各乡〔镇〕人民政府|-"}},
    {"labels behind listed measures answer for all of them",
     "一、问题\n（一）道路破损。整改措施：\n1.排查路面。\n2."
     "逐段修复。\n责任单位：县交通局\n整改时限："
     "6月底前\n（二）管网渗漏。整改措施：\n1.检测管网。\n责任单位：县住建局\n2."
     "更换阀门。\n责任单位："
     "县水利局\n",
     {"一/（一）|县交通局|2024-06-30", "一/（二）/1.|县住建局|-", "一/（二）/2.|县水利局|-"}},
    {"a second clause that says by when",
     "一、任务\n1.新建安防工程8公里，确保8月底前完工；启动大桥前期，年内完成批复。（县交通局）\n",
     {"一/1.|县交通局|2024-08-31", "一/1.|县交通局|2024-12-31"}},
    {"a commitment in the bracket is a task of its own",
     "一、任务\n1."
     "开展培训。加强考核。（责任单位：县司法局；2024年6月底前各乡镇人民政府要完成轮训）\n",
     {"一/1.|县司法局|-", "一/1.|各乡镇人民政府|2024-06-30"}},
    {"a period inside a listed item is a task beside it",
     "一、任务\n1."
     "压实企业责任。严格落实各项制度，主要负责人每月带队检查1次，每半年组织1次演练。（县应急局）\n",
     {"一/1.|县应急局|-", "一/1.|县应急局|FREQ=MONTHLY", "一/1.|县应急局|FREQ=MONTHLY;INTERVAL=6"}},
    {"a period in the first clause rules the item",
     "一、任务\n1.县安委会每月至少召开一次会议，分析形势。推动实体化运行。（县安委办）\n",
     {"一/1.|县安委办|FREQ=MONTHLY"}},
    {"several dates are several tasks",
     "一、任务\n1.6月底前完成排查，9月底前完成整改。（县住建局）\n",
     {"一/1.|县住建局|2024-06-30", "一/1.|县住建局|2024-09-30"}},
    {"others' mechanisms are no periods",
     "一、任务\n1.督促企业实施“日管控、周排查、月调度”机制。（县市场监管局）\n",
     {"一/1.|县市场监管局|-"}},
};

const std::vector<Item> kDuties = {
    {"one unit a line",
     "一、职责分工\n县交通局：负责路面修复。\n县财政局：负责经费保障。\n",
     {"一|县交通局|-", "一|县财政局|-"}},
    {"in one paragraph",
     "一、任务\n县交通局负责路面修复；县财政局负责经费保障；\n",
     {"一|县交通局|-", "一|县财政局|-"}},
    {"units with their parts at an item's end are its list",
     "一、任务\n责任单位及职责：县农业农村局负责种苗采购；负责技术指导；电商中心负责线上销售。\n",
     {"一|县农业农村局、电商中心|-"}},
    {"a period in a later clause",
     "一、职责分工\n县水利局：负责水库调度，每日8时前报送水情。\n",
     {"一|县水利局|-", "一|县水利局|FREQ=DAILY"}},
    {"who sits in a group is no duty",
     "一、任务\n成立领导小组，由县长任组长，县住建局局长任副组长，办公室设在县住建局。\n",
     {}},
};

const std::vector<Item> kSteps = {
    {"a phase with its dates",
     "一、实施步骤\n（一）动员阶段（4月1日至4月15日）。各乡镇要召开动员会。\n",
     {"一/（一）|各乡镇|2024-04-01..2024-04-15"}},
    {"the phase's own end, said again",
     "一、步骤\n（一）动员阶段（2024年4月25日前）\n各部门要在4月25日前召开动员会。\n",
     {"一/（一）|各部门|2024-04-25"}},
    {"months as steps",
     "一、步骤\n（一）2024年5月，开展业务培训。\n",
     {"一/（一）||2024-05-01..2024-05-31"}},
    {"a year of the plan is no step", "一、任务\n2024年，全面完成各项工作，取得明显成效。\n", {}},
    {"years that follow one another are",
     "一、目标任务\n2024年，完成布点。\n2025年，全面提升能力。\n",
     {"一||2024-01-01..2024-12-31", "一||2025-01-01..2025-12-31"}},
    {"principles assign nothing", "一、基本原则\n（一）坚持因地制宜。各乡镇要尊重农民意愿。\n", {}},
    {"subsidies assign nothing",
     "一、任务\n扶持政策：一是由县财政局给予补贴。二是县农业农村局每年奖补1次。\n",
     {}},
};

const std::vector<Item> kTold = {
    {"a named unit and a deed",
     "一、保障措施\n（一）强化资金保障。县财政局要统筹整合资金。\n",
     {"一/（一）|县财政局|-"}},
    {"an attitude is no task",
     "一、保障措施\n（一）加强领导。各乡镇人民政府要提高政治站位，高度重视此项工作。\n",
     {}},
    {"nobody in particular", "一、保障措施\n（一）加强宣传。各有关部门要及时总结经验。\n", {}},
    {"nobody in particular, but a visible deed",
     "一、要求\n（一）加强领导。各部门要成立相应组织。\n",
     {"一/（一）|各部门|-"}},
    {"clauses under 一要 stand apart",
     "一、保障措施\n一要落实经费。县财政局要安排专项资金。二要严格督查。县政府督查室要开展督查。\n",
     {"一/一要|县财政局|-", "一/二要|县政府督查室|-"}},
    {"an introduction lends its date",
     "一、任务\n（一）成员单位要在7月30日前完成下列任务：\n1.县林业局负责核实面积。\n2."
     "县税务局负责出具证明。\n",
     {"一/（一）/1.|县林业局|2024-07-30", "一/（一）/2.|县税务局|2024-07-30"}},
    {"a promise to citizens is no deadline",
     "一、任务\n1.优化服务，开办企业1个工作日内办结。\n",
     {}},
    {"text behind the last item belongs above it",
     "一、任务\n1.修复路面。（责任单位：县交通局）\n县交通局要于5月底前报送方案。\n",
     {"一/1.|县交通局|-", "一|县交通局|2024-05-31"}},
};

void check(const std::vector<Item>& items) {
    for (const Item& item : items) {
        INFO(item.what);
        CHECK(tasks_of(item.body) == item.tasks);
    }
}

}  // namespace

TEST_CASE("an endless sentence with many dates is read in bounded time", "[extract]") {
    std::string body = "一、任务\n1.";
    for (int i = 0; i < 3000; ++i)
        body += "县财政局要于" + std::to_string(i % 12 + 1) + "月底前完成，";
    extract::Draft draft = extract::extract(kHead + body + "完成。\n").at(0);
    REQUIRE_FALSE(draft.tasks.empty());
    for (const extract::DraftTask& t : draft.tasks) CHECK(t.source_text.size() < 2000);
}

TEST_CASE("a list of units makes its item a task", "[extract]") { check(kLists); }

TEST_CASE("duties are one task a unit", "[extract]") { check(kDuties); }

TEST_CASE("steps carry their dates, principles and subsidies assign nothing", "[extract]") {
    check(kSteps);
}

TEST_CASE("running text binds units to deeds", "[extract]") { check(kTold); }
