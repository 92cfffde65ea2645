#pragma once
// Facts of the autumn of 2024, as the ledger of 兴政办函〔2024〕7号 would give them.

#include <string>
#include <vector>

#include "digest/facts.h"
#include "support/dates.h"

namespace test {

inline const char* const kLivelihood = "兴政办函〔2024〕7号";
inline const char* const kTuesday = "2024-10-08";

// An open row of the livelihood plan on 8 October 2024, with light and days that fit its due date.
inline digest::Row row(const std::string& ref, const std::string& title, const std::string& unit,
                       const std::string& due, const std::string& quote) {
    digest::Row r;
    r.plan_number = kLivelihood;
    r.plan_title = "2024年民生实事任务分解方案";
    r.ref = ref;
    r.title = title;
    r.unit = unit;
    r.quote = quote;
    r.due = date(due);
    r.state = ledger::State::kWorking;
    auto left = static_cast<int>((*r.due - date(kTuesday)).count());
    if (left < 0) r.days_overdue = -left;
    if (left >= 0) r.days_left = left;
    r.light = left < 0     ? ledger::Light::kRed
              : left <= 14 ? ledger::Light::kYellow
                           : ledger::Light::kGreen;
    return r;
}

inline digest::Row health_lounge() {
    digest::Row r = row("三/（二）", "建成城市健康客厅", "县卫健局", "2024-09-30", "9月底前完成");
    r.unit_group = "县直部门";
    r.leaders = "张超";
    r.reminders = {"临期提醒（9月24日）", "到期提醒（9月30日）"};
    return r;
}

inline digest::Row charging_posts(const std::string& unit) {
    digest::Row r =
        row("三/（三）", "县城和乡村新建公共充电桩", unit, "2024-10-18", "10月18日前完成");
    r.unit_group = "县直部门";
    r.leaders = "李茂、马兴勇";
    return r;
}

inline digest::Row heating_stations() {
    return row("三/（四）", "新建五座供热站", "县公用事业发展服务中心", "2024-10-16",
               "10月16日前完成设备调试");
}

inline digest::Row kindergartens() {
    digest::Row r =
        row("三/（一）", "新建三所公办幼儿园", "县教科局", "2024-11-30", "11月底前完成");
    r.state = ledger::State::kIssued;
    return r;
}

inline digest::Row returned_row() {
    digest::Row r =
        row("三/（六）", "新建城区和景区公共卫生间", "县卫健局", "2024-10-31", "10月底前完成");
    r.role = ledger::AssignmentRole::kSupport;
    r.light = ledger::Light::kYellow;
    r.note = "已退回1次：缺竣工验收资料";
    return r;
}

inline digest::Row waiting_row() {
    digest::Row r = charging_posts("县住建局");
    r.light = ledger::Light::kYellow;
    r.note = "第1次延期申请待批（督查室主任审批，拟延至2024年11月8日）；已提出4个工作日，尚未批复";
    return r;
}

inline digest::Row suspended_row() {
    digest::Row r = heating_stations();
    r.state = ledger::State::kSuspended;
    r.light = ledger::Light::kGrey;
    r.note = "中止至2025年3月31日";
    return r;
}

inline digest::Row old_row(const std::string& unit) {
    digest::Row r =
        row("二/（四）/10.", "完成年度安全生产考核", unit, "2023-12-31", "12月底前完成");
    r.plan_number = "兴政办发〔2023〕15号";
    r.plan_title = "安全生产治本攻坚实施方案";
    r.overdue_when_loaded = true;
    return r;
}

inline digest::LiaisonDigest liaison_digest() {
    digest::LiaisonDigest d;
    d.today = date(kTuesday);
    d.week = calendar::iso_week(d.today);
    d.addressee = "县卫健局联络员";
    d.units = {"县卫健局"};
    d.totals = {.open = 6, .red = 1, .yellow = 2, .green = 2, .grey = 1, .closed = 3};
    d.previous =
        digest::Totals{.open = 7, .red = 0, .yellow = 3, .green = 3, .grey = 1, .closed = 2};
    d.overdue = {health_lounge()};
    d.due_soon = {charging_posts("县卫健局")};
    digest::Row fresh = kindergartens();
    fresh.unit = "县卫健局";
    d.to_acknowledge = {fresh};
    d.pending = {returned_row()};
    d.recurring = 2;
    return d;
}

inline digest::OfficeDigest office_digest() {
    digest::OfficeDigest d;
    d.today = date(kTuesday);
    d.week = calendar::iso_week(d.today);
    d.totals = {.open = 42, .red = 3, .yellow = 5, .green = 30, .grey = 4, .closed = 11};
    d.previous =
        digest::Totals{.open = 42, .red = 1, .yellow = 5, .green = 33, .grey = 3, .closed = 9};
    d.plans = {{kLivelihood,
                "2024年民生实事任务分解方案",
                {.open = 10, .red = 1, .yellow = 3, .green = 5, .grey = 1, .closed = 2}},
               {"兴政办发〔2023〕15号",
                "安全生产治本攻坚实施方案",
                {.open = 32, .red = 2, .yellow = 2, .green = 25, .grey = 3, .closed = 9}}};
    d.groups = {
        {"县直部门", {.open = 30, .red = 3, .yellow = 4, .green = 20, .grey = 3, .closed = 8}},
        {"乡镇", {.open = 12, .red = 0, .yellow = 1, .green = 10, .grey = 1, .closed = 3}}};
    d.moves = {{"逾期告警", 1, 2}, {"到期提醒", 1, 1}, {"临期提醒", 3, 2}};
    d.overdue = {health_lounge(), old_row("县卫健局"), old_row("县应急局")};
    d.due_soon = {charging_posts("县住建局"), heating_stations(), charging_posts("县能源局")};
    digest::Row claimed = kindergartens();
    claimed.state = ledger::State::kClaimed;
    claimed.light = ledger::Light::kGreen;
    d.claimed = {claimed};
    d.extensions = {waiting_row()};
    d.sheets = {"黄色督办单 3：县卫健局，建成城市健康客厅，升级督办，9月30日拟出",
                "2024年第三季度通报 1，10月8日拟出"};
    d.drafts = {"兴政发〔2024〕20号《秋冬季森林防火实施方案》，待确认任务12项"};
    d.burden = {{"县卫健局", 9, 14}, {"蔚汾镇", 2, 3}};
    d.burden_ceiling = 20;
    d.health = {"上期周报：2024-09-30 08:30 生成，发送18份", "上周消息：已送出31封，未送出1封"};
    digest::Row blocked = charging_posts("县住建局");
    blocked.note = "受阻：用地手续未批";
    d.blocked = {blocked};
    d.stopped = {suspended_row()};
    d.silences_ending = {"县教科局：静默至2024年10月11日，理由：迎接上级检查，设置人：督查员张三"};
    digest::Row lost = row("四/（三）", "督查民生实事进度", "", "2024-12-31", "");
    lost.due.reset();
    lost.days_left.reset();
    lost.light = ledger::Light::kGrey;
    lost.state = ledger::State::kIssued;
    d.without_owner = {lost};
    d.unknown_names = {"有关部门（兴政办函〔2024〕7号 四/（三））"};
    d.failed_messages = {
        "县能源局联络员，【督办提醒】县能源局：临期1项（9月24日），对方答复：550 "
        "mailbox unavailable"};
    d.liaison_digests = 18;
    d.empty_digests = 27;
    d.warnings = {"2026年没有节假日安排，按周末推算工作日。"};
    d.audit_head = "1284:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    return d;
}

inline digest::FailureNotice failure_notice() {
    digest::FailureNotice n;
    n.today = date(kTuesday);
    n.addressee = "县政府督查室";
    n.failures = {{"县能源局联络员", "energy@xingxian.example",
                   "【督办提醒】县能源局：临期1项（9月24日）", "550 mailbox unavailable", 1}};
    return n;
}

inline digest::LadderMessage liaison_ladder() {
    digest::LadderMessage m;
    m.today = date(kTuesday);
    m.addressee = "县卫健局联络员";
    digest::Row today = charging_posts("县卫健局");
    today.due = m.today;
    today.days_left = 0;
    today.quote = "10月8日前完成";
    digest::Row early = kindergartens();
    early.unit = "县卫健局";
    m.sections = {{"O1", "逾期告警", {health_lounge()}},
                  {"R1", "到期提醒", {today}},
                  {"R0", "临期提醒", {charging_posts("县卫健局")}},
                  {"R0E", "提前告知", {early}}};
    return m;
}

inline digest::LadderMessage office_ladder() {
    digest::LadderMessage m;
    m.today = date(kTuesday);
    m.office = true;
    m.addressee = "县政府督查室";
    digest::Row unreachable = heating_stations();
    unreachable.note = "无收件人";
    digest::Row done = kindergartens();
    done.state = ledger::State::kClosed;
    done.light = ledger::Light::kGreenRinged;
    m.sections = {{"O1", "逾期告警", {health_lounge()}}, {"R0", "临期提醒", {unreachable}}};
    m.loaded_overdue = {old_row("县应急局"), old_row("县教科局"), old_row("蔚汾镇")};
    m.closed = {done};
    return m;
}

}  // namespace test
