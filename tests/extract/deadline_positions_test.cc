// Puts forms of time into every kind of clause that states one: the value is that of the form
// alone.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/text.h"
#include "extract/deadline.h"

namespace {

using Words = std::vector<std::string>;

struct Form {
    std::string words;
    std::string value;  // due date, rule, or length and unit
};

std::string value_of(const ledger::Deadline& d) {
    if (d.kind == ledger::DeadlineKind::kDate) return base::format_date(*d.due);
    if (d.kind == ledger::DeadlineKind::kRecurring) return d.rrule;
    return std::to_string(d.days) + " " + std::string(ledger::name(d.unit));
}

// `clauses` hold @ for the form.
void check(const std::vector<Form>& forms, const Words& clauses) {
    for (const Form& form : forms)
        for (std::string clause : clauses) {
            base::replace_all(clause, "@", form.words);
            INFO(clause);
            std::vector<ledger::Deadline> found =
                extract::deadlines_in(clause, {*base::parse_date("2024-04-15")});
            REQUIRE(found.size() == 1);
            CHECK(value_of(found.front()) == form.value);
        }
}

}  // namespace

TEST_CASE("an ended date has its value in every clause", "[extract]") {
    std::vector<Form> forms = {{"年底前", "2024-12-31"},
                               {"2025年末前", "2025-12-31"},
                               {"第三季度末前", "2024-09-30"},
                               {"本月底前", "2024-04-30"},
                               {"下月10日前", "2024-05-10"},
                               {"本周五前", "2024-04-19"},
                               {"年内", "2024-12-31"},
                               {"2025.6.20前", "2025-06-20"},
                               {"十二月二十五日前", "2024-12-25"},
                               {"明年6月底前", "2025-06-30"}};
    for (int month = 5; month <= 12; ++month) {
        std::string m = std::to_string(month);
        std::string two = month < 10 ? "0" + m : m;
        std::string end = base::format_date(base::last_day_of_month(2024, month));
        forms.push_back({m + "月底前", end});
        forms.push_back({m + "月份前", end});
        forms.push_back({m + "月15日之前", "2024-" + two + "-15"});
        forms.push_back({m + "月20日（周五）下午5点前", "2024-" + two + "-20"});
        forms.push_back({m + "月中旬前", "2024-" + two + "-20"});
        forms.push_back({"2025年" + m + "月8日以前", "2025-" + two + "-08"});
    }
    check(forms, {"@完成整改。", "各单位务必于@将总结报县政府办公室。", "（县教育局，@完成）",
                  "@公布结果。", "县住建局牵头，县财政局配合，@全面完成。",
                  "（责任单位：县水利局；完成时限：@）", "确保@建成投用，切实发挥效益。",
                  "@，完成全部任务。", "@印发实施方案。", "@通过验收。", "@召开推进会。",
                  "@成立领导小组。", "截至目前已完成60%，剩余任务@完成。"});
}

TEST_CASE("a period and a range have their values in every step", "[extract]") {
    check({{"12月底", "2024-12-31"},
           {"上半年", "2024-06-30"},
           {"2025年一季度", "2025-03-31"},
           {"10月中旬", "2024-10-20"},
           {"2025年6月", "2025-06-30"},
           {"8月", "2024-08-31"},
           {"2025年", "2025-12-31"},
           {"到2026年", "2026-12-31"},
           {"年底", "2024-12-31"}},
          {"@完成主体施工。", "@，完成招标工作。", "力争@建成通车。", "计划@开工建设。", "（@）",
           "完成时限：@", "预计@竣工。", "@组织开展验收。", "动员部署阶段（@）。"});
    check({{"4月20日至6月30日", "2024-06-30"},
           {"5月—10月", "2024-10-31"},
           {"5月上旬至6月中旬", "2024-06-20"},
           {"6月1日—15日", "2024-06-15"},
           {"即日起至9月30日", "2024-09-30"},
           {"2024—2026年", "2026-12-31"},
           {"10月至次年3月", "2025-03-31"},
           {"2024.5.1—2024.6.30", "2024-06-30"}},
          {"（一）宣传发动阶段（@）。", "第二阶段：集中整治（@）", "@，集中开展专项整治行动。",
           "@为集中整治阶段。", "完成时限：@", "2.组织实施（@）。各乡镇要开展排查。"});
}

TEST_CASE("a cycle has its rule in every clause", "[extract]") {
    check({{"每月20日前", "FREQ=MONTHLY;BYMONTHDAY=20"},
           {"每月底前", "FREQ=MONTHLY;BYMONTHDAY=-1"},
           {"每周五下午5点前", "FREQ=WEEKLY;BYDAY=FR"},
           {"每季度首月10日前", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10"},
           {"每年6月底和12月底前", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"},
           {"每日17时前", "FREQ=DAILY"},
           {"每半年", "FREQ=MONTHLY;INTERVAL=6"},
           {"按季度", "FREQ=MONTHLY;INTERVAL=3"},
           {"每两个月", "FREQ=MONTHLY;INTERVAL=2"},
           {"每旬", "FREQ=MONTHLY;BYMONTHDAY=10,20,-1"},
           {"于次月10日前", "FREQ=MONTHLY;BYMONTHDAY=10"}},
          {"@报送工作进展情况。", "各乡镇@将进展情况报县推进办。", "@通报一次工作进展。",
           "由县发改局@汇总上报。", "（县督查室牵头，@调度）", "建立台账，@更新。", "完成时限：@"});
}

TEST_CASE("a length of time has its value behind every event", "[extract]") {
    check({{"5个工作日内", "5 workday"},
           {"15日内", "15 day"},
           {"一个月内", "1 month"},
           {"24小时内", "1 day"},
           {"二十个工作日内", "20 workday"},
           {"半年内", "6 month"},
           {"3至5个工作日内", "5 workday"},
           {"7日以内", "7 day"}},
          {"自本通知印发之日起@制定实施方案。", "收到交办单后@反馈办理情况。", "限@整改完毕。",
           "应当在收到申请材料之日起@完成审核。", "方案印发后@，各单位要制定细则。",
           "各单位要在@完成整改。", "公示无异议后@发放到位。", "接到通知@报送材料。"});
}

TEST_CASE("the number of times behind another date does not reach over that date", "[extract]") {
    std::string clause = "每三十日前、12月底前各报送一次";
    std::vector<ledger::Deadline> found =
        extract::deadlines_in(clause, {*base::parse_date("2024-04-15")});
    REQUIRE(found.size() == 2);
    CHECK(found[0].text == "每三十日");
    CHECK(found[1].text == "12月底前");
    std::vector<ledger::Deadline> alone =
        extract::deadlines_in("每三十日前各报送一次", {*base::parse_date("2024-04-15")});
    REQUIRE(alone.size() == 1);
    CHECK(alone[0].text == "每三十日前各报送一次");
}
