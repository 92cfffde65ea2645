// The commands of acts on a ledger file: what they print, their exit codes, and what they refuse.

#include <catch2/catch.hpp>
#include <fstream>

#include "cli/command_line.h"
#include "store/event_chain.h"
#include "support/raw_database.h"

using namespace test;

namespace {

const char* const kDay = "2024-05-07";

// The livelihood plan loaded, and one open row of it with a date.
struct Row {
    Row() : desk(kDay) {
        desk.import();
        base::Json list = desk({"task", "list", "--json"}).json();
        for (const base::Json& row : *list.as_array())
            if (row["due"].as_string() != nullptr) id = std::to_string(*row["id"].as_int());
        REQUIRE_FALSE(id.empty());
    }
    base::Json show() const { return desk({"task", "show", id, "--json"}).json(); }
    std::string text(const char* key) const {
        base::Json shown = show();
        const std::string* value = shown[key].as_string();
        return value ? *value : "";
    }
    Output act(std::vector<std::string> args) const {
        args.insert(args.begin(), "task");
        args.insert(args.begin() + 2, id);
        return desk(args);
    }
    void claimed(const std::vector<std::string>& more = {"--evidence", "验收单"}) const {
        REQUIRE(act({"ack", "--as", "甲", "--role", "liaison"}).code == cli::kDone);
        std::vector<std::string> args = {"claim", "--text", "建成"};
        args.insert(args.end(), more.begin(), more.end());
        Output done = act(args);
        INFO(done.err);
        REQUIRE(done.code == cli::kDone);
    }
    Desk desk;
    std::string id;
};

std::vector<std::string> extension(const std::string& to) {
    return {"extend",   "--to",     to,       "--reason", "雨",       "--progress",
            "主体完工", "--signer", "薛探平", "--basis",  "兴教函3号"};
}

}  // namespace

TEST_CASE("an officer's close is a proposal, the director's word closes", "[cli]") {
    Row row;
    row.claimed();
    Output proposed = row.act({"close", "--rating", "良好", "--as", "乙"});
    CHECK(proposed.code == cli::kDone);
    CHECK(has(proposed.out, "拟评定“良好”，待督查室主任审定"));
    CHECK(row.text("state") == "claimed");
    CHECK(row.text("proposed_rating") == "good");
    Output closed = row.act({"close", "--as", "丙", "--role", "督查室主任"});
    CHECK(closed.code == cli::kDone);
    CHECK(row.text("state") == "closed");
    CHECK(row.text("rating") == "good");
    CHECK(has(row.act({"show"}).out, "丙（督查室主任）"));
}

TEST_CASE("an unknown office is wrong usage, a powerless one is refused", "[cli]") {
    Row row;
    row.claimed();
    CHECK(row.act({"close", "--role", "boss"}).code == cli::kUsage);
    Output refused = row.act({"close", "--role", "liaison"});
    CHECK(refused.code == cli::kNothing);
    CHECK(has(refused.err, "联络员无权"));
    CHECK(row.text("state") == "claimed");
}

TEST_CASE("an extension is asked for, refused to the wrong rank, and granted", "[cli]") {
    Row row;
    std::string due = row.text("due");
    Output asked = row.act(extension("2025-01-25"));
    INFO(asked.err);
    CHECK(asked.code == cli::kDone);
    CHECK(has(asked.out, "第1次延期申请已登记"));
    CHECK(row.text("due") == due);
    CHECK(row.act({"grant"}).code == cli::kNothing);
    Output granted = row.act({"grant", "--role", "county_head", "--as", "梁文壮"});
    CHECK(granted.code == cli::kDone);
    CHECK(has(granted.out, "时限改为2025-01-25"));
    CHECK(row.text("due") == "2025-01-25");
    CHECK(has(row.act({"show"}).out, "已批准"));
    CHECK(row.act(extension("soon")).code == cli::kUsage);
    CHECK(row.act(extension("2024-12-01")).code == cli::kNothing);
    std::vector<std::string> partial = {"extend", "--to", "2025-01-01"};
    CHECK(row.act(partial).code == cli::kUsage);
}

TEST_CASE("an extension is refused with its reason", "[cli]") {
    Row row;
    REQUIRE(row.act(extension("2025-01-25")).code == cli::kDone);
    CHECK(row.act({"refuse", "--role", "county_head"}).code == cli::kUsage);
    CHECK(row.act({"refuse", "--reason", "条件具备", "--role", "county_head"}).code == cli::kDone);
    CHECK(row.text("extension_approver").empty());
    CHECK(has(row.act({"show"}).out, "不予延期"));
}

TEST_CASE("suspend, resume, terminate and reopen are the director's", "[cli]") {
    Row row;
    std::vector<std::string> suspend = {"suspend", "--until", "2024-09-30", "--basis", "文件"};
    CHECK(row.act(suspend).code == cli::kNothing);
    suspend.insert(suspend.end(), {"--role", "director"});
    CHECK(row.act(suspend).code == cli::kDone);
    CHECK(row.text("state") == "suspended");
    CHECK(has(row.act({"show"}).out, "中止至：2024-09-30"));
    CHECK(row.act({"resume", "--role", "director"}).code == cli::kDone);
    CHECK(row.text("state") == "working");
    CHECK(row.act({"reopen", "--reason", "不实", "--role", "director"}).code == cli::kNothing);
    CHECK(row.act({"terminate", "--role", "director"}).code == cli::kUsage);
    CHECK(row.act({"terminate", "--basis", "文件", "--into", "x", "--role", "director"}).code ==
          cli::kUsage);
    CHECK(row.act({"terminate", "--basis", "文件", "--role", "director"}).code == cli::kDone);
    CHECK(row.text("terminated_on") == kDay);
}

TEST_CASE("an act is undone by whom it was done", "[cli]") {
    Row row;
    REQUIRE(row.act({"ack", "--as", "甲"}).code == cli::kDone);
    CHECK(row.act({"undo", "--as", "乙"}).code == cli::kNothing);
    Output done = row.act({"undo", "--as", "甲", "--reason", "登记错了"});
    CHECK(done.code == cli::kDone);
    CHECK(has(done.out, "“签收”已撤销；已交办"));
    CHECK(has(row.act({"show"}).out, "撤销办理"));
}

TEST_CASE("evidence files are kept by their digest and shown", "[cli]") {
    Row row;
    std::string photo = row.desk.folder().write("验收.jpg", "照片");
    std::string empty = row.desk.folder().write("empty.pdf", "");
    REQUIRE(row.act({"ack"}).code == cli::kDone);
    CHECK(row.act({"claim", "--text", "建成", "--file", empty}).code == cli::kBadInput);
    CHECK(row.act({"claim", "--text", "建成", "--file", photo + ".none"}).code == cli::kBadInput);
    CHECK(row.act({"claim", "--text", "建成"}).code == cli::kNothing);
    CHECK(row.text("state") == "working");
    CHECK(row.act({"claim", "--text", "建成", "--file", photo, "--file", photo}).code ==
          cli::kDone);
    std::string page = row.act({"show"}).out;
    size_t at = page.find("SHA-256 ");
    REQUIRE(at != std::string::npos);
    std::string digest = page.substr(at + 8, 64);
    std::string kept =
        row.desk.state() + "/evidence/" + digest.substr(0, 2) + "/" + digest + ".jpg";
    std::ifstream in(kept);
    CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == "照片");
    Output whole = row.desk({"audit", "verify"});
    CHECK(whole.code == cli::kDone);
    CHECK(has(whole.out, "佐证文件1个"));
    std::filesystem::permissions(kept, std::filesystem::perms::owner_all);
    std::ofstream(kept) << "另一张";
    Output changed = row.desk({"audit", "verify"});
    CHECK(changed.code == cli::kNothing);
    CHECK(has(changed.err, "验收.jpg"));
    CHECK(has(changed.err, "被改动"));
    std::filesystem::remove(kept);
    CHECK(has(row.desk({"audit", "verify"}).err, "不见"));
}

TEST_CASE("a silence is set, listed and ended", "[cli]") {
    Row row;
    CHECK(row.desk({"silence", "list"}).code == cli::kNothing);
    std::vector<std::string> add = {"silence", "add",        "--unit",   "县教科局",
                                    "--until", "2024-05-31", "--reason", "检查"};
    Output set = row.desk(add);
    INFO(set.err);
    CHECK(set.code == cli::kDone);
    CHECK(has(set.out, "静默 1 已设置"));
    base::Json list = row.desk({"silence", "list", "--json"}).json();
    CHECK(*list.as_array()->at(0)["until"].as_string() == "2024-05-31");
    CHECK(row.desk({"silence", "end", "1"}).code == cli::kDone);
    CHECK(row.desk({"silence", "end", "1"}).code == cli::kNothing);
    add[3] = "县无此局";
    CHECK(row.desk(add).code == cli::kNothing);
    add[3] = "县教科局";
    add[5] = "2024-07-31";
    CHECK(row.desk(add).code == cli::kNothing);
    add[5] = "July";
    CHECK(row.desk(add).code == cli::kUsage);
}

TEST_CASE("a plan is extended by a document, by date or by days", "[cli]") {
    Row row;
    std::vector<std::string> extend = {"plan", "extend", "7号", "--basis", "兴政办函〔2024〕40号"};
    CHECK(row.desk(extend).code == cli::kUsage);
    std::vector<std::string> both = extend;
    both.insert(both.end(), {"--to", "2025-03-31", "--days", "30"});
    CHECK(row.desk(both).code == cli::kUsage);
    extend.insert(extend.end(), {"--to", "2025-03-31"});
    Output done = row.desk(extend);
    CHECK(done.code == cli::kDone);
    CHECK(has(done.out, "统一延期"));
    CHECK(row.text("due") == "2025-03-31");
    CHECK(row.desk(extend).code == cli::kNothing);
}

TEST_CASE("audit verify tells a whole chain from a broken one", "[cli]") {
    Row row;
    std::string head = row.desk({"audit", "head"}).out;
    head.pop_back();
    CHECK(row.desk({"audit", "verify"}).code == cli::kDone);
    CHECK(row.desk({"audit", "verify", "--head", head}).code == cli::kDone);
    CHECK(row.desk({"audit", "verify", "--head", "x"}).code == cli::kUsage);
    base::Json whole = row.desk({"audit", "verify", "--json"}).json();
    CHECK(*whole["whole"].as_bool());
    CHECK(*whole["head"].as_string() == head);
    RawDatabase(row.desk.ledger())
        .run("DROP TRIGGER event_is_never_changed; UPDATE event SET actor = '他人' WHERE id = 3");
    Output broken = row.desk({"audit", "verify"});
    CHECK(broken.code == cli::kNothing);
    CHECK(has(broken.err, "第3条记录"));
    CHECK(*row.desk({"audit", "verify", "--json"}).json()["bad_event"].as_int() == 3);
}

TEST_CASE("every act has its own help page", "[cli]") {
    for (const char* name : {"extend", "grant", "refuse", "suspend", "resume", "terminate",
                             "reopen", "noted", "undo", "close", "claim"}) {
        CAPTURE(name);
        Output page = run({"task", name, "--help"});
        CHECK(page.code == cli::kDone);
        CHECK(has(page.out, "--role"));
        CHECK(has(page.out, "duban task " + std::string(name)));
    }
}
