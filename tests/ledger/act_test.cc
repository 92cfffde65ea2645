// The table of semantics.md §2: what each state allows, and who may do it.

#include "ledger/act.h"

#include <catch2/catch.hpp>
#include <set>

#include "ledger/extension.h"
#include "ledger/silence.h"
#include "ledger/suspension.h"
#include "support/dates.h"

using namespace ledger;
using test::date;

namespace {

constexpr int kStates = 7;

}  // namespace

TEST_CASE("each state allows its acts and refuses the others", "[ledger]") {
    struct Row {
        State from;
        std::vector<std::pair<Act, State>> allowed;
    };
    const std::vector<Row> table = {
        {State::kDraft, {{Act::kIssue, State::kIssued}, {Act::kTerminate, State::kTerminated}}},
        {State::kIssued,
         {{Act::kAcknowledge, State::kWorking},
          {Act::kFeedback, State::kWorking},
          {Act::kRequestExtension, State::kIssued},
          {Act::kGrantExtension, State::kIssued},
          {Act::kRefuseExtension, State::kIssued},
          {Act::kSuspend, State::kSuspended},
          {Act::kConfirmOverdue, State::kIssued},
          {Act::kNote, State::kIssued},
          {Act::kTerminate, State::kTerminated}}},
        {State::kWorking,
         {{Act::kFeedback, State::kWorking},
          {Act::kClaim, State::kClaimed},
          {Act::kRequestExtension, State::kWorking},
          {Act::kGrantExtension, State::kWorking},
          {Act::kRefuseExtension, State::kWorking},
          {Act::kSuspend, State::kSuspended},
          {Act::kConfirmOverdue, State::kWorking},
          {Act::kNote, State::kWorking},
          {Act::kTerminate, State::kTerminated}}},
        {State::kClaimed,
         {{Act::kProposeClose, State::kClaimed},
          {Act::kClose, State::kClosed},
          {Act::kReturn, State::kWorking},
          {Act::kConfirmOverdue, State::kClaimed},
          {Act::kNote, State::kClaimed},
          {Act::kTerminate, State::kTerminated}}},
        {State::kClosed, {{Act::kReopen, State::kWorking}}},
        {State::kSuspended,
         {{Act::kResume, State::kWorking},
          {Act::kConfirmOverdue, State::kSuspended},
          {Act::kTerminate, State::kTerminated}}},
        {State::kTerminated, {}}};
    REQUIRE(table.size() == kStates);
    for (const Row& row : table)
        for (int act = 0; act < kActs; ++act) {
            CAPTURE(name(row.from), name(static_cast<Act>(act)));
            base::Result<State> after = apply(row.from, static_cast<Act>(act));
            auto found = std::find_if(
                row.allowed.begin(), row.allowed.end(),
                [act](const auto& pair) { return static_cast<int>(pair.first) == act; });
            REQUIRE(after.ok() == (found != row.allowed.end()));
            if (after.ok()) CHECK(*after == found->second);
            if (after.ok()) continue;
            CHECK(after.error().code == base::ErrorCode::kRefused);
            CHECK_THAT(after.error().message, Catch::Contains(std::string(chinese_name(row.from))));
        }
}

TEST_CASE("each act is for its offices only", "[ledger]") {
    using enum ActorRole;
    const std::set<ActorRole> unit = {kLiaison, kHead, kOfficer, kDirector};
    const std::set<ActorRole> office = {kOfficer, kDirector};
    const std::set<ActorRole> director = {kDirector};
    const std::set<ActorRole> approvers = {kDirector, kLeader, kCountyHead};
    const std::pair<Act, std::set<ActorRole>> table[] = {{Act::kIssue, office},
                                                         {Act::kAcknowledge, unit},
                                                         {Act::kFeedback, unit},
                                                         {Act::kClaim, unit},
                                                         {Act::kProposeClose, office},
                                                         {Act::kClose, director},
                                                         {Act::kReturn, office},
                                                         {Act::kRequestExtension, unit},
                                                         {Act::kGrantExtension, approvers},
                                                         {Act::kRefuseExtension, approvers},
                                                         {Act::kSuspend, director},
                                                         {Act::kResume, director},
                                                         {Act::kTerminate, director},
                                                         {Act::kReopen, director},
                                                         {Act::kConfirmOverdue, office},
                                                         {Act::kNote, unit}};
    REQUIRE(std::size(table) == kActs);
    for (const auto& [act, roles] : table)
        for (int i = 0; i < kActorRoles; ++i) {
            ActorRole role = static_cast<ActorRole>(i);
            CAPTURE(name(act), name(role));
            base::Status may = permit(act, role, {});
            CHECK(may.ok() == roles.contains(role));
            if (!may.ok()) CHECK(may.error().code == base::ErrorCode::kRefused);
        }
}

TEST_CASE("where the office has no director, an officer closes, and nobody else", "[ledger]") {
    ActRules rules;
    rules.officer_closes = true;
    CHECK(permit(Act::kClose, ActorRole::kOfficer, rules).ok());
    CHECK(permit(Act::kClose, ActorRole::kDirector, rules).ok());
    CHECK_FALSE(permit(Act::kClose, ActorRole::kLiaison, rules).ok());
    CHECK_FALSE(permit(Act::kClose, ActorRole::kAdministrator, rules).ok());
    CHECK_FALSE(permit(Act::kTerminate, ActorRole::kOfficer, rules).ok());
}

TEST_CASE("offices and acts are known by both names", "[ledger]") {
    std::set<std::string_view> acts;
    for (int i = 0; i < kActs; ++i) acts.insert(name(static_cast<Act>(i)));
    CHECK(acts.size() == kActs);
    for (int i = 0; i < kActorRoles; ++i) {
        ActorRole role = static_cast<ActorRole>(i);
        CHECK(actor_role(name(role)) == role);
        CHECK(actor_role(chinese_name(role)) == role);
    }
    CHECK_FALSE(actor_role("boss"));
    CHECK_FALSE(actor_role(""));
}

TEST_CASE("an extension is decided by its rank", "[ledger]") {
    struct Case {
        const char *filed, *due, *original, *requested;
        int granted;
        std::optional<ActorRole> approver;
    };
    using enum ActorRole;
    const Case cases[] = {
        // A first one of 30 days is the director's, of 31 the leader's.
        {"2024-10-20", "2024-10-31", "2024-10-31", "2024-11-01", 0, kDirector},
        {"2024-10-20", "2024-10-31", "2024-10-31", "2024-11-30", 0, kDirector},
        {"2024-10-20", "2024-10-31", "2024-10-31", "2024-12-01", 0, kLeader},
        // A second is the leader's however short, a third the county head's.
        {"2024-10-20", "2024-10-31", "2024-09-30", "2024-11-01", 1, kLeader},
        {"2024-10-20", "2024-10-31", "2024-09-30", "2024-11-01", 2, kCountyHead},
        {"2024-10-20", "2024-10-31", "2024-09-30", "2024-11-01", 7, kCountyHead},
        // Across the plan's own year: of issue, or of a date that the plan itself puts later.
        {"2024-12-20", "2024-12-31", "2024-12-31", "2025-01-01", 0, kCountyHead},
        {"2025-05-20", "2025-05-31", "2025-05-31", "2025-06-10", 0, kDirector},
        {"2025-12-20", "2025-12-31", "2025-12-31", "2026-01-05", 0, kCountyHead},
        // Filed by 24:00 of the due day.
        {"2024-10-31", "2024-10-31", "2024-10-31", "2024-11-10", 0, kDirector},
        {"2024-11-01", "2024-10-31", "2024-10-31", "2024-11-10", 0, {}},
        // Later than the effective date.
        {"2024-10-20", "2024-10-31", "2024-10-31", "2024-10-31", 0, {}},
        {"2024-10-20", "2024-10-31", "2024-10-31", "2024-10-30", 0, {}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.filed, c.due, c.requested, c.granted);
        base::Result<ActorRole> approver =
            extension_approver({date(c.filed), date(c.due), date(c.original), date(c.requested),
                                date("2024-05-07"), c.granted},
                               {});
        CHECK(approver.ok() == c.approver.has_value());
        if (approver.ok() && c.approver) CHECK(*approver == *c.approver);
        if (!approver.ok()) CHECK(approver.error().code == base::ErrorCode::kRefused);
    }
}

TEST_CASE("the rank of an extension follows the configured days", "[ledger]") {
    ActRules rules;
    rules.extension_days = 10;
    ExtensionRequest request{date("2024-10-20"), date("2024-10-31"), date("2024-10-31"),
                             date("2024-11-10"), date("2024-05-07"), 0};
    CHECK(*extension_approver(request, rules) == ActorRole::kDirector);
    request.requested_due = date("2024-11-11");
    CHECK(*extension_approver(request, rules) == ActorRole::kLeader);
}

TEST_CASE("who stands above may decide, who stands below may not", "[ledger]") {
    using enum ActorRole;
    const ActorRole ranks[] = {kDirector, kLeader, kCountyHead};
    for (int actor = 0; actor < 3; ++actor)
        for (int approver = 0; approver < 3; ++approver)
            CHECK(may_decide(ranks[actor], ranks[approver]) == (actor >= approver));
    for (ActorRole role : {kLiaison, kHead, kOfficer, kAdministrator})
        CHECK_FALSE(may_decide(role, kDirector));
}

TEST_CASE("a pending extension makes yellow and never stops the clock", "[ledger]") {
    Standing s{State::kWorking,
               DeadlineKind::kDate,
               false,
               date("2024-10-31"),
               date("2024-10-24"),
               {},
               false};
    CHECK(light(s, date("2024-10-01")) == Light::kGreen);
    s.extension_pending = true;
    CHECK(light(s, date("2024-10-01")) == Light::kYellow);
    CHECK(light(s, date("2024-10-31")) == Light::kYellow);
    CHECK(light(s, date("2024-11-01")) == Light::kRed);
    CHECK(days_overdue(s, date("2024-11-02")) == 2);
    s.state = State::kSuspended;
    CHECK(light(s, date("2024-11-01")) == Light::kGrey);
}

TEST_CASE("a resumed row has the days that it had left, and no fewer", "[ledger]") {
    struct Case {
        const char *due, *suspended, *resumed, *then;
    };
    const Case cases[] = {
        {"2024-10-31", "2024-10-11", "2024-10-21", "2024-11-10"},  // 20 days left
        {"2024-10-31", "2024-10-31", "2024-12-01", "2024-12-01"},  // the due day itself
        {"2024-10-31", "2024-10-11", "2024-10-11", "2024-10-31"},  // at once: nothing gained
        {"2024-10-31", "2024-11-05", "2024-12-05", "2024-11-30"},  // five days overdue stay so
        {"2024-12-31", "2024-02-28", "2024-02-29", "2025-01-01"}};
    for (const Case& c : cases) {
        CAPTURE(c.suspended, c.resumed);
        int left = remaining_days(date(c.due), date(c.suspended));
        CHECK(resumed_due(date(c.due), date(c.resumed), left) == date(c.then));
    }
}

TEST_CASE("a silence covers what agrees with all that it names, on its days", "[ledger]") {
    Silence unit{1, {}, 7, {}, "R1", date("2024-10-01"), date("2024-10-31"), "", ""};
    SilenceTarget mine{3, 7, 11}, others{3, 8, 11};
    CHECK(covers(unit, mine, date("2024-10-01")));
    CHECK(covers(unit, mine, date("2024-10-31")));
    CHECK_FALSE(covers(unit, mine, date("2024-09-30")));
    CHECK_FALSE(covers(unit, mine, date("2024-11-01")));
    CHECK_FALSE(covers(unit, others, date("2024-10-10")));
    Silence both = unit;
    both.plan_id = 4;
    CHECK_FALSE(covers(both, mine, date("2024-10-10")));
    both.plan_id = 3;
    CHECK(covers(both, mine, date("2024-10-10")));
    both.task_id = 12;
    CHECK_FALSE(covers(both, mine, date("2024-10-10")));
}

TEST_CASE("a silence mutes its rung and those below, never one above O2", "[ledger]") {
    const char* rungs[] = {"R0E", "R0", "R1", "O1", "O2"};
    for (size_t highest = 0; highest < 5; ++highest) {
        Silence s;
        s.rung = rungs[highest];
        for (size_t asked = 0; asked < 5; ++asked)
            CHECK(mutes(s, rungs[asked]) == (asked <= highest));
        for (const char* never : {"O3", "O4", "suspended", "loaded", ""})
            CHECK_FALSE(mutes(s, never));
    }
    CHECK(can_be_muted("O2"));
    CHECK_FALSE(can_be_muted("O3"));
}
