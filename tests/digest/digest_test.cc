// The two weekly digests: who and what in the subject, which sections stand.

#include <catch2/catch.hpp>

#include "digest/html_support.h"
#include "digest/render.h"
#include "digest/sample_facts.h"

using namespace digest;
using Catch::Contains;

TEST_CASE("the liaison's subject says who and how much", "[digest]") {
    LiaisonDigest d = test::liaison_digest();
    CHECK(render(d).subject ==
          "【督办周报】2024年第41周 县卫健局：逾期1项、两周内到期1项、待签收1项、待核销或退回1项");
    d.due_soon.clear();
    d.pending.clear();
    d.to_acknowledge.clear();
    CHECK(render(d).subject == "【督办周报】2024年第41周 县卫健局：逾期1项");
    d.units = {"县教科局", "县科协", "县体校"};
    CHECK(render(d).subject == "【督办周报】2024年第41周 县教科局等3个单位：逾期1项");
    d.units.clear();
    CHECK(render(d).subject == "【督办周报】2024年第41周 县卫健局联络员：逾期1项");
}

TEST_CASE("a late digest says so in its subject and first line, one in time does not", "[digest]") {
    LiaisonDigest d = test::liaison_digest();
    OfficeDigest office = test::office_digest();
    for (const Rendered& mail : {render(d), render(office)}) {
        CHECK_THAT(mail.subject, !Contains("补发"));
        CHECK_THAT(mail.text, !Contains("补发"));
        CHECK_THAT(mail.html, !Contains("补发"));
    }
    d.late = true;
    office.late = true;
    for (const Rendered& mail : {render(d), render(office)}) {
        CHECK(mail.subject.starts_with("【督办周报·补发】"));
        CHECK(mail.text.starts_with("【补发】"));
        CHECK(mail.html.find("【补发】") < mail.html.find("<h1"));
    }
}

TEST_CASE("the liaison's empty sections are left out, the numbering goes on", "[digest]") {
    LiaisonDigest d = test::liaison_digest();
    Rendered full = render(d);
    for (const char* title :
         {"二、逾期事项（1项）", "三、两周内到期事项（1项）", "四、待签收事项（1项）",
          "五、待核销和退回事项（1项）", "六、定期事项", "七、涉及文件"}) {
        CHECK_THAT(full.text, Contains(title));
        CHECK_THAT(full.html, Contains(title));
    }
    d.overdue.clear();
    d.to_acknowledge.clear();
    d.recurring = 0;
    Rendered part = render(d);
    CHECK_THAT(part.text, Contains("二、两周内到期事项（1项）"));
    CHECK_THAT(part.text, Contains("三、待核销和退回事项（1项）"));
    for (const char* title : {"逾期事项", "待签收", "定期事项"})
        CHECK_THAT(part.text, !Contains(title));
    CHECK_THAT(part.text, !Contains("无。"));
}

TEST_CASE("rows to acknowledge take a line each under their plan", "[digest]") {
    LiaisonDigest d = test::liaison_digest();
    d.to_acknowledge.push_back(test::old_row("县卫健局"));
    std::string text = render(d).text;
    CHECK_THAT(text, Contains("（一）兴政办函〔2024〕7号《2024年民生实事任务分解方案》：1项\n"
                              "1. 三/（一） 新建三所公办幼儿园：时限2024年11月30日（周六），"));
    CHECK_THAT(text, Contains("（二）兴政办发〔2023〕15号《安全生产治本攻坚实施方案》：1项\n"));
    CHECK_THAT(text, !Contains("新建三所公办幼儿园（县卫健局）"));
    d.units.push_back("县科协");
    CHECK_THAT(render(d).text, Contains("1. 三/（一） 新建三所公办幼儿园（县卫健局）：时限"));
}

TEST_CASE("figures of zero are left out of the text, the table has them", "[digest]") {
    OfficeDigest d = test::office_digest();
    Rendered mail = render(d);
    CHECK_THAT(mail.text, Contains("：在办12项，黄灯1项，绿灯10项，灰灯1项，销号3项\n"));
    CHECK_THAT(mail.html, Contains(">0</td>"));
    d.groups = {{"township", {}}, {"自定类别", {}}, {"", {}}};
    std::string text = render(d).text;
    CHECK_THAT(text, Contains("1. 乡镇：在办0项\n2. 自定类别：在办0项\n3. 未分类：在办0项\n"));
}

TEST_CASE("the office's empty sections say 无, full ones do not", "[digest]") {
    OfficeDigest d = test::office_digest();
    CHECK_THAT(render(d).text, !Contains("无。"));
    d.unknown_names.clear();
    d.claimed.clear();
    Rendered mail = render(d);
    CHECK(test::occurrences(mail.text, "　　无。\n") == 2);
    CHECK(test::occurrences(mail.html, ">无。<") == 2);
    CHECK_THAT(mail.text, Contains("十五、未能识别的单位名称\n　　无。\n"));
}

TEST_CASE("the office's overdue rows are grouped by unit with their count", "[digest]") {
    Rendered mail = render(test::office_digest());
    CHECK(mail.subject ==
          "【督办周报】2024年第41周 总体情况：逾期3项（2个单位）、两周内到期3项、待核销1项");
    CHECK_THAT(mail.text, Contains("（一）县卫健局：2项，最长逾期282天\n"));
    CHECK_THAT(mail.text, Contains("（二）县应急局：1项，最长逾期282天\n"));
}

TEST_CASE("a row without a unit, a date or a title says so instead of leaving a gap", "[digest]") {
    CHECK_THAT(render(test::office_digest()).text,
               Contains("1. 四/（三） 督查民生实事进度：时限待定\n"));
    std::string list = overdue_list_text({Row{}}, test::date(test::kTuesday));
    for (const char* words : {"1. （无标题）", "时限：待定（绿灯）", "承办：无承办单位，已交办"})
        CHECK_THAT(list, Contains(words));
    for (const char* label : {"依据", "提醒", "备注", "原文"}) CHECK_THAT(list, !Contains(label));
}

TEST_CASE("under a unit's heading its name is not repeated, elsewhere it stands", "[digest]") {
    std::string text = render(test::office_digest()).text;
    CHECK_THAT(text, Contains("承办：牵头单位，办理中；分管领导：张超\n"));
    CHECK_THAT(text, !Contains("承办：县卫健局（牵头）"));
    CHECK_THAT(text, Contains("承办：县住建局（牵头），办理中；分管领导：李茂、马兴勇\n"));
    Row member = test::health_lounge();
    member.role = ledger::AssignmentRole::kEach;
    std::string list = overdue_list_text({member}, test::date(test::kTuesday));
    CHECK_THAT(list, Contains("承办：责任单位，办理中"));
}

TEST_CASE("what was overdue when it was loaded is marked, other overdue rows are not", "[digest]") {
    std::string text = render(test::office_digest()).text;
    CHECK_THAT(text, Contains("已逾期282天，载入时已逾期（红灯）\n"));
    CHECK_THAT(text, Contains("已逾期8天（红灯）\n"));
}

TEST_CASE("a soft date is marked, and a plan without a number goes by its title", "[digest]") {
    Row r = test::health_lounge();
    r.soft = true;
    r.plan_number.clear();
    LiaisonDigest d = test::liaison_digest();
    d.overdue = {r};
    d.due_soon.clear();
    d.to_acknowledge.clear();
    d.pending.clear();
    std::string text = render(d).text;
    CHECK_THAT(text, Contains("时限：2024年9月30日（周一）（力争）"));
    CHECK_THAT(text, Contains("依据：《2024年民生实事任务分解方案》 三/（二），原文"));
    CHECK_THAT(text, !Contains("涉及文件"));
}

TEST_CASE("leaders are told to the office and not to the liaison", "[digest]") {
    CHECK_THAT(render(test::office_digest()).text, Contains("分管领导：张超"));
    CHECK_THAT(render(test::liaison_digest()).text, !Contains("分管领导"));
}
