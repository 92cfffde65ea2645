// What parts names and what sums them up is read here; whether a subject acts is not.

#include "extract/unit_subject.h"

#include <algorithm>

#include "extract/numeral.h"
#include "extract/unit_name.h"
#include "extract/unit_verbs.h"
#include "extract/unit_words.h"
#include "extract/word_set.h"

namespace extract {

using View = std::u32string_view;

size_t behind_connective(const ScanText& text, size_t at, bool with) {
    static const std::vector<View> kWords = {U"、",   U"和",   U"及", U"以及", U"会同",
                                             U"联合", U"或者", U"或", U"/"};
    if (text.view(at, at + 2) == U"及时") return at;
    if (with && text.at(at) == U'与') return at + 1;
    bool together = text.at(at) == U'会' || text.at(at) == U'商';  // 省农业农村厅会省财政厅
    if (together && View(U"省市县区国").find(text.at(at + 1)) != View::npos) return at + 1;
    return at + starting(text.view(at, at + 3), kWords);
}

namespace {

// 等4个滞后乡镇, 等三家单位: a count and what they are.
size_t behind_counted(const ScanText& text, size_t at) {
    if (text.at(at) != U'等') return at;
    size_t i = at + 1;
    while (i < at + 4 && (digit(text.at(i)) || chinese_digit(text.at(i)))) ++i;
    if (i == at + 1 || View(U"个家地").find(text.at(i)) == View::npos) return at;
    for (size_t end = i + 2; end < i + 9 && end <= text.size(); ++end)
        if (ends_as_unit(text.view(i + 1, end)) && !ends_as_unit(text.view(i + 1, end + 1)))
            return end;
    return at;
}

}  // namespace

// 部门, 职能部门, 省级主管部门（单位）: the word that sums a list up; its end, or `at`.
size_t behind_general_body(const ScanText& text, size_t at) {
    constexpr size_t kLongest = 10;
    static const WordSet kBodies = {U"部门", U"单位", U"组织", U"主体", U"机构", U"企业", U"公司"};
    static const WordSet kMiddles = {U"金融", U"保险", U"通信", U"电力", U"中介", U"科研", U"有关",
                                     U"相关", U"职能", U"行业", U"主管", U"省级", U"市级", U"县级",
                                     U"区级", U"县直", U"市直", U"省直", U"监管", U"业务", U"成员",
                                     U"责任", U"配合", U"行政", U"执法", U"多个", U"多家", U"各",
                                     U"省",   U"市",   U"县",   U"区",   U"群团", U"多"};
    for (size_t i = at; i < at + kLongest;) {
        View rest = text.view(i, i + 4);
        if (size_t n = kBodies.starting(rest); n > 0) {
            i += n;
            return text.at(i) == U'(' && text.at(i + 3) == U')' ? i + 4 : i;
        }
        size_t middle = kMiddles.starting(rest);
        if (middle == 0) return at;
        i += middle;
    }
    return at;
}

namespace {

bool general_body_at(const ScanText& text, size_t at) {
    static const WordSet kBodies = {U"部门", U"单位", U"组织", U"主体", U"机构"};
    return kBodies.starts(text.view(at, at + 2));
}

}  // namespace

// 等部门, 等行业部门, 等有关单位; 四部门, 三家: how many they are.
size_t behind_etcetera(const ScanText& text, size_t at) {
    bool more = text.at(at) == U'等';
    if (size_t counted = behind_counted(text, at); counted > at) return counted;
    size_t i = at + more;
    size_t from = i;
    while (i < from + 3 && (digit(text.at(i)) || chinese_digit(text.at(i)) || text.at(i) == U'两'))
        ++i;
    bool counted = i > from;
    bool measured = counted && one_of(text.at(i), U"个家方");
    i += measured;
    if (!more && !counted) return at;
    if (size_t body = behind_general_body(text, i); body > i) return body;
    for (size_t end = i + 2; more && end < i + 7; ++end)  // 等基层组织
        if (general_body_at(text, end - 2)) return end;
    return more ? (measured ? i : at + 1) : measured ? i : at;
}

namespace {

// 交警、运管、城管四部门: short names that the word behind the list makes departments of.
struct SharedHead {
    std::vector<std::pair<size_t, size_t>> names;
    size_t end = 0;
};

SharedHead shared_head(const ScanText& text, size_t at) {
    constexpr size_t kLongestField = 8;
    SharedHead out;
    bool known = false;
    for (size_t from = at;;) {
        size_t i = from;
        while (i < from + kLongestField && text.at(i) >= 0x4E00 && text.at(i) <= 0x9FFF &&
               !one_of(text.at(i), U"和及与等") && !chinese_digit(text.at(i)) &&
               !breaks_name(text.view(from, i + 1), i - from))
            ++i;
        View field = text.view(from, i);
        if (field.size() < 2 || (deed(field) > 0 && !names_field(field))) return {};
        bool plain = field.size() <= 4 || names_field(field) || ends_as_unit(field);
        if (digit(text.at(i)) || !plain) return {};  // 东山乡各建成1个
        known = known || names_field(field) || ends_as_unit(field);
        out.names.emplace_back(from, i);
        if (one_of(text.at(i), U"、和及") && (text.at(i) == U'、' || names_field(field))) {
            from = i + 1;
            continue;
        }
        out.end = behind_etcetera(text, i);
        bool summed = out.end > i + 1;
        return known && summed && out.names.size() > 1 ? out : SharedHead{};
    }
}

// 市、县人民政府, 各省、自治区、直辖市人民政府: levels that share the word behind them; 0 where
// there is none.
size_t shared_level_end(const ScanText& text, size_t at) {
    static const WordSet kLevels = {U"省",     U"市",         U"县",     U"区", U"乡",
                                    U"镇",     U"州",         U"盟",     U"旗", U"自治区",
                                    U"直辖市", U"计划单列市", U"自治州", U"地"};
    size_t i = at + (text.at(at) == U'各');
    size_t levels = 0;
    while (size_t n = kLevels.starting(text.view(i, i + 5))) {
        ++levels;
        i += n;
        if (text.at(i) == U'(' && text.at(i + 2) == U')') i += 3;  // 县（区）
        if (text.at(i) != U'、') break;
        ++i;
    }
    if (levels < 2) return 0;
    for (View body : {View(U"级人民政府"), View(U"人民政府"), View(U"政府"), View(U"党委和政府")})
        if (text.view(i, i + body.size()) == body) return i + body.size();
    for (size_t end = i + 4; end < i + 12 && end <= text.size(); ++end) {  // 市、县（区）财政部门
        if (breaks_name(text.view(i, end), end - i - 1) || text.at(end - 1) == U'、') return 0;
        if (text.view(i, end).ends_with(U"部门")) return end;
    }
    return 0;
}

}  // namespace

// 综合协调组: a group of the plan's own, up to eight characters.
size_t group_end(const ScanText& text, size_t at) {
    for (size_t i = at + 2; i < std::min(at + 9, text.size()); ++i) {
        View words = text.view(at, i);
        if (breaks_name(words, words.size() - 1)) return 0;
        bool ends = words.ends_with(U"组") || words.ends_with(U"专班");
        if (ends && text.at(i) != U'织' && words.find(U"成立") == View::npos) return i;
    }
    return 0;
}

namespace {

// 张家川县、秦安县和清水县要…: places that act for their governments, where the next mark or word
// shows it.
size_t place_end(const ScanText& text, size_t at, bool listed) {
    if (one_of(text.at(at), U"全本我该各县市区省当")) return 0;
    for (size_t i = at + 1; i < at + 5; ++i) {
        char32_t c = text.at(i);
        if (c < 0x4E00 || breaks_name(text.view(at, i + 1), i - at)) return 0;
        bool level = one_of(c, U"县市旗州") || (c == U'区' && i > at + 1);
        if (!level) continue;
        char32_t next = text.at(i + 1);
        bool goes_on = next == U'、' && one_of(text.at(i + 4), U"县市区旗州");
        goes_on = goes_on || (next == U'、' && one_of(text.at(i + 5), U"县市区旗州"));
        bool bound = one_of(next, U"要应须") && i > at + 1 && c != U'区' &&
                     text.view(i + 1, i + 3) != U"应急";
        bool acts = listed && unit_name_end(text, at) == 0 && deed(text.view(i + 1, i + 7)) > 0;
        return goes_on || bound || acts ? i + 1 : 0;
    }
    return 0;
}

// A name, or a field in a shared head: 住建、水利、交通等部门.
size_t name_or_field_end(const ScanText& text, size_t at, bool listed) {
    if (size_t shared = shared_level_end(text, at); shared != 0) return shared;
    for (View village :
         {View(U"村(社区)"), View(U"村(居)"), View(U"社区(村)"), View(U"村组(社区)")})
        if (text.view(at, at + village.size()) == village) return at + village.size();
    for (size_t length = 2; length <= 8; ++length) {
        char32_t next = text.at(at + length);
        bool last = listed && unit_name_end(text, at) <= at + length &&
                    (one_of(next, U"要应须") || deed(text.view(at + length, at + length + 4)) > 0);
        if (!one_of(next, U"、等和") && !last) continue;
        if (!names_field(text.view(at, at + length))) continue;
        size_t whole = next == U'和' ? unit_name_end(text, at) : 0;
        if (whole > at + length && !text.view(at, whole).ends_with(U"部门")) return whole;
        return at + length;
    }
    if (size_t place = place_end(text, at, listed); place != 0) return place;
    size_t end = unit_name_end(text, at);
    bool both =
        end != 0 && text.view(at, end).ends_with(U"部门") && text.view(end, end + 3) == U"和单位";
    return both ? end + 3 : end;
}

}  // namespace

// （街道）, （街道办事处） behind a name; persons and remarks are no part of it.
size_t behind_name_bracket(const ScanText& text, size_t at) {
    if (text.at(at) != U'(') return at;
    size_t close = at + 1;
    while (close - at < 14 && close < text.size() && text.at(close) != U')') ++close;
    View content = text.view(at + 1, close);
    bool levels = !content.empty() &&
                  content.find_first_not_of(U"省市县区乡镇州盟旗街道场居社村点、") == View::npos;
    bool part =
        text.at(close) == U')' && (ends_as_unit(content) || content.ends_with(U"区") || levels);
    return part ? close + 1 : at;
}

namespace {

// 交通管控组（县交通局牵头）: the name within the bracket; its part is read from what follows it.
size_t actor_in_bracket(const ScanText& text, size_t open, std::pair<size_t, size_t>& inner) {
    static const WordSet kParts = {U"牵头", U"配合", U"负责", U"协助", U"参与", U"统筹"};
    if (text.at(open) != U'(') return 0;
    size_t end = unit_name_end(text, open + 1);
    size_t part = end == 0 ? 0 : kParts.starting(text.view(end, end + 2));
    if (part == 0 || text.at(end + part) != U')') return 0;
    inner = {open + 1, end};
    return end + part + 1;
}

// 县发改局张立民、…负责; 县档案局局长何小平: the person who stands for the unit.
size_t behind_person(const ScanText& text, size_t at) {
    static const std::vector<View> kPosts = {U"局长", U"副局长", U"主任", U"副主任", U"馆长",
                                             U"书记", U"院长",   U"校长", U"队长",   U"部长"};
    static constexpr View kSurnames =
        U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
        U"贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷"
        U"钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳"
        U"齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋";
    size_t post = starting(text.view(at, at + 3), kPosts);
    size_t from = at + post;
    if (kSurnames.find(text.at(from)) == View::npos) return at;
    static const std::vector<View> kBehind = {U"、", U"负责", U"具体", U"牵头", U"配合", U"等"};
    for (size_t length : {size_t{2}, size_t{3}})
        if (starting(text.view(from + length, from + length + 2), kBehind) > 0 &&
            starting(text.view(from, from + length), kBehind) == 0)
            return from + length;
    return at;
}

// 各街道、镇: a level alone behind another collective.
size_t level_alone(const ScanText& text, size_t at) {
    static const WordSet kLevels = {U"镇", U"乡", U"村", U"街道", U"社区", U"乡镇", U"园区"};
    size_t n = kLevels.starting(text.view(at, at + 2));
    return n == 0 ? 0 : at + n;
}

// One printed name, or several that nothing parts: 县发改局县司法局.
void add_parted(const ScanText& text, size_t begin, size_t end, NameList& out) {
    View name = text.view(begin, end);
    for (size_t i = 3; i + 3 <= name.size(); ++i)
        if (seam_between_names(name, i)) {
            out.names.emplace_back(begin, begin + i);
            return add_parted(text, begin + i, end, out);
        }
    out.names.emplace_back(begin, end);
}

}  // namespace

// `with`: names joined by 与 both act (A与B负责); else 与 ends the subject (A与B签订).
NameList read_names(const ScanText& text, size_t at, bool with) {
    NameList out;
    for (;;) {
        if (SharedHead shared = shared_head(text, at); shared.end > 0) {
            out.names.insert(out.names.end(), shared.names.begin(), shared.names.end());
            out.end = shared.end;
            size_t next = behind_connective(text, out.end, with);
            if (next == out.end || unit_name_end(text, next) == 0) break;
            at = next;
            continue;
        }
        size_t end = name_or_field_end(text, at, !out.names.empty());
        if (end == 0 && !out.names.empty()) end = strong_name_end(text, at);
        if (end == 0 && !out.names.empty()) end = level_alone(text, at);
        if (end == 0 && !out.names.empty() && text.view(at, at + 2) == U"其他")
            end = unit_name_end(text, at + 2);
        if (end == 0) break;
        end = behind_name_bracket(text, end);
        add_parted(text, at, end, out);
        std::pair<size_t, size_t> inner;
        if (size_t close = actor_in_bracket(text, end, inner); close != 0) {
            bool leads = text.at(inner.second) == U'牵';
            (leads ? out.leading : out.names).push_back(inner);
            if (leads) out.names.push_back(inner);
            end = close;
        }
        out.end = behind_person(text, end);
        out.end = behind_etcetera(text, out.end);
        size_t next = behind_connective(text, out.end, with);
        if (next == out.end) break;
        out.joined = out.joined || next > out.end + 1;  // 会同, 联合
        at = next;
    }
    return out;
}

}  // namespace extract
