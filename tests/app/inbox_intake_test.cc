// From the inbox into the ledger with the real reader process: settled files, the same file five
// times, and a service that died at every step.

#include "app/inbox_intake.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "app/ledger_loader.h"
#include "intake/original_store.h"
#include "store/draft_store.h"
#include "store/unit_store.h"
#include "supervision/draft_act.h"
#include "support/dates.h"
#include "support/raw_database.h"
#include "support/temporary_directory.h"

using namespace app;
using test::instant;

namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;

std::string plan(const std::string& what) {
    return "兴县人民政府办公室\n关于印发农村改厕工作方案的通知\n兴政办发〔2024〕7号\n"
           "各乡镇人民政府：\n一、重点任务\n1.完成" +
           what +
           "200座，11月底前完成。（责任单位：县农业农村局）\n兴县人民政府办公室\n2024年5月15日\n";
}

// An inbox on a loop of its own and a clock that the test sets.
struct Desk {
    Desk() : db(store::Database::open(folder.file("ledger.db")).value()) { start(); }

    void start(intake::ReadOptions options = {}) {
        intake.reset();
        io = std::make_unique<asio::io_context>();
        intake = std::make_unique<InboxIntake>(
            *io, db, clock, InboxPaths{folder.file("inbox"), folder.file("originals")},
            [this](const std::string& line) { told.push_back(line); }, std::move(options));
        REQUIRE(intake->start().ok());
    }
    void put(const std::string& name, const std::string& bytes) const {
        folder.write("inbox/" + name, bytes);
    }
    // Lets every file settle and reads all that is ready.
    void settle() {
        intake->look();
        clock.set(clock.now() + seconds(61));
        intake->look();
        drain();
    }
    void drain() {
        auto limit = std::chrono::steady_clock::now() + seconds(60);
        while (!intake->idle()) {
            REQUIRE(std::chrono::steady_clock::now() < limit);
            io->run_one_for(seconds(1));
            io->restart();
        }
    }
    std::string count(const std::string& table) {
        return test::text_of(db, "SELECT count(*) FROM " + table);
    }
    size_t files(const std::string& below) const {
        size_t n = 0;
        std::error_code none;
        for (const fs::directory_entry& e :
             fs::recursive_directory_iterator(folder.file(below), none))
            n += e.is_regular_file() ? 1 : 0;
        return n;
    }
    [[nodiscard]] bool was_told(const std::string& part) const {
        for (const std::string& line : told)
            if (line.find(part) != std::string::npos) return true;
        return false;
    }

    support::TemporaryDirectory folder;
    store::Database db;
    base::ManualClock clock{instant("2024-06-03 09:00")};
    std::vector<std::string> told;
    std::unique_ptr<asio::io_context> io;
    std::unique_ptr<InboxIntake> intake;
};

// What a run that died behind a step had done of one file.
intake::ClaimedFile claimed(Desk& desk, const std::string& bytes) {
    fs::create_directory(desk.folder.file("inbox/.claimed/3"));
    std::string path = desk.folder.write("inbox/.claimed/3/方案.txt", bytes);
    return {"方案.txt", path, false};
}

}  // namespace

TEST_CASE("a document in the inbox becomes a draft, and the file goes", "[app]") {
    Desk desk;
    desk.put("方案.txt", plan("改厕"));
    desk.intake->look();
    desk.drain();
    CHECK(desk.count("document") == "0");  // not settled yet
    desk.settle();
    CHECK(desk.count("document") == "1");
    CHECK(desk.count("draft") == "1");
    CHECK(desk.files("inbox") == 0);
    CHECK(desk.files("originals") == 1);
    CHECK(desk.was_told("收件 方案.txt：草稿 D1"));
    CHECK(test::text_of(desk.db, "SELECT source FROM document") == "inbox");
    CHECK(test::text_of(desk.db, "SELECT actor FROM event") == "duband");
}

TEST_CASE("row 62: the same file five times at once is one document", "[app]") {
    Desk desk;
    for (int i = 1; i <= 5; ++i) desk.put("方案" + std::to_string(i) + ".txt", plan("改厕"));
    desk.settle();
    CHECK(desk.count("document") == "1");
    CHECK(desk.count("draft") == "1");
    CHECK(desk.count("event") == "1");
    CHECK(desk.files("inbox") == 0);
    CHECK(desk.files("originals") == 1);
    CHECK(desk.was_told("方案5.txt：已存在（文件 1）"));
}

TEST_CASE("what cannot be read is stored with its reason, and the next file is read", "[app]") {
    Desk desk;
    desk.put("a.txt", "");
    desk.put("b.docx", "MZ\x90 no document");
    desk.put("c.txt", plan("改厕"));
    desk.settle();
    CHECK(desk.count("document") == "3");
    CHECK(desk.count("draft") == "1");
    std::vector<store::DocumentRow> waiting = store::waiting_documents(desk.db);
    REQUIRE(waiting.size() == 2);
    CHECK(waiting[0].report.reason == "E_EMPTY");
    CHECK(waiting[1].report.reason == "E_TYPE");
    CHECK(desk.was_told("a.txt：待人工处理："));
    CHECK(desk.files("inbox") == 0);
}

TEST_CASE("row 65: links and folders are told and left", "[app]") {
    Desk desk;
    fs::create_symlink("/etc/passwd", desk.folder.file("inbox/link.docx"));
    fs::create_directory(desk.folder.file("inbox/folder"));
    desk.settle();
    CHECK(desk.count("document") == "0");
    CHECK(desk.was_told("link.docx：是符号链接，不予读取"));
    CHECK(desk.was_told("folder：是目录"));
    CHECK(fs::is_symlink(desk.folder.file("inbox/link.docx")));
}

TEST_CASE("row 67: hostile names reach the ledger escaped", "[app]") {
    Desk desk;
    desk.put("line\nbreak\x1b[31m.txt", plan("甲"));
    desk.put(std::string(251, 'a') + ".txt", plan("乙"));
    desk.put("\xB7\xBD\xB0\xB8.txt", plan("丙"));
    desk.put("-rf.txt", plan("丁"));
    desk.settle();
    CHECK(desk.count("document") == "4");
    CHECK(desk.count("draft") == "4");
    CHECK(desk.files("inbox") == 0);
    for (const std::string& line : desk.told) {
        CHECK(line.find('\n') == std::string::npos);
        CHECK(line.find('\x1b') == std::string::npos);
    }
    CHECK(test::text_of(desk.db,
                        "SELECT count(*) FROM document WHERE name LIKE '%' || char(10) "
                        "|| '%'") == "0");
}

TEST_CASE("a secret document is set aside, and nothing of it is kept", "[app]") {
    Desk desk;
    desk.put("密.txt", "机密★1年\n" + plan("改厕"));
    desk.settle();
    CHECK(test::text_of(desk.db, "SELECT reason FROM document") == "E_SECRET");
    CHECK(test::text_of(desk.db, "SELECT text FROM document").empty());
    CHECK(desk.files("originals") == 0);
    CHECK(fs::exists(desk.folder.file("inbox/.refused/密.txt")));
}

TEST_CASE("a service that died at any step loses nothing and doubles nothing", "[app]") {
    const std::string bytes = plan("改厕");
    for (int step = 0; step < 4; ++step) {
        CAPTURE(step);
        Desk desk;
        intake::ClaimedFile file = claimed(desk, bytes);
        base::Result<intake::DocumentFile> document = intake::open_document(file.path);
        REQUIRE(document.ok());
        std::string root = desk.folder.file("originals");
        if (step == 1) {  // half an original
            fs::create_directories(root + "/" + document->sha256.substr(0, 2));
            std::ofstream(root + "/" + document->sha256.substr(0, 2) + "/" + document->sha256 +
                          ".txt.part-1")
                << "half";
        }
        if (step >= 2) REQUIRE(intake::keep_original(root, *document).ok());
        if (step >= 3) {  // committed, and the file not yet removed
            intake::Arrival arrival{
                "方案.txt", document->sha256, "", 1, store::DocumentSource::kInbox, "duband"};
            (void)intake::file_document(desk.db, arrival,
                                        intake::draft_document(intake::read_document(*document)),
                                        desk.clock.now());
        }
        desk.start();
        desk.drain();
        CHECK(desk.count("document") == "1");
        CHECK(desk.count("draft") == "1");
        CHECK(desk.count("event") == "1");
        CHECK(desk.files("inbox") == 0);
    }
}

TEST_CASE("a stop in the middle of a reading leaves the file to the next run", "[app]") {
    Desk desk;
    desk.put("方案.txt", plan("改厕"));
    desk.intake->look();
    desk.clock.set(desk.clock.now() + seconds(6));
    desk.intake->look();
    CHECK_FALSE(desk.intake->idle());
    desk.intake->stop();
    desk.start();
    desk.drain();
    CHECK(desk.count("draft") == "1");
    CHECK(desk.files("inbox") == 0);
}

TEST_CASE("a missing reader program is told once, and the file waits", "[app]") {
    Desk desk;
    desk.start({{}, seconds(60), "/nonexistent/duban-reader", ""});
    desk.put("方案.txt", plan("改厕"));
    desk.intake->look();
    desk.clock.set(desk.clock.now() + seconds(6));
    desk.intake->look();
    auto limit = std::chrono::steady_clock::now() + seconds(20);
    while (!desk.was_told("收件暂停") && !desk.was_told("待人工处理") &&
           std::chrono::steady_clock::now() < limit) {
        desk.io->run_one_for(seconds(1));
        desk.io->restart();
    }
    CHECK(desk.was_told("收件暂停"));
    CHECK(desk.count("document") == "0");
    desk.start();
    desk.drain();
    CHECK(desk.count("draft") == "1");
}

TEST_CASE("inotify wakes the inbox without anybody calling", "[app]") {
    Desk desk;
    desk.put("方案.txt", plan("改厕"));
    auto limit = std::chrono::steady_clock::now() + seconds(30);
    while (desk.count("draft") != "1" && std::chrono::steady_clock::now() < limit) {
        desk.io->run_one_for(std::chrono::milliseconds(200));
        desk.io->restart();
        desk.clock.set(desk.clock.now() + seconds(1));
    }
    CHECK(desk.count("draft") == "1");
}

TEST_CASE("a plan file does not overwrite what an officer confirmed out of a document", "[app]") {
    Desk desk;
    std::string plans = desk.folder.file("plans");
    fs::create_directory(plans);
    for (const char* file : {"units.toml", "calendar.toml"})
        fs::copy(fs::path(DUBAN_SOURCE_DIR) / "plans" / file, plans + "/" + file);
    supervision::Setup setup;
    REQUIRE(load_ledger(desk.db, plans, setup, desk.clock.now()).units > 0);
    desk.put("方案.txt", plan("改厕"));
    desk.settle();
    store::DraftRow draft = *store::find_draft(desk.db, 1);
    base::Result<supervision::PlanEntry> entry =
        supervision::confirm_tasks(desk.db, draft, {{0}, {}, false}, store::load_register(desk.db),
                                   setup, {"王督查"}, desk.clock.now());
    REQUIRE(entry.ok());
    std::string toml =
        "number = \"兴政办发〔2024〕7号\"\ntitle = \"旧\"\nissuer = \"兴县人民政府办公室\"\n"
        "issued = 2024-05-15\n[[task]]\nref = \"一\"\ntitle = \"旧任务\"\nunits = "
        "[\"县农业农村局\"]\n";
    std::ofstream(plans + "/old.toml") << toml;
    LoadReport report = load_ledger(desk.db, plans, setup, desk.clock.now());
    REQUIRE(report.problems.size() == 1);
    CHECK_THAT(report.problems[0], Catch::Contains("已按“方案.txt（原件 "));
    CHECK(test::text_of(desk.db, "SELECT title FROM plan") != "旧");
}
