#include "console/handlers.h"

namespace console {

using accounts::Role;
using http::Method;

const std::vector<Route>& routes() {
    static const std::vector<Route> kRoutes = {
        {Method::kGet, "/healthz", Policy::everybody(), Lane::kRead, show_health, "服务是否正常",
         ""},
        {Method::kGet, "/metrics", Policy::everybody(), Lane::kRead, show_metrics,
         "指标（Prometheus 文本），只答本机", ""},
        {Method::kGet, "/api/v1/openapi.json", Policy::signed_in(), Lane::kRead, show_openapi,
         "本接口的说明", ""},
        {Method::kGet, "/api/v1/session", Policy::everybody(), Lane::kRead, show_session,
         "当前会话：本人、角色、CSRF 标记", ""},
        {Method::kPost, "/api/v1/session", Policy::everybody(), Lane::kSecret, sign_in, "登录",
         "login password"},
        {Method::kDelete, "/api/v1/session", Policy::signed_in(), Lane::kChange, sign_out, "退出",
         ""},
        {Method::kPost, "/api/v1/activation", Policy::everybody(), Lane::kSecret, activate,
         "凭一次性口令设置密码", "token password"},
        {Method::kGet, "/api/v1/overview", Policy::ledger(), Lane::kRead, show_overview,
         "总览：各灯件数、近期到期、新增红灯、单位、日历", ""},
        {Method::kGet, "/api/v1/assignments", Policy::ledger(), Lane::kRead, list_assignments,
         "台账：承办事项，可筛选、排序、分页",
         "q plan unit state light leader due_from due_until sort page size"},
        {Method::kGet, "/api/v1/assignments/{id}", Policy::ledger(), Lane::kRead, show_assignment,
         "一个承办事项：时限各版、经过、反馈、可办事项", ""},
        {Method::kPost, "/api/v1/assignments/{id}/acts/{act}", Policy::ledger(), Lane::kChange,
         act_on_assignment, "办理：签收、反馈、申请销号、销号、退回、延期等",
         "text percent blocked evidence filed_on rating reason requested_due progress signer basis "
         "decision until"},
        {Method::kGet, "/api/v1/plans", Policy::ledger(), Lane::kRead, list_plans,
         "方案及其各灯件数", ""},
        {Method::kGet, "/api/v1/units", Policy::ledger(), Lane::kRead, list_units,
         "单位及其各灯件数", ""},
        {Method::kGet, "/api/v1/drafts", Policy::office(), Lane::kRead, list_drafts,
         "待确认的草稿和待人工处理的文件", ""},
        {Method::kPost, "/api/v1/documents", Policy::office(), Lane::kChange, upload_document,
         "上传公文原件，放入收件目录，读成草稿；参数 name 为文件名", "name", true},
        {Method::kGet, "/api/v1/drafts/{id}", Policy::office(), Lane::kRead, show_draft,
         "一份草稿：任务、待核事项、未对应的单位、原文", ""},
        {Method::kPost, "/api/v1/drafts/{id}/confirm", Policy::office(), Lane::kChange,
         confirm_draft, "确认：所选任务入账", "version tasks choices"},
        {Method::kPost, "/api/v1/drafts/{id}/drop", Policy::office(), Lane::kChange,
         drop_draft_tasks, "弃用所选任务", "version tasks"},
        {Method::kPost, "/api/v1/drafts/{id}/restore", Policy::office(), Lane::kChange,
         restore_draft_tasks, "恢复所选任务", "version tasks"},
        {Method::kPost, "/api/v1/drafts/{id}/discard", Policy::office(), Lane::kChange,
         discard_draft, "弃用整份草稿", "version"},
        {Method::kGet, "/api/v1/outbox", Policy::office(), Lane::kRead, list_outbox,
         "发件箱：消息及其状态", "state size"},
        {Method::kGet, "/api/v1/outbox/{id}", Policy::office(), Lane::kRead, show_message,
         "一封消息：正文与发送凭据", ""},
        {Method::kPost, "/api/v1/outbox/{id}/retry", Policy::office(), Lane::kChange, retry_message,
         "再发一次", ""},
        {Method::kPost, "/api/v1/calendar", Policy::ledger(), Lane::kChange, renew_calendar,
         "给出本人日历的订阅地址，原地址作废", ""},
        {Method::kGet, "/calendar/{file}", Policy::everybody(), Lane::kRead, show_calendar,
         "日历（iCalendar）：凭地址中的口令读取本人可见事项的时限", ""},
        {Method::kGet, "/api/v1/accounts", Policy::of({Role::kSystemAdmin, Role::kAccountsAdmin}),
         Lane::kRead, list_accounts, "账户，供核对", ""},
        {Method::kPost, "/api/v1/accounts", Policy::of({Role::kSystemAdmin}), Lane::kChange,
         create_account, "建立账户，给出一次性口令", "login name role units"},
        {Method::kPut, "/api/v1/accounts/{login}/role", Policy::of({Role::kAccountsAdmin}),
         Lane::kChange, change_role, "授权：改变角色和单位", "role units"},
        {Method::kDelete, "/api/v1/accounts/{login}", Policy::of({Role::kSystemAdmin}),
         Lane::kChange, disable_account, "停用账户", ""},
        {Method::kGet, "/api/v1/audit", Policy::of({Role::kAuditAdmin}), Lane::kRead, list_audit,
         "审计：账户与台账的全部记录", "after size"},
    };
    return kRoutes;
}

}  // namespace console
