#include "extract/wording.h"

#include "base/utf8.h"
#include "extract/marker.h"

namespace extract {

namespace {

// Reads a year: four ASCII digits or four Chinese ones; 0 where none.
int year_at(std::string_view text, size_t& length) {
    constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
    int year = 0;
    length = 0;
    for (int n = 0; n < 4; ++n) {
        if (length >= text.size()) return 0;
        base::CodePoint c = base::decode_utf8(text, length);
        int digit = c.value >= '0' && c.value <= '9' ? static_cast<int>(c.value - '0') : -1;
        if (c.value == U'零' || c.value == U'○' || c.value == U'Ｏ' || c.value == U'О') digit = 0;
        if (size_t at = kDigits.find(c.value); at != std::u32string_view::npos)
            digit = static_cast<int>(at);
        if (digit < 0) return 0;
        year = year * 10 + digit;
        length += c.size;
    }
    return year;
}

}  // namespace

std::string without_blanks(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    size_t from = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c != ' ' && c != '\t' && c != '\n' && c != '\v') continue;
        out.append(text, from, i - from);
        from = i + 1;
    }
    return out.append(text, from);
}

std::optional<base::Date> whole_date(std::string_view text) {
    size_t length = 0;
    int year = year_at(text, length);
    if (year < 1949 || year > 2999) return {};
    text.remove_prefix(length);
    int parts[2] = {0, 0};
    static constexpr std::string_view kAfter[3][4] = {
        {"年", "-", ".", "/"}, {"月", "-", ".", "/"}, {"日", "日", "日", "日"}};
    for (int i = 0; i < 3; ++i) {
        bool found = false;
        for (std::string_view mark : kAfter[i])
            if (!found && text.starts_with(mark)) text.remove_prefix(mark.size()), found = true;
        if (i == 2) return text.empty() ? base::civil_date(year, parts[0], parts[1]) : std::nullopt;
        if (!found) return {};
        parts[i] = leading_number(text, length);
        text.remove_prefix(length);
    }
    return {};
}

bool names_issuer(std::string_view text) {
    if (text.size() < 6 || text.size() > 120) return false;
    if (contains_any(text, {"，", "。", "：", "；", "、", "《", "（", "关于", "\t", "附件"}))
        return false;
    if (text.find_first_of("0123456789") != std::string_view::npos) return false;
    return ends_with_any(
        text, {"政府",   "办公室", "办公厅", "委员会", "局",   "厅",   "部",   "院",   "领导小组",
               "指挥部", "中心",   "管委会", "党委",   "工委", "委",   "总队", "支队", "大队",
               "联合会", "总工会", "办事处", "公司",   "银行", "学校", "协会", "党组"});
}

bool ends_like_office(std::string_view text) {
    if (text.size() < 6 || text.size() > 60) return false;
    if (contains_any(text, {"，", "。", "：", "；", "“", "《", "的", "工作", "负责"})) return false;
    if (ends_with_any(text, {"本部", "全部", "干部", "内部", "部署", "到位", "社会", "机会", "大会",
                             "创办", "举办", "主办", "承办", "督办", "协办"}))
        return false;
    while (text.ends_with("）") && text.rfind("（") != std::string_view::npos &&
           text.rfind("（") > 0)
        text = text.substr(0, text.rfind("（"));
    return ends_with_any(
        text, {"局",   "委",   "办",     "厅",   "部",   "处",   "科",   "室",   "股",   "组",
               "中心", "站",   "所",     "队",   "院",   "会",   "社",   "公司", "银行", "学校",
               "学院", "大学", "政府",   "街道", "镇",   "乡",   "集团", "单位", "部门", "支部",
               "党组", "企业", "管委会", "村",   "社区", "医院", "分局", "法院", "专班", "馆"});
}

bool ends_like_plan_title(std::string_view text) {
    if (text.ends_with("）")) {
        size_t open = text.rfind("（");
        if (open != std::string_view::npos && open > 0) text = text.substr(0, open);
    }
    return ends_with_any(text,
                         {"方案", "计划",   "办法",     "规则",   "措施",     "意见",     "规定",
                          "细则", "预案",   "要点",     "规划",   "清单",     "分工",     "制度",
                          "政策", "分解表", "任务表",   "责任书", "工作安排", "若干举措", "台账",
                          "条例", "纪要",   "目标任务", "行动",   "指引",     "标准",     "章程"});
}

bool ends_like_notice_title(std::string_view text) {
    if (text.ends_with("）")) {
        size_t open = text.rfind("（");
        if (open != std::string_view::npos && open > 0) text = text.substr(0, open);
    }
    return ends_with_any(
        text, {"通知", "批复", "报告", "决定", "意见", "函", "公告", "通告", "请示", "通报", "决议",
               "纪要", "命令", "议案", "公报", "建议", "说明"});
}

bool ends_sentence(std::string_view text) {
    while (ends_with_any(text, {"”", "）", "》", "’", "】"})) text.remove_suffix(3);
    return ends_with_any(text, {"。", "；", "！", "？", "："});
}

}  // namespace extract
