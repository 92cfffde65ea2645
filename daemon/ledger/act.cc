#include "ledger/act.h"

#include <array>
#include <string>

namespace ledger {

namespace {

struct Names {
    std::string_view name, chinese;
};

constexpr std::array<Names, kActs> kActNames = {{{"issue", "交办"},
                                                 {"ack", "签收"},
                                                 {"feedback", "反馈"},
                                                 {"claim", "申请销号"},
                                                 {"propose_close", "拟销号"},
                                                 {"close", "销号"},
                                                 {"return", "退回"},
                                                 {"request_extension", "申请延期"},
                                                 {"grant_extension", "批准延期"},
                                                 {"refuse_extension", "不予延期"},
                                                 {"suspend", "中止"},
                                                 {"resume", "恢复办理"},
                                                 {"terminate", "终止"},
                                                 {"reopen", "重新督办"},
                                                 {"confirm_overdue", "确认逾期"},
                                                 {"note", "登记已知悉"}}};
constexpr std::array<Names, kActorRoles> kRoleNames = {{{"liaison", "联络员"},
                                                        {"head", "主要负责人"},
                                                        {"officer", "督查员"},
                                                        {"director", "督查室主任"},
                                                        {"leader", "分管领导"},
                                                        {"county_head", "县长"},
                                                        {"administrator", "系统管理员"}}};

// One row a permitted act of semantics.md §2. An act that leaves the state alone stands once for
// each state in which it makes sense.
struct Transition {
    State from;
    Act act;
    State to;
};
constexpr std::array kTransitions = {
    Transition{State::kDraft, Act::kIssue, State::kIssued},
    Transition{State::kIssued, Act::kAcknowledge, State::kWorking},
    Transition{State::kIssued, Act::kFeedback, State::kWorking},
    Transition{State::kWorking, Act::kFeedback, State::kWorking},
    Transition{State::kWorking, Act::kClaim, State::kClaimed},
    Transition{State::kClaimed, Act::kProposeClose, State::kClaimed},
    Transition{State::kClaimed, Act::kClose, State::kClosed},
    Transition{State::kClaimed, Act::kReturn, State::kWorking},
    Transition{State::kIssued, Act::kRequestExtension, State::kIssued},
    Transition{State::kWorking, Act::kRequestExtension, State::kWorking},
    Transition{State::kIssued, Act::kGrantExtension, State::kIssued},
    Transition{State::kWorking, Act::kGrantExtension, State::kWorking},
    Transition{State::kIssued, Act::kRefuseExtension, State::kIssued},
    Transition{State::kWorking, Act::kRefuseExtension, State::kWorking},
    Transition{State::kIssued, Act::kSuspend, State::kSuspended},
    Transition{State::kWorking, Act::kSuspend, State::kSuspended},
    Transition{State::kSuspended, Act::kResume, State::kWorking},
    Transition{State::kDraft, Act::kTerminate, State::kTerminated},
    Transition{State::kIssued, Act::kTerminate, State::kTerminated},
    Transition{State::kWorking, Act::kTerminate, State::kTerminated},
    Transition{State::kClaimed, Act::kTerminate, State::kTerminated},
    Transition{State::kSuspended, Act::kTerminate, State::kTerminated},
    Transition{State::kClosed, Act::kReopen, State::kWorking},
    Transition{State::kIssued, Act::kConfirmOverdue, State::kIssued},
    Transition{State::kWorking, Act::kConfirmOverdue, State::kWorking},
    Transition{State::kClaimed, Act::kConfirmOverdue, State::kClaimed},
    Transition{State::kSuspended, Act::kConfirmOverdue, State::kSuspended},
    Transition{State::kIssued, Act::kNote, State::kIssued},
    Transition{State::kWorking, Act::kNote, State::kWorking},
    Transition{State::kClaimed, Act::kNote, State::kClaimed}};

bool of_the_unit(Act act) {
    return act == Act::kAcknowledge || act == Act::kFeedback || act == Act::kClaim ||
           act == Act::kRequestExtension || act == Act::kNote;
}

// Acts that rest on a basis document or undo a result.
bool of_the_director(Act act) {
    return act == Act::kSuspend || act == Act::kResume || act == Act::kTerminate ||
           act == Act::kReopen;
}

bool allowed(Act act, ActorRole role, const ActRules& rules) {
    bool officer = role == ActorRole::kOfficer, director = role == ActorRole::kDirector;
    bool unit = role == ActorRole::kLiaison || role == ActorRole::kHead;
    if (of_the_unit(act)) return unit || officer || director;
    if (of_the_director(act)) return director;
    if (act == Act::kClose) return director || (officer && rules.officer_closes);
    if (act == Act::kGrantExtension || act == Act::kRefuseExtension)
        return director || role == ActorRole::kLeader || role == ActorRole::kCountyHead;
    return officer || director;
}

}  // namespace

std::string_view name(Act a) { return kActNames.at(static_cast<size_t>(a)).name; }
std::string_view chinese_name(Act a) { return kActNames.at(static_cast<size_t>(a)).chinese; }
std::string_view name(ActorRole r) { return kRoleNames.at(static_cast<size_t>(r)).name; }
std::string_view chinese_name(ActorRole r) { return kRoleNames.at(static_cast<size_t>(r)).chinese; }

std::optional<ActorRole> actor_role(std::string_view text) {
    for (size_t i = 0; i < kRoleNames.size(); ++i)
        if (kRoleNames[i].name == text || kRoleNames[i].chinese == text)
            return static_cast<ActorRole>(i);
    return {};
}

base::Result<State> apply(State from, Act act) {
    for (const Transition& t : kTransitions)
        if (t.from == from && t.act == act) return t.to;
    return base::Error{base::ErrorCode::kRefused, "状态为“" + std::string(chinese_name(from)) +
                                                      "”的承办事项不能“" +
                                                      std::string(chinese_name(act)) + "”"};
}

base::Status permit(Act act, ActorRole role, const ActRules& rules) {
    if (allowed(act, role, rules)) return {};
    return base::Error{base::ErrorCode::kRefused,
                       std::string(chinese_name(role)) + "无权“" + std::string(chinese_name(act)) +
                           "”" + (of_the_director(act) ? "，须由督查室主任办理" : "")};
}

}  // namespace ledger
