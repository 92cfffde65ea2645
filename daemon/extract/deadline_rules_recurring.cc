// Rules for what comes round: RFC 5545 without DTSTART.

#include "extract/deadline_rules.h"
#include "extract/deadline_value.h"

namespace extract {

const std::vector<DeadlineRule>& recurring_rules() {
    static const std::vector<DeadlineRule> kRules = {
        {"weekday of each week",
         "每(个|逢)?(周|星期)的?(周|星期)?(!一(次|调|通|研|会商|总|小|督|排|检|巡|场|更|主|题|课|"
         "评|报|"
         "清|考"
         "|汇|碰|分|抽))<W>(({and}|至|到|-)(周|星期)?<W2>({and}(周|星期)?<W3>)?({and}(周|星期)?<W4>"
         ")?)?"
         "{time}<B>?",
         produce_cycle, Reading::kRecurring, "每周五前报送进展"},
        {"weekday of a series", "(周|星期)<W>{time}<B>?", produce_cycle, Reading::kRecurring,
         "每周三召开例会，周五报送周报"},
        {"numbered weekday of each month",
         "每个?月份?的?(第<N4>(个|周的?)?|最后一|末)个?的?(周|星期|礼拜)<W>{time}<B>?",
         produce_month_weekday, Reading::kRecurring, "每月第一个周一召开调度会"},
        {"numbered weekday of each quarter",
         "(每个?季度?|按季度?)的?(第<N4>|最后一|末)个?的?(周|星期|礼拜)<W>{time}<B>?",
         produce_quarter_weekday, Reading::kRecurring, "每季度第一个周一召开联席会议"},
        {"weekday of every other week", "(每双周|每两周|隔周)的?(周|星期)<W>{time}<B>?",
         produce_fortnight, Reading::kRecurring, "每双周周五报送一次"},
        {"range of days of each month", "每个?月份?的?<D>[日号]?(-|至|到)<D2>[日号]{time}<B>?",
         produce_monthly, Reading::kRecurring, "每月1日至5日"},
        {"days of each month",
         "每个?月份?的?(逢|固定)?<D>[日号]?{and}<D2>([日号]?{and}<D3>)?([日号]?{and}<D4>)?[日号]{"
         "time}<B>?",
         produce_monthly, Reading::kRecurring, "每月5、20日前"},
        {"day of each month",
         "每个?月份?的?(逢|固定|定于)?<D>[日号]([(]<~12>[)])?<B>?({and}(<D2>[日号]|月?<P2>))?({and}"
         "<D3>[日号])?"
         "({and}<D4>[日号])?{time}<B>"
         "?",
         produce_monthly, Reading::kRecurring, "每月20日前"},
        {"part of each month", "每个?月份?的?月?<P>({and}<P2>)?({and}<P3>)?<B>?", produce_monthly,
         Reading::kRecurring, "每月底前"},
        {"first days of each month",
         "(每个?月|次月|月度)((结束|终了)后的?)?[前初]?<D>(个工作日|日|天)(之内|以内|内)",
         produce_monthly, Reading::kRecurring, "次月5个工作日内"},
        {"end of each month", "每个?月份?的?(最后一个工作日|最后一天|最后一周|最后一日)<B>?",
         produce_month_end, Reading::kRecurring, "每月最后一个工作日前"},
        {"day of the following month",
         "(每个?月|按月|逐月)<~16>(次月|下月|下个月)<D>[日号]{time}<B>?", produce_monthly,
         Reading::kRecurring, "每月形成报表并于次月5日前报送"},
        {"each following month", "(次月|下月初|次月初)的?(<D>[日号]|<P>)?<B>", produce_next_month,
         Reading::kRecurring, "次月5日前报送上月数据"},
        {"last month of each quarter",
         "每个?季度?的?(末月|末|底|最后一个月|第三个月|末个月|最后一个工作日|最后一天)的?(<D>[日号]"
         "?|<P>)?(最后一个工作日|"
         "最后一天)?<B>?",
         produce_quarter_last_month, Reading::kRecurring, "每季度末月20日前"},
        {"day of each quarter", "每个?季度?的?<D>[日号]<B>", produce_quarter_last_month,
         Reading::kRecurring, "每季度25日前"},
        {"first month of the next quarter",
         "(次|下一?个?)季度?(首月|第一个月|初)的?(<D>[日号]|<P>)<B>?", produce_quarter_first_month,
         Reading::kRecurring, "次季度首月10日前完成拨付"},
        {"days after each quarter", "季度(结束|终了)后的?<D>(日|天|个工作日)(之内|以内|内)?",
         produce_quarter_first_month, Reading::kRecurring, "季度结束后15日内报送"},
        {"days after each year",
         "(每个?)?(会计)?(年度|年)(结束|终了)后的?(<D>(日|天|个工作日)|(<M>|一)个月)(之内|以内|内)",
         produce_year_start, Reading::kRecurring, "年度终了后30日内报送年度报告"},
        {"following day by an hour", "每个?(工作)?[日天]<~16>次日{time}<B>", produce_daily,
         Reading::kRecurring, "每日巡查情况于次日9时前报送"},
        {"end of each ten days", "每旬(末|底|后)<B>?", produce_ten_days, Reading::kRecurring,
         "每旬末报送进度"},
        {"first month of each quarter",
         "(每个?季度?|按季度?|逐季度?)的?(首月|初|第一个月|(结束|终了)后?的?(次月|下月|第一个月)?|"
         "的?次月|"
         "下一季度首月|下季度首月|<~12>(次月|下一?季度首月|下一?季度第一个月))的?(<D>[日号]?|<D>个|"
         "<P>)"
         "(工作日)?<B>?",
         produce_quarter_first_month, Reading::kRecurring, "每季度首月10日前"},
        {"dates of each year in brackets",
         "每(半年|年)[(]<M>月份?(<P>|<D>[日号])?<B>?({and}<M2>月份?(<P2>|<D2>[日号])?)?<B>?[)]",
         produce_cycle, Reading::kRecurring, "每半年（6月底、12月底）报送一次"},
        {"months of each year",
         "每年度?的?<M>[、和及](<M2>[、和及])?(<M3>[、和及])?<M4>月份?(<P>|的?<D>[日号])?<B>?",
         produce_cycle, Reading::kRecurring, "每年4、5月份组织一次"},
        {"date of each year",
         "每年度?的?<M>月份?(<P>|<D>[日号])?<B>?({and}<M2>月份?(<P2>|<D2>[日号])?)?({and}<M3>月份?<"
         "P3>"
         "?)?"
         "({and}<M4>月份?<P4>?)?<B>?(!为|是|-|至|到)",
         produce_cycle, Reading::kRecurring, "每年1月底前"},
        {"range of each year",
         "每年度?的?<M2>月?份?(<D2>[日号])?(<N2>[时点])?起?(-|至|到)(次年|翌年|第二年)?<M>月份?(<P>"
         "|<D>[日号])?(<N3>[时点])?<B>?",
         produce_year_range, Reading::kRecurring, "每年6月至9月"},
        {"part of each year",
         "每年度?的?(<H>|<Q>)(末|底)?({and}(<H2>|<Q2>))?({and}(<H3>|<Q3>))?<B>?", produce_cycle,
         Reading::kRecurring, "每年年底前"},
        {"each year in a season", "每年度?的?{season}([(]<~18>[)])?", produce_times_a_year,
         Reading::kRecurring, "每年汛期（6月至9月）"},
        {"each year before a season",
         "每年度?的?({season}|<F>|[春秋]季开学|[春秋冬夏]季)(来临|到来|开始)?(之前|以前|前)(!后)",
         produce_times_a_year, Reading::kRecurring, "每年汛期前开展一次排查"},
        {"each year, before the next",
         "每年<~10>(次年|翌年|下一?年|第二年)度?<M>月份?(<P>|<D>[日号])?<B>?", produce_cycle,
         Reading::kRecurring, "每年的工作总结于次年1月底前报送"},
        {"last month of each half year", "每半年度?的?(最后一个月|末月)的?<D>[日号]<B>?",
         produce_half_year_end, Reading::kRecurring, "每半年最后一个月25日前报送总结"},
        {"hours of each day",
         "每(个工作)?[日天]<N>[时点]([、和]<N2>[时点])?([、和]<N3>[时点])?(各|分别|报|向)",
         produce_daily, Reading::kRecurring, "每日8时、20时各报送一次"},
        {"end of each half year", "每半年度?(末|底)<B>?", produce_half_year_end,
         Reading::kRecurring, "每半年末报送"},
        {"turn of each month", "月(初|中|底|末)", produce_month_turn, Reading::kRecurring,
         "月初制定计划、月中开展检查、月末通报结果"},
        {"each evening", "(每晚|每早|每晨)<N>?[时点]?(<N2>分|半)?<B>?", produce_daily,
         Reading::kRecurring, "每晚8时召开碰头会"},
        {"every other month", "每?双月(!刊)", produce_two_months, Reading::kRecurring, "双月调度"},
        {"each day by an hour", "每(个工作)?[日天]{time}<B>", produce_daily, Reading::kRecurring,
         "每日18时前报送当日情况"},
        {"each cycle",
         "每(个|一个|一|逢)?<C>(!龄|产|轻|级|边|期|均|节|份|代|末|底|初|租|薪|夜|间|前|后|早|晚高)",
         produce_cycle, Reading::kRecurring, "每季度组织召开一次"},
        {"first working day of each month", "每个?月份?的?(首个|第一个|首日|第1个)(工作日)?<B>?",
         produce_month_start, Reading::kRecurring, "每月首个工作日升国旗"},
        {"hours of day by name", "每[日天](早中晚|早晚|早、中、晚|早午晚)(!高)", produce_daily,
         Reading::kRecurring, "每日早中晚各消毒一次"},
        {"doubled cycle", "(天天|日日|周周|月月|季季)(有|{act}|开展|组织)", produce_doubled,
         Reading::kRecurring, "坚持月月有主题"},
        {"every other", "隔<C>({act}|召开|组织|开展|报送|[一1]次|[一1]{act})", produce_alternate,
         Reading::kRecurring, "实行隔月通报制度"},
        {"end of a series",
         "(年终|年底|年末|全年|年度)(总?考核|总?评|考评|评比|督查|述职|验收|测评|评议)",
         produce_times_a_year, Reading::kRecurring, "月调度、季通报、年终考核"},
        {"each interval", "每(间?隔)?(<N>)(个)?<U>(!龄|以上|及|为一)", produce_interval,
         Reading::kRecurring, "每两年轮训一遍"},
        {"each school term", "每(个)?学期(开学前|初|末|结束前)?", produce_half_year,
         Reading::kRecurring, "每学期至少开展1次"},
        {"each school year", "每(个)?学年", produce_times_a_year, Reading::kRecurring,
         "每学年组织一次"},
        {"by the cycle",
         "(按|逐)<C>(!龄|产|轻|级|边|期|节|份|代|程|常|历|照|租|工|计|目|要|任|限|提|增|减|递|下|"
         "初|底|终|预|序|薪)",
         produce_cycle, Reading::kRecurring, "按季度报送工作开展情况"},
        {"once a cycle", "[一1]个?<C>(一|1|至少一|不少于一)(次|{act})", produce_cycle,
         Reading::kRecurring, "一周一调度"},
        {"several times a cycle",
         "[一1]个?<C>(召开|开展|组织|报送|举办|进行|检查|调度|培训|巡查)?(至少|不少于)?<N>[次场]",
         produce_cycle_times, Reading::kRecurring, "原则上一年召开两次"},
        {"times in the whole year", "全年<~10>(!少|低|时)<N>余?[次场](!数|会)",
         produce_times_a_year, Reading::kRecurring, "全年开展4次集中检查"},
        {"once a year", "全年[一1](次|{act})", produce_times_a_year, Reading::kRecurring,
         "半年一小结、全年一考核"},
        {"once in several", "<N>个?<U>(一|1)(次|{act})", produce_interval, Reading::kRecurring,
         "两周一调度"},
        {"once a half", "(!年|月|季|周|日|天|旬|星|工)<C>(一|1)(次|{act})", produce_cycle,
         Reading::kRecurring, "半月一调度"},
        {"cycle and act",
         "(!年度|工作日|月份|天|星)<C>{act}"
         "(!期|表|师|员|费|收入|结果|情况|得分|成绩|奖|等次|办法|方案|细则|指标|分|合格|优秀|为|"
         "报告|"
         "中)",
         produce_cycle, Reading::kRecurring, "周小结、月盘点、季考评"},
        {"fortnight", "(双周|每双周|隔周|每两周|每两个星期|每隔一周)", produce_fortnight,
         Reading::kRecurring, "双周调度"},
        {"times a year",
         "(<Y>|<R>)?(年内|全年|年度内|一年内?|本年度|全年度)<~14>(不少于|至少|不得少于|不低于|最少)"
         "<~8><N>余?"
         "[次场轮遍期回]",
         produce_times_a_year, Reading::kRecurring, "年内不少于4次"},
    };
    return kRules;
}

}  // namespace extract
