#include "supervision/stopping.h"

#include "ledger/suspension.h"
#include "store/extension_store.h"
#include "store/notice_store.h"
#include "store/stopping_store.h"
#include "supervision/doing.h"
#include "supervision/withdraw.h"

namespace supervision {

using base::Date;
using base::Instant;
using ledger::Act;
using ledger::State;
using store::AssignmentRow;

namespace {

base::Status check_merge(store::Database& db, int64_t id, const std::optional<int64_t>& into) {
    if (!into) return {};
    if (*into == id) return refused("不能并入自身");
    std::optional<AssignmentRow> target = store::find_assignment(db, *into);
    if (!target)
        return base::Error{base::ErrorCode::kNotFound,
                           "没有编号为 " + std::to_string(*into) + " 的承办事项，无法并入"};
    if (!ledger::is_open(target->state))
        return refused("承办事项 " + std::to_string(*into) + " " +
                       std::string(chinese_name(target->state)) + "，不能并入");
    return {};
}

}  // namespace

base::Status suspend(store::Database& db, int64_t id, const Actor& actor, const Suspension& s,
                     const Setup& setup, Instant now) {
    if (s.basis.empty()) return refused("中止须有依据文件（--basis）");
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kSuspend); !start.ok()) return start;
    if (s.until <= doing.today()) return refused("中止的截止日期须晚于今天");
    const AssignmentRow& row = doing.before();
    std::optional<int> remaining;
    if (row.due) remaining = ledger::remaining_days(*row.due, doing.today());
    Date wake = std::max(setup.calendar.workday_on_or_before(s.until), next_run_day(setup, now));
    store::set_suspended(db, id, s.until, remaining, wake);
    store::lapse_extension(db, id, "已中止", now);
    withdraw_unsent(db, id, now);
    return doing.finish(s.basis + "；中止至" + base::format_date(s.until));
}

base::Status resume(store::Database& db, int64_t id, const Actor& actor, const std::string& basis,
                    const Setup& setup, Instant now) {
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kResume); !start.ok()) return start;
    const AssignmentRow& row = doing.before();
    store::clear_suspended(db, id);
    if (row.due && row.remaining_days) {
        Date due = ledger::resumed_due(*row.due, doing.today(), *row.remaining_days);
        store::DerivedDays days =
            derive_days(setup, row.issued_on, due, row.soft, next_run_day(setup, now));
        store::add_due_version(db, id, due, row.soft, days,
                               "恢复办理" + (basis.empty() ? "" : "：" + basis), now);
    } else {
        store::set_wake_day(db, id, {});
    }
    withdraw_unsent(db, id, now);
    return doing.finish(basis);
}

base::Status terminate(store::Database& db, int64_t id, const Actor& actor,
                       const std::string& basis, std::optional<int64_t> merged_into, Instant now) {
    if (basis.empty()) return refused("终止须有依据文件（--basis）");
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kTerminate); !start.ok()) return start;
    if (base::Status merge = check_merge(db, id, merged_into); !merge.ok()) return merge;
    store::set_terminated(db, id, doing.today(), merged_into);
    store::lapse_extension(db, id, "已终止", now);
    withdraw_unsent(db, id, now);
    return doing.finish(basis +
                        (merged_into ? "；并入承办事项 " + std::to_string(*merged_into) : ""));
}

base::Status reopen(store::Database& db, int64_t id, const Actor& actor, const std::string& reason,
                    const Setup& setup, Instant now) {
    if (reason.empty()) return refused("重新督办须写明回头看发现的问题（--reason）");
    Doing doing(db, id, actor, now);
    if (base::Status start = doing.start(Act::kReopen); !start.ok()) return start;
    AssignmentRow row = doing.before();
    store::set_reopened(db, id, doing.today());
    store::drop_waiting_closing_lines(db, id);
    row.filed_on.reset();
    store::set_derived_days(db, id, derive_days(setup, row, next_run_day(setup, now)));
    withdraw_unsent(db, id, now);
    std::optional<ledger::Rating> struck = ledger::rating(row.rating);
    return doing.finish(reason +
                        (struck ? "；原评定“" + std::string(chinese_name(*struck)) + "”撤销" : ""));
}

}  // namespace supervision
