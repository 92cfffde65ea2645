// Whether a date, a period or a range states a deadline.

#include <algorithm>

#include "extract/clause_view.h"
#include "extract/deadline_context.h"
#include "extract/numeral.h"

namespace extract {

namespace {

using View = std::u32string_view;

constexpr size_t kTitleReach = 80;  // longest 《…》

// Words that make the date behind them a fact, a term of validity or a name.
const Words& fact_words() {
    static const Words kWords = {
        U"截至",       U"截止",       U"截止到",     U"截至到",     U"截止至",     U"截至目前",
        U"截至日期",  // 截至2023年底
        U"有效期至",   U"有效期到",   U"有效期为",   U"有效期限至", U"有效期",
        U"有效期限为",  // 有效期至2025年12月31日
        U"有效期自",   U"有效期从",   U"规划期",     U"规划期为",   U"规划期限为", U"规划期限",
        U"规划期至",   U"任期",       U"任期至",     U"聘期",       U"聘期至",     U"保修期至",
        U"服务期",     U"服务期限",   U"合同期至",   U"出生于",     U"生于",       U"成立于",
        U"始建于",     U"建于",       U"发生于",     U"发生在",     U"启动于",     U"建成于",
        U"印发于",     U"修订于",     U"已于",       U"已在",       U"曾于",       U"早在",
        U"均已于",     U"先后于",     U"已经于",     U"较",         U"比",         U"同比",
        U"相比",       U"自",         U"与",         U"同",         U"超过",       U"达到了",
        U"延长至",     U"延续至",     U"延长到",     U"执行期限至", U"执行期限为", U"实施期限为",
        U"政策期限为", U"合同期限为", U"租赁期限为", U"凡",         U"凡在",       U"近期",
        U"远期",       U"中期",       U"展望",       U"火期为",     U"牧期为",     U"汛期为",
        U"暖期为",     U"渔期为",     U"热期为",     U"使用至",     U"沿用至",     U"施行至",
        U"执行至",     U"有效至",     U"适用于",     U"定于",       U"兹定于",
        U"订于",  // 定于5月20日召开会议
        U"截",         U"去年",       U"上年",       U"上一年",     U"往年",       U"前年",
        U"历年",       U"近年",  // 去年全年
        U"迄今",       U"源于",       U"始于",       U"印制于",     U"上至",       U"近",
        U"过渡期",     U"政策执行",   U"继续执行",   U"继续沿用",   U"过渡期至",   U"执行到",
        U"使用到",     U"沿用到",     U"保留至",     U"保留到",     U"填报日期:",  U"填报时间:",
        U"填表日期:",  U"填表时间:",  U"制表日期:",  U"制表时间:",  U"发布时间:",  U"公示时间:",
        U"公示期:",    U"公示日期:",  U"公告时间:",  U"公示期限:",  U"缴费期为",   U"供暖时间为",
        U"供热时间为", U"假期时间:",  U"放假时间为", U"时段为",     U"统计时间:",  U"数据时间:",
        U"审计期间:",  U"检查期间:",  U"统计区间:",  U"监测时间:",  U"发生时间:",  U"追溯到",
        U"追溯至",     U"来自",       U"因",         U"由于",       U"受",         U"距",
        U"距离",       U"离"};
    return kWords;
}

// 有效期自2024年1月1日至…
const Words& validity_words() {
    static const Words kWords = {U"有效期自",   U"有效期从", U"任期自", U"聘期自", U"期限自",
                                 U"有效期限自", U"期自",     U"期限从", U"期从"};
    return kWords;
}

// Words that make the date before them a fact: 起施行, 以来.
const Words& fact_followers() {
    static const Words kWords = {
        U"起施行", U"起实施", U"起执行", U"起生效", U"起",     U"以来",       U"以后",      U"之后",
        U"后",     U"开始",   U"至今",   U"召开的", U"的《",   U"会议",       U"讲话",      U"考察",
        U"视察",   U"当日",   U"当天",   U"凌晨",   U"晚上",   U"数据",       U"总人口",    U"版",
        U"届",     U"级",     U"同期",   U"末总",   U"止",     U"已",         U"期间",      U"在册",
        U"电",     U"讯",     U"生,",    U"为界",   U"为基期", U"为基准",     U"相比",      U"来信",
        U"获",     U"荣获",   U"被",     U"在任",   U"值班",   U"值守",       U"前三季度",  U"价格",
        U"当年",   U"出生",   U"年满",   U"满",     U"党龄",   U"碳达峰行动", U"碳达峰方案"};
    return kWords;
}

// Acts that tell of the past behind a bare date: 5月20日印发; 5月20日前印发 is to be done.
const Words& issuing_acts() {
    static const Words kWords = {U"印发", U"发布", U"公布", U"颁布", U"修订", U"修正",
                                 U"施行", U"生效", U"通过", U"批准", U"发生", U"成立"};
    return kWords;
}

// Weather and nature: 2月上旬平均气温.
const Words& natural_followers() {
    static const Words kWords = {U"平均", U"气温", U"降水", U"降雨", U"日照", U"最高气温", U"最低"};
    return kWords;
}

// Words before a bare date that make it the date of something to be done.
const Words& step_words() {
    static const Words kWords = {
        U"于",     U"在",   U"到",   U"至",     U"拟",   U"计划", U"力争", U"争取",
        U"确保",   U"预计", U"应",   U"须",     U"需",   U"必须", U"将",   U"务必",
        U"待",     U"并",   U"从",   U"为",     U"要",   U"最迟", U"最晚", U"不迟于",
        U"不晚于", U"时限", U"时间", U"日期",   U"期限", U"工期", U"阶段", U"即",
        U"是",     U"自",   U"底",   U"分别于", U"就"};
    return kWords;
}

bool ends_title(View left) {
    static const Words kTitles = {U"计划(", U"规划(", U"方案(", U"纲要(", U"行动(", U"意见(",
                                  U"办法(", U"》(",   U"计划",  U"规划",  U"方案",  U"目录("};
    return any_ends(left, kTitles);
}

// 4、5月份, but not the number of an item: 1、2月底前.
bool month_of_list(const ScanText& text, const RuleMatch& m) {
    View words = text.view(m.begin, m.end);
    return m.captures.has(Slot::kMonth) && words.find(U'月') == View::npos &&
           words.find(U'.') == View::npos && words.find(U'-') == View::npos &&
           words.find(U'/') == View::npos;
}

bool numbers_an_item(const ScanText& text, const RuleMatch& m) {
    bool opens = m.begin == 0 || View(U"。;:)").find(text.at(m.begin - 1)) != View::npos;
    if (!opens || text.at(m.end) != U'、' || m.captures.has(Slot::kYear)) return false;
    return !any_inside(right_of(text, m.end, 8), {U"月份"});
}

// 完成时限:2024.10
bool labelled_month(const ScanText& text, size_t begin) {
    return any_ends(left_of(text, begin, 4),
                    {U"时限:", U"时间:", U"期限:", U"节点:", U"时限(", U"时限", U"时间", U"期限"});
}

// 一是2024年…, 第一阶段2024年3月: ordinal words count as a boundary, too.
bool in_step_position(const ScanText& text, size_t begin) {
    return opens_clause(text, begin) || any_ends(left_of(text, begin, 4), step_words());
}

bool bare_year(const Captures& c) {
    return (c.has(Slot::kYear) || c.has(Slot::kYearWord)) && !c.has(Slot::kMonth);
}

// 6月10日上午, 6月10日9时
bool has_time_of_day(const ScanText& text, const RuleMatch& m) {
    return m.captures.has(Slot::kCount) ||
           any_inside(text.view(m.begin, m.end), {U"午", U"晚", U"班"});
}

// 4月4日至6日放假调休，共3天，4月7日（星期日）上班
bool in_holiday_notice(const ScanText& text, const RuleMatch& m) {
    View left = clause_left(text, m.begin, sentence_mark);
    View right = clause_right(text, m.end, sentence_mark);
    return any_inside(right, {U"放假", U"调休", U"正常上班"}) ||
           any_inside(left, {U"放假", U"调休"});
}

// 2025年建成投用, 2024年全县新建…; but 2024年开展的治理工程, 2024年全县经济工作会议.
bool year_opens_step(const ScanText& text, size_t end) {
    static const Words kWhole = {U"本区", U"本市", U"本县", U"本镇", U"本乡", U"我县", U"全县",
                                 U"全市", U"全区", U"我市", U"我区", U"全省", U"我省", U"全镇",
                                 U"全乡", U"我镇", U"我乡", U"各县", U"各乡", U"各镇", U"各单位",
                                 U"各级", U"每个", U"县城", U"城区", U"城乡"};
    static const Words kAims = {U"计划",   U"要达",   U"力争",   U"确保",   U"达到",   U"完成",
                                U"新建",   U"建成",   U"实现",   U"新增",   U"培育",   U"改造",
                                U"不低于", U"不少于", U"控制在", U"要完成", U"要实现", U"要新",
                                U"要全",   U"至少",   U"稳定在", U"稳定达"};
    View right = right_of(text, end, 8);
    if (right.empty()) return true;
    if (right.starts_with(U"计划") && any_inside(right, {U"资金", U"安排"})) return false;
    if (right[0] == U'、' && right.size() > 5 && right[5] == U'年')
        return false;  // the list decides
    for (View follower : step_followers()) {
        if (!right.starts_with(follower)) continue;
        return text.at(end + follower.size()) != U'的' &&
               text.at(end + follower.size() + 2) != U'的';
    }
    return any_starts(right, kWhole) && any_inside(clause_right(text, end), kAims);
}

// 2022年硬化30公里，2023年硬化45公里: the year before or behind opens a clause of the same
// sentence.
bool in_year_series(const ScanText& text, const RuleMatch& m) {
    constexpr size_t kReach = 48;
    if (!m.captures.has(Slot::kYear) || !opens_clause(text, m.begin)) return false;
    if (m.begin > 0 && text.at(m.begin - 1) == U'.') return false;  // 2.2024年储备项目表
    if (any_starts(right_of(text, m.end, 2), {U"度", U"的", U"以", U"前", U"同", U"和", U"至"}))
        return false;
    for (int step : {-1, 1}) {
        std::u32string year = U"0000年";
        int rest = m.captures.get(Slot::kYear) + step;
        for (size_t i = 4; i-- > 0; rest /= 10) year[i] = U'0' + static_cast<char32_t>(rest % 10);
        size_t from = step < 0 ? (m.begin > kReach ? m.begin - kReach : 0) : m.end;
        View near = step < 0 ? text.view(from, m.begin) : text.view(from, from + kReach);
        size_t at = near.find(year);
        if (at == View::npos || !opens_clause(text, from + at)) continue;
        View behind = near.substr(at + year.size());
        if (!behind.empty() && !any_starts(behind, {U"度", U"的", U"以", U"同"})) return true;
    }
    return false;
}

// The first year of 2018年、2019年、2020年.
size_t first_of_years(const ScanText& text, size_t begin) {
    constexpr size_t kYearAndMark = 6;
    while (begin >= kYearAndMark && any_ends(left_of(text, begin, 2), {U"年、", U"年和"}) &&
           digit(text.at(begin - kYearAndMark)))
        begin -= kYearAndMark;
    return begin;
}

bool bare_reads_as_step(const ScanText& text, const RuleMatch& m) {
    const Captures& c = m.captures;
    View right = right_of(text, m.end, 6);
    static const Words kNature = {U"降水", U"气温", U"降雨"};
    if (any_inside(right_of(text, m.end, 12), kNature)) return false;
    bool of_that_year =
        text.view(m.begin, m.end) == U"当年" && !right.empty() && !right.starts_with(U",");
    if (of_that_year && any_starts(right, {U"发展", U"新增", U"实施"}))
        return false;  // 当年发展户数
    static const Words kTold = {U"的",    U"上午", U"下午", U"晚",   U"是",   U"将是", U"为",
                                U"(星期", U"“",    U"”",    U"上班", U"放假", U"调休"};
    if (any_starts(right, kTold) || in_holiday_notice(text, m)) return false;
    bool dotted = c.has(Slot::kMonth) && !c.has(Slot::kDay) &&
                  View(U"./-").find(text.at(m.begin + 4)) != View::npos;
    if (dotted) return labelled_month(text, m.begin);
    static const Words kFigures = {U"达",   U"要达", U"力争达", U"提高到", U"降至", U"打通",
                                   U"建成", U"开工", U"启动",   U"完成",   U"竣工", U"投用",
                                   U"结束", U"完工", U"投产",   U"形成",   U"实现", U"复工"};
    bool figure = c.has(Slot::kYear) && any_starts(right, kFigures) && !right.starts_with(U"达标");
    size_t position = bare_year(c) ? first_of_years(text, m.begin) : m.begin;
    if (!in_step_position(text, position) && (!figure || position != m.begin)) return false;
    if (any_ends(clause_right(text, m.end), {U"后", U"起", U"以来"}))
        return false;  // 6月1日入汛后，
    if (bare_year(c) && any_ends(left_of(text, m.begin, 1), {U"即"}))
        return false;  // “十四五”末即2025年
    if (bare_year(c)) return year_opens_step(text, m.end) || in_year_series(text, m);
    if (month_of_list(text, m)) return !numbers_an_item(text, m);
    static const Words kNouns = {U"工资", U"调度会", U"例会", U"会议", U"报表", U"数据",   U"财政",
                                 U"税收", U"平均",   U"降水", U"气温", U"社保", U"养老金", U"以来"};
    static const Words kDays = {U"世界",   U"国际", U"国家宪法", U"纪念日", U"宣传日", U"教育日",
                                U"活动日", U"全国", U"宪法日",   U"环境日", U"咨询日", U"节”"};
    if (any_starts(right, kNouns) || any_starts(right, {U"全国", U"世界", U"国际"})) return false;
    if (c.has(Slot::kDay) && any_inside(right_of(text, m.end, 9), kDays)) return false;
    return !has_time_of_day(text, m);
}

bool in_publicity_term(const ScanText& text, const RuleMatch& m) {
    View near = left_of(text, m.begin, 12);
    size_t stop = near.find_last_of(U"。;,");
    if (stop != View::npos) near.remove_prefix(stop + 1);
    static const Words kWords = {
        U"获取时间", U"领取时间", U"展示时间", U"投票时间", U"挂牌时间", U"开标时间", U"预约时间",
        U"公示期",   U"公示时间", U"公告期",   U"公告时间", U"公示日期", U"有效期",   U"办公时间",
        U"服务时间", U"营业时间", U"统计时间", U"数据时间", U"统计口径", U"统计区间", U"所属期",
        U"审计期间", U"考核期",   U"适期",     U"高发期",   U"监测时间", U"开放时间", U"受理时间",
        U"缴费时间", U"发生时间", U"观测"};
    return any_inside(near, kWords);
}

// 2024年12月31日前注册登记的企业: the date tells which things are meant.
bool describes_things(const ScanText& text, size_t end) {
    static const Words kStates = {
        U"未",     U"没有",   U"计划实施", U"拟实施", U"注册",     U"登记",   U"取得",  U"毕业",
        U"购买",   U"入库",   U"参保",     U"签订",   U"成立",     U"批准",   U"违法",  U"出生",
        U"修建",   U"建成的", U"已",       U"受理的", U"参加工作", U"退休",   U"年满",  U"周岁",
        U"党龄",   U"工龄",   U"年龄",     U"在册",   U"入职",     U"入伍",   U"入学",  U"发生的",
        U"形成的", U"到期",   U"立项的",   U"备案的", U"开工的",   U"竣工的", U"投产的"};
    View right = clause_right(text, end);
    if (!any_inside(right.substr(0, 6), kStates)) return false;
    return right.substr(0, 16).find(U'的') != View::npos;
}

bool one_of_three(char32_t c) { return c == U'上' || c == U'中' || c == U'下'; }

// 本月中旬…，下旬…: a part of the month named before it in the sentence.
bool follows_part_of_month(const ScanText& text, size_t begin) {
    View left = clause_left(text, begin, sentence_mark);
    return opens_clause(text, begin) &&
           (left.find(U"旬") != View::npos || left.find(U"月初") != View::npos);
}

// 至12月31日止，仍未完成的: the term ends there.
bool ends_term_unmet(const ScanText& text, const RuleMatch& m) {
    return any_ends(left_of(text, m.begin, 1), {U"至", U"到"}) && text.at(m.end) == U'止' &&
           any_inside(right_of(text, m.end, 10), {U"未", U"逾期"});
}

// 3月1日至6月30日为禁渔期: the term of a rule, not of a work.
bool term_of_a_rule(const ScanText& text, size_t end) {
    return text.at(end) == U'为' &&
           any_inside(clause_right(text, end),
                      {U"渔期", U"政策", U"有效期", U"暖期", U"缴费期", U"保护期", U"防火期",
                       U"汛期", U"服务期", U"任期", U"热期", U"牧期"});
}

bool range_reads_as_deadline(const ScanText& text, const RuleMatch& m) {
    View left = left_of(text, m.begin, 6);
    const Captures& c = m.captures;
    bool years_only = !c.has(Slot::kMonth) && !c.has(Slot::kMonth, 1) && !c.has(Slot::kYearPart) &&
                      !c.has(Slot::kYearPart, 1);
    if (years_only && ends_title(left)) return false;
    if (any_starts(right_of(text, m.end, 2), {U"的", U")前", U"是"})) return false;
    if (in_holiday_notice(text, m) || term_of_a_rule(text, m.end)) return false;
    static const Words kWeeks = {U"国家", U"全国", U"世界", U"国际",
                                 U"中国", U"周”",  U"月”",  U"纪念日"};
    if (text.at(m.end) == U'为' && any_inside(clause_right(text, m.end), kWeeks)) return false;
    if (any_inside(clause_left(text, m.begin, sentence_mark), {U"公示", U"公告期"})) return false;
    bool meant = right_of(text, m.end, 2) == U"期间" &&
                 clause_right(text, m.end).substr(0, 16).find(U'的') != View::npos;
    if (meant) return false;  // 1月1日至12月31日期间新引进的人才
    if (c.has(Slot::kBefore)) return true;
    if (years_only && any_starts(right_of(text, m.end, 3),
                                 {U"供暖", U"采暖", U"冬春", U"学年", U"取暖", U"赛季", U"秋冬"}))
        return false;
    if (!in_step_position(text, m.begin)) return false;
    bool months_only = !c.has(Slot::kYear) && !c.has(Slot::kDay) && !c.has(Slot::kMonthPart) &&
                       !c.has(Slot::kMonthPart, 1) && !c.has(Slot::kYearPart, 1);
    static const Words kNatural = {U"为",   U"是", U"冰",   U"汛",   U"防",   U"期",
                                   U"平均", U"降", U"气",   U"温",   U"干旱", U"雨",
                                   U"高发", U"易", U"全县", U"全市", U"全省", U"规上",
                                   U"规模", U"财", U"审批", U"多",   U"常",   U"一般"};
    if (any_inside(clause_right(text, m.end), {U"阶段"})) return true;  // 6月—10月为集中整治阶段
    return !months_only || !any_starts(right_of(text, m.end, 6), kNatural);
}

// 年终考核, 年末跟踪指导, 半年、全年总结: the time of year is part of a name.
bool names_a_review(const ScanText& text, const RuleMatch& m) {
    static const Words kReviews = {U"集中考核", U"综合考核", U"绩效", U"考核", U"考评",
                                   U"跟踪",     U"总结",     U"述职", U"评",   U"盘点",
                                   U"督查",     U"统计",     U"数据", U"结算", U"决算",
                                   U"慰问",     U"奖",       U"报表", U"检查", U"督导"};
    View words = text.view(m.begin, m.end);
    View left = left_of(text, m.begin, 4);
    if (words.ends_with(U"全年") && any_ends(left, {U"半年、", U"半年和", U"半年及", U"季度、"}))
        return true;
    bool turn = words.ends_with(U"年终") || words.ends_with(U"年末") || words.ends_with(U"年中");
    if (words.ends_with(U"年中") && text.at(m.end) == U'和') return true;
    return turn && any_starts(right_of(text, m.end, 6), kReviews);
}

// “十五五”期间，完成…; but 配合“十五五”期间海绵城市建设达标.
bool plan_period_is_term(const ScanText& text, const RuleMatch& m) {
    bool early = any_inside(clause_right(text, m.end), {U"提前"});
    char32_t first = text.at(m.begin);
    bool opened = View(U"到至在").find(first) != View::npos;
    return !early && (opened || in_step_position(text, m.begin) ||
                      any_ends(left_of(text, m.begin, 3), {U"县", U"市", U"省", U"区", U"国"}));
}

bool period_reads_as_deadline(const ScanText& text, const RuleMatch& m) {
    View right = right_of(text, m.end, 4);
    static const Words kNouns = {
        U"GDP",  U"降水", U"考核",   U"目标",     U"工作",     U"任务",     U"总",   U"气温",
        U"各项", U"无休", U"财政",   U"农村居民", U"城镇居民", U"规模以上", U"常住", U"户籍",
        U"经济", U"业绩", U"述职",   U"奖",       U"盘点",     U"收入",     U"预算", U"重点",
        U"结转", U"决算", U"结余",   U"分配",     U"慰问",     U"计划",     U"的",   U"是",
        U"例会", U"会议", U"调度会", U"收支",     U"一次性",   U"未",       U"无",   U"红"};
    View left = left_of(text, m.begin, 3);
    if (any_ends(left, {U"做好", U"对照", U"按照", U"每年", U"围绕", U"完成", U"决战", U"冲刺"}))
        return false;
    if (m.begin > 0 && (digit(text.at(m.begin - 1)) || chinese_digit(text.at(m.begin - 1))))
        return false;  // 三年内
    if (m.begin > 0 && View(U"安健齐周").find(text.at(m.begin - 1)) != View::npos)
        return false;  // 食品安全年度
    if (m.begin > 0 && text.at(m.begin) == U'年' && !left.ends_with(U"预计") &&
        !left.ends_with(U"计划") &&
        View(U"去上前往历近多少青壮老童中成幼学常同每半跨逐然个计一该算")
                .find(text.at(m.begin - 1)) != View::npos)
        return false;  // 去年底, 青少年内
    if (m.begin > 0 && text.at(m.begin) == U'季' &&
        View(U"上各每个雨旱").find(text.at(m.begin - 1)) != View::npos)
        return false;  // 上季度末
    if (told_with_figures(text, m)) return false;
    if (any_inside(left_of(text, m.begin, 8), {U"延长", U"延续"}))
        return false;  // 延长30年至2057年
    if (!m.captures.has(Slot::kBefore) && names_a_review(text, m)) return false;
    if (right.starts_with(U"“开门红") || right.starts_with(U"开门红")) return false;
    if (text.view(m.begin, m.end).find(U"期间") != View::npos && !plan_period_is_term(text, m))
        return false;
    if (any_starts(right, {U"365", U"24小", U"无休", U"三百"})) return false;
    return m.captures.has(Slot::kBefore) || !any_starts(right, kNouns);
}

}  // namespace

// The kinds of word that follow a bare year which opens a step.
const Words& step_followers() {
    static const Words kWords = {
        U",",        U"、",     U":",    U"。",       U";",      U")",      U"完成",   U"建成",
        U"启动",     U"开展",   U"实现", U"达到",     U"新建",   U"改造",   U"推进",   U"组织",
        U"召开",     U"制定",   U"出台", U"形成",     U"全面",   U"基本",   U"力争",   U"争取",
        U"确保",     U"要",     U"将",   U"计划",     U"拟",     U"需",     U"应",     U"全部",
        U"举办",     U"实施",   U"落实", U"开工",     U"竣工",   U"投产",   U"投用",   U"投入使用",
        U"培育",     U"打造",   U"创建", U"新增",     U"建设",   U"竣",     U"通车",   U"完工",
        U"力",       U"成功",   U"再",   U"累计完成", U"底",     U"率先",   U"试点",   U"选取",
        U"选择",     U"对",     U"在",   U"重点推",   U"重点抓", U"重点打", U"重点实", U"重点建",
        U"重点开",   U"重点在", U"继续", U"至少",     U"初步",   U"建立",   U"健全",   U"申报",
        U"通过验收", U"编制",   U"引进", U"创成",     U"新改建", U"改扩建", U"打通",   U"整治",
        U"治理",     U"消除",   U"拆除", U"发展",     U"增加",   U"培养",   U"招引",   U"种植",
        U"修建",     U"修复",   U"维修", U"铺设",     U"升级",   U"提升",   U"推广",   U"扩大",
        U"覆盖",     U"解决",   U"压减", U"淘汰",     U"关停",   U"搬迁",   U"安置",   U"争取",
        U"选派",     U"轮训",   U"增设", U"设立",     U"更新",   U"更换",   U"配备",   U"优化",
        U"完善",     U"巩固",   U"深化", U"拓展",     U"达",     U"不低于", U"不少于", U"控制",
        U"降到",     U"降至",   U"提高", U"主体",     U"进入",   U"争创",   U"认定",   U"遴选",
        U"验收",     U"移交",   U"交付", U"封顶",     U"贯通",   U"合龙",   U"并网",   U"试运行",
        U"运营",     U"结束",   U"见效", U"取得",     U"推开",   U"推行",   U"续建",   U"造林",
        U"全线",     U"总体",   U"常态", U"逐步"};
    return kWords;
}

// 全年完成…，同比增长6.1%: a report of the period.
bool told_with_figures(const ScanText& text, const RuleMatch& m) {
    static const Words kCompared = {U"同比", U"比上年",     U"较上年", U"环比",   U"比去年",
                                    U"增速", U"占年度计划", U"居全",   U"位居全", U"超额完成"};
    return !m.captures.has(Slot::kBefore) &&
           any_inside(clause_right(text, m.end, sentence_mark), kCompared);
}

MaskedPlaces::MaskedPlaces(const ScanText& text) {
    for (size_t i = 0; i < text.size(); ++i) {
        if (text.at(i) != U'《') continue;
        size_t end = i + 1;
        while (end < text.size() && end - i < kTitleReach && text.at(end) != U'》') ++end;
        if (text.at(end) != U'》') continue;
        spans_.emplace_back(i, end + 1);
        i = end;
    }
}

bool MaskedPlaces::covers(size_t at) {
    while (next_ < spans_.size() && spans_[next_].second <= at) ++next_;
    return next_ < spans_.size() && spans_[next_].first <= at;
}

bool reads_as_deadline(const ScanText& text, const RuleMatch& m, Reading reading) {
    if (reading == Reading::kRecurring) return recurring_reads_as_deadline(text, m);
    if (reading == Reading::kRelative) return relative_reads_as_deadline(text, m);
    bool ended = m.captures.has(Slot::kBefore);
    View left = left_of(text, m.begin, 8);
    const Captures& c = m.captures;
    bool day_alone = reading == Reading::kBare && c.has(Slot::kDay) && !c.has(Slot::kMonth);
    if (day_alone)  // 11月15日、25日前; without an end the list decides
        return ended && any_ends(left, {U"日、", U"日和", U"日及", U"号、", U"号和"});
    bool part_alone = text.at(m.begin + 1) == U'旬' && one_of_three(text.at(m.begin));
    if (part_alone && !follows_part_of_month(text, m.begin)) return false;
    View right = right_of(text, m.end, 5);
    bool closing = any_ends(left, {U"截止日期", U"截止时间", U"截止日期为", U"截止时间为",
                                   U"截止日期:", U"截止时间:", U"截止日期是", U"截止时间是"});
    if (closing) return true;
    if (ended && any_ends(left, {U"截止", U"截止到", U"截止至"})) return true;
    if (any_starts(right_of(text, m.end, 6), {U"到会", U"参会", U"签到", U"报到", U"到期"}))
        return false;
    if (ended && describes_things(text, m.end)) return false;
    bool range = reading == Reading::kRange;
    bool opened = range && any_ends(left, {U"自", U"从"}) && !any_ends(left, validity_words());
    bool no_later = any_ends(left, {U"不超过", U"不得超过", U"不能超过"});  // 最迟不超过6月15日
    if (!opened && !no_later && any_ends(left, fact_words())) return false;
    if (in_publicity_term(text, m)) return false;
    if (m.begin > 0 && text.at(m.begin) == U'月' &&
        (View(U"上个近每该").find(text.at(m.begin - 1)) != View::npos ||
         digit(text.at(m.begin - 1)) || chinese_digit(text.at(m.begin - 1))))
        return false;  // 上个月底
    bool closed = range && any_starts(right, {U"止", U"期间", U"结束"});
    if (!closed && !ends_term_unmet(text, m) && any_starts(right, fact_followers())) return false;
    bool month_opens = c.has(Slot::kMonth) && !c.has(Slot::kDay) && opens_clause(text, m.begin) &&
                       text.at(m.end + 2) != U'的';  // 六月份公布名单
    if (!ended && reading == Reading::kBare && !month_opens && any_starts(right, issuing_acts()))
        return false;
    if (!ended && text.at(m.begin) == U'月' && right.starts_with(U"有"))
        return false;  // 月末有小结
    if (any_starts(right, natural_followers())) return false;
    if (ended && any_starts(right, {U"的", U"违法", U"登记", U"建成的", U"参加工作"})) return false;
    if (ended && any_starts(right, issuing_acts()) && right.substr(2, 1) == U"的")
        return false;  // 2019年底前印发的文件
    if (text.view(m.begin, m.end) == U"汛前" &&
        any_starts(right, {U"检查", U"准备", U"排查", U"安全", U"隐患"}))
        return false;
    if (no_later) return true;
    if (ended && reading != Reading::kRange && reading != Reading::kPeriod) return true;
    if (reading == Reading::kBare) return bare_reads_as_step(text, m);
    if (reading == Reading::kRange) return range_reads_as_deadline(text, m);
    if (reading == Reading::kPeriod) return period_reads_as_deadline(text, m);
    return true;
}

bool listed_before(const ScanText& text, const RuleMatch& m, size_t next_begin) {
    return next_begin == m.end + 1 && View(U"、和及或与").find(text.at(m.end)) != View::npos;
}

}  // namespace extract
