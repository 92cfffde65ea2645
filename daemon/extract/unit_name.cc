#include "extract/unit_name.h"

#include <algorithm>
#include <vector>

#include "extract/numeral.h"
#include "extract/unit_verbs.h"
#include "extract/unit_words.h"
#include "extract/word_set.h"

namespace extract {

namespace {

using View = std::u32string_view;

// A tail and the characters that make another word of it: 部 but not 部署, 办 but not 办理.
struct Tail {
    View text;
    View not_before;
};

const std::vector<Tail>& tails() {
    static const std::vector<Tail> kTails = {{U"委员会", U"委议"},
                                             {U"办公室", U"主"},
                                             {U"人民政府", U"网"},
                                             {U"政府", U"采投性网购工主债引补信职"},
                                             {U"管委会", U""},
                                             {U"办事处", U""},
                                             {U"领导小组", U"成组副会"},
                                             {U"领导组", U"成副"},
                                             {U"工作组", U""},
                                             {U"专项组", U""},
                                             {U"专项小组", U""},
                                             {U"指挥部", U""},
                                             {U"专班", U""},
                                             {U"成员单位", U""},
                                             {U"单位", U"和个"},
                                             {U"部门", U"间规联"},
                                             {U"中心", U"城村校任工镇小线思"},
                                             {U"大队", U""},
                                             {U"支队", U""},
                                             {U"中队", U""},
                                             {U"总队", U""},
                                             {U"公司", U""},
                                             {U"集团", U""},
                                             {U"银行", U"业机"},
                                             {U"支行", U""},
                                             {U"人行", U"道横"},
                                             {U"联社", U""},
                                             {U"法院", U""},
                                             {U"检察院", U""},
                                             {U"学校", U"消安食周幼"},
                                             {U"医院", U""},
                                             {U"总工会", U""},
                                             {U"工会", U""},
                                             {U"联合会", U""},
                                             {U"协会", U""},
                                             {U"商会", U""},
                                             {U"妇联", U""},
                                             {U"残联", U""},
                                             {U"科协", U""},
                                             {U"文联", U""},
                                             {U"侨联", U""},
                                             {U"工商联", U""},
                                             {U"供销社", U""},
                                             {U"县委", U"常书全"},
                                             {U"市委", U"常书全"},
                                             {U"区委", U"常书全"},
                                             {U"省委", U"常书全"},
                                             {U"团委", U""},
                                             {U"党委", U"书会政"},
                                             {U"党工委", U"书"},
                                             {U"党组", U"书成会"},
                                             {U"纪委", U"书监"},
                                             {U"监委", U""},
                                             {U"政法委", U"书"},
                                             {U"街道", U"办级两干党道路"},
                                             {U"镇街", U"道"},
                                             {U"乡镇区", U"域"},
                                             {U"小学", U"生一二三四五六阶教校"},
                                             {U"中学", U"生阶教"},
                                             {U"幼儿园", U""},
                                             {U"派出所", U""},
                                             {U"卫生院", U""},
                                             {U"乡镇", U"级两人政党干实卫企街干道"},
                                             {U"乡（镇）", U""},
                                             {U"镇", U"级村域长区政党人干内街街道"},
                                             {U"乡", U"镇级村风土间愁亲贤政党人干两"},
                                             {U"社区", U"居服建工矫村"},
                                             {U"村委会", U""},
                                             {U"居委会", U""},
                                             {U"村民委员会", U""},
                                             {U"行政村", U"级和"},
                                             {U"开发区", U"管建"},
                                             {U"经开区", U"管建"},
                                             {U"园区", U"管建内"},
                                             {U"高新区", U"管建"},
                                             {U"示范区", U"管建"},
                                             {U"县区", U"域人政"},
                                             {U"区县", U"域人政"},
                                             {U"分局", U"长"},
                                             {U"支局", U"长"},
                                             {U"局", U"长部面势限域"},
                                             {U"委", U"托派员任书书常"},
                                             {U"办", U"理法好事学案件结公证实公校"},
                                             {U"部", U"署分门队长委位件落"},
                                             {U"厅", U"级长局"},
                                             {U"院", U"长校落士内"},
                                             {U"所", U"有属需在辖涉产以得谓列述做"},
                                             {U"站", U"点长位台"},
                                             {U"队", U"伍长员"},
                                             {U"段", U"落时"},
                                             {U"室", U"内外主"},
                                             {U"台", U"账风"},
                                             {U"组", U"织建成长合件"},
                                             {U"会", U"同议商诊计展员晤上前后场战精"},
                                             {U"党校", U""},
                                             {U"馆", U"长藏"},
                                             {U"林场", U""},
                                             {U"库", U"存区容"},
                                             {U"科", U"技学普室研教"},
                                             {U"股", U"份东权长"},
                                             {U"民警", U""},
                                             {U"企业", U"主法负职安"},
                                             {U"机构", U"改设编"},
                                             {U"各地", U""},
                                             {U"各地区", U""},
                                             {U"各市县", U"人政区委"},
                                             {U"各县市", U"人政区委"},
                                             {U"各市州", U"人政县"},
                                             {U"厂", U"房区商家长矿"},
                                             {U"生协", U""},
                                             {U"消协", U""},
                                             {U"律协", U""},
                                             {U"私协", U""},
                                             {U"医协", U""},
                                             {U"军区", U""},
                                             {U"军分区", U""},
                                             {U"一中", U"全队学"},
                                             {U"二中", U"全队学"},
                                             {U"三中", U"全队学"},
                                             {U"四中", U"全队学"},
                                             {U"五中", U"全队学"},
                                             {U"实验中学", U""},
                                             {U"中学", U"生"},
                                             {U"小学", U"生"},
                                             {U"幼儿园", U""},
                                             {U"商行", U""},
                                             {U"中国铁路", U""},
                                             {U"中国石油", U""},
                                             {U"中国石化", U""},
                                             {U"中国联通", U""},
                                             {U"中国移动", U""},
                                             {U"中国电信", U""},
                                             {U"中国铁塔", U""},
                                             {U"中国邮政", U""},
                                             {U"高校", U"毕招生"},
                                             {U"高等学校", U""},
                                             {U"院校", U"毕招"},
                                             {U"各区", U"县市人政"},
                                             {U"各县", U"市区人政"},
                                             {U"各市", U"县区人政"},
                                             {U"各村", U"级民"},
                                             {U"各旗", U"县"},
                                             {U"“两委”", U""},
                                             {U"机关", U"事干工党单"},
                                             {U"网格", U"员化管长"},
                                             {U"社", U"会区保"},
                                             {U"处", U"理置罚级长"},
                                             {U"司", U"法机"},
                                             {U"兵团", U""},
                                             {U"团中央", U""},
                                             {U"总署", U""},
                                             {U"公署", U""},
                                             {U"分行", U""},
                                             {U"海关", U""},
                                             {U"署", U"名"},
                                             {U"学联", U""},
                                             {U"青联", U""},
                                             {U"作协", U""},
                                             {U"记协", U""},
                                             {U"社科联", U""},
                                             {U"台联", U""},
                                             {U"运营商", U""},
                                             {U"电网", U"建改公企设调规工"},
                                             {U"中国海油", U""},
                                             {U"团组织", U""},
                                             {U"饭店", U""},
                                             {U"酒店", U"管"},
                                             {U"书店", U""},

                                             {U"群团组织", U""},
                                             {U"社会组织", U""},
                                             {U"基层组织", U""},
                                             {U"县财政", U"局所投资支奖补收预评专"},
                                             {U"市财政", U"局所投资支奖补收预评专"},
                                             {U"区财政", U"局所投资支奖补收预评专"},
                                             {U"省财政", U"厅投资支奖补收预评专"},
                                             {U"级财政", U"部局所投资支奖补收预评专"},
                                             {U"党组织", U"关书生"},
                                             {U"支部", U"书"},
                                             {U"总支", U"书队"},
                                             {U"以上市", U"、县区人政"},
                                             {U"业委会", U""},
                                             {U"景区", U"内管周道公"},
                                             {U"铁塔", U"公建站"},
                                             {U"联通", U"公工"},
                                             {U"移动", U"公通端互式电"},
                                             {U"电信", U"公业网诈诸局运"},
                                             {U"师市", U"范"},
                                             {U"街镇", U""},
                                             {U"经营主体", U""},
                                             {U"建设主体", U""},
                                             {U"责任主体", U""},
                                             {U"实施主体", U""},
                                             {U"学会", U""},
                                             {U"物业", U"管服企费公"},
                                             {U"煤矿", U"安企山"},
                                             {U"养殖场", U""},
                                             {U"农场", U""},
                                             {U"机场", U"集管建公"}};
    return kTails;
}

const WordSet& fields() {
    static const WordSet kFields = {
        U"共青团",         U"宾馆",         U"酒店",         U"民宿",
        U"商场",           U"超市",         U"网吧",         U"建行",
        U"农行",           U"工行",         U"邮储",         U"国企",
        U"央企",           U"运管",         U"资规",         U"市监",
        U"自规",           U"路政",         U"农经",         U"审改",
        U"发改",           U"发展改革",     U"发展和改革",   U"教育",
        U"教体",           U"教科",         U"科技",         U"工信",
        U"公安",           U"民政",         U"司法",         U"司法行政",
        U"财政",           U"人社",         U"人力资源",     U"人力资源社会保障",
        U"自然资源",       U"生态环境",     U"环保",         U"环境保护",
        U"住建",           U"住房城乡建设", U"住房建设",     U"住房",
        U"住房和城乡建设", U"交通",         U"交通运输",     U"水利",
        U"水务",           U"农业农村",     U"农业",         U"商务",
        U"文旅",           U"文化旅游",     U"文化和旅游",   U"文化",
        U"卫健",           U"卫生健康",     U"卫体",         U"卫生",
        U"退役军人",       U"退役军人事务", U"应急",         U"应急管理",
        U"审计",           U"市场监管",     U"市场监督管理", U"统计",
        U"医保",           U"医疗保障",     U"能源",         U"林业",
        U"林草",           U"行政审批",     U"城管",         U"城市管理",
        U"综合执法",       U"综合行政执法", U"信访",         U"乡村振兴",
        U"金融",           U"税务",         U"气象",         U"消防",
        U"消防救援",       U"电力",         U"供电",         U"通信",
        U"烟草",           U"邮政",         U"宣传",         U"组织",
        U"新闻出版",       U"网络安全",     U"政法",         U"网信",
        U"统战",           U"编办",         U"机构编制",     U"团委",
        U"妇联",           U"残联",         U"工会",         U"工商联",
        U"档案",           U"机关事务",     U"公路",         U"公路管理",
        U"交警",           U"国土",         U"国土资源",     U"规划",
        U"自然资源和规划", U"园林",         U"城建",         U"粮食",
        U"扶贫",           U"物价",         U"质监",         U"食药监",
        U"安监",           U"国资",         U"外事",         U"民宗",
        U"体育",           U"广电",         U"融媒体",       U"供销",
        U"畜牧",           U"畜牧兽医",     U"农机",         U"水文",
        U"地震",           U"人防",         U"住房公积金",   U"检察",
        U"法院",           U"监察",         U"纪检",         U"纪检监察",
        U"纪委监委",       U"人大",         U"政协",         U"工业和信息化",
        U"大数据",         U"政务服务",     U"招商",         U"投资促进",
        U"经信",           U"科工",         U"文广旅",       U"海关",
        U"海事",           U"渔业",         U"民族宗教",     U"数据",
        U"数据管理",       U"经贸",         U"交管",         U"房管",
        U"市政",           U"环卫",         U"疾控",         U"团县委",
        U"武装",           U"邮政管理",     U"通管",         U"银保监"};
    return kFields;
}

// A province's name opens the name of a body there: 山西金融监管局.
const WordSet& provinces() {
    static const WordSet kProvinces = {
        U"北京", U"天津", U"河北", U"山西", U"内蒙古", U"辽宁", U"吉林", U"黑龙江",
        U"上海", U"江苏", U"浙江", U"安徽", U"福建",   U"江西", U"山东", U"河南",
        U"湖北", U"湖南", U"广东", U"广西", U"海南",   U"重庆", U"四川", U"贵州",
        U"云南", U"西藏", U"陕西", U"甘肃", U"青海",   U"宁夏", U"新疆"};
    return kProvinces;
}

bool cjk(char32_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || c == U'〇'; }

// 干部, 督办, 承办: the last character belongs to another word.
bool other_word(View text, size_t at, View tail) {
    if (at == 0) return false;
    char32_t before = text[at - 1];
    bool all = before == U'全' && (at < 2 || text[at - 2] != U'安');  // 全部, but 国家安全部
    if (tail == U"委") return before == U'常';                        // 县委常委
    if (tail == U"部") return all || View(U"干内局").find(before) != View::npos;
    if (tail == U"办" && before == U'经' && at > 1 && text[at - 2] == U'财') return false;
    bool congress = before == U'协' && at > 1 && (text[at - 2] == U'政' || text[at - 2] == U'科');
    if (tail == U"办" && congress) return false;  // 县政协办
    if (tail == U"站" && before == U'网') return true;
    if (tail == U"署") return View(U"部签联连自").find(before) != View::npos;
    if (tail == U"办") return View(U"督承主协交催查举开会经申代").find(before) != View::npos;
    return false;
}

// The length of the longest tail that starts at `at`, in a text that goes on behind it.
size_t tail_at(View text, size_t at) {
    size_t best = 0;
    for (const Tail& tail : tails()) {
        if (tail.text.front() != text[at] || tail.text.size() <= best) continue;
        if (!text.substr(at).starts_with(tail.text)) continue;
        if (other_word(text, at, tail.text)) continue;
        size_t behind = at + tail.text.size();
        if (behind < text.size() && tail.not_before.find(text[behind]) != View::npos) continue;
        best = tail.text.size();
    }
    return best;
}

constexpr size_t kLongestName = 30;
constexpr size_t kLongestExtension = 9;

// 负有安全监管职责的部门, 承担审批职能的县直各单位: a description that ends in a tail.
bool describes(View text) {
    static const WordSet kBearing = {U"负有",     U"承担",     U"具有",
                                     U"县级负有", U"各级负有", U"市级负有"};
    return kBearing.starts(text);
}

// The place behind a bracket of a few characters: 各县（市、区）人民政府.
size_t behind_bracket(View text, size_t open) {
    size_t close = text.find(U')', open);
    return close == View::npos || close - open > 10 ? 0 : close + 1;
}

// The place behind a quoted part of a name: 县“双减”办.
size_t behind_quoted(View text, size_t open) {
    size_t close = text.find(U'”', open);
    bool goes_on = close != View::npos && close + 1 < text.size() && cjk(text[close + 1]);
    return goes_on && open > 0 && close - open < 8 ? close + 1 : 0;
}

// 各乡镇党委和政府 act as one; the end of both, or `at`.
size_t behind_government(View text, size_t at) {
    if (!text.substr(0, at).ends_with(U"党委")) return at;
    for (View both : {View(U"和政府"), View(U"和人民政府"), View(U"、政府"), View(U"、人民政府")})
        if (text.substr(at).starts_with(both)) return at + both.size();
    return at;
}

// Verbs of two characters that no name holds: a subject ends before them.
bool verb_starts(View text) {
    static const WordSet kVerbs = {
        U"会同",     U"申请",     U"认定", U"上报", U"召集", U"挂牌", U"推动",   U"鼓励", U"配合",
        U"协助",     U"依法",     U"负责", U"督促", U"督办", U"结合", U"任组长", U"可以", U"盖章",
        U"主任",     U"局长",     U"根据", U"关于", U"支持", U"引导", U"开展",   U"加强", U"涉及",
        U"完工",     U"优先",     U"充分", U"严格", U"积极", U"认真", U"切实",   U"参照", U"分管",
        U"主要领导", U"主要负责", U"建立", U"制定", U"落实", U"受理", U"履行",   U"聚焦", U"受县",
        U"受市",     U"受省",     U"受区", U"受委", U"依托", U"分片", U"另行",   U"轮流", U"联动",
        U"围绕",     U"坚持",     U"通过", U"及时"};
    static const WordSet kNouns = {U"牵头单位", U"牵头部门", U"牵头责任", U"依法治",   U"组织部",
                                   U"组织人事", U"组织处",   U"组织科",   U"检查站",   U"检查所",
                                   U"检查大",   U"检查室",   U"检查支",   U"检查组",   U"联合会",
                                   U"联合国",   U"联合社",   U"联合体",   U"联合工",   U"联合党",
                                   U"督办室",   U"督办科",   U"配合单位", U"配合部门", U"落实单位"};
    static const WordSet kAlsoNouns = {U"牵头", U"组织", U"检查", U"联合"};
    if (kNouns.starts(text)) return false;  // 县委依法治县办
    if (kAlsoNouns.starts(text)) return true;
    return kVerbs.starts(text);
}

// Verbs that a name may hold (县优化营商环境工作领导小组) but that end one that is whole already.
bool goes_on_with_verb(View text) {
    static const WordSet kVerbs = {
        U"成立", U"收集", U"逐",   U"抓",   U"提供", U"委托", U"审核", U"汇总", U"发布",   U"公布",
        U"启动", U"统筹", U"承担", U"完善", U"健全", U"协调", U"推进", U"全面", U"加快",   U"加大",
        U"强化", U"优化", U"定期", U"安排", U"审批", U"公示", U"通报", U"调度", U"检查",   U"整治",
        U"负责", U"依据", U"主动", U"随机", U"实施", U"编制", U"对接", U"督导", U"宣传发", U"规范",
        U"排查", U"会商", U"建立", U"完成", U"联合", U"协同"};
    static const WordSet kNouns = {U"编制委", U"编制办",   U"联合会", U"联合社",
                                   U"督导组", U"实施单位", U"检查站", U"检查室"};
    return !kNouns.starts(text) && (kVerbs.starts(text) || plain_verb(text));
}

// 嫩北生态环境局: a place without its level, a field, a bureau.
bool place_and_field(View text) {
    for (size_t place = 2; place <= 3 && place < text.size(); ++place) {
        if (!cjk(text[place - 1]) || breaks_name(text, place - 1) || verb_starts(text))
            return false;
        for (size_t n = 3; n <= 6 && place + n < text.size(); ++n)
            if (text[place + n] == U'局' && names_field(text.substr(place, n))) return true;
    }
    return false;
}

// 县领导带队…: persons; 领导小组 and 领导机构 are bodies.
bool leaders_named(View text) {
    static const WordSet kBodies = {U"领导小组", U"领导组", U"领导机构"};
    return text.starts_with(U"领导") && !kBodies.starts(text);
}

}  // namespace

bool breaks_name(View text, size_t at) {
    static constexpr View kBreaking =
        U"到要应须需将由对向把从为是并且让使被给于在已不未没按等第每报";
    static const WordSet kHarmless = {
        U"应急",   U"应对", U"不动产", U"未成年",   U"对外",   U"对口",   U"要素",
        U"给排水", U"从业", U"为民",   U"每个乡",   U"每个镇", U"每个村", U"高等",
        U"中等",   U"等级", U"报社",   U"要和保密", U"要保密", U"要局",   U"第三方"};
    static constexpr View kSteps = U"次项条章季批阶时责轮期书位名套步要款";
    bool numbered = text[at] == U'第' && at + 2 < text.size() &&
                    (chinese_digit(text[at + 1]) || digit(text[at + 1])) &&
                    !one_of(text[at + 2], kSteps);  // 第七检察部
    if (numbered) return false;
    bool letter = text[at] >= U'A' && text[at] <= U'Z';  // 各A级景区
    if (!cjk(text[at]) && !letter) return true;
    return kBreaking.find(text[at]) != View::npos && !kHarmless.starts(text.substr(at));
}

bool ends_as_unit(View name) {
    static const WordSet kMeetings = {U"办公会", U"常务会", U"全会", U"运动会", U"大会",
                                      U"现场会", U"座谈会", U"晚会", U"展览会", U"博览会",
                                      U"推进会", U"调度会", U"例会", U"交易会", U"机会",
                                      U"社会",   U"部署"};
    if (kMeetings.ends(name)) return false;
    if (name.size() > 1 && other_word(name, name.size() - 1, name.substr(name.size() - 1)))
        return false;
    return !name.empty() && std::any_of(tails().begin(), tails().end(), [&](const Tail& tail) {
        return tail.text.back() == name.back() && name.ends_with(tail.text);
    });
}

bool names_field(View name) {
    for (View level : {View(U"县"), View(U"市"), View(U"区"), View(U"省"), View(U"县级"),
                       View(U"各级"), View(U"镇"), View(U"乡")})
        if (name.starts_with(level) && names_field(name.substr(level.size()))) return true;
    return fields().contains(name);
}

bool opens_otherwise(View text) {
    static const WordSet kOthers = {
        U"自",   U"隶属", U"位于", U"要求",     U"会同", U"联合", U"报",   U"经",
        U"请",   U"和",   U"与",   U"及",       U"在",   U"按",   U"委托", U"受",
        U"聘请", U"协调", U"争取", U"提请",     U"邀请", U"督促", U"对接", U"推动",
        U"鼓励", U"配合", U"抄",   U"有关情况", U"凭",   U"据",   U"对",   U"向",
        U"依",   U"同",   U"因",   U"若",       U"如",   U"凡",   U"经由"};
    static const WordSet kNames = {U"自然", U"自治", U"自来水", U"自贡",   U"自规",   U"经济",
                                   U"经发", U"经信", U"经贸",   U"经开",   U"经营",   U"报社",
                                   U"受理", U"对外", U"同级",   U"联合国", U"依法治", U"和平",
                                   U"和田", U"和硕", U"和顺",   U"和县",   U"和静"};
    return kOthers.starts(text) && !kNames.starts(text);
}

// 推进服务中心…, 协调市生态环境局…: no name begins so; 管理办 and 建设局 do.
bool opens_with_verb(View text) {
    static const WordSet kNouns = {
        U"现场", U"管理", U"服务",     U"建设",   U"发展",     U"监督",   U"保障",
        U"宣传", U"督查", U"审批",     U"检验",   U"检测",     U"监测",   U"施工",
        U"设计", U"运营", U"防治",     U"治理",   U"保护",     U"投资",   U"调度",
        U"研究", U"考核", U"采购",     U"组织部", U"组织处",   U"组织科", U"征收",
        U"执行", U"巡查", U"救助",     U"养护",   U"登记",     U"规范办", U"整治办",
        U"包保", U"受理", U"牵头单位", U"责任",   U"配合单位", U"评估"};
    if (opens_otherwise(text) || plain_verb(text)) return true;
    return deed(text) > 0 && !kNouns.starts(text);
}

bool starts_as_unit(View text) {
    static const WordSet kHeads = {
        U"县",           U"市",       U"区",       U"省",         U"各",       U"国家",
        U"国网",         U"团县委",   U"团市委",   U"团区委",     U"有关",     U"相关",
        U"负有",         U"承担",     U"所属",     U"属地",       U"全县各",   U"全市各",
        U"全区各",       U"乡镇",     U"乡（镇）", U"乡(镇)",     U"镇",       U"乡",
        U"街道",         U"村",       U"社区",     U"行政村",     U"领导小组", U"领导组",
        U"领导机构",     U"指挥部",   U"牵头",     U"责任",       U"主管",     U"行业",
        U"成员单位",     U"专项",     U"工作专班", U"专班",       U"中国",     U"人民银行",
        U"驻",           U"州",       U"旗",       U"自治区",     U"人行",     U"联合国",
        U"基层",         U"两级",     U"审批",     U"监管",       U"执法",     U"业务",
        U"职能",         U"经开区",   U"开发区",   U"高新区",     U"园区",     U"项目",
        U"建设单位",     U"实施单位", U"工作组",   U"业主",       U"所在",     U"外交",
        U"国防",         U"科学技术", U"证监会",   U"银监会",     U"新华社",   U"社保基金",
        U"自然科学基金", U"团省委",   U"团中央",   U"共青团",     U"经济",     U"南方电网",
        U"铁路",         U"民航",     U"学校",     U"医疗机构",   U"用人单位", U"施工单位",
        U"监理单位",     U"金融机构", U"人民法院", U"行署",       U"地区",     U"盟",
        U"派出所",       U"卫生院",   U"派出机构", U"人民检察院", U"法院",     U"检察院",
        U"全国",         U"中央",     U"最高人民", U"国务院",     U"办公室",   U"住房",
        U"工业和",       U"组织",     U"本",       U"兵团",       U"电信运营", U"通信运营",
        U"电力企业",     U"供电企业", U"供水企业", U"供热企业",   U"燃气企业", U"保险机构",
        U"保险公司",     U"经营主体", U"生产企业", U"涉事乡",     U"群团",     U"公安机关",
        U"司法机关",     U"行业协会", U"运营单位", U"产权单位",   U"帮扶单位", U"养护单位",
        U"武警",         U"人武部"};
    if (text.size() > 1 && one_of(text[0], U"县市区镇乡州") && text[1] == U'长') return false;
    if (kHeads.starts(text) || fields().starts(text)) return true;
    if (provinces().starts(text)) return true;
    if (opens_otherwise(text)) return false;

    if (place_and_field(text)) return true;
    if (deed(text) > 0) return false;  // 推进县级储备粮库…
    // 兴县…, 临汾市…: the name of a place of two to four characters before its level
    for (size_t i = 1; i < std::min<size_t>(5, text.size()); ++i) {
        if (!cjk(text[i]) || breaks_name(text, i - 1)) return false;
        if (text[i + 1 < text.size() ? i + 1 : i] == U'长') return false;  // 副县长
        if (View(U"县市区州旗乡镇").find(text[i]) != View::npos) return true;
        if (i > 1 && text.substr(i).starts_with(U"街道")) return true;
    }
    return false;
}

size_t unit_name_end(const ScanText& text, size_t at) {
    View rest = text.view(at, at + kLongestName + kLongestExtension);
    if (!starts_as_unit(rest)) return 0;
    bool description = describes(rest);
    size_t end = 0;
    size_t limit = kLongestName;
    for (size_t i = 0; i < rest.size() && i < limit; ++i) {
        char32_t c = rest[i];
        if (rest.substr(i).starts_with(U"“两委”")) return at + i + 4;
        size_t behind = c == U'('   ? behind_bracket(rest, i)
                        : c == U'“' ? behind_quoted(rest, i)
                                    : 0;
        if (behind != 0) {
            i = behind - 1;
            continue;
        }
        if (end > 0 && goes_on_with_verb(rest.substr(i))) break;
        if (i > 0 && leaders_named(rest.substr(i))) break;
        if (verb_starts(rest.substr(i)) || (i == 0 && rest.starts_with(U"指导"))) break;
        bool joins = one_of(c, U"及与和或");
        bool seated = c == U'在' && i > 0 && rest[i - 1] == U'所';  // 项目所在乡镇
        bool in_name = seated || (description && c == U'的') || (joins && (end == 0 || i > end)) ||
                       rest.substr(i).starts_with(U"及其");
        bool together = i == end && i > 0 && (c == U'会' || c == U'商') && i + 1 < rest.size() &&
                        View(U"省市县区国各").find(rest[i + 1]) != View::npos;
        if (together) break;  // 省农业农村厅会省财政厅
        if (!in_name && (joins || breaks_name(rest, i))) break;
        size_t tail = tail_at(rest, i);
        if (tail == 0 || i + tail < 2) continue;
        end = i + tail;
        if (size_t both = behind_government(rest, end); both > end) end = both;
        limit = std::min(rest.size(), end + kLongestExtension);
        i = end - 1;
    }
    return end == 0 ? 0 : at + end;
}

size_t strong_name_end(const ScanText& text, size_t at) {
    static const std::vector<View> kStrong = {
        U"饭店",   U"酒店",   U"宾馆",   U"旅行社",   U"班组",   U"调度室",   U"督导室", U"值班室",
        U"馆",     U"幼儿园", U"党校",   U"剧院",     U"机构",   U"社会组织", U"党委",   U"电影院",
        U"业委会", U"家委会", U"党支部", U"党总支",   U"党组织", U"媒体",     U"电视台", U"局",
        U"办",     U"委员会", U"中心",   U"公司",     U"集团",   U"段",       U"站",     U"大队",
        U"支队",   U"总队",   U"银行",   U"支行",     U"分行",   U"医院",     U"学院",   U"大学",
        U"管委会", U"指挥部", U"办公室", U"领导小组", U"专班",   U"政府",     U"海关",   U"署",
        U"队",     U"研究院", U"学校",   U"执委会",   U"卫生院", U"小学",     U"中学",   U"派出所",
        U"村委会", U"居委会", U"厂",     U"法院",     U"检察院", U"厅",       U"委",     U"处",
        U"科",     U"股",     U"商行",   U"监组",     U"工会",   U"联社",     U"妇联",   U"残联",
        U"协会",   U"商会",   U"部",     U"运营商",   U"企业",   U"合作社",   U"街道",   U"社区",
        U"联通",   U"供销社", U"工商联", U"景区",     U"所"};
    constexpr size_t kLongest = 16;
    View rest = text.view(at, at + kLongest + 1);
    size_t end = 0;
    for (size_t i = 0; i < rest.size(); ++i) {
        if (breaks_name(rest, i) || rest[i] == U'的' || verb_starts(rest.substr(i))) break;
        for (View tail : kStrong) {
            bool alone = i + 1 == tail.size() && tail.size() < 3;
            if (alone || i + 1 < tail.size() || !rest.substr(0, i + 1).ends_with(tail)) continue;
            size_t whole = tail_at(rest, i + 1 - tail.size());  // 部门, not 部
            if (whole >= tail.size()) end = i + 1 + whole - tail.size();
        }
    }
    if (rest.substr(0, end).ends_with(U"社会")) return 0;
    return end == 0 ? 0 : at + end;
}

bool seam_between_names(View text, size_t at) {
    if (at < 3 || at + 3 > text.size() || !ends_as_unit(text.substr(0, at))) return false;
    View right = text.substr(at);
    static const WordSet kWords = {U"县城", U"县长", U"县域", U"县级领", U"县内",
                                   U"市场", U"市民", U"市域", U"市政",   U"区域",
                                   U"区长", U"区块", U"区内", U"省级领"};
    if (kWords.starts(right)) return false;
    View left = text.substr(0, at);  // 区纪委区监委, 县委县政府: one body
    if (left.ends_with(U"纪委") && right.substr(1).starts_with(U"监委")) return false;
    bool committee = one_of(left[left.size() - 2], U"县市区省") && left.back() == U'委';
    if (committee && right.substr(1).starts_with(U"政府")) return false;
    static const WordSet kBranches = {U"支行", U"分行",   U"分公司", U"支公司", U"监管",
                                      U"供电", U"中心支", U"支局",   U"营业",   U"公司"};
    if (kBranches.starts(right.substr(1))) return false;  // 工商银行县支行
    if (right.front() == U'区' &&
        View(U"社园辖城小地郊景街片校库灌林矿湿").find(text[at - 1]) != View::npos)
        return false;  // 幸福社区居委会
    static const WordSet kHeads = {U"县",   U"市",   U"区",     U"省",   U"各乡",   U"各镇",
                                   U"各街", U"国网", U"国家税", U"团县", U"各有关", U"各相关"};
    if (!kHeads.starts(right)) return false;
    return ends_as_unit(right);
}

}  // namespace extract
