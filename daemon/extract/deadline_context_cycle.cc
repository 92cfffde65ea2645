// Whether a cycle or a length of time states a deadline.

#include <algorithm>

#include "extract/clause_view.h"
#include "extract/deadline_context.h"
#include "extract/numeral.h"

namespace extract {

namespace {

using View = std::u32string_view;

// Amounts of money and natural growth by the cycle: 每人每月500元, 每年递增5%.
bool cycle_of_an_amount(const ScanText& text, const RuleMatch& m) {
    static const Words kBefore = {
        U"每人",     U"每户",   U"每平方米", U"每亩",   U"每生", U"每头", U"每吨",
        U"每名",     U"每村",   U"每家",     U"每辆",   U"每床", U"人均", U"每台",
        U"每班",     U"每平米", U"每个",     U"每只",   U"每车", U"每套", U"每间",
        U"每立方米", U"每立方", U"每千瓦",   U"每公里", U"每盏", U"每斤", U"平均"};
    static const Words kBehind = {
        U"递增", U"增长", U"增产", U"增收", U"提高", U"递减",   U"下降", U"约",   U"可",   U"补助",
        U"补贴", U"给予", U"奖励", U"支付", U"按每", U"按标准", U"平均", U"减少", U"节约", U"产生",
        U"高于", U"低于", U"收取", U"征收", U"加收", U"计收",   U"销售", U"收购", U"工资", U"缴纳",
        U"发放", U"领取", U"运行", U"省",   U"统筹", U"的",     U"均",   U"达",   U"能"};
    if (any_ends(left_of(text, m.begin, 5), kBefore))  // 每户每年补助500元, but 每户每年至少接受1次
        return times_behind(text, m.end).end == 0;
    const Captures& c = m.captures;
    bool dated = c.has(Slot::kDay) || c.has(Slot::kBefore) || c.has(Slot::kMonth) ||
                 c.has(Slot::kMonthPart) || c.has(Slot::kYearPart);
    static const Words kDays = {U"全国",   U"世界",   U"国际",  U"国家",
                                U"纪念日", U"宣传日", U"活动日"};
    if (dated && text.view(m.begin, m.begin + 2) == U"每月") return false;
    if (dated && text.at(m.end) == U'第' && any_inside(clause_right(text, m.end), kDays))
        return true;  // 每年5月第三个星期日为全国助残日
    if (dated) return !c.has(Slot::kBefore) && any_inside(right_of(text, m.end, 8), kDays);
    View right = clause_right(text, m.end);
    if (any_starts(right, kBehind)) return true;
    if (any_starts(right, {U"不超过", U"不得超过", U"最多", U"最低工资"})) return true;
    static const Words kCeiling = {U"最高", U"不低于", U"限额", U"标准"};
    if (any_starts(right, kCeiling) && right.find(U'元') != View::npos) return true;
    if (right.starts_with(U"每") && right.find(U'元') != View::npos) return true;
    static const Words kHeld = {U"有检查", U"有通报", U"有调度", U"有总结",
                                U"有巡查", U"有活动", U"有考核"};
    if (right.starts_with(U"有")) return !any_starts(right, kHeld);
    if (numeral_may_start(text, m.end) && digit(text.at(m.end))) {
        std::optional<Numeral> number = read_numeral(text, m.end);
        if (!number) return false;
        size_t unit = number->end;
        if (View(U"-至到").find(text.at(unit)) != View::npos)  // 每月1-2次
            if (std::optional<Numeral> upper = read_numeral(text, unit + 1)) unit = upper->end;
        return View(U"次场轮遍期回").find(text.at(unit)) == View::npos;
    }
    static const Words kAmounts = {U"元/",      U"人次",   U"客流",   U"亩产",     U"足额",
                                   U"接待游客", U"损失",   U"产值",   U"可节约",   U"元的",
                                   U"元标准",   U"的速度", U"的幅度", U"的比例递", U"小时",
                                   U"学时",     U"年利润"};
    return any_inside(right, kAmounts);
}

// 会议召开前3日, 开工前30日; but 合同期满前3个月, 吃饭前.
bool before_an_act(View left) {
    static const Words kActs = {
        U"召开", U"开始", U"开工", U"举办", U"举行", U"施工", U"活动", U"会",   U"会议", U"开会",
        U"开考", U"实施", U"投产", U"使用", U"放假", U"开学", U"开园", U"启动", U"上会", U"验收",
        U"启用", U"出发", U"检查", U"考试", U"执行", U"运营", U"作业", U"演练", U"培训"};
    return any_ends(left, kActs);
}

// A month or a year with its end in the same sentence.
bool dated_behind(const ScanText& text, size_t end) {
    View right = clause_right(text, end, sentence_mark);
    return any_inside(right, {U"月底", U"年底", U"日前", U"月前", U"年末", U"日底"}) ||
           right.starts_with(U",到");
}

// 低保金按月社会化发放, but 按月调度发放情况
bool pays_out(View right) {
    return any_inside(right, {U"发放"}) &&
           !any_inside(right, {U"报", U"调度", U"通报", U"公示", U"检查", U"台账"});
}

}  // namespace

bool in_month_series(const ScanText& text, size_t begin, size_t end) {
    View near = text.view(begin > kClauseReach ? begin - kClauseReach : 0, end + kClauseReach);
    if (any_inside(near, {U"月初有", U"月底有", U"月末有"})) return false;  // a manner of working
    return near.find(U"月初") != View::npos &&
           any_inside(near, {U"、月末", U",月末", U"、月底", U",月底"});
}

bool recurring_reads_as_deadline(const ScanText& text, const RuleMatch& m) {
    static const Words kTerms = {U"火期为", U"牧期为", U"汛期为", U"暖期为",     U"渔期为",
                                 U"热期为", U"发期为", U"适期为", U"发放时间为", U"开放时间为"};
    if (any_ends(left_of(text, m.begin, 5), kTerms)) return false;
    if (cycle_of_an_amount(text, m)) return false;
    bool from_to = m.captures.has(Slot::kMonth) && m.captures.has(Slot::kMonth, 1) &&
                   any_inside(text.view(m.begin, m.end), {U"至", U"到", U"-"});
    bool hours = m.captures.has(Slot::kCount) && text.at(m.end) == U'-';
    if (hours && !m.captures.has(Slot::kBefore)) return false;  // 每周一至周五8:00—18:00开放
    if (from_to && (text.at(m.end) == U'为' || text.at(m.end) == U'是'))
        return false;  // 每年4月1日至6月15日为禁渔期
    if (from_to && any_ends(left_of(text, m.begin, 3), {U"时间为", U"期为", U"时段为", U"季为"}))
        return false;  // 禁渔时间为每年4月1日至7月31日
    if (any_ends(left_of(text, m.begin, 5),
                 {U"未能", U"未", U"没有", U"未按要求", U"未按规定", U"未做到"}))
        return false;
    View left = left_of(text, m.begin, 8);
    char32_t first = text.at(m.begin);
    if (first == U'每' || first == U'隔') return true;
    if (m.captures.has(Slot::kWeekday) && (first == U'周' || first == U'星'))
        return opens_clause(text, m.begin) &&
               any_inside(clause_left(text, m.begin, sentence_mark), {U"每周", U"每星期"});
    if (first == U'月' && View(U"初中底末").find(text.at(m.begin + 1)) !=
                              View::npos) {  // 月初制定计划、月中开展检查、月末通报结果
        char32_t before = text.at(m.begin - 1);
        return in_month_series(text, m.begin, m.end) && !digit(before) && !chinese_digit(before) &&
               View(U"每本当上下个近该").find(before) == View::npos;
    }
    if (any_starts(text.view(m.begin, m.end), {U"年终", U"年底", U"年末", U"全年", U"年度"}) &&
        !m.captures.has(Slot::kCount) && text.view(m.begin, m.begin + 3) != U"全年一" &&
        text.view(m.begin, m.end).find(U'后') == View::npos)
        return left.ends_with(U"、") &&
               any_inside(left_of(text, m.begin, 20), {U"季", U"按月", U"每月", U"月调", U"月通",
                                                       U"月研", U"半年督", U"半年评"});
    if (first == U'按' || first == U'逐') {
        static const Words kTrend = {U"提高", U"增加", U"增长", U"减少", U"下降", U"递增", U"改善",
                                     U"上升", U"降低", U"加大", U"扩大", U"提升", U"攀升", U"推进",
                                     U"分解", U"细化", U"加收", U"计算", U"计收", U"计息", U"支付",
                                     U"结算", U"贴息", U"付息", U"扣除", U"领取", U"收取", U"折算",
                                     U"计提", U"加处", U"补贴", U"摊销", U"缴费", U"缴纳", U"收费",
                                     U"计费", U"交纳", U"付费", U"推行", U"改造", U"更新", U"落实",
                                     U"消化", U"清偿", U"抓好", U"抓紧", U"抓实"};
        View right = right_of(text, m.end, 4);
        bool renewed = right.starts_with(U"更新") && text.at(m.begin + 1) != U'年';
        if ((!renewed && any_starts(right, kTrend)) || left.ends_with(U"已")) return false;
        if (pays_out(right_of(text, m.end, 10))) return false;
        static const Words kActs = {U"报",   U"评", U"考", U"检", U"开展",
                                    U"组织", U"制", U"签", U"编"};
        return text.at(m.begin + 1) != U'年' || first == U'按' || any_starts(right, kActs);
    }
    if (m.captures.has(Slot::kCycle) && first != U'一' && first != U'1' && first != U'半' &&
        first != U'双') {
        // 周调度 stands free: 3月调度, 本月通报, 山西日报 do not
        static const Words kFree = {U"行", U"善", U"全", U"化", U"立", U"持", U"取",
                                    U"施", U"展", U"照", U"和", U"成", U"开", U"落",
                                    U"格", U"实", U"+",  U"与", U"的", U"度"};
        View words = text.view(m.begin, m.end);
        if (words == U"年报" && !left.ends_with(U"、")) return false;
        if (any_ends(left, {U"日管控、", U"日管控、周排查、"})) return false;
        if (right_of(text, m.begin, 3) == U"日管控") return false;
        return opens_clause(text, m.begin) || any_ends(left, kFree);
    }
    return true;
}

bool relative_reads_as_deadline(const ScanText& text, const RuleMatch& m) {
    static const Words kBefore = {
        U"公示",   U"公示期", U"不少于", U"不低于", U"满",     U"超过",   U"不超过", U"未满",
        U"不满",   U"连续",   U"近",     U"最近",   U"过去",   U"有效期", U"任期",   U"期满",
        U"长达",   U"至少",   U"间隔",   U"达",     U"最近的", U"第",     U"周边",   U"前",
        U"试用期", U"控制在", U"限定在", U"未来",   U"今后",   U"前后",   U"平均",   U"周期",
        U"单次",   U"半径",   U"享受",   U"年满",   U"历时"};
    static const Words kBehind = {U"累计", U"发生", U"曾",   U"有",  U"出现", U"受到", U"存在",
                                  U"外",   U"部",   U"容",   U"涵",  U"蒙",   U"连续", U"生",
                                  U"活圈", U"的",   U"不",   U"未",  U"无",   U"没",   U"两次",
                                  U"免",   U"减",   U"享",   U"可",  U"三次", U"2次",  U"3次",
                                  U"多次", U"核酸", U"抗原", U"检测"};
    static const Words kShortened = {U"压缩", U"缩短", U"压减", U"缩减"};  // 压缩为11个工作日以内
    if (any_inside(clause_left(text, m.begin), kShortened)) return false;
    View left = left_of(text, m.begin, 6);
    View right = right_of(text, m.end, 6);
    View words = text.view(m.begin, m.end);
    static const Words kTerms = {U"期限为", U"质保期", U"保修期", U"有效期", U"合同期", U"保存期",
                                 U"履行期", U"试用期", U"任期",   U"聘期",   U"服务期", U"期限:"};
    if (any_inside(clause_left(text, m.begin), kTerms) && !any_inside(left, {U"整改期限"}))
        return false;  // 质保期自验收之日起24个月
    if (words.starts_with(U"提前"))
        return !any_inside(clause_left(text, m.begin), {U"比", U"较", U"平均", U"缩短"}) &&
               m.captures.get(Slot::kUnit) != kYears &&
               !any_starts(right, {U"完成", U"实现", U"达到", U"竣工", U"建成", U"超额", U"投产",
                                   U"通车", U"退休", U"开工", U"完工", U"交付", U"于", U"兑现"});
    if (words.starts_with(U"前")) return before_an_act(left);
    if (words.ends_with(U"时间"))  // 用两个月时间，6月底前完成: the date says it
        return !dated_behind(text, m.end) && !left.ends_with(U"起,") && !left.ends_with(U"起");
    if (words.find(U"小时") != View::npos &&
        clause_left(text, m.begin, sentence_mark).find(U"分钟") != View::npos)
        return false;  // 30分钟内口头、1小时内书面报告
    if (any_ends(left,
                 {U"无法在", U"未在", U"未能在", U"没有在", U"不能在", U"未于", U"未按规定在"}))
        return false;
    if (any_starts(right, kBehind)) return false;
    if (text.at(m.begin - 1) == U'.' && digit(text.at(m.begin - 2))) return false;  // 1.5年内
    bool from_event = View(U"之当后").find(text.at(m.begin)) != View::npos;
    if (from_event) return true;
    if (any_ends(left, kBefore) && !any_ends(left, {U"在不超过", U"应不超过"})) return false;
    bool years = m.captures.get(Slot::kUnit) == kYears;
    return !years ||
           any_ends(left, {U"力争", U"争取", U"起", U"用", U"计划", U"在", U"后", U"于"}) ||
           opens_clause(text, m.begin);
}

}  // namespace extract
