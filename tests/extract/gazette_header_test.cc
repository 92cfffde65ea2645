// The heads of all documents of the two gazettes, as read by a person.

#include <catch2/catch.hpp>

#include "extract/extract.h"
#include "extract/shared_text.h"

namespace {

struct Head {
    const char *number, *title, *issuer, *issued, *kind;
};

constexpr const char* kGovernment = "兴县人民政府";
constexpr const char* kOffice = "兴县人民政府办公室";

const std::vector<Head> kGazette2021 = {
    {"兴政发〔2021〕10号", "兴县东会乡庄上村红色美丽乡村建设实施方案", kGovernment, "2021-07-07",
     "plan"},
    {"兴政发〔2021〕11号", "关于做好2021年安全生产工作的通知", kGovernment, "2021-03-29", "plan"},
    {"兴政发〔2021〕12号",
     "兴县2021年统筹整合财政涉农资金巩固拓展脱贫攻坚成果衔接乡村振兴的实施方案", kGovernment,
     "2021-07-08", "plan"},
    {"兴政发〔2021〕13号", "关于兴县城区棚户区改造二期工程项目征收拆迁安置方案调整的通知",
     kGovernment, "2021-07-20", "rules"},
    {"兴政发〔2021〕14号", "兴县城区棚户区改造三期工程项目土地及房屋征收与补偿安置方案",
     kGovernment, "2021-07-20", "rules"},
    {"兴政发〔2021〕17号", "兴县创优金融环境推动经济高质量发展若干措施", kGovernment, "2021-09-22",
     "plan"},
    {"兴政发〔2021〕18号", "兴县国有土地上存量违法用地集中处置办法", kGovernment, "2021-09-26",
     "rules"},
    {"兴政发〔2021〕15号", "关于开展准“四上”企业监测工作的通知", kGovernment, "2021-06-06", "plan"},
    {"兴政办发〔2021〕17号", "关于易地扶贫搬迁安置点不动产登记完善手续工作方案", kOffice,
     "2021-07-01", "plan"},
    {"兴政办发〔2021〕18号", "兴县“1+10”对标一流加快推进“六最”营商环境建设总体方案", kOffice,
     "2021-07-02", "plan"},
    {"兴政办发〔2021〕20号", "兴县食品安全委员会工作规则", kOffice, "2021-07-29", "rules"},
    {"兴政办发〔2021〕21号", "兴县创建省级园林县城实施方案", kOffice, "2021-08-05", "plan"},
};

const std::vector<Head> kGazette2024 = {
    {"兴政发〔2024〕4号", "关于做好2024年安全生产工作的通知", kGovernment, "2024-04-08", "plan"},
    {"兴政发〔2024〕5号", "兴县2024年乡村振兴产业发展行动方案", kGovernment, "2024-04-19", "plan"},
    {"兴政函〔2024〕16号", "关于2024年度安全生产监督检查计划的批复", kGovernment, "2024-04-02",
     "approval"},
    {"兴政函〔2024〕17号", "关于提名决定免去干部的报告", kGovernment, "2024-04-11", "personnel"},
    {"兴政函〔2024〕18号", "关于提名决定任免干部的报告", kGovernment, "2024-04-11", "personnel"},
    {"兴政函〔2024〕19号", "关于提名决定免去干部的报告", kGovernment, "2024-04-18", "personnel"},
    {"兴政函〔2024〕20号", "关于提名王健免职的通知", kGovernment, "2024-04-18", "personnel"},
    {"兴政函〔2024〕21号", "关于提名决定任免干部的报告", kGovernment, "2024-04-19", "personnel"},
    {"兴政函〔2024〕26号", "关于提名决定任职干部的报告", kGovernment, "2024-05-22", "personnel"},
    {"兴政函〔2024〕30号", "关于省安华润兴县100MW复合光伏发电项目220kV送出工程路径意见复函的批复",
     kGovernment, "2024-05-31", "approval"},
    {"兴政办发〔2024〕5号", "兴县就业社保服务社区村村全覆盖工作实施方案", kOffice, "2024-04-13",
     "plan"},
    {"兴政办发〔2024〕6号", "“黄河一号”旅游公路主线路域环境整治专项行动工作方案", kOffice,
     "2024-04-22", "plan"},
    {"兴政办发〔2024〕8号", "兴县2024年农村“厕所革命”实施方案", kOffice, "2024-05-15", "plan"},
    {"兴政办发〔2024〕9号", "兴县2024年“百项百亿”大会战行动方案", kOffice, "2024-05-16", "plan"},
    {"兴政办发〔2024〕10号", "兴县生活性服务业发展行动计划（2024-2025年）", kOffice, "2024-05-16",
     "plan"},
    {"兴政办发〔2024〕11号", "兴县2024年度地质灾害防治方案", kOffice, "2024-05-21", "plan"},
    {"兴政办发〔2024〕12号", "兴县发展特色庭院经济实施方案", kOffice, "2024-05-22", "plan"},
    {"兴政办发〔2024〕13号",
     "关于贯彻落实山西省提升行政执法质量三年行动计划实施方案（2023—2025年）的通知", kOffice,
     "2024-05-27", "plan"},
    {"兴政办发〔2024〕15号", "兴县2024年度土地储备计划", kOffice, "2024-05-28", "plan"},
    {"兴政办函〔2024〕7号", "2024年民生实事任务分解方案", kOffice, "2024-05-07", "plan"},
    {"兴政办函〔2024〕9号", "关于启用和废止印章的通知", kOffice, "2024-05-30", "seal"},
};

void check_heads(const std::string& file, const std::vector<Head>& expected) {
    std::optional<std::string> text = shared_text(file);
    if (!text) return;
    std::vector<extract::Draft> drafts = extract::extract(*text);
    REQUIRE(drafts.size() == expected.size());
    for (size_t i = 0; i < expected.size(); ++i) {
        const ledger::Plan& plan = drafts[i].plan;
        INFO(expected[i].number);
        CHECK(plan.number == expected[i].number);
        CHECK(plan.title == expected[i].title);
        CHECK(plan.issuer == expected[i].issuer);
        CHECK(plan.kind == expected[i].kind);
        CHECK(drafts[i].has_date);
        CHECK(base::format_date(plan.issued) == expected[i].issued);
    }
}

}  // namespace

TEST_CASE("the gazette of 2021 falls into its twelve documents", "[extract]") {
    check_heads("gazette-2021.txt", kGazette2021);
}

TEST_CASE("the gazette of 2024 falls into its twenty-one documents", "[extract]") {
    check_heads("gazette-2024-2.txt", kGazette2024);
}

TEST_CASE("newspaper pages are no official documents", "[extract]") {
    for (const char* file : {"news-2021-a.txt", "news-2021-b.txt", "news-2021-c.txt"}) {
        std::optional<std::string> text = shared_text(file);
        if (!text) continue;
        std::vector<extract::Draft> drafts = extract::extract(*text);
        REQUIRE(drafts.size() == 1);
        CHECK(drafts[0].plan.kind == "news");
        CHECK(drafts[0].tasks.empty());
        CHECK_FALSE(drafts[0].diagnostics.empty());
    }
}
