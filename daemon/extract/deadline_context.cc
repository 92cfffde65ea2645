#include "extract/deadline_context.h"

#include <algorithm>

#include "extract/numeral.h"

namespace extract {

namespace {

using View = std::u32string_view;
using Words = std::vector<View>;

constexpr size_t kReach = 40;       // characters a clause is searched to either side
constexpr size_t kTitleReach = 80;  // longest 《…》

bool any_ends(View left, const Words& words) {
    return std::any_of(words.begin(), words.end(), [&](View w) { return left.ends_with(w); });
}

bool any_starts(View right, const Words& words) {
    return std::any_of(words.begin(), words.end(), [&](View w) { return right.starts_with(w); });
}

bool any_inside(View text, const Words& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](View w) { return text.find(w) != View::npos; });
}

bool clause_mark(char32_t c) { return c == 0 || View(U"。;!?,:").find(c) != View::npos; }

bool sentence_mark(char32_t c) { return c == 0 || View(U"。;!?").find(c) != View::npos; }

View left_of(const ScanText& text, size_t begin, size_t reach) {
    return text.view(begin > reach ? begin - reach : 0, begin);
}

View right_of(const ScanText& text, size_t end, size_t reach) {
    return text.view(end, end + reach);
}

// The part of the clause before / behind a place.
View clause_left(const ScanText& text, size_t begin, bool (*mark)(char32_t) = clause_mark) {
    size_t from = begin;
    while (from > 0 && begin - from < kReach && !mark(text.at(from - 1))) --from;
    return text.view(from, begin);
}

View clause_right(const ScanText& text, size_t end, bool (*mark)(char32_t) = clause_mark) {
    size_t to = end;
    while (to < text.size() && to - end < kReach && !mark(text.at(to))) ++to;
    return text.view(end, to);
}

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
        U"追溯到",     U"追溯至",     U"来自"};
    return kWords;
}

// 有效期自2024年1月1日至…
const Words& validity_words() {
    static const Words kWords = {U"有效期自", U"有效期从", U"任期自",
                                 U"聘期自",   U"期限自",   U"有效期限自"};
    return kWords;
}

// Words that make the date before them one: 起施行, 通过, 印发.
const Words& fact_followers() {
    static const Words kWords = {
        U"起施行", U"起实施", U"起执行", U"起生效",   U"起",   U"以来", U"以后",   U"之后",
        U"后",     U"开始",   U"至今",   U"印发",     U"发布", U"公布", U"颁布",   U"修订",
        U"修正",   U"施行",   U"生效",   U"通过",     U"批准", U"出生", U"召开的", U"发生",
        U"成立",   U"的《",   U"会议",   U"讲话",     U"考察", U"视察", U"当日",   U"当天",
        U"凌晨",   U"晚上",   U"数据",   U"总人口",   U"版",   U"届",   U"级",     U"同期",
        U"末总",   U"止",     U"已",     U"期间",     U"在册", U"电",   U"讯",     U"生,",
        U"为界",   U"为基期", U"为基准", U"相比",     U"来信", U"获",   U"荣获",   U"被",
        U"在任",   U"值班",   U"值守",   U"前三季度", U"价格", U"当年"};
    return kWords;
}

const Words& past_words() {
    static const Words kWords = {U"已",   U"了",     U"同比", U"累计", U"荣获", U"取得", U"以来",
                                 U"共计", U"共完成", U"获得", U"被",   U"发生", U"获批", U"出席",
                                 U"强调", U"走进",   U"记者", U"目前", U"先后"};
    return kWords;
}

// Acts that tell of the past where somebody is named before them: 县政府召开, but not 3月，召开.
bool acts_of_others(View right) {
    View words = right.substr(std::min(right.size(), right.find_first_not_of(U",、: ")));
    for (View act : {View(U"召开"), View(U"印发"), View(U"举行"), View(U"调研"), View(U"主持"),
                     View(U"实现"), View(U"增长"), View(U"下降"), View(U"出台")}) {
        size_t at = words.substr(0, 16).find(act);
        if (at != View::npos && at > 2) return true;
    }
    return false;
}

// Words before a bare date that make it the date of something to be done.
const Words& step_words() {
    static const Words kWords = {
        U"于",   U"在",   U"到",   U"至",   U"拟",   U"计划",   U"力争",   U"争取",   U"确保",
        U"预计", U"应",   U"须",   U"需",   U"必须", U"将",     U"务必",   U"待",     U"并",
        U"从",   U"为",   U"要",   U"最迟", U"最晚", U"不迟于", U"不晚于", U"时限",   U"时间",
        U"日期", U"期限", U"阶段", U"即",   U"是",   U"自",     U"底",     U"分别于", U"就"};
    return kWords;
}

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
        U"通过验收", U"编制",   U"引进", U"创成",     U"新改建", U"改扩建"};
    return kWords;
}

bool ends_title(View left) {
    static const Words kTitles = {U"计划(", U"规划(", U"方案(", U"纲要(", U"行动(", U"意见(",
                                  U"办法(", U"》(",   U"计划",  U"规划",  U"方案",  U"目录("};
    return any_ends(left, kTitles);
}

bool opens_clause(const ScanText& text, size_t begin) {
    if (begin == 0) return true;
    static constexpr View kOpening = U"。;!?,:、()“”‘\"'[]〔〕.·|/》-";
    return kOpening.find(text.at(begin - 1)) != View::npos;
}

// 一是2024年…, 第一阶段2024年3月: ordinal words count as a boundary, too.
bool in_step_position(const ScanText& text, size_t begin) {
    return opens_clause(text, begin) || any_ends(left_of(text, begin, 4), step_words());
}

bool bare_year(const Captures& c) {
    return (c.has(Slot::kYear) || c.has(Slot::kYearWord)) && !c.has(Slot::kMonth);
}

bool has_time_of_day(const RuleMatch& m) { return m.captures.has(Slot::kCount); }

// 2025年建成投用, 2024年全县新建…; but 2024年开展的治理工程, 2024年全县经济工作会议.
bool year_opens_step(const ScanText& text, size_t end) {
    static const Words kWhole = {U"我县", U"全县",   U"全市", U"全区", U"我市", U"我区", U"全省",
                                 U"我省", U"全镇",   U"全乡", U"我镇", U"我乡", U"各县", U"各乡",
                                 U"各镇", U"各单位", U"各级", U"每个", U"县城", U"城区", U"城乡"};
    static const Words kAims = {U"计划",   U"要达",   U"力争",   U"确保",   U"达到",   U"完成",
                                U"新建",   U"建成",   U"实现",   U"新增",   U"培育",   U"改造",
                                U"不低于", U"不少于", U"控制在", U"要完成", U"要实现", U"要新",
                                U"要全",   U"至少",   U"稳定在", U"稳定达"};
    View right = right_of(text, end, 8);
    if (right.empty()) return true;
    for (View follower : step_followers()) {
        if (!right.starts_with(follower)) continue;
        return text.at(end + follower.size()) != U'的' &&
               text.at(end + follower.size() + 2) != U'的';
    }
    return any_starts(right, kWhole) && any_inside(clause_right(text, end), kAims);
}

bool bare_reads_as_step(const ScanText& text, const RuleMatch& m) {
    const Captures& c = m.captures;
    View right = right_of(text, m.end, 6);
    if (any_starts(right, {U"的", U"上午", U"下午", U"晚", U"是", U"为", U"(星期", U"“", U"”"}))
        return false;
    if (!in_step_position(text, m.begin)) return false;
    if (bare_year(c)) return year_opens_step(text, m.end);
    static const Words kNouns = {U"工资", U"调度会", U"例会", U"会议", U"报表", U"数据",   U"财政",
                                 U"税收", U"平均",   U"降水", U"气温", U"社保", U"养老金", U"以来"};
    static const Words kDays = {U"世界",   U"国际", U"国家宪法", U"纪念日", U"宣传日", U"教育日",
                                U"活动日", U"全国", U"宪法日",   U"环境日", U"咨询日", U"节”"};
    if (any_starts(right, kNouns) || any_starts(right, {U"全国", U"世界", U"国际"})) return false;
    if (c.has(Slot::kDay) && any_inside(right_of(text, m.end, 9), kDays)) return false;
    return !has_time_of_day(m);
}

bool in_publicity_term(const ScanText& text, const RuleMatch& m) {
    View left = clause_left(text, m.begin);
    View near = left.substr(left.size() > 12 ? left.size() - 12 : 0);
    static const Words kWords = {U"公示期",   U"公示时间", U"公告期",   U"公告时间", U"报名时间",
                                 U"公示日期", U"有效期",   U"办公时间", U"服务时间", U"营业时间"};
    return any_inside(near, kWords);
}

bool relative_reads_as_deadline(const ScanText& text, const RuleMatch& m) {
    static const Words kBefore = {U"公示",   U"公示期", U"不少于", U"不低于", U"满",   U"超过",
                                  U"不超过", U"未满",   U"不满",   U"连续",   U"近",   U"最近",
                                  U"过去",   U"有效期", U"任期",   U"期满",   U"长达", U"至少",
                                  U"间隔",   U"达",     U"最近的", U"第",     U"周边", U"前",
                                  U"试用期", U"控制在", U"限定在", U"未来",   U"今后", U"前后",
                                  U"周期",   U"单次",   U"半径",   U"享受",   U"年满", U"历时"};
    static const Words kBehind = {U"累计", U"发生", U"曾", U"有", U"出现", U"受到", U"存在",
                                  U"外",   U"部",   U"容", U"涵", U"蒙",   U"连续", U"生",
                                  U"活圈", U"的",   U"不", U"未", U"无",   U"没"};
    static const Words kShortened = {U"压缩", U"缩短", U"压减", U"缩减"};  // 压缩为11个工作日以内
    if (any_inside(clause_left(text, m.begin), kShortened)) return false;
    View left = left_of(text, m.begin, 6);
    View right = right_of(text, m.end, 6);
    if (any_starts(right, kBehind)) return false;
    bool from_event = View(U"之当后").find(text.at(m.begin)) != View::npos;
    if (from_event) return true;
    if (any_ends(left, kBefore)) return false;
    bool years = m.captures.get(Slot::kUnit) == kYears;
    return !years ||
           any_ends(left, {U"力争", U"争取", U"起", U"用", U"计划", U"在", U"后", U"于"}) ||
           opens_clause(text, m.begin);
}

// Amounts of money and natural growth by the cycle: 每人每月500元, 每年递增5%.
bool cycle_of_an_amount(const ScanText& text, const RuleMatch& m) {
    static const Words kBefore = {U"每人", U"每户", U"每平方米", U"每亩",   U"每生", U"每头",
                                  U"每吨", U"每名", U"每村",     U"每家",   U"每辆", U"每床",
                                  U"人均", U"每台", U"每班",     U"每平米", U"每个", U"每只",
                                  U"每车", U"每套", U"每间"};
    static const Words kBehind = {U"递增", U"增长",   U"增产", U"增收", U"提高", U"递减", U"下降",
                                  U"约",   U"可",     U"补助", U"补贴", U"给予", U"奖励", U"支付",
                                  U"按每", U"按标准", U"平均", U"减少", U"节约", U"产生", U"高于",
                                  U"低于", U"销售",   U"收购", U"工资", U"缴纳", U"发放", U"领取",
                                  U"运行", U"省",     U"统筹", U"的",   U"均",   U"达",   U"能"};
    if (any_ends(left_of(text, m.begin, 5), kBefore)) return true;
    const Captures& c = m.captures;
    bool dated = c.has(Slot::kDay) || c.has(Slot::kBefore) || c.has(Slot::kMonth) ||
                 c.has(Slot::kMonthPart) || c.has(Slot::kYearPart);
    static const Words kDays = {U"全国",   U"世界",   U"国际",  U"国家",
                                U"纪念日", U"宣传日", U"活动日"};
    if (dated) return !c.has(Slot::kBefore) && any_inside(right_of(text, m.end, 8), kDays);
    View right = clause_right(text, m.end);
    if (any_starts(right, kBehind)) return true;
    static const Words kHeld = {U"有检查", U"有通报", U"有调度", U"有总结", U"有巡查", U"有活动", U"有考核"};
    if (right.starts_with(U"有")) return !any_starts(right, kHeld);
    if (numeral_may_start(text, m.end) && digit(text.at(m.end))) {
        std::optional<Numeral> number = read_numeral(text, m.end);
        if (!number) return false;
        size_t unit = number->end;
        if (View(U"-至到").find(text.at(unit)) != View::npos)  // 每月1-2次
            if (std::optional<Numeral> upper = read_numeral(text, unit + 1)) unit = upper->end;
        return View(U"次场轮遍期回").find(text.at(unit)) == View::npos;
    }
    static const Words kAmounts = {U"元/",  U"足额",   U"接待游客", U"损失", U"产值",  U"可节约",
                                   U"元的", U"元标准", U"小时",     U"学时", U"年利润"};
    return any_inside(right, kAmounts);
}

bool recurring_reads_as_deadline(const ScanText& text, const RuleMatch& m) {
    static const Words kTerms = {U"火期为", U"牧期为", U"汛期为", U"暖期为", U"渔期为", U"热期为"};
    if (any_ends(left_of(text, m.begin, 3), kTerms)) return false;
    if (cycle_of_an_amount(text, m)) return false;
    View left = left_of(text, m.begin, 8);
    char32_t first = text.at(m.begin);
    if (first == U'每') return true;
    if (first == U'按' || first == U'逐') {
        static const Words kTrend = {U"提高", U"增加", U"增长", U"减少", U"下降", U"递增", U"改善",
                                     U"上升", U"降低", U"加大", U"扩大", U"提升", U"攀升", U"推进",
                                     U"推行", U"改造", U"更新", U"落实", U"消化", U"清偿"};
        View right = right_of(text, m.end, 4);
        if (any_starts(right, kTrend) || left.ends_with(U"已")) return false;
        static const Words kActs = {U"报",   U"评", U"考", U"检", U"开展",
                                    U"组织", U"制", U"签", U"编"};
        return text.at(m.begin + 1) != U'年' || first == U'按' || any_starts(right, kActs);
    }
    if (m.captures.has(Slot::kCycle) && first != U'一' && first != U'1' && first != U'半' &&
        first != U'双') {
        // 周调度 stands free: 3月调度, 本月通报, 山西日报 do not
        static const Words kFree = {U"行", U"立", U"持", U"取", U"施", U"展", U"照", U"和",
                                    U"成", U"开", U"落", U"格", U"+",  U"与", U"的", U"度"};
        View words = text.view(m.begin, m.end);
        if (words == U"年报" && !left.ends_with(U"、")) return false;
        if (any_ends(left, {U"日管控、", U"日管控、周排查、"})) return false;
        if (right_of(text, m.begin, 3) == U"日管控") return false;
        return opens_clause(text, m.begin) || any_ends(left, kFree);
    }
    return true;
}

// 2024年12月31日前注册登记的企业: the date tells which things are meant.
bool describes_things(const ScanText& text, size_t end) {
    static const Words kStates = {U"注册",   U"登记",   U"取得", U"毕业",   U"购买",     U"入库",
                                  U"参保",   U"签订",   U"成立", U"批准",   U"违法",     U"出生",
                                  U"修建",   U"建成的", U"已",   U"受理的", U"参加工作", U"退休",
                                  U"发生的", U"形成的", U"到期", U"立项的", U"备案的",   U"开工的",
                                  U"竣工的", U"投产的"};
    View right = clause_right(text, end);
    if (!any_inside(right.substr(0, 6), kStates)) return false;
    return right.substr(0, 16).find(U'的') != View::npos;
}

bool range_reads_as_deadline(const ScanText& text, const RuleMatch& m) {
    View left = left_of(text, m.begin, 6);
    const Captures& c = m.captures;
    bool years_only = !c.has(Slot::kMonth) && !c.has(Slot::kMonth, 1) && !c.has(Slot::kYearPart) &&
                      !c.has(Slot::kYearPart, 1);
    if (years_only && ends_title(left)) return false;
    if (any_starts(right_of(text, m.end, 1), {U"的"})) return false;
    if (c.has(Slot::kBefore)) return true;
    if (!in_step_position(text, m.begin)) return false;
    bool months_only = !c.has(Slot::kYear) && !c.has(Slot::kDay) && !c.has(Slot::kMonthPart) &&
                       !c.has(Slot::kMonthPart, 1) && !c.has(Slot::kYearPart, 1);
    static const Words kNatural = {U"为",   U"是", U"冰",   U"汛",   U"防",   U"期",
                                   U"平均", U"降", U"气",   U"温",   U"干旱", U"雨",
                                   U"高发", U"易", U"全县", U"全市", U"全省", U"规上",
                                   U"规模", U"财", U"审批", U"多",   U"常",   U"一般"};
    return !months_only || !any_starts(right_of(text, m.end, 6), kNatural);
}

// 全年完成…，同比增长6.1%: a report of the period.
bool told_with_figures(const ScanText& text, const RuleMatch& m) {
    static const Words kCompared = {U"同比", U"比上年", U"较上年", U"环比", U"比去年", U"增速"};
    return !m.captures.has(Slot::kBefore) &&
           any_inside(clause_right(text, m.end, sentence_mark), kCompared);
}

bool period_reads_as_deadline(const ScanText& text, const RuleMatch& m) {
    View right = right_of(text, m.end, 4);
    static const Words kNouns = {U"GDP",      U"降水",     U"考核", U"目标",   U"工作", U"任务",
                                 U"总",       U"气温",     U"各项", U"无休",   U"财政", U"农村居民",
                                 U"城镇居民", U"规模以上", U"常住", U"户籍",   U"经济", U"业绩",
                                 U"述职",     U"奖",       U"盘点", U"收入",   U"预算", U"重点",
                                 U"计划",     U"的",       U"收支", U"一次性", U"未",   U"无"};
    View left = left_of(text, m.begin, 3);
    if (any_ends(left, {U"做好", U"对照", U"按照", U"每年", U"围绕", U"完成"})) return false;
    if (m.begin > 0 && (digit(text.at(m.begin - 1)) || chinese_digit(text.at(m.begin - 1))))
        return false;  // 三年内
    if (m.begin > 0 && View(U"安健齐周").find(text.at(m.begin - 1)) != View::npos)
        return false;  // 食品安全年度
    if (m.begin > 0 && text.at(m.begin) == U'年' &&
        View(U"去前往历近多少青壮老童中成幼学常同每半跨逐然个计一该算")
                .find(text.at(m.begin - 1)) != View::npos)
        return false;  // 去年底, 青少年内
    if (m.begin > 0 && text.at(m.begin) == U'季' &&
        View(U"上各每雨旱").find(text.at(m.begin - 1)) != View::npos)
        return false;  // 上季度末
    if (told_with_figures(text, m)) return false;
    return m.captures.has(Slot::kBefore) || !any_starts(right, kNouns);
}

}  // namespace

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
    if (!opened && any_ends(left, fact_words())) return false;
    if (in_publicity_term(text, m)) return false;
    if (m.begin > 0 && text.at(m.begin) == U'月' &&
        (View(U"上个近每该").find(text.at(m.begin - 1)) != View::npos ||
         digit(text.at(m.begin - 1)) || chinese_digit(text.at(m.begin - 1))))
        return false;  // 上个月底
    bool closed = range && any_starts(right, {U"止", U"期间", U"结束"});
    if (!closed && any_starts(right, fact_followers())) return false;
    if (ended && any_starts(right, {U"的", U"违法", U"登记", U"建成的", U"参加工作"})) return false;
    if (ended && reading != Reading::kRange && reading != Reading::kPeriod) return true;
    if (reading == Reading::kBare) return bare_reads_as_step(text, m);
    if (reading == Reading::kRange) return range_reads_as_deadline(text, m);
    if (reading == Reading::kPeriod) return period_reads_as_deadline(text, m);
    return true;
}

bool listed_before(const ScanText& text, const RuleMatch& m, size_t next_begin) {
    return next_begin == m.end + 1 && View(U"、和及或与").find(text.at(m.end)) != View::npos;
}

bool tells_the_past(const ScanText& text, const RuleMatch& m, Reading reading, bool earlier_year) {
    View left = clause_left(text, m.begin, sentence_mark);
    View right = clause_right(text, m.end, sentence_mark);
    if (any_inside(left, {U"阶段", U"步骤"}) || any_inside(right, {U"阶段"})) return false;
    if (any_inside(left, {U"已"}) || any_inside(right, past_words())) return true;
    if (right.substr(0, 10).find(U'的') != View::npos && reading != Reading::kRange) return true;
    if (reading == Reading::kPeriod && !earlier_year)
        return told_with_figures(text, m) || any_inside(right, {U"亿元", U"万元"}) ||
               !any_starts(right, step_followers());
    static const Words kFirstSteps = {U"完成", U"启动", U"全面", U"制定", U"出台", U"动员",
                                      U"部署", U"成立", U"摸底", U"开展", U"组织", U"宣传",
                                      U",",    U")",    U":",    U"、",   U"。",   U";"};
    if (earlier_year)
        return !opens_clause(text, m.begin) || right.starts_with(U",") ||
               !any_starts(right, kFirstSteps);
    if (reading == Reading::kBare)
        return m.captures.has(Slot::kDay) || !opens_clause(text, m.begin) ||
               !(right.empty() || any_starts(right, kFirstSteps)) || acts_of_others(right);
    static const Words kFigures = {U"亿元", U"万元", U"收入", U"%"};
    return reading == Reading::kRange && (acts_of_others(right) || any_inside(right, kFigures));
}

bool reads_as_soft(const ScanText& text, size_t begin, size_t end) {
    static const Words kSoft = {U"力争", U"争取", U"原则上", U"力求"};
    static const Words kPlan = {U"计划", U"计划于", U"计划在", U"计划到", U"计划至", U"计划从"};
    View left = clause_left(text, begin);
    View right = clause_right(text, end);
    return any_inside(left, kSoft) ||
           any_inside(right.substr(0, 12), {U"力争", U"争取", U"原则上"}) ||
           any_ends(left, kPlan) || right.starts_with(U"计划") || right.starts_with(U"前计划");
}

EventPhrase event_before(const ScanText& text, size_t begin, size_t end) {
    size_t stop = begin;
    bool inside = any_starts(text.view(begin, end), {U"之日", U"当日", U"之时", U"后"});
    if (!inside) {
        if (stop > 0 && text.at(stop - 1) == U',') --stop;
        View left = left_of(text, stop, 4);
        if (left.ends_with(U"之日起") || left.ends_with(U"当日起"))
            stop -= 3;
        else if (left.ends_with(U"起") || left.ends_with(U"后") || left.ends_with(U"时"))
            stop -= 1;
        else
            return {begin, ""};
    }
    View clause = clause_left(text, stop);
    size_t from = stop - clause.size();
    for (View opener :
         {View(U"自"), View(U"从"), View(U"在"), View(U"于"), View(U"应当"), View(U"应")}) {
        size_t found = clause.rfind(opener);
        if (found == View::npos || found + opener.size() >= clause.size()) continue;
        return {from + found, text.printed(from + found + opener.size(), stop)};
    }
    return {from, text.printed(from, stop)};
}

Times times_behind(const ScanText& text, size_t end) {
    for (size_t i = end; i < text.size() && i - end < kReach / 2; ++i) {
        char32_t c = text.at(i);
        if (clause_mark(c) || c == U'每' || c == U'逐') break;
        if (!digit(c) && !chinese_digit(c)) continue;
        if (!numeral_may_start(text, i)) continue;
        std::optional<Numeral> number = read_numeral(text, i);
        if (!number) break;
        if (i > 0 && text.at(i - 1) == U'分') break;  // 分两次拨付
        size_t unit =
            number->end + (text.at(number->end) == U'余' || text.at(number->end) == U'个');
        if (number->value > 0 && View(U"次场轮遍期回").find(text.at(unit)) != View::npos)
            return {unit + 1, number->value};
        i = number->end - 1;
    }
    return {0, 1};
}

}  // namespace extract
