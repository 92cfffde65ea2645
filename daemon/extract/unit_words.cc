#include "extract/unit_words.h"

#include <algorithm>

#include "extract/scan_text.h"
#include "extract/unit_name.h"

namespace extract {

using View = std::u32string_view;

bool one_of(char32_t c, View set) { return c != 0 && set.find(c) != View::npos; }

size_t starting(View text, const std::vector<View>& words) {
    size_t best = 0;
    if (text.empty()) return best;
    for (View word : words)
        if (word.size() > best && word.front() == text.front() && text.starts_with(word))
            best = word.size();
    return best;
}

const std::vector<View>& connectives() {
    static const std::vector<View> kWords = {U"或者", U"或", U"以及", U"会同",   U"联合",   U"协同",
                                             U"和",   U"与", U"及",   U"并会同", U"并联合", U"、",
                                             U"/",    U"|",  U"·",    U"."};
    return kWords;
}

// Words before a name that are no part of it.
const std::vector<View>& openers() {
    static const std::vector<View> kWords = {
        U"由",   U"和",     U"及",     U"与",         U"并",         U"以及",       U"会同",
        U"联合", U"请",     U"其中",   U"分别由",     U"分别为",     U"具体由",     U"原则上由",
        U":",    U"*",      U"为",     U"是",         U"-",          U".",          U"(",
        U"“",    U"统一由", U"协同",   U"牵头单位为", U"责任单位为", U"配合单位为", U"并由",
        U"再由", U"主要由", U"共同由", U"·",          U"、",         U"责任单位",   U"责任部门"};
    return kWords;
}

// Where the words of a part begin behind a name.
const std::vector<View>& part_words() {
    static const std::vector<View> kWords = {
        U"按职责", U"按照", U"按各自",   U"按分工", U"按",     U"依职责",   U"依据",
        U"分工",   U"分别", U"负责",     U"牵头",   U"配合",   U"落实",     U"督促",
        U"并督促", U"共同", U"具体",     U"协助",   U"参与",   U"参加",     U"组织",
        U"承办",   U"主办", U"协办",     U"监督",   U"指导",   U"统筹",     U"实施",
        U"挂牌",   U"等",   U"各负其责", U"根据",   U"依法",   U"主要负责", U"为主",
        U"抓好",   U"做好", U"各司其职", U"抓总",   U"总牵头", U"联合",     U"会同",
        U"支持",   U"协同", U"(牵头",    U"(配合",  U"(主办",  U"(协办",    U"(责任"};
    return kWords;
}

// 和硕县人民政府: a county whose name begins with 和.
bool county_of_and(View words) {
    return words.size() > 2 && words.front() == U'和' && one_of(words[1], U"平田顺硕静林政龙布");
}

// 等部门, 等有关单位: named in general only, no name of its own.
bool general_remainder(View after_etc) {
    static const std::vector<View> kGeneral = {
        U"部门",     U"单位",   U"有关",   U"相关",     U"多部门", U"各部门",
        U"各单位",   U"各有关", U"各相关", U"部委",     U"机构",   U"成员单位",
        U"职能部门", U"多个",   U"几个",   U"责任单位", U"县直",   U"乡镇"};
    return after_etc.empty() || digit(after_etc.front()) || starting(after_etc, kGeneral) > 0 ||
           !ends_as_unit(after_etc);
}

View without_bracket(View name) {
    if (name.empty() || name.back() != U')') return name;
    size_t open = name.rfind(U'(');
    return open == View::npos ? name : name.substr(0, open);
}

bool complete_name(View name) {
    View bare = without_bracket(name);
    bool village = bare.size() > 2 && bare.ends_with(U"村") && !bare.ends_with(U"农村") &&
                   !bare.ends_with(U"乡村") && !bare.ends_with(U"全村");
    return ends_as_unit(bare) || names_field(bare) || village;
}

// 局长:李明 → 李明
View without_post(View token) {
    size_t colon = token.find(U':');
    return colon == View::npos ? token : token.substr(colon + 1);
}

bool person_like(View token) {
    if (token.size() < 2 || token.size() > 4 || ends_as_unit(token) || names_field(token))
        return false;
    if (token.ends_with(U"区") && token.size() > 2) return false;  // 工业区
    static const std::vector<View> kOthers = {
        U"街道", U"牵头", U"配合", U"园区",   U"开发区", U"市区", U"主办", U"协办", U"责任",
        U"城区", U"居委", U"下同", U"高新区", U"景区",   U"以下", U"排名", U"试点", U"社区"};
    return starting(token, kOthers) == 0;
}

// 各市(州), 各地: the levels of governments without the governments.
bool levels_only(View words) {
    if (words.size() > 1 && words.front() == U'各') words.remove_prefix(1);
    return !words.empty() && words.find_first_not_of(U"省市县区州盟旗地(、)〔〕") == View::npos;
}

bool ends_with_government(View words) {
    size_t head = words.find_first_not_of(U"省市县区州盟旗地(、)〔〕");
    if (head == 0) return false;
    if (head == View::npos) return true;
    View rest = words.substr(head);
    return rest == U"人民政府" || rest == U"政府" || rest == U"党委和政府" || rest == U"行政公署" ||
           rest == U"党委" || rest == U"级人民政府";
}

bool supports(View part) {
    static const std::vector<View> kVerbs = {U"配合", U"参与", U"协助", U"协办",
                                             U"支持", U"会办", U"参加"};
    return std::any_of(kVerbs.begin(), kVerbs.end(),
                       [&](View verb) { return part.find(verb) != View::npos; });
}

}  // namespace extract
