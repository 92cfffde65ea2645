// 导入审核 through the API.

#include <catch2/catch.hpp>

#include "console/desk.h"
#include "store/document_store.h"
#include "store/draft_store.h"

using namespace test;

namespace {

struct DraftDesk : ApiDesk {
    DraftDesk() {
        store::DocumentRow document;
        document.digest = document.original = std::string(64, 'a');
        document.name = "方案<1>.docx";
        document.received_at = now;
        document.report = {store::DocumentState::kDrafted, "docx", "", "", {}, "全文"};
        ledger::Draft d;
        d.plan = plan({}, "2024-09-01");
        d.plan.number = "兴政办函〔2024〕20号";
        d.has_date = true;
        for (const ledger::Task& t :
             {task("一", {"县教体局"}, "2024-12-31"), task("二", {"县教育体育科技局"}),
              task("三", {"县卫健局"}, "2024-11-30")}) {
            d.tasks.push_back({t, "原文" + t.ref, 0, "", 0.95, {}, ledger::DraftTaskState::kOpen});
            d.tasks.back().task.n = 0;
        }
        number_open_tasks(d);
        int64_t id = store::insert_document(db, document);
        draft = store::insert_draft(db, id, 1, d, now);
    }
    [[nodiscard]] std::string path(const std::string& what = "") const {
        return "/api/v1/drafts/" + std::to_string(draft) + (what.empty() ? "" : "/" + what);
    }
    int64_t draft = 0;
};

std::vector<std::string> states(const Answer& answer) {
    std::vector<std::string> out;
    for (const base::Json& task : *answer.body["tasks"].as_array())
        out.push_back(*task["state"].as_string());
    return out;
}

using States = std::vector<std::string>;

}  // namespace

TEST_CASE("a draft is shown with its tasks, its doubts and the document's text", "[console]") {
    DraftDesk desk;
    Answer shown = desk.get("officer", desk.path());
    REQUIRE(shown.status == 200);
    CHECK(shown.text("text") == "全文");
    CHECK(shown.text("document") == "方案<1>.docx");
    CHECK(states(shown) == States{"open", "open", "open"});
    REQUIRE(shown.body["names"].as_array()->size() == 1);
    const base::Json& name = (*shown.body["names"].as_array())[0];
    CHECK(name["printed"] == base::Json("县教育体育科技局"));
    CHECK(name["blocks"] == base::Json(true));
    CHECK(desk.get("officer", "/api/v1/drafts/99").status == 404);
    CHECK(desk.get("liaison", desk.path()).status == 403);
    CHECK(desk.get("officer", "/api/v1/drafts").body["drafts"].as_array()->size() == 1);
}

TEST_CASE("chosen tasks enter the ledger, a name that means nobody keeps its task out",
          "[console]") {
    DraftDesk desk;
    Answer confirmed = desk.post("officer", desk.path("confirm"), R"({"version":1,"tasks":[0,2]})");
    REQUIRE(confirmed.status == 200);
    CHECK(desk.changed);
    CHECK(confirmed.number("confirmed") == 2);
    CHECK(confirmed.number("assignments") == 2);
    CHECK(states(desk.get("officer", desk.path())) == States{"confirmed", "open", "confirmed"});
    Answer refused = desk.post("officer", desk.path("confirm"), R"({"tasks":[1]})");
    CHECK(refused.status == 409);
    CHECK(refused.text("code") == "W_UNIT");
    CHECK(
        desk.post("officer", desk.path("confirm"),
                  R"({"tasks":[1],"choices":[{"printed":"县教育体育科技局","code":"education"}]})")
            .status == 200);
    CHECK(desk.get("officer", "/api/v1/plans").body["plans"].as_array()->size() == 2);
}

TEST_CASE("tasks are dropped and taken back, a draft discarded", "[console]") {
    DraftDesk desk;
    CHECK(states(desk.post("officer", desk.path("drop"), R"({"tasks":[1]})")) ==
          States{"open", "dropped", "open"});
    CHECK(states(desk.post("officer", desk.path("restore"), R"({"tasks":[1]})")) ==
          States{"open", "open", "open"});
    CHECK(desk.post("officer", desk.path("discard")).text("state") == "discarded");
    CHECK(desk.post("officer", desk.path("confirm"), R"({"tasks":[0]})").status == 409);
}

TEST_CASE("who saw an older draft, or names tasks that are none, changes nothing", "[console]") {
    DraftDesk desk;
    CHECK(desk.post("officer", desk.path("drop"), R"({"version":2,"tasks":[0]})").text("code") ==
          "E_VERSION");
    for (const char* body :
         {R"({"tasks":[3]})", R"({"tasks":[-1]})", R"({"tasks":["0"]})", R"({"tasks":0})",
          R"({"tasks":[0],"correct":true})", R"({"version":"1","tasks":[0]})"})
        CHECK(desk.post("officer", desk.path("drop"), body).status == 400);
    CHECK(states(desk.get("officer", desk.path())) == States{"open", "open", "open"});
}
