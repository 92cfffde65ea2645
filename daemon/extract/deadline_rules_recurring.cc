// Rules for what comes round: RFC 5545 without DTSTART.

#include "extract/deadline_rules.h"
#include "extract/deadline_value.h"

namespace extract {

// Acts that a cycle is bound to without 每: 周调度, 月通报, 一月一督查.
#define DUBAN_CYCLE_ACT                                                                                                               \
    "(调度|通报|督查|督办|督导|小结|总结|盘点|考评|考核|会商|研判|排查|例会|清零|报告|报送|上报|" \
    "汇总"                                                                                                                          \
    "|分析|点评|推进|报表|巡查|检查|评比|排名|晾晒|复盘|碰头|评估|评价|述职|比拼|更新|反馈|汇报|" \
    "自查"                                                                                                                          \
    "|抽查|暗访|观摩|轮训|培训|演练|体检|监测|核查|对账|公示|公布|曝光|约谈|会诊|报|督|评|讲|结|"  \
    "考|查|清)"

const std::vector<DeadlineRule>& recurring_rules() {
    static const std::vector<DeadlineRule> kRules = {
        {"weekday of each week",
         "每个?(周|星期)的?(周|星期)?<W>(!次|调|通|研|会商|总|小|督|排|检|巡|场|更|主|题|课|评|报|"
         "清|考|汇|碰|分|抽)"
         "(({and}(周|星期)?|至|到|-)(周|星期)?<W2>)?{time}<B>?",
         produce_cycle, Reading::kRecurring, "每周五前报送进展"},
        {"days of each month",
         "每个?月份?的?<D>[日号]?({and}<D2>[日号]|(-|至|到)<D2>[日号]|[日号]){time}<B>?",
         produce_monthly, Reading::kRecurring, "每月20日前"},
        {"day of each month", "每个?月份?的?<D>[日号]{time}<B>?", produce_monthly,
         Reading::kRecurring, "每月5日前报送"},
        {"part of each month", "每个?月份?的?月?<P><B>?", produce_monthly, Reading::kRecurring,
         "每月底前"},
        {"day of the following month",
         "(每个?月|按月|逐月)<~16>(次月|下月|下个月)<D>[日号]{time}<B>?", produce_monthly,
         Reading::kRecurring, "每月形成报表，于次月5日前报送"},
        {"each following month", "(次月|下月初|次月初)的?(<D>[日号]|<P>)?<B>", produce_monthly,
         Reading::kRecurring, "次月5日前报送上月数据"},
        {"last month of each quarter",
         "每个?季度?的?(末月|末|底|最后一个月|第三个月|末个月)(的)?<D>?[日号]?<P>?<B>?",
         produce_quarter_last_month, Reading::kRecurring, "每季度末月20日前"},
        {"first month of each quarter",
         "每个?季度?的?(首月|初|第一个月|(结束|终了)后?(次月|下月|第一个月|的次月)?|次月|"
         "下一季度首月"
         "|下季度首月)的?(<D>[日号]?|<P>)(工作日)?<B>?",
         produce_quarter_first_month, Reading::kRecurring, "每季度首月10日前"},
        {"date of each year",
         "每年的?<M>月份?(<P>|<D>[日号])?({and}(次年|翌年)?<M2>月份?(<P2>|<D2>[日号])?)?<B>?(!为|"
         "是)",
         produce_cycle, Reading::kRecurring, "每年1月底前"},
        {"part of each year", "每年的?(<H>|<Q>)(末|底)?({and}(<H2>|<Q2>))?<B>?", produce_cycle,
         Reading::kRecurring, "每年年底前"},
        {"each year, before the next", "每年<~10>(次年|翌年|下一?年)<M>月份?(<P>|<D>[日号])?<B>?",
         produce_cycle, Reading::kRecurring, "每年的工作总结于次年1月底前报送"},
        {"each cycle",
         "每(个|一个|一|逢)?<C>(!龄|产|轻|级|边|期|均|节|份|代|末|底|初|租|薪|夜|间|前|后)",
         produce_cycle, Reading::kRecurring, "每季度组织召开一次"},
        {"each interval", "每隔?(<N>)(个)?<U>(!龄|以上|及)", produce_interval, Reading::kRecurring,
         "每两年轮训一遍"},
        {"each school term", "每(个)?学期", produce_half_year, Reading::kRecurring,
         "每学期至少开展1次"},
        {"each school year", "每(个)?学年", produce_times_a_year, Reading::kRecurring,
         "每学年组织一次"},
        {"by the cycle",
         "(按|逐)<C>(!龄|产|轻|级|边|期|节|份|代|程|常|历|照|租|工|计|目|要|任|限|提|增|减|递|下|"
         "预|序|薪)",
         produce_cycle, Reading::kRecurring, "按季度报送工作开展情况"},
        {"once a cycle", "(一|1)个?<C>(一|1|至少一|不少于一)(次|" DUBAN_CYCLE_ACT ")",
         produce_cycle, Reading::kRecurring, "一周一调度"},
        {"once in several", "<N>个?<U>(一|1)(次|" DUBAN_CYCLE_ACT ")", produce_interval,
         Reading::kRecurring, "两周一调度"},
        {"once a half", "(!年|月|季|周|日|天|旬|星|工)<C>(一|1)(次|" DUBAN_CYCLE_ACT ")",
         produce_cycle, Reading::kRecurring, "半月一调度"},
        {"cycle and act", "(!年度|工作日|月份|天|星)<C>" DUBAN_CYCLE_ACT "(!期|表|师|员|费|收入)",
         produce_cycle, Reading::kRecurring, "周小结、月盘点、季考评"},
        {"fortnight", "(双周|每双周|隔周|每两周|每两个星期|每隔一周)", produce_fortnight,
         Reading::kRecurring, "双周调度"},
        {"times a year",
         "(年内|全年|年度内|一年内?|本年度|全年度)<~14>(不少于|至少|不得少于|不低于|最少)<~8><N>"
         "(余)?[次场轮遍期回]",
         produce_times_a_year, Reading::kRecurring, "年内不少于4次"},
    };
    return kRules;
}

}  // namespace extract
