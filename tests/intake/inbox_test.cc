// The inbox folder: rows 62–67 of the bad-input catalogue, as far as files go.

#include "intake/inbox.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "support/dates.h"
#include "support/temporary_directory.h"

using namespace intake;
using std::chrono::seconds;
using test::instant;

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;
const base::Instant kStart = instant("2024-06-03 09:00");

struct Box {
    Box() : inbox(folder.file("inbox")) { REQUIRE(inbox.prepare().ok()); }
    std::string put(const std::string& name, const std::string& bytes = "x") const {
        return folder.write("inbox/" + name, bytes);
    }
    Names ready(seconds after) { return inbox.look(kStart + after).ready; }
    bool there(const std::string& name) const {
        return fs::exists(fs::symlink_status(folder.file("inbox/" + name)));
    }

    support::TemporaryDirectory folder;
    Inbox inbox;
};

}  // namespace

TEST_CASE("row 63: a file is ready when it has stood still for five seconds", "[intake]") {
    Box box;
    box.put("a.docx");
    Inbox::Look first = box.inbox.look(kStart);
    CHECK(first.ready.empty());
    CHECK(first.next == kStart + seconds(5));
    CHECK(box.ready(seconds(4)).empty());
    CHECK(box.ready(seconds(5)) == Names{"a.docx"});
}

TEST_CASE("row 63: a file that grows begins to wait anew", "[intake]") {
    Box box;
    box.put("a.docx", "1");
    (void)box.ready(seconds(0));
    box.put("a.docx", "12");
    CHECK(box.ready(seconds(4)).empty());
    CHECK(box.ready(seconds(8)).empty());
    CHECK(box.ready(seconds(9)) == Names{"a.docx"});
}

TEST_CASE("row 63: a new time alone begins the wait anew too", "[intake]") {
    Box box;
    std::string path = box.put("a.docx");
    (void)box.ready(seconds(0));
    fs::last_write_time(path, fs::last_write_time(path) + seconds(1));
    CHECK(box.ready(seconds(5)).empty());
    CHECK(box.ready(seconds(10)) == Names{"a.docx"});
}

TEST_CASE("row 63: an empty file may still be about to grow", "[intake]") {
    Box box;
    box.put("a.docx", "");
    (void)box.ready(seconds(0));
    CHECK(box.ready(seconds(59)).empty());
    CHECK(box.ready(seconds(60)) == Names{"a.docx"});
}

TEST_CASE("row 63: what is not finished, or no document, is not looked at", "[intake]") {
    const std::pair<const char*, bool> cases[] = {{"方案.docx", true},
                                                  {"a", true},
                                                  {"-rf.docx", true},
                                                  {"方案.docx.part", false},
                                                  {"~$方案.docx", false},
                                                  {"a.filepart", false},
                                                  {"a.crdownload", false},
                                                  {".DS_Store", false},
                                                  {".hidden.docx", false},
                                                  {"a.tmp", false},
                                                  {"a.docx~", false},
                                                  {"Thumbs.db", false},
                                                  {"desktop.ini", false},
                                                  {"party.docx", true},
                                                  {"", false}};
    for (const auto& [name, taken] : cases) {
        INFO(name);
        CHECK(is_inbox_name(name) == taken);
    }
}

TEST_CASE("row 63: a name that was a partial one becomes a document by its rename", "[intake]") {
    Box box;
    box.put("a.docx.part");
    (void)box.ready(seconds(0));
    CHECK(box.ready(seconds(9)).empty());
    fs::rename(box.folder.file("inbox/a.docx.part"), box.folder.file("inbox/a.docx"));
    CHECK(box.ready(seconds(10)).empty());
    CHECK(box.ready(seconds(15)) == Names{"a.docx"});
}

TEST_CASE("row 65: links, folders, pipes and sockets are told once and stay", "[intake]") {
    Box box;
    fs::create_symlink("/etc/passwd", box.folder.file("inbox/link.docx"));
    fs::create_directory(box.folder.file("inbox/folder"));
    REQUIRE(::mkfifo(box.folder.file("inbox/pipe.docx").c_str(), 0600) == 0);
    int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::string path = box.folder.file("inbox/socket.docx");
    REQUIRE(path.size() < sizeof address.sun_path);
    path.copy(address.sun_path, path.size());
    REQUIRE(::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    Inbox::Look look = box.inbox.look(kStart);
    CHECK(look.problems == Names{"folder：是目录，请把文件直接放进收件目录",
                                 "link.docx：是符号链接，不予读取", "pipe.docx：是管道，不予读取",
                                 "socket.docx：是套接字，不予读取"});
    Inbox::Look again = box.inbox.look(kStart + seconds(60));
    CHECK(again.problems.empty());
    CHECK(again.ready.empty());
    CHECK(box.inbox.problems().size() == 4);
    for (const char* name : {"link.docx", "folder", "pipe.docx", "socket.docx"})
        CHECK(box.there(name));
    ::close(fd);
    fs::remove(box.folder.file("inbox/folder"));
    (void)box.ready(seconds(70));
    CHECK(box.inbox.problems().size() == 3);
}

TEST_CASE("row 65: a hard link is a file of its own", "[intake]") {
    Box box;
    std::string outside = box.folder.write("outside.docx", "bytes");
    fs::create_hard_link(outside, box.folder.file("inbox/a.docx"));
    (void)box.ready(seconds(0));
    REQUIRE(box.ready(seconds(5)) == Names{"a.docx"});
    std::optional<ClaimedFile> file = box.inbox.claim("a.docx");
    REQUIRE(file);
    box.inbox.finish(*file);
    CHECK(fs::exists(outside));
    CHECK_FALSE(box.there("a.docx"));
}

TEST_CASE("row 65: a file that may not be read, or is too large, is told and stays", "[intake]") {
    Box box;
    std::string large = box.put("大.pdf");
    fs::resize_file(large, (50u << 20) + 1);
    std::string closed = box.put("锁.docx");
    fs::permissions(closed, fs::perms::none);
    (void)box.ready(seconds(0));
    bool root = ::geteuid() == 0;  // for whom every file is open
    CHECK(box.inbox.problems().size() == (root ? 1 : 2));
    CHECK(box.inbox.problems()[0] == "大.pdf：超过 50 MiB 的上限，请拆分（E_SIZE）");
    CHECK(box.ready(seconds(9)) == (root ? Names{"锁.docx"} : Names{}));
    fs::resize_file(large, 10);
    (void)box.ready(seconds(20));
    CHECK(box.ready(seconds(25)).front() == "大.pdf");
}

TEST_CASE("a claim takes the file away, and the ledger's word removes it", "[intake]") {
    Box box;
    box.put("a.docx", "bytes");
    (void)box.ready(seconds(0));
    (void)box.ready(seconds(5));
    std::optional<ClaimedFile> file = box.inbox.claim("a.docx");
    REQUIRE(file);
    CHECK_FALSE(box.there("a.docx"));
    CHECK(fs::file_size(file->path) == 5);
    CHECK_FALSE(box.inbox.claim("a.docx"));
    box.inbox.finish(*file);
    CHECK_FALSE(fs::exists(file->path));
    CHECK(fs::is_empty(box.folder.file("inbox/.claimed")));
}

TEST_CASE("row 66: a file that changes between look and claim goes back", "[intake]") {
    Box box;
    box.put("a.docx", "1");
    (void)box.ready(seconds(0));
    (void)box.ready(seconds(5));
    box.put("a.docx", "12");
    CHECK_FALSE(box.inbox.claim("a.docx"));
    CHECK(box.there("a.docx"));
    CHECK(box.ready(seconds(6)).empty());
    CHECK(box.ready(seconds(11)) == Names{"a.docx"});
}

TEST_CASE("row 66: what is written after the reading is another document", "[intake]") {
    Box box;
    box.put("a.docx", "1");
    (void)box.ready(seconds(0));
    (void)box.ready(seconds(5));
    std::optional<ClaimedFile> file = box.inbox.claim("a.docx");
    REQUIRE(file);
    std::ofstream(file->path, std::ios::app) << "more";
    box.inbox.finish(*file);
    CHECK(box.there("a.docx"));
    CHECK_FALSE(fs::exists(file->path));
}

TEST_CASE("row 66: a file that never stands still becomes a problem, until it changes again",
          "[intake]") {
    Box box;
    box.put("a.docx");
    seconds now{0};
    for (int round = 0; round < Inbox::kMostReturns; ++round) {
        (void)box.ready(now);
        REQUIRE(box.ready(now += seconds(5)) == Names{"a.docx"});
        CHECK(box.inbox.put_back(*box.inbox.claim("a.docx")));
        now += seconds(1);
    }
    (void)box.ready(now);
    REQUIRE_FALSE(box.ready(now += seconds(5)).empty());
    CHECK_FALSE(box.inbox.put_back(*box.inbox.claim("a.docx")));
    CHECK(box.ready(now += seconds(60)).empty());
    CHECK(box.inbox.problems() == Names{"a.docx：读取时一直在变化（E_CHANGED），写完后会再读"});
    box.put("a.docx", "new");
    (void)box.ready(now += seconds(1));
    CHECK(box.ready(now += seconds(5)) == Names{"a.docx"});
}

TEST_CASE("row 66: a file that vanishes is no claim and no trouble", "[intake]") {
    Box box;
    std::string path = box.put("a.docx");
    (void)box.ready(seconds(0));
    (void)box.ready(seconds(5));
    fs::remove(path);
    CHECK_FALSE(box.inbox.claim("a.docx"));
    CHECK(fs::is_empty(box.folder.file("inbox/.claimed")));
    CHECK(box.ready(seconds(6)).empty());
}

TEST_CASE("row 67: hostile names are claimed like any other", "[intake]") {
    const std::string names[] = {std::string(255, 'a'),
                                 "line\nbreak.docx",
                                 "<script>alert(1)</script>",
                                 "..docx..",
                                 "\xB7\xBD\xB0\xB8.doc",  // 方案 in GBK
                                 "\u202efdp.exe",
                                 "-rf",
                                 "a b\t'\"$(x)`;*.docx"};
    for (std::string name : names) {
        if (name.find('/') != name.npos) std::replace(name.begin(), name.end(), '/', '|');
        if (name[0] == '.') name = "x" + name;
        CAPTURE(name);
        Box box;
        box.put(name);
        (void)box.ready(seconds(0));
        REQUIRE(box.ready(seconds(5)) == Names{name});
        std::optional<ClaimedFile> file = box.inbox.claim(name);
        REQUIRE(file);
        CHECK(box.inbox.put_back(*file));
        CHECK(box.there(name));
    }
}

TEST_CASE("what an earlier run claimed is found again, empty claims go", "[intake]") {
    Box box;
    box.put("a.docx");
    (void)box.ready(seconds(0));
    (void)box.ready(seconds(5));
    std::string path = box.inbox.claim("a.docx")->path;
    fs::create_directory(box.folder.file("inbox/.claimed/7"));
    Inbox next(box.folder.file("inbox"));
    std::vector<ClaimedFile> left = next.left_over();
    REQUIRE(left.size() == 1);
    CHECK(left[0].path == path);
    CHECK(left[0].resumed);
    CHECK_FALSE(fs::exists(box.folder.file("inbox/.claimed/7")));
    box.put("b.docx");
    (void)next.look(kStart);
    (void)next.look(kStart + seconds(5));
    CHECK(next.claim("b.docx")->path == box.folder.file("inbox/.claimed/8/b.docx"));
}

TEST_CASE("row 64: ten thousand files at the start are looked at in one go", "[intake]") {
    Box box;
    for (int i = 0; i < 10000; ++i) box.put("f" + std::to_string(i) + ".txt");
    (void)box.ready(seconds(0));
    CHECK(box.ready(seconds(5)).size() == 10000);
}

TEST_CASE("a refused file is set aside, beside another of its name", "[intake]") {
    Box box;
    for (int round = 0; round < 2; ++round) {
        box.put("密.docx");
        (void)box.ready(seconds(10 * round));
        REQUIRE(box.ready(seconds(10 * round + 5)) == Names{"密.docx"});
        box.inbox.set_aside(*box.inbox.claim("密.docx"));
    }
    CHECK(box.there(".refused/密.docx"));
    CHECK(box.there(".refused/2-密.docx"));
    CHECK(box.ready(seconds(60)).empty());
}

TEST_CASE("an inbox that is no folder, or is gone, is said", "[intake]") {
    support::TemporaryDirectory folder;
    Inbox file(folder.write("file", "x"));
    REQUIRE_FALSE(file.prepare().ok());
    CHECK_THAT(file.prepare().error().message, Catch::Contains("收件目录"));
    Inbox gone(folder.file("none"));
    CHECK(gone.look(kStart).missing);
}

TEST_CASE("a clock that was set back holds no file for ever", "[intake]") {
    Box box;
    box.put("a.docx");
    (void)box.ready(seconds(100000));
    (void)box.ready(seconds(0));
    CHECK(box.ready(seconds(5)) == Names{"a.docx"});
}
