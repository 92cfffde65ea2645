// Only regular files of bounded size become documents (bad-input catalogue, rows 65 to 67).

#include "intake/document_file.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "document/readers.h"
#include "support/temporary_directory.h"

namespace {

namespace fs = std::filesystem;

std::string reason(const fs::path& path) {
    base::Result<intake::DocumentFile> file = intake::open_document(path.string());
    if (file.ok()) return "opened";
    CHECK(file.error().code == base::ErrorCode::kBadInput);
    CHECK(file.error().message.find("：") != std::string::npos);
    return file.error().reason;
}

}  // namespace

TEST_CASE("a document's bytes are read once and hashed", "[intake]") {
    support::TemporaryDirectory directory;
    std::ofstream(directory.path() / "方案.txt") << "abc";
    base::Result<intake::DocumentFile> file =
        intake::open_document((directory.path() / "方案.txt").string());
    REQUIRE(file.ok());
    CHECK(file->name == "方案.txt");
    CHECK(file->bytes == "abc");
    CHECK(file->sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("what is no regular file is refused at once", "[intake]") {
    support::TemporaryDirectory directory;
    fs::path root = directory.path();
    CHECK(reason(root / "nothing.txt") == "E_MISSING");
    CHECK(reason(root) == "E_FILE");
    REQUIRE(::mkfifo((root / "pipe").c_str(), 0600) == 0);
    CHECK(reason(root / "pipe") == "E_FILE");
    std::ofstream(root / "real.txt") << "x";
    fs::create_symlink(root / "real.txt", root / "link.txt");
    CHECK(reason(root / "link.txt") == "E_FILE");
    fs::create_symlink(root / "gone.txt", root / "dangling.txt");
    CHECK(reason(root / "dangling.txt") == "E_FILE");
    CHECK(reason("/dev/null") == "E_FILE");
    CHECK(reason(root / "real.txt" / "below.txt") == "E_MISSING");
    int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    (root / "socket").string().copy(address.sun_path, sizeof address.sun_path - 1);
    REQUIRE(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    CHECK(reason(root / "socket") == "E_FILE");
    ::close(listener);
    CHECK(reason(root / "real.txt") == "opened");
}

TEST_CASE("a hard link is the file itself", "[intake]") {
    support::TemporaryDirectory directory;
    std::ofstream(directory.path() / "a.txt") << "x";
    fs::create_hard_link(directory.path() / "a.txt", directory.path() / "b.txt");
    CHECK(reason(directory.path() / "b.txt") == "opened");
}

TEST_CASE("a file without reading permission is said", "[intake]") {
    support::TemporaryDirectory directory;
    fs::path path = directory.path() / "locked.txt";
    std::ofstream(path) << "x";
    fs::permissions(path, fs::perms::none);
    if (::geteuid() == 0) {
        SUCCEED("root reads everything");
        return;
    }
    CHECK(reason(path) == "E_ACCESS");
}

TEST_CASE("fifty mebibytes are read, one byte more is not", "[intake]") {
    support::TemporaryDirectory directory;
    fs::path path = directory.path() / "large.txt";
    std::ofstream(path) << "x";
    fs::resize_file(path, document::kMaxFileBytes);
    CHECK(reason(path) == "opened");
    fs::resize_file(path, document::kMaxFileBytes + 1);
    CHECK(reason(path) == "E_SIZE");
}

TEST_CASE("a file that keeps changing is not taken half", "[intake]") {
    support::TemporaryDirectory directory;
    fs::path path = directory.path() / "growing.txt";
    std::ofstream(path) << std::string(32u << 20, 'x');
    std::atomic<bool> stop{false};
    std::thread writer([&] {
        int fd = ::open(path.c_str(), O_WRONLY | O_APPEND);
        while (!stop && ::write(fd, "y", 1) == 1) {
        }
        ::close(fd);
    });
    // Large enough that the writer, which never stops, gets a turn while it is read.
    std::string outcome = reason(path);
    for (int i = 0; i < 20 && outcome != "E_CHANGED"; ++i) outcome = reason(path);
    stop = true;
    writer.join();
    CHECK(outcome == "E_CHANGED");
    CHECK(reason(path) == "opened");
}

TEST_CASE("a hostile name is shown with its controls escaped", "[intake]") {
    support::TemporaryDirectory directory;
    fs::path path = directory.path() / "a\n\x1b[31m<script>.txt";
    std::ofstream(path) << "x";
    base::Result<intake::DocumentFile> file = intake::open_document(path.string());
    REQUIRE(file.ok());
    CHECK(file->path == path.string());
    CHECK(file->name.find('\n') == std::string::npos);
    CHECK(file->name.find('\x1b') == std::string::npos);
    CHECK(file->name.find("<script>.txt") != std::string::npos);
}
