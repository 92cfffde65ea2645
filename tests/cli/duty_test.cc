// duban duty …: the periods of recurring duties on a ledger file.

#include <catch2/catch.hpp>

#include "cli/command_line.h"
#include "store/duty_store.h"
#include "supervision/setup.h"
#include "supervision/tick.h"
#include "support/dates.h"

using namespace test;

namespace {

const char* const kDay = "2024-06-10";

// The employment service plan on the demonstration ledger, its periods opened.
struct Duties {
    Duties() : desk(kDay) {
        Output done =
            desk({"import", Desk::plans() + "/2024-04-13-employment-service-points.toml"});
        INFO(done.err);
        REQUIRE(done.code == cli::kDone);
        store::Database db = store::Database::open(desk.ledger()).value();
        (void)supervision::tick(db, {}, instant("2024-06-10 09:30"));
        for (const store::AssignmentRow& row : store::periods_in_hand(db, date(kDay)))
            if (row.title.find("每月上报补助资金") == 0) id = std::to_string(row.id);
        REQUIRE_FALSE(id.empty());
    }
    Output act(std::vector<std::string> args) const {
        args.insert(args.begin(), "duty");
        args.insert(args.begin() + 2, id);
        return desk(args);
    }
    Desk desk;
    std::string id;
};

}  // namespace

TEST_CASE("a period is listed, reported, returned, reported and accepted", "[cli]") {
    Duties d;
    Output list = d.desk({"duty", "list"});
    CHECK(list.code == cli::kDone);
    CHECK(has(list.out, "每月上报补助资金执行情况（2024年6月）"));
    CHECK(d.desk({"duty", "list", "--missed"}).code == cli::kNothing);
    CHECK(d.act({"report", "--text", "", "--role", "liaison"}).code == cli::kNothing);
    Output reported = d.act({"report", "--text", "执行80%", "--as", "甲", "--role", "liaison"});
    INFO(reported.err);
    CHECK(reported.code == cli::kDone);
    CHECK(has(reported.out, "应报1次，已报1次；待核销"));
    CHECK(d.act({"accept", "--role", "liaison"}).code == cli::kNothing);
    CHECK(d.act({"return", "--reason", "缺表"}).code == cli::kDone);
    CHECK(d.act({"report", "--text", "补表", "--role", "liaison"}).code == cli::kDone);
    CHECK(has(d.act({"accept"}).out, "已销号"));
    Output shown = d.act({"show"});
    CHECK(has(shown.out, "第1次"));
    CHECK(has(shown.out, "已退回"));
    CHECK(has(shown.out, "退回理由：缺表"));
    CHECK(has(shown.out, "报送审核通过"));
    base::Json json = d.act({"show", "--json"}).json();
    CHECK(*json["reports_filed"].as_int() == 1);
    CHECK(*json["period_end"].as_string() == "2024-06-30");
    CHECK(*json["due"].as_string() == "2024-07-01");
}

TEST_CASE("a period is waived with a reason, and a duty renewed with a document", "[cli]") {
    Duties d;
    CHECK(d.act({"waive"}).code == cli::kUsage);
    CHECK(d.act({"waive", "--reason", "本月不开", "--role", "head"}).code == cli::kNothing);
    CHECK(has(d.act({"waive", "--reason", "本月不开"}).out, "已终止"));
    CHECK(d.desk({"duty", "list", "--renewal"}).code == cli::kNothing);
    CHECK(d.desk({"duty", "renew", "--until", "2025-12-31", "--basis", "函"}).code == cli::kUsage);
    Output renewed =
        d.desk({"duty", "renew", "--plan", "5号", "--until", "2025-12-31", "--basis", "函"});
    INFO(renewed.err);
    CHECK(renewed.code == cli::kDone);
    CHECK(has(renewed.out, "续期至2025-12-31"));
    CHECK(d.desk({"duty", "renew", d.id, "--until", "2025-06-30", "--basis", "函"}).code ==
          cli::kNothing);
    CHECK(d.desk({"duty", "show", "999"}).code == cli::kNothing);
}
