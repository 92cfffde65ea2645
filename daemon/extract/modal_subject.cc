#include "extract/modal_subject.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/deadline.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kLongestSubject = 90;  // bytes, of a list too
constexpr size_t kLongestName = 54;
constexpr size_t kTimeReach = 60;  // bytes in which a time behind the subject is looked for

// What can bear a duty.
bool bears_duty(std::string_view name) {
    if (ends_with_any(name,
                      {"（区）", "（镇）", "（市）", "、区）", "（街道）", "（州）", "（旗）"}))
        return true;
    while (name.ends_with("）") && name.rfind("（") != std::string_view::npos &&
           name.rfind("（") > 0)
        name = name.substr(0, name.rfind("（"));
    if (name.size() < 6 || name.find_first_of("0123456789") != std::string_view::npos) return false;
    if (ends_with_any(name, {"到位", "单位内", "社会",     "机会", "大会", "全部", "本部",
                             "内部", "干部",   "工作组织", "例会", "会议", "场所", "教室",
                             "网站", "到处",   "之处",     "此处", "格局", "布局", "大厅"}))
        return false;
    if (ends_like_office(name)) return true;
    return ends_with_any(
        name, {"单位",   "企业",   "机构",   "公司",   "运营商", "经营者",   "经营户",     "业主",
               "部门",   "主任",   "年级组", "教研组", "工作组", "领导小组", "专班",       "委员会",
               "安委会", "居委会", "村委会", "居委",   "两委",   "团体",     "商会",       "协会",
               "合作社", "学校",   "幼儿园", "医院",   "物业",   "监理",     "银行",       "党组织",
               "党支部", "网格员", "河长",   "林长",   "路长",   "班主任",   "管委会",     "街道",
               "社区",   "乡镇",   "镇街",   "各县",   "各市",   "各区",     "（市、区）", "集团",
               "法人",   "供应商", "服务商", "开办者", "举办者", "产权人",   "所有权人",   "管理人",
               "使用人", "管理者", "承包商", "责任人", "督导组", "检查组",   "专家组"});
}

// Words with which no name begins.
bool opens_otherwise(std::string_view text) {
    return starts_with_any(
        text, {"加强", "推进", "推动", "做好", "开展", "建立", "完善", "落实", "提高", "强化",
               "确保", "按照", "对",   "把",   "将",   "如",   "若",   "因",   "在",   "为了",
               "从",   "以",   "当",   "根据", "凡",   "经",   "通过", "未",   "已",   "被",
               "与",   "不",   "无",   "有",   "使",   "让",   "给",   "向",   "组织", "督促",
               "指导", "引导", "鼓励", "支持", "协调", "配合", "要求", "严格", "依托", "针对",
               "结合", "围绕", "统筹", "明确", "优化", "深化", "完成", "实施", "是",   "该项",
               "涉及", "需要", "应",   "要",   "须",   "选择", "成立", "建设", "打造", "培育",
               "动员", "发动", "联系", "聚焦", "坚持", "每",   "其",   "可",   "会同", "联合",
               "所有", "发现", "新建", "报",   "逾期", "未经", "违反", "本",   "此"});
}

bool modal(std::string_view rest) {
    if (starts_with_any(rest, {"要求", "要素", "要点", "要闻", "应急", "应用", "应对", "需求",
                               "需要的", "须知", "要害", "应届", "应急管理"}))
        return false;
    return starts_with_any(rest, {"应", "要", "须", "必须", "需", "务必", "定于", "将于", "将在"});
}

bool verb_behind_by(std::string_view rest) {
    return modal(rest) ||
           starts_with_any(rest, {"负责", "牵头", "逐",   "每",   "按",   "对",   "将",   "组织",
                                  "汇总", "填写", "统一", "具体", "纳入", "实施", "完成", "开展",
                                  "进行", "制定", "报",   "提出", "编制", "协调", "督促", "指导",
                                  "发布", "公布", "建立", "承担", "落实", "于",   "在",   "会同"});
}

// What a collective (各…) does, without a modal verb.
bool deed_of_all(std::string_view rest) {
    return starts_with_any(
        rest, {"全面", "组织", "动员", "指导", "推进", "开展", "做好", "落实", "结合", "完成",
               "建立", "督促", "制定", "认真", "严格", "积极", "切实", "统筹", "定期", "及时",
               "会同", "负责", "依法", "明确", "加快", "加强", "总结", "对照", "上报", "报送"});
}

// A period or a time with its preposition: 每月, 于5月底前, 在3日内.
bool time_at_once(std::string_view rest) {
    if (!starts_with_any(rest, {"每", "逐", "按", "于", "在", "半年", "半月"})) return false;
    for (std::string_view word : {"于", "在"})
        if (rest.starts_with(word)) {
            rest.remove_prefix(word.size());
            break;
        }
    size_t length = std::min(kTimeReach, rest.size());
    while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0) == 0x80)
        ++length;
    std::vector<DeadlineSpan> found = find_deadlines(rest.substr(0, length));
    return !found.empty() && found.front().begin == 0;
}

std::string_view without_lead_in(std::string_view clause) {
    for (bool more = true; more;) {
        more = false;
        for (std::string_view word : {"，", "。", "；", "：", "请", "同时", "并", "其中", "一是",
                                      "二是", "三是", "四是", "五是", "此外", "原则上", "要求"})
            if (clause.starts_with(word)) {
                clause.remove_prefix(word.size());
                more = true;
            }
    }
    return clause;
}

// A、B和C: each part short and nothing else; the last bears a duty, and with it those before.
std::vector<std::string> parts_of(std::string_view subject) {
    std::vector<std::string> out;
    std::string part;
    auto flush = [&] {
        if (!part.empty()) out.push_back(std::move(part));
        part.clear();
    };
    int depth = 0;
    for (size_t i = 0; i < subject.size();) {
        std::string_view rest = subject.substr(i);
        size_t n = base::decode_utf8(subject, i).size;
        if (rest.starts_with("（")) ++depth;
        if (rest.starts_with("）")) --depth;
        bool mark = depth == 0 && starts_with_any(rest, {"、", "或"});
        bool joint = depth == 0 && starts_with_any(rest, {"和", "及"}) && bears_duty(part);
        if (mark || joint) {
            flush();
        } else {
            part += subject.substr(i, n);
        }
        i += n;
    }
    flush();
    return out;
}

bool whole_subject(std::string_view subject) {
    if (opens_otherwise(subject) ||
        contains_any(subject, {"的", "，", "“", "《", "督促", "指导", "引导", "推动", "开办",
                               "扶持", "鼓励", "要求", "监督", "协助"}))
        return false;
    std::vector<std::string> parts = parts_of(subject);
    return !parts.empty() && bears_duty(parts.back()) &&
           std::none_of(parts.begin(), parts.end(), [](const std::string& part) {
               return part.size() < 6 || part.size() > kLongestName || opens_otherwise(part);
           });
}

// The subject of one clause, or none.
std::vector<std::string> subject_of(std::string_view clause) {
    clause = without_lead_in(clause);
    for (std::string_view all : {"各有关委、办、局", "各委、办、局", "各相关委、办、局"})
        if (clause.starts_with(all)) return {std::string(all)};
    bool all = clause.starts_with("各");
    bool by = clause.starts_with("由");
    if (by) clause.remove_prefix(3);
    for (size_t end = 6; end < clause.size() && end <= kLongestSubject;
         end += base::decode_utf8(clause, end).size) {
        if ((static_cast<unsigned char>(clause[end]) & 0xC0) == 0x80) continue;
        std::string_view rest = clause.substr(end);
        if (starts_with_any(rest, {"，", "。", "；", "：", "“"})) return {};
        if (!bears_duty(clause.substr(0, end)) && !clause.substr(0, end).ends_with("）")) continue;
        bool acts = by ? verb_behind_by(rest)
                       : modal(rest) || time_at_once(rest) || (all && deed_of_all(rest));
        if (acts && whole_subject(clause.substr(0, end))) return parts_of(clause.substr(0, end));
    }
    return {};
}

}  // namespace

std::vector<std::string> modal_subjects(std::string_view words) {
    std::vector<std::string> out;
    size_t from = 0;
    while (from < words.size()) {
        size_t stop = words.size();
        for (std::string_view mark : {"，", "；", "。", "："})
            stop = std::min(stop, words.find(mark, from));
        for (std::string& name : subject_of(words.substr(from, stop - from)))
            if (std::find(out.begin(), out.end(), name) == out.end())
                out.push_back(std::move(name));
        from = stop + 3;
    }
    return out;
}

}  // namespace extract
