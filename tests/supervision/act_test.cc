// What people do to an assignment: guards, effects, one event each.

#include "supervision/act.h"

#include <catch2/catch.hpp>
#include <map>

#include "supervision/small_county.h"

using namespace test;
using namespace supervision;
using ledger::State;

namespace {

const Actor kUnit{"甲", ledger::ActorRole::kLiaison}, kOffice{"督查员乙"},
    kDirector{"主任丙", ledger::ActorRole::kDirector};

// One task of 县教体局, due 2024-10-31; the clock stands at `now`.
struct OneTask : SmallLedger {
    explicit OneTask(std::string_view until, const std::string& due = "2024-10-31")
        : SmallLedger("2024-05-07 08:00") {
        enter(plan({task("一", {"县教体局"}, due)}));
        id = row("一").id;
        run_until(until);
    }
    void acknowledged() { REQUIRE(acknowledge(db, id, kUnit, now).ok()); }
    void claimed(std::string_view filed) {
        acknowledged();
        REQUIRE(claim(db, id, kUnit, "已竣工", "验收报告", date(filed), now).ok());
    }
    State state() { return row("一").state; }
    int64_t id = 0;
};

size_t events_of(OneTask& l) { return store::events_of_assignment(l.db, l.id).size(); }

}  // namespace

TEST_CASE("each act is allowed in its states only, and leaves one event", "[supervision]") {
    struct Case {
        const char* act;
        base::Status (*run)(OneTask&);
        std::vector<State> allowed;
        State after;
    };
    const Case cases[] = {
        {"ack",
         [](OneTask& l) { return acknowledge(l.db, l.id, kUnit, l.now); },
         {State::kIssued},
         State::kWorking},
        {"feedback",
         [](OneTask& l) { return give_feedback(l.db, l.id, kUnit, "主体完工", l.now); },
         {State::kIssued, State::kWorking},
         State::kWorking},
        {"claim",
         [](OneTask& l) {
             return claim(l.db, l.id, kUnit, "竣工", "报告", date("2024-10-01"), l.now);
         },
         {State::kWorking},
         State::kClaimed},
        {"close",
         [](OneTask& l) {
             return close(l.db, l.id, kDirector, ledger::Rating::kGood, l.setup, l.now);
         },
         {State::kClaimed},
         State::kClosed},
        {"return",
         [](OneTask& l) { return send_back(l.db, l.id, kOffice, "缺照片", l.setup, l.now); },
         {State::kClaimed},
         State::kWorking},
    };
    const State states[] = {State::kDraft,  State::kIssued,    State::kWorking,   State::kClaimed,
                            State::kClosed, State::kSuspended, State::kTerminated};
    for (const Case& c : cases) {
        for (State from : states) {
            CAPTURE(c.act, ledger::name(from));
            OneTask l("2024-10-08 08:00");
            l.db.execute("UPDATE assignment SET filed_on = '2024-10-01', state = '" +
                         std::string(ledger::name(from)) + "'");
            size_t events = events_of(l);
            std::string before = dump(l.db);
            bool allowed = std::find(c.allowed.begin(), c.allowed.end(), from) != c.allowed.end();
            base::Status done = c.run(l);
            CHECK(done.ok() == allowed);
            CHECK(events_of(l) == events + (allowed ? 1 : 0));
            if (allowed) CHECK(l.state() == c.after);
            if (!allowed) CHECK(dump(l.db) == before);
            if (!allowed) CHECK(done.error().code == base::ErrorCode::kRefused);
            if (!allowed) CHECK(has(done.error().message, std::string(chinese_name(from))));
        }
    }
}

TEST_CASE("an act on a row that is not there is not found", "[supervision]") {
    OneTask l("2024-10-08 08:00");
    CHECK(acknowledge(l.db, 99, kUnit, l.now).error().code == base::ErrorCode::kNotFound);
    CHECK(confirm_overdue(l.db, 99, kOffice, l.setup, l.now).error().code ==
          base::ErrorCode::kNotFound);
    CHECK(has(give_feedback(l.db, 99, kUnit, "x", l.now).error().message, "99"));
}

TEST_CASE("an act without its words is refused and changes nothing", "[supervision]") {
    struct Case {
        const char* reason;
        base::Status (*run)(OneTask&);
    };
    const Case cases[] = {
        {"反馈内容不能为空",
         [](OneTask& l) { return give_feedback(l.db, l.id, kUnit, "", l.now); }},
        {"写明完成情况",
         [](OneTask& l) {
             return claim(l.db, l.id, kUnit, "", "报告", date("2024-10-01"), l.now);
         }},
        {"佐证材料",
         [](OneTask& l) {
             return claim(l.db, l.id, kUnit, "竣工", "", date("2024-10-01"), l.now);
         }},
        {"不能晚于今天",
         [](OneTask& l) {
             return claim(l.db, l.id, kUnit, "竣工", "报告", date("2024-10-09"), l.now);
         }},
        {"早于交办日期",
         [](OneTask& l) {
             return claim(l.db, l.id, kUnit, "竣工", "报告", date("2024-05-06"), l.now);
         }},
        {"退回须写明理由",
         [](OneTask& l) { return send_back(l.db, l.id, kOffice, "", l.setup, l.now); }},
        {"不是“载入时已逾期”",
         [](OneTask& l) { return confirm_overdue(l.db, l.id, kOffice, l.setup, l.now); }},
    };
    for (const Case& c : cases) {
        CAPTURE(c.reason);
        OneTask l("2024-10-08 08:00");
        l.acknowledged();
        std::string before = dump(l.db);
        base::Status done = c.run(l);
        REQUIRE_FALSE(done.ok());
        CHECK(has(done.error().message, c.reason));
        CHECK(dump(l.db) == before);
    }
}

TEST_CASE("an event names who, when, on what basis, before and after", "[supervision]") {
    OneTask l("2024-10-30 10:00");
    l.claimed("2024-10-30");
    REQUIRE(close(l.db, l.id, kDirector, ledger::Rating::kExcellent, l.setup, l.now).ok());
    std::vector<store::Event> events = store::events_of_assignment(l.db, l.id);
    const store::Event& closing = events.back();
    CHECK(closing.kind == "assignment.close");
    CHECK(closing.actor == "主任丙");
    CHECK(closing.role == "director");
    CHECK(closing.at == l.now);
    CHECK(closing.basis == "优秀");
    CHECK(*closing.before["state"].as_string() == "claimed");
    CHECK(*closing.before["filed_on"].as_string() == "2024-10-30");
    CHECK(*closing.after["state"].as_string() == "closed");
    CHECK(*closing.after["rating"].as_string() == "excellent");
    CHECK(has(events[events.size() - 2].basis, "验收报告"));
    CHECK(store::feedback_of(l.db, l.id).at(0).evidence == "验收报告");
}

TEST_CASE("a claim filed on 2024-10-30 and accepted on 2024-11-05 is on time, without an O1",
          "[supervision]") {
    OneTask l("2024-10-30 10:00");
    l.claimed("2024-10-30");
    CHECK(ledger::light(l.row("一").standing(), date("2024-11-04")) == ledger::Light::kGreen);
    l.run_until("2024-11-05 10:00");
    REQUIRE(close(l.db, l.id, kDirector, ledger::Rating::kGood, l.setup, l.now).ok());
    l.run_until("2025-01-31 18:00");
    CHECK(l.said(l.id) == Lines{"R0E education@x", "R0 education@x"});
    CHECK(ledger::light(l.row("一").standing(), date("2025-01-31")) == ledger::Light::kGreen);
    CHECK(l.row("一").filed_on == date("2024-10-30"));
}

TEST_CASE("a paper that came in on time and was entered late is on time", "[supervision]") {
    OneTask l("2024-11-05 10:00");
    REQUIRE(l.said(l.id).back() == "O1 office@x");
    l.claimed("2024-10-30");
    CHECK(ledger::days_overdue(l.row("一").standing(), date("2024-11-05")) == 0);
    REQUIRE(close(l.db, l.id, kDirector, ledger::Rating::kGood, l.setup, l.now).ok());
    CHECK(ledger::light(l.row("一").standing(), date("2024-11-05")) == ledger::Light::kGreen);
}

TEST_CASE("a claim filed late keeps the row red, closed late it is ringed", "[supervision]") {
    OneTask l("2024-11-05 10:00");
    l.claimed("2024-11-04");
    CHECK(ledger::light(l.row("一").standing(), date("2024-11-05")) == ledger::Light::kRed);
    CHECK(ledger::days_overdue(l.row("一").standing(), date("2024-11-05")) == 5);
    REQUIRE(close(l.db, l.id, kDirector, ledger::Rating::kPassed, l.setup, l.now).ok());
    CHECK(ledger::light(l.row("一").standing(), date("2024-11-06")) == ledger::Light::kGreenRinged);
}

TEST_CASE("a claim takes its row back out of messages that have not left", "[supervision]") {
    SmallLedger l("2024-05-07 08:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("二", {"县教体局"}, "2024-10-31"),
                  task("三", {"蔚汾镇"}, "2024-10-31")}));
    l.run_until("2024-10-31 18:00");
    l.now = instant("2024-11-01 09:00");
    CHECK(supervision::tick(l.db, l.setup, l.now).notices == 6);
    for (const char* ref : {"一", "三"}) {
        int64_t id = l.row(ref).id;
        REQUIRE(acknowledge(l.db, id, kUnit, l.now).ok());
        REQUIRE(claim(l.db, id, kUnit, "竣工", "报告", date("2024-10-31"), l.now).ok());
        Lines said = l.said(id);
        CHECK(std::none_of(said.begin(), said.end(),
                           [](const std::string& line) { return line.starts_with("O1"); }));
    }
    CHECK(l.last_to("t1@x").state == "withdrawn");
    for (const char* address : {"education@x", "office@x"}) {
        CAPTURE(address);
        store::Message m = l.last_to(address);
        CHECK(m.state == "queued");
        CHECK(has(m.text, "任务二"));
        CHECK_FALSE(has(m.text, "任务一"));
        CHECK_FALSE(has(m.html, "任务一"));
        CHECK_FALSE(has(m.text, "任务三"));
        CHECK(has(m.subject, "逾期1项"));
    }
    CHECK(l.said(l.row("二").id).back() == "O1 office@x");
}

TEST_CASE("a message composed again keeps the marks 补发 and 无收件人", "[supervision]") {
    SmallLedger l("2024-05-07 08:00");
    l.enter(plan({task("一", {"县交通局"}, "2024-10-31"), task("二", {"县交通局"}, "2024-10-31")}));
    l.run_until("2024-10-31 18:00");
    l.now = instant("2024-11-08 09:00");
    REQUIRE(supervision::tick(l.db, l.setup, l.now).notices == 2);
    REQUIRE(has(l.last_to("office@x").subject, "补发"));
    int64_t id = l.row("一").id;
    REQUIRE(acknowledge(l.db, id, kOffice, l.now).ok());
    REQUIRE(claim(l.db, id, kOffice, "竣工", "报告", date("2024-10-31"), l.now).ok());
    store::Message m = l.last_to("office@x");
    CHECK_FALSE(has(m.text, "任务一"));
    CHECK(has(m.subject, "补发"));
    CHECK(has(m.text, "无收件人"));
}

TEST_CASE("what has left is not touched by a claim", "[supervision]") {
    OneTask l("2024-11-01 09:00");
    store::Message sent = l.last_to("office@x");
    REQUIRE(sent.state == "sent");
    l.claimed("2024-11-01");
    CHECK(l.last_to("office@x").text == sent.text);
    CHECK(l.said(l.id).back() == "O1 office@x");
}

TEST_CASE("whoever was told of the overdue gets one line 已销号 with their next message",
          "[supervision]") {
    SmallLedger l("2024-05-07 08:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("二", {"县教体局"}, "2024-11-15"),
                  task("三", {"蔚汾镇"}, "2024-11-29")}));
    l.run_until("2024-11-05 10:00");
    int64_t id = l.row("一").id;
    REQUIRE(acknowledge(l.db, id, kUnit, l.now).ok());
    REQUIRE(claim(l.db, id, kUnit, "竣工", "报告", date("2024-11-05"), l.now).ok());
    REQUIRE(close(l.db, id, kDirector, ledger::Rating::kPassed, l.setup, l.now).ok());
    size_t before = l.log().size();
    l.run_until("2024-12-31 18:00");
    std::map<std::string, int> lines;
    for (const store::Message& m : l.messages()) {
        if (m.decided_at < instant("2024-11-05 10:00")) continue;
        bool closing = has(m.text, "此前告知逾期的下列事项已销号");
        if (closing) ++lines[m.kind + " " + m.to_address];
        if (has(m.text, "任务一")) CHECK(closing);
    }
    // The liaison hears it on 8 November with a reminder, the office on the 11th with its digest.
    CHECK(lines ==
          std::map<std::string, int>{{"ladder education@x", 1}, {"office_digest office@x", 1}});
    CHECK(l.log()[before] == "2024-11-08 09:00 education@x");
}

TEST_CASE("a closing line alone makes no message", "[supervision]") {
    OneTask l("2024-11-05 10:00");
    l.claimed("2024-11-05");
    REQUIRE(close(l.db, l.id, kDirector, ledger::Rating::kPassed, l.setup, l.now).ok());
    size_t before = l.log().size();
    l.run_until("2024-12-31 18:00");
    CHECK(l.log().size() == before);
}

TEST_CASE("returned after the due day: overdue at once, O1 on the next run", "[supervision]") {
    OneTask l("2024-10-30 10:00");
    l.claimed("2024-10-30");
    l.run_until("2024-11-05 16:00");
    REQUIRE(send_back(l.db, l.id, kOffice, "缺少照片", l.setup, l.now).ok());
    store::AssignmentRow row = l.row("一");
    CHECK(row.return_count == 1);
    CHECK(row.returned);
    CHECK_FALSE(row.filed_on);
    CHECK(ledger::days_overdue(row.standing(), date("2024-11-05")) == 5);
    l.run_until("2024-11-05 18:00");
    CHECK(l.said(l.id).back() == "O1 office@x");
    CHECK(l.log().back() == "2024-11-05 16:00 office@x");
}

TEST_CASE("returned after O1 was said: it is not said again", "[supervision]") {
    OneTask l("2024-11-05 10:00");
    l.claimed("2024-11-05");
    REQUIRE(send_back(l.db, l.id, kOffice, "缺少照片", l.setup, l.now).ok());
    size_t before = l.log().size();
    l.run_until("2024-11-05 18:00");
    CHECK(l.log().size() == before);
    l.run_until("2024-11-29 18:00");
    Lines said = l.said(l.id);
    CHECK(std::count(said.begin(), said.end(), "O1 office@x") == 1);
    CHECK(said.back() == "O3 office@x");
    CHECK(ledger::light(l.row("一").standing(), date("2024-11-29")) == ledger::Light::kRed);
}

TEST_CASE("returned before the due day: yellow, and the rungs go on", "[supervision]") {
    OneTask l("2024-10-14 10:00");
    l.claimed("2024-10-14");
    REQUIRE(send_back(l.db, l.id, kOffice, "缺少照片", l.setup, l.now).ok());
    CHECK(ledger::light(l.row("一").standing(), date("2024-10-15")) == ledger::Light::kYellow);
    l.run_until("2024-11-05 18:00");
    CHECK(l.said(l.id) == Lines{"R0E education@x", "R0 education@x", "R1 education.head@x",
                                "R1 education@x", "O1 education@x", "O1 office@x"});
}

TEST_CASE("a row overdue when loaded is confirmed once, while it is open", "[supervision]") {
    SmallLedger l("2024-11-04 10:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31"), task("二", {"蔚汾镇"}, "2024-10-15")}));
    int64_t first = l.row("一").id, second = l.row("二").id;
    CHECK(confirm_overdue(l.db, first, kOffice, l.setup, l.now).ok());
    CHECK_FALSE(confirm_overdue(l.db, first, kOffice, l.setup, l.now).ok());
    REQUIRE(acknowledge(l.db, second, kUnit, l.now).ok());
    REQUIRE(claim(l.db, second, kUnit, "竣工", "报告", date("2024-10-15"), l.now).ok());
    REQUIRE(close(l.db, second, kDirector, ledger::Rating::kGood, l.setup, l.now).ok());
    base::Status done = confirm_overdue(l.db, second, kOffice, l.setup, l.now);
    REQUIRE_FALSE(done.ok());
    CHECK(has(done.error().message, "已销号"));
}

TEST_CASE("a claim returned on a row that no officer confirmed leaves the ladder silent",
          "[supervision]") {
    SmallLedger l("2024-11-04 10:00");
    l.enter(plan({task("一", {"县教体局"}, "2024-10-31")}));
    l.tick_once();
    int64_t id = l.row("一").id;
    REQUIRE(acknowledge(l.db, id, kUnit, l.now).ok());
    REQUIRE(claim(l.db, id, kUnit, "竣工", "报告", date("2024-11-04"), l.now).ok());
    REQUIRE(send_back(l.db, id, kOffice, "缺少照片", l.setup, l.now).ok());
    l.run_until("2024-11-15 18:00");
    CHECK(l.said(id) == Lines{"loaded office@x"});
    REQUIRE(confirm_overdue(l.db, id, kOffice, l.setup, l.now).ok());
    l.run_until("2024-11-18 18:00");
    CHECK(l.said(id).back() == "O1 office@x");
}
