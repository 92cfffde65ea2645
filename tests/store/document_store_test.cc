// Documents and drafts in the database, and the way of an older ledger to them.

#include "store/document_store.h"

#include <catch2/catch.hpp>

#include "store/draft_store.h"
#include "store/event_store.h"
#include "store/migrations.h"
#include "support/dates.h"
#include "support/raw_database.h"
#include "support/temporary_directory.h"

using namespace store;
using test::date;
using test::instant;
using test::refused;

namespace {

const base::Instant kNow = instant("2024-05-08 09:00");

DocumentRow document(char digit = 'a', const std::string& name = "方案.docx") {
    DocumentRow row;
    row.digest = std::string(64, digit);
    row.name = name;
    row.original = "aa/" + row.digest + ".docx";
    row.size = 4711;
    row.received_at = kNow;
    row.source = DocumentSource::kInbox;
    row.report = {DocumentState::kDrafted, "docx", "", "", {"W_REVISIONS 有修订"}, "一、任务\n"};
    return row;
}

ledger::Draft draft() {
    ledger::Draft d;
    d.plan = {"兴政办函〔2024〕7号", "民生实事", "兴县人民政府办公室",
              date("2024-05-07"),    "plan",     {}};
    d.has_date = true;
    d.doubts = {"没有落款"};
    d.choices = {{"县卫健委", "health"}};
    ledger::DraftTask t;
    t.task = {"一/1.",
              2,
              ledger::TaskType::kRecurring,
              "每月\"报送\"",
              {"县卫健委"},
              {"县卫健委", "各乡镇"},
              {"张超"},
              {"薛探平"},
              {},
              "每月20日前\n报送",
              {},
              {}};
    t.task.deadline.kind = ledger::DeadlineKind::kRecurring;
    t.task.deadline.rrule = "FREQ=MONTHLY;BYMONTHDAY=20";
    t.task.deadline.min = 2;
    t.source_text = "一、每月20日前报送";
    t.page = 3;
    t.cell = "任务清单!B7";
    t.confidence = 0.87;
    t.diagnostics = {"单位没有登记"};
    d.tasks.push_back(t);
    t.task.n = 3;
    t.task.deadline = {};
    t.task.deadline.kind = ledger::DeadlineKind::kDate;
    t.task.deadline.start = date("2024-06-01");
    t.task.deadline.due = date("2024-11-30");
    t.task.deadline.soft = true;
    t.state = ledger::DraftTaskState::kDropped;
    d.tasks.push_back(t);
    t.task.deadline = {};
    t.task.deadline.kind = ledger::DeadlineKind::kRelative;
    t.task.deadline.days = 10;
    t.task.deadline.unit = ledger::SpanUnit::kWorkday;
    t.task.deadline.event = "印发之日";
    t.state = ledger::DraftTaskState::kConfirmed;
    d.tasks.push_back(t);
    return d;
}

}  // namespace

TEST_CASE("a document comes back as it was stored, found by id and by digest", "[store]") {
    Database db = Database::in_memory();
    DocumentRow given = document('a', "a<script>\n\u202e.docx");
    int64_t id = insert_document(db, given);
    std::optional<DocumentRow> by_id = find_document(db, id);
    std::optional<DocumentRow> by_digest = find_document(db, given.digest);
    REQUIRE(by_id);
    REQUIRE(by_digest);
    CHECK(by_digest->id == id);
    CHECK(by_id->name == given.name);
    CHECK(by_id->original == given.original);
    CHECK(by_id->size == 4711);
    CHECK(by_id->received_at == kNow);
    CHECK(by_id->source == DocumentSource::kInbox);
    CHECK(by_id->report.warnings == given.report.warnings);
    CHECK(by_id->report.text.empty());
    CHECK(document_text(db, id) == "一、任务\n");
    CHECK_FALSE(find_document(db, id + 1));
    CHECK_FALSE(find_document(db, std::string(64, 'b')));
}

TEST_CASE("one digest is one document", "[store]") {
    Database db = Database::in_memory();
    (void)insert_document(db, document());
    CHECK_THROWS(insert_document(db, document('a', "另一个名字.docx")));
    CHECK_NOTHROW(insert_document(db, document('b')));
}

TEST_CASE("documents wait for a person until they hold a draft", "[store]") {
    Database db = Database::in_memory();
    int64_t id = insert_document(db, document());
    CHECK(waiting_documents(db).empty());
    for (DocumentState state :
         {DocumentState::kReceived, DocumentState::kEmpty, DocumentState::kFailed}) {
        update_document(db, id, {state, "", "E_ZIP", "压缩包损坏", {}, ""});
        std::vector<DocumentRow> waiting = waiting_documents(db);
        REQUIRE(waiting.size() == 1);
        CHECK(waiting[0].report.state == state);
        CHECK(waiting[0].report.reason == "E_ZIP");
        CHECK(waiting[0].report.message == "压缩包损坏");
    }
    update_document(db, id, {DocumentState::kDrafted, "docx", "", "", {}, ""});
    CHECK(waiting_documents(db).empty());
}

TEST_CASE("a draft comes back with every task, doubt and choice", "[store]") {
    Database db = Database::in_memory();
    int64_t document_id = insert_document(db, document());
    int64_t id = insert_draft(db, document_id, 1, draft(), kNow);
    std::optional<DraftRow> row = find_draft(db, id);
    REQUIRE(row);
    CHECK(row->draft == draft());
    CHECK(row->state == DraftState::kOpen);
    CHECK(row->version == 1);
    CHECK_FALSE(row->plan_id);
    CHECK(drafts_of_document(db, document_id).size() == 1);
    CHECK_FALSE(find_draft(db, id + 1));
}

TEST_CASE("a draft without a date has none", "[store]") {
    Database db = Database::in_memory();
    ledger::Draft undated = draft();
    undated.has_date = false;
    undated.plan.issued = {};
    int64_t id = insert_draft(db, insert_document(db, document()), 1, undated, kNow);
    CHECK(find_draft(db, id)->draft == undated);
    CHECK_FALSE(list_drafts(db, false).at(0).issued);
}

TEST_CASE("of two changes that saw one version the second is refused", "[store]") {
    Database db = Database::in_memory();
    int64_t id = insert_draft(db, insert_document(db, document()), 1, draft(), kNow);
    DraftRow first = *find_draft(db, id), second = first;
    first.draft.plan.title = "第一个";
    second.draft.plan.title = "第二个";
    CHECK(update_draft(db, first));
    CHECK_FALSE(update_draft(db, second));
    CHECK(find_draft(db, id)->draft.plan.title == "第一个");
    CHECK(find_draft(db, id)->version == 2);
    second.version = 2;
    CHECK(update_draft(db, second));
}

TEST_CASE("lists show what is open, and all where asked", "[store]") {
    Database db = Database::in_memory();
    int64_t document_id = insert_document(db, document());
    int64_t id = insert_draft(db, document_id, 1, draft(), kNow);
    (void)insert_draft(db, document_id, 2, draft(), kNow);
    DraftRow row = *find_draft(db, id);
    row.state = DraftState::kDiscarded;
    REQUIRE(update_draft(db, row));
    std::vector<DraftLine> open = list_drafts(db, false);
    REQUIRE(open.size() == 1);
    CHECK(open[0].document_name == "方案.docx");
    CHECK(open[0].tasks == 3);
    CHECK(open[0].open_tasks == 1);
    CHECK(list_drafts(db, true).size() == 2);
    CHECK(list_drafts(db, true)[0].state == DraftState::kDiscarded);
}

TEST_CASE("events of a document and its drafts are found again", "[store]") {
    Database db = Database::in_memory();
    int64_t document_id = insert_document(db, document());
    int64_t id = insert_draft(db, document_id, 1, draft(), kNow);
    Event event{0, kNow, "王督查", "draft.confirm"};
    event.document_id = document_id;
    event.draft_id = id;
    add_event(db, event);
    add_event(db, {0, kNow, "duban", "plan.load"});
    std::vector<Event> events = events_of_document(db, document_id);
    REQUIRE(events.size() == 1);
    CHECK(events[0].actor == "王督查");
    CHECK(events[0].draft_id == id);
}

TEST_CASE("the schema refuses what no document and no draft is", "[store]") {
    Database db = Database::in_memory();
    int64_t document_id = insert_document(db, document());
    (void)insert_draft(db, document_id, 1, draft(), kNow);
    for (const char* sql :
         {"UPDATE document SET state = 'lost'", "UPDATE document SET source = 'mail'",
          "UPDATE document SET digest = 'short'", "UPDATE document SET size = -1",
          "UPDATE document SET warnings = '[x'", "UPDATE draft SET state = 'closed'",
          "UPDATE draft SET issued = '2024-02-30'", "UPDATE draft SET open_tasks = 4",
          "UPDATE draft SET body = '{'", "UPDATE draft SET plan_id = 9", "DELETE FROM document",
          "UPDATE draft SET kind = 'poem'", "UPDATE draft SET version = 0"}) {
        INFO(sql);
        CHECK(refused(db, sql));
    }
    CHECK_FALSE(refused(db, "UPDATE draft SET issued = '2024-02-29'"));
}

TEST_CASE("a ledger of the first step is upgraded with its events", "[store]") {
    support::TemporaryDirectory folder;
    std::string path = folder.file("ledger.db");
    {
        test::RawDatabase old(path);
        old.run(std::string(migrations()[0].sql));
        old.run("PRAGMA user_version = 1");
        old.run(
            "INSERT INTO event (at, actor, kind, basis, before, after) "
            "VALUES ('2024-05-07T01:00:00Z', 'duban', 'plan.load', 'a.toml', '', '')");
    }
    base::Result<Database> db = Database::open(path);
    REQUIRE(db.ok());
    CHECK(db->schema_version() == static_cast<int>(migrations().size()));
    std::vector<Event> events = events_since(*db, 0);
    REQUIRE(events.size() == 1);
    CHECK(events[0].basis == "a.toml");
    CHECK_FALSE(events[0].document_id);
    CHECK(refused(*db, "UPDATE event SET document_id = 1"));
}
