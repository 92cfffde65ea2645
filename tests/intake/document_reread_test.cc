// A document read again: what is replaced, what is left alone.

#include "intake/document_reread.h"

#include <catch2/catch.hpp>

#include "store/draft_store.h"
#include "store/event_store.h"
#include "support/temporary_directory.h"

namespace {

const base::Instant kNow = base::at_local(*base::parse_date("2024-06-03"), std::chrono::hours(9));

intake::DraftedDocument drafted(const std::vector<std::string>& titles) {
    intake::DraftedDocument out;
    out.report.state = store::DocumentState::kDrafted;
    for (const std::string& title : titles) {
        ledger::Draft draft;
        draft.plan.title = "改厕方案";
        draft.tasks.resize(1);
        draft.tasks[0].task.ref = "一";
        draft.tasks[0].task.n = 1;
        draft.tasks[0].task.title = title;
        out.drafts.push_back(draft);
    }
    if (titles.empty()) out.report.state = store::DocumentState::kEmpty;
    return out;
}

struct Filed {
    support::TemporaryDirectory folder;
    store::Database db = store::Database::open(folder.file("ledger.db")).value();
    intake::Filing first = intake::file_document(
        db, {"改厕.txt", std::string(64, 'a'), "aa/a.txt", 9, store::DocumentSource::kImport, "王"},
        drafted({"旧题"}), kNow);

    base::Result<intake::Filing> again(const std::vector<std::string>& titles) {
        return intake::refile_document(db, first.document, drafted(titles), "王", kNow);
    }
    store::DraftRow draft(int64_t id) { return *store::find_draft(db, id); }
    size_t events() { return store::events_of_document(db, first.document).size(); }
};

}  // namespace

TEST_CASE("a better reading replaces the untouched draft and leaves one event", "[intake]") {
    Filed f;
    size_t before = f.events();
    base::Result<intake::Filing> read = f.again({"新题甲", "新题乙"});
    REQUIRE(read.ok());
    CHECK_FALSE(read->existed);
    REQUIRE(read->drafts.size() == 2);
    CHECK(f.draft(f.first.drafts[0]).state == store::DraftState::kDiscarded);
    CHECK(f.draft(read->drafts[1]).draft.tasks[0].task.title == "新题乙");
    CHECK(f.events() == before + 1);
    CHECK(store::events_of_document(f.db, f.first.document).back().kind == "document.reread");
    CHECK(store::list_drafts(f.db, false).size() == 2);
}

TEST_CASE("the same reading again writes nothing", "[intake]") {
    Filed f;
    size_t before = f.events();
    base::Result<intake::Filing> read = f.again({"旧题"});
    REQUIRE(read.ok());
    CHECK(read->existed);
    CHECK(read->drafts == f.first.drafts);
    CHECK(f.events() == before);
}

TEST_CASE("a reading without tasks leaves the drafts", "[intake]") {
    Filed f;
    base::Result<intake::Filing> read = f.again({});
    REQUIRE_FALSE(read.ok());
    CHECK_THAT(read.error().message, Catch::Contains("原草稿未动"));
    CHECK(f.draft(f.first.drafts[0]).state == store::DraftState::kOpen);
}

TEST_CASE("a draft that a person corrected, or that is in the ledger, is refused", "[intake]") {
    Filed f;
    store::DraftRow row = f.draft(f.first.drafts[0]);
    REQUIRE(store::update_draft(f.db, row));
    base::Result<intake::Filing> corrected = f.again({"新题"});
    REQUIRE_FALSE(corrected.ok());
    CHECK_THAT(corrected.error().message, Catch::Contains("已有人核改"));
    row = f.draft(row.id);
    row.state = store::DraftState::kDiscarded;
    REQUIRE(store::update_draft(f.db, row));
    CHECK(f.again({"新题"}).ok());
}

TEST_CASE("an original that is gone or was altered is not read", "[intake]") {
    support::TemporaryDirectory folder;
    store::DocumentRow row;
    row.name = "改厕.txt";
    CHECK_THAT(intake::open_original(folder.path(), row).error().message,
               Catch::Contains("没有保存原件"));
    row.original = "a.txt";
    CHECK_THAT(intake::open_original(folder.path(), row).error().message,
               Catch::Contains("读不到保存的原件"));
    std::string file = folder.write("a.txt", "一、任务");
    row.digest = std::string(64, '0');
    CHECK_THAT(intake::open_original(folder.path(), row).error().message,
               Catch::Contains("与登记的校验值不符"));
    row.digest = intake::open_document(file)->sha256;
    CHECK(intake::open_original(folder.path(), row)->name == "改厕.txt");
}
