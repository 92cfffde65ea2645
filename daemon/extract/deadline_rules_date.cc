// Rules for one due date and for ranges.

#include "extract/deadline_rules.h"
#include "extract/deadline_value.h"

namespace extract {

const std::vector<DeadlineRule>& date_rules() {
    static const std::vector<DeadlineRule> kRules = {
        {"day", "{Y}?<M>月份?的?<D>[日号]{time}<B>?", produce_point, Reading::kBare,
         "2024年6月30日前"},
        {"day before", "{Y}?<M>月<D><B>", produce_point, Reading::kDue, "6月30前"},
        {"month without its word", "<Y>年<M>(底|末)(之前|以前|前)", produce_point, Reading::kDue,
         "2024年4底前"},
        {"this year and the next", "今明两年(内|时间)?", produce_two_years, Reading::kPeriod,
         "今明两年新建高标准农田3万亩"},
        {"day before, dotted", "<M>[.]<D>(之前|以前|前)", produce_point, Reading::kDue, "6.30前"},
        {"month part", "{Y}?<M>月份?<P><B>?", produce_point, Reading::kDue, "11月底前完成"},
        {"month", "{Y}?<M>月份?(!大|小)<B>?", produce_point, Reading::kBare, "（一）2024年3月，"},
        {"day of a named month", "<K>份?<D>[日号]{time}<B>?", produce_following_month,
         Reading::kDue, "下月5日前"},
        {"part of a named month", "<K>份?<P><B>?", produce_point, Reading::kDue, "本月底前"},
        {"named month", "<K>份?<B>", produce_point, Reading::kDue, "本月内完成"},
        {"end of month", "月(底|末)<B>?", produce_point, Reading::kDue, "必须保证月底全部落实到位"},
        {"quarter", "{Y}?<Q>(末|底|内)?<B>?", produce_point, Reading::kPeriod,
         "力争一季度新开工30个以上项目"},
        {"first quarters", "{Y}?前(<N>|三)个?季度(末|底)?<B>?", produce_first_quarters,
         Reading::kPeriod, "前三季度完成年度任务的80%"},
        {"part of a year", "(到|至)?{Y}<H><B>?", produce_point, Reading::kPeriod,
         "2021年底前完成绿地系统相关规划"},
        {"part of the year", "(年底|年末|年终|年度内|年内|全年|年中|上半年|下半年)<B>?",
         produce_point, Reading::kPeriod, "力争年内培育省级龙头企业2户"},
        {"to a year",
         "(到|至|在)(<Y>年|<R>)(![0123456789一二三四五六七八九十底末上下第初年内首“]|<F>|主?汛|"
         "供暖|入|春|秋|冬|夏)<B>?",
         produce_point, Reading::kPeriod, "到2025年，基本建成"},
        {"year", "(<Y>年度?|<R>)<B>?", produce_point, Reading::kBare, "2024年，完成"},

        {"day without a month", "于<D>日{time}(之前|以前|前)", produce_day_alone, Reading::kDue,
         "请各乡镇于25日前报送"},
        {"day of a list", "<D>[日号]{time}(!内|以内|之内|起)<B>?", produce_same_month,
         Reading::kBare, "于11月15日、25日前分两批上报"},
        {"part of the same month", "[上中下]旬<B>?", produce_part_of_same_month, Reading::kDue,
         "本月中旬初审，下旬提交评审"},
        {"month of a list", "{Y}?<M>(!(![、和及](<M2>[、和及])?(<M3>[、和及])?<M4>月))",
         produce_point, Reading::kBare, "拟于4、5月份集中开展春季攻势"},
        {"quarter of a list", "<N>(!(![、和及]<Q2>))", produce_listed_quarter, Reading::kPeriod,
         "二、三季度完成主体施工"},
        {"festival of a list",
         "“?<F>”?(!(![、和及]?“?<F2>”?“?(两节|双节|小?长?假期?|假日)?”?(来临|到来)?(之前|以前|前)(!"
         "后|夕|最后)))",
         produce_festival, Reading::kDue, "元旦、春节前完成兑付"},
        {"labelled month", "<Y>[./-]<M>(![.0123456789%/-])", produce_point, Reading::kBare,
         "完成时限：2024.10"},
        {"year of a list", "<Y>(!(![、和及](<Y2>[、和及])?(<Y3>[、和及])?<Y4>年))", produce_point,
         Reading::kBare, "2024、2025年完成改造任务"},
        {"end of this quarter", "(本|当|这个|该)?季(度)?(末|内|底)<B>?", produce_this_quarter,
         Reading::kPeriod, "本季度末前完成"},
        {"dotted day", "<Y>[./-]<M>[./-]<D>[日号]?<B>?", produce_point, Reading::kBare,
         "2024.12.31前"},
        {"dotted month", "<Y>[./-]<M>(![.0123456789])月?(底|末)?<B>", produce_point, Reading::kDue,
         "2024-12底前"},
        {"dotted range", "<Y>[./]<M>([./]<D>)?(-|至|到)(<Y2>[./])?<M2>([./]<D2>)?(![.0123456789%])",
         produce_range, Reading::kRange, "2024.4.25-2024.6.20"},
        {"dashed range", "<Y>-<M>-<D>(至|到)(<Y2>-)?<M2>-<D2>", produce_range, Reading::kRange,
         "2024-04-25至2024-06-20"},

        {"range of days", "{Y}?<M>月<D>[日号]?{to}({Y2}?<M2>月份?(<P2>|<D2>[日号])|<D2>[日号])<B>?",
         produce_range, Reading::kRange, "2024年4月25日至6月20日"},
        {"range of a day to a month or year",
         "{Y}?<M>月<D>[日号]{to}({Y2}?<M2>月份?|{Y2}?<H2>)<B>?", produce_range, Reading::kRange,
         "6月1日至年底"},
        {"range of months",
         "{Y}?<M>月?份?(<P>)?{to}({Y2}?<M2>月份?(<P2>|<D2>[日号])?|{Y2}?<H2>)<B>?", produce_range,
         Reading::kRange, "2020年6月—2021年12月"},
        {"range of years", "<Y>年?<H>?{to}<Y2>年度?(<M2>月(<P2>|<D2>[日号])?|<H2>)?<B>?",
         produce_range, Reading::kRange, "2024年至2026年"},
        {"range of periods", "{Y}?(<H>|<Q>){to}{Y2}?(<H2>|<Q2>)<B>?", produce_range,
         Reading::kRange, "二季度至三季度"},
        {"from the document",
         "(从|自)?(即日|现在|印发之日|发文之日|通知印发之日|方案印发之日)起?(-|至|到)"
         "({Y}?<M>月份?(<P>|<D>[日号])?|{Y}?<H>|{Y})<B>?",
         produce_from_document, Reading::kRange, "即日起至12月31日"},

        {"five-year plan",
         "(到|至|在)?[“\"]?<G>[”\"]?(规划)?(期末|末年?|期内|(期间|时期)(![的经各]))<B>?",
         produce_plan_period, Reading::kPeriod, "到“十四五”末"},
        {"before a festival",
         "{Y}?“?<F>”?“?(两节|双节|小?长?假期?|假日)?”?(来临|到来)?(之前|以前|前)(!后|夕|最后)(<N>["
         "天日])?",
         produce_festival, Reading::kDue, "春节前完成兑付"},
        {"before a season",
         "{Y}?(今冬|当年)?(主汛期|汛期|供暖期|供暖季|采暖季|采暖期|供热期|(冬季)?取暖期|(冬季)?"
         "取暖季|(冬季)?取暖|雨季|冬季|秋季开学|"
         "春季开学|开学|"
         "入汛|"
         "入冬"
         "|上冻|封冻|土地封冻|节|防火期|森林防火期|高考|中考|[春秋]季学期(开学)?|春耕|春播|汛|"
         "防汛期|"
         "冬季供暖|供暖|"
         "麦收|三夏|秋收|两会|“两会”|两节|“两节”|双节|“双节”|暑假|寒假|暑期|雨雪天气|极寒天气|入夏|"
         "入秋|夏季|严冬|冰冻期|封冻期|结冰期|结冰|霜冻|三伏天?|台风季|台风|雨雪冰冻|降雪|秋种|"
         "秋播|"
         "夏收|农忙|春运|开春|寒潮|强降雨|枯水期|旅游旺季|休渔期|烤火期|放假|学期结束)"
         "(来临|到来|开始|来)?([(]<~10>[)])?"
         "(之前|以前|前)(!期|提|瞻|夕|后|<N><U>|半个?月)",
         produce_before_event, Reading::kDue, "主汛期前完成"},
        {"this or next week", "(本周|下周|下星期|下个星期)(<W>)?{time}<B>", produce_weekday,
         Reading::kDue, "本周五前"},
        {"weekday", "(周|星期)<W>{time}(之前|以前|前)", produce_weekday, Reading::kDue,
         "周五下班前"},
        {"day word", "(今天|今日|今晚|明天|明日|明早|明晚|后天|后日){time}(之前|以前|前|内)",
         produce_day_word, Reading::kDue, "明天下午5时前"},
    };
    return kRules;
}

}  // namespace extract
