#include "extract/known_units.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/deadline.h"
#include "extract/task_builder.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr size_t kLongestName = 75;  // bytes; a longer one was not divided well
constexpr size_t kShortestName = 6;
constexpr size_t kOpening = 240;  // bytes of a clause in which its subject stands

// The first two characters as a number: most places of a text are no name by these alone.
uint64_t head_of(std::string_view name) {
    uint64_t head = 0;
    for (char c : name.substr(0, kShortestName)) head = head << 8 | static_cast<unsigned char>(c);
    return head;
}

size_t starting(std::string_view text, Words words) {
    size_t best = 0;
    for (std::string_view word : words)
        if (word.size() > best && text.starts_with(word)) best = word.size();
    return best;
}

size_t lead_in(std::string_view text) {
    return starting(text,
                    {"会同",   "联合", "由",   "请",   "并",     "并由", "同时", "其中",   "要求",
                     "原则上", "今后", "此后", "之后", "具体由", "应由", "再由", "分别由", "统一由",
                     "。",     "；",   "，",   "一是", "二是",   "三是", "四是", "五是"});
}

// A time may stand before the subject: 12月底前各县（市、区）至少建成….
size_t time_length(std::string_view text) {
    bool timely = !text.empty() && ((text[0] >= '0' && text[0] <= '9') ||
                                    starting(text, {"每", "年", "上半年", "下半年", "今年", "到",
                                                    "本", "于", "自", "从"}) > 0);
    if (!timely) return 0;
    size_t length = std::min<size_t>(60, text.size());
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        ++length;
    std::string_view near = text.substr(0, length);
    for (const DeadlineSpan& span : find_deadlines(near))
        if (span.begin == 0) return span.end;
    return 0;
}

size_t connective(std::string_view text) {
    return starting(text, {"、", "和", "及", "以及", "与", "会同", "联合"});
}

// What follows a name that does not act: its people, its things, an enumeration.
bool passive(std::string_view rest) {
    if (rest.empty()) return true;
    return starting(rest,
                    {"的",       "、",   "，",       "。",   "；",   "）",     "等",   "为",
                     "和",       "与",   "主要负责", "主任", "局长", "负责人", "人员", "领导",
                     "分管",     "书记", "工作",     "数据", "干部", "职工",   "网站", "负责同志",
                     "实际",     "内部", "之间",     "辖区", "范围", "反映",   "汇报", "党组",
                     "管理的",   "所在", "以上",     "以下", "以外", "名单",   "签订", "同意后",
                     "审核同意", "批准", "审定后",   "：",   "“",    "”",      "（"}) > 0;
}

}  // namespace

KnownUnits::KnownUnits() {
    add({"建设单位",       "使用单位",     "施工单位",   "代建单位",     "申报单位",
         "主管部门",       "承办单位",     "承办部门",   "责任单位",     "责任部门",
         "牵头单位",       "牵头部门",     "协办单位",   "配合单位",     "配合部门",
         "各地",           "各校",         "各地各校",   "我部",         "我局",
         "我委",           "我厅",         "我办",       "属地乡镇",     "属地政府",
         "各责任单位",     "各承办单位",   "各牵头单位", "各配合单位",   "各科室",
         "各成员单位",     "实施单位",     "经办机构",   "审批部门",     "行业主管部门",
         "监管部门",       "原承办单位",   "项目单位",   "用人单位",     "生产经营单位",
         "领导小组办公室", "指挥部办公室", "各级各部门", "各地各部门",   "各部门各单位",
         "各企业",         "各学校",       "各有关单位", "生产经营单位", "房屋征收部门",
         "评估机构",       "实施主体",     "项目业主",   "村民委员会"});
}

void KnownUnits::add_one(std::string_view name) {
    if (name.size() < kShortestName || name.size() > kLongestName) return;
    longest_ = std::max(longest_, name.size());
    names_.emplace(name);
    heads_.insert(head_of(name));
}

void KnownUnits::add(const std::vector<std::string>& names) {
    for (std::string_view name : names) {
        add_one(name);
        for (std::string_view body : {"人民政府", "政府"}) {  // 塔里河市人民政府, 塔里河市
            if (!name.ends_with(body)) continue;
            name.remove_suffix(body.size());
            bool place =
                name.size() >= 9 && ends_with_any(name, {"县", "市", "区", "旗", "镇", "乡"});
            if (place) add_one(name);
        }
    }
}

void KnownUnits::add_short_names(std::string_view text) {
    constexpr std::string_view kCalled = "简称";
    for (size_t at = text.find(kCalled); at != std::string_view::npos;
         at = text.find(kCalled, at + kCalled.size())) {
        std::string_view name = text.substr(at + kCalled.size(), kLongestName);
        if (starts_with_any(name, {"“", "：", "为"})) name.remove_prefix(3);
        size_t end = std::min({name.find("）"), name.find("”"), name.find("，")});
        if (end == std::string_view::npos) continue;
        name = name.substr(0, end);
        if (ends_with_any(name, {"办", "局", "委", "部", "组", "中心", "公司", "单位", "专班", "会",
                                 "院", "室", "站", "队", "所", "指挥部", "银行"}))
            add_one(name);
    }
}

size_t KnownUnits::name_length(std::string_view text) const {
    if (text.size() < kShortestName || !heads_.contains(head_of(text))) return 0;
    for (size_t n = std::min(longest_, text.size()); n >= kShortestName; --n) {
        bool inside = n < text.size() && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80;
        if (!inside && names_.contains(std::string(text.substr(0, n)))) return n;
    }
    return 0;
}

void KnownUnits::take_subject(std::string_view clause, std::vector<std::string>& out) const {
    for (size_t n = lead_in(clause); n > 0; n = lead_in(clause)) clause.remove_prefix(n);
    clause.remove_prefix(time_length(clause));
    if (clause.starts_with("，")) clause.remove_prefix(3);
    if (clause.starts_with("由")) clause.remove_prefix(3);
    std::vector<std::string> found;
    for (;;) {
        size_t n = name_length(clause);
        if (n == 0) break;
        found.emplace_back(clause.substr(0, n));
        clause.remove_prefix(n);
        size_t joint = connective(clause);
        if (joint == 0 || name_length(clause.substr(joint)) == 0) break;
        clause.remove_prefix(joint);
    }
    if (!found.empty() && !passive(clause)) add_units(out, found);
}

std::vector<std::string> KnownUnits::subjects(std::string_view words) const {
    std::vector<std::string> out;
    bool start = true;
    for (size_t i = 0; i < words.size();) {
        base::CodePoint c = base::decode_utf8(words, i);
        std::string_view rest = words.substr(i);
        bool by = c.value == U'由' &&
                  (i < 3 || !starts_with_any(words.substr(i - 3), {"理", "自", "事", "缘", "经"}));
        bool joins =
            (c.value == U'会' || c.value == U'联') && starts_with_any(rest, {"会同", "联合"});
        if (start || by || joins) take_subject(rest.substr(0, kOpening), out);
        start = c.value == U'，' || c.value == U'；' || c.value == U'。' || c.value == U'：';
        i += c.size;
    }
    return out;
}

}  // namespace extract
