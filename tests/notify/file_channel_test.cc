#include "notify/file_channel.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/process.h"
#include "support/temporary_directory.h"

using namespace notify;
namespace fs = std::filesystem;

namespace {

Mail overdue_mail(const std::string& to = "zhangsan@xingxian.example") {
    Mail mail;
    mail.message_id = message_id_for("O1|12|1|O1|" + to + "|file", "xingxian.example");
    mail.from_name = "兴县人民政府督查室";
    mail.from_address = "duban@xingxian.example";
    mail.to_address = to;
    mail.subject = "超期督办：城市健康客厅";
    mail.text = "城市健康客厅已超期 5 个工作日。\n";
    mail.date = *base::parse_utc("2024-10-08T01:00:00Z");
    return mail;
}

std::vector<std::string> entries(const fs::path& directory) {
    std::vector<std::string> out;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory))
        out.push_back(entry.path().filename().string());
    std::ranges::sort(out);
    return out;
}

// Files of this process may not grow over `bytes` while it lives: writes fail with EFBIG.
class FileSizeLimit {
  public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        handler_ = ::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        ::signal(SIGXFSZ, handler_);
    }

  private:
    rlimit before_{};
    sighandler_t handler_;
};

}  // namespace

TEST_CASE("a message becomes one file with a readable name", "[notify]") {
    support::TemporaryDirectory directory;
    FileChannel channel(directory.path() / "var" / "outbox");
    Mail mail = overdue_mail();
    SendResult result = channel.send(mail);
    CHECK(result.cls == SendClass::kSent);
    std::string name = "2024-10-08-0900-zhangsan-" + mail.message_id.substr(0, 8) + ".eml";
    CHECK(result.reply == name);
    CHECK(entries(directory.path() / "var" / "outbox") == std::vector<std::string>{name});
    CHECK(support::read_file(directory.path() / "var" / "outbox" / name) == *compose(mail));
}

TEST_CASE("the same message sent again leaves the same file", "[notify]") {
    support::TemporaryDirectory directory;
    FileChannel channel(directory.path());
    Mail mail = overdue_mail();
    REQUIRE(channel.send(mail).cls == SendClass::kSent);
    std::string before = support::read_file(directory.path() / eml_file_name(mail));
    mail.resend = true;
    REQUIRE(channel.send(mail).cls == SendClass::kSent);
    CHECK(entries(directory.path()).size() == 1);
    CHECK(support::read_file(directory.path() / eml_file_name(mail)) == before);

    REQUIRE(channel.send(overdue_mail("lisi@xingxian.example")).cls == SendClass::kSent);
    CHECK(entries(directory.path()).size() == 2);
}

TEST_CASE("what a crash left half-written is replaced", "[notify]") {
    support::TemporaryDirectory directory;
    Mail mail = overdue_mail();
    directory.write(("." + eml_file_name(mail) + ".tmp"), "Fro");
    REQUIRE(FileChannel(directory.path()).send(mail).cls == SendClass::kSent);
    CHECK(entries(directory.path()) == std::vector<std::string>{eml_file_name(mail)});
    CHECK(support::read_file(directory.path() / eml_file_name(mail)) == *compose(mail));
}

TEST_CASE("no recipient can choose a path", "[notify]") {
    CHECK(eml_file_name(overdue_mail("a/../../b@x.example")).find('/') == std::string::npos);
    CHECK(
        eml_file_name(overdue_mail("o'neil+x@x.example")).starts_with("2024-10-08-0900-o_neil_x-"));
    support::TemporaryDirectory directory;
    FileChannel channel(directory.path());
    CHECK(channel.send(overdue_mail("a/b@x.example")).cls == SendClass::kSent);
    CHECK(channel.send(overdue_mail("../etc/passwd@x.example")).cls ==
          SendClass::kPermanentRecipient);
    CHECK(entries(directory.path()).size() == 1);
}

TEST_CASE("a wrong recipient is the recipient's matter, a wrong sender the configuration's",
          "[notify]") {
    support::TemporaryDirectory directory;
    FileChannel channel(directory.path());
    CHECK(channel.send(overdue_mail("zhangsan")).cls == SendClass::kPermanentRecipient);
    Mail mail = overdue_mail();
    mail.from_address = "督查室";
    CHECK(channel.send(mail).cls == SendClass::kPermanentConfiguration);
    CHECK(entries(directory.path()).empty());
}

TEST_CASE("a file that may not grow is a temporary failure and leaves nothing", "[notify]") {
    support::TemporaryDirectory directory;
    FileChannel channel(directory.path());
    SendResult result;
    {
        FileSizeLimit limit(200);
        result = channel.send(overdue_mail());
    }
    CHECK(result.cls == SendClass::kTemporary);
    CHECK_THAT(result.reply, Catch::Contains("文件超过系统允许的大小"));
    CHECK(entries(directory.path()).empty());
    CHECK(channel.send(overdue_mail()).cls == SendClass::kSent);
}

TEST_CASE("a full disk is a temporary failure, and passes once there is room", "[notify]") {
    support::TemporaryDirectory directory;
    std::string mount = "mount -t tmpfs -o size=16k tmpfs " + directory.path().string();
    if (::geteuid() != 0 || std::system((mount + " 2>/dev/null").c_str()) != 0) {
        WARN("skipped: cannot mount a small tmpfs here");
        return;
    }
    directory.write("filler", std::string(16384, 'x'));
    FileChannel channel(directory.path());
    SendResult full = channel.send(overdue_mail());
    std::vector<std::string> left = entries(directory.path());
    fs::remove(directory.path() / "filler");
    SendResult after = channel.send(overdue_mail());
    REQUIRE(std::system(("umount " + directory.path().string()).c_str()) == 0);
    CHECK(full.cls == SendClass::kTemporary);
    CHECK_THAT(full.reply, Catch::Contains("磁盘空间已满"));
    CHECK(left == std::vector<std::string>{"filler"});
    CHECK(after.cls == SendClass::kSent);
}

TEST_CASE("a directory that refuses is a temporary failure with its path", "[notify]") {
    support::TemporaryDirectory directory;
    directory.write("outbox", "a file");
    SendResult result = FileChannel(directory.path() / "outbox").send(overdue_mail());
    CHECK(result.cls == SendClass::kTemporary);
    CHECK_THAT(result.reply, Catch::Contains("outbox"));
    CHECK_THAT(result.reply, Catch::Contains("该路径不是目录"));

    support::TemporaryDirectory closed;
    std::string mount = "mount -t tmpfs -o ro tmpfs " + closed.path().string();
    bool mounted = ::geteuid() == 0 && std::system((mount + " 2>/dev/null").c_str()) == 0;
    ::chmod(closed.path().c_str(), 0500);
    SendResult read_only = FileChannel(closed.path()).send(overdue_mail());
    ::chmod(closed.path().c_str(), 0700);
    if (mounted) REQUIRE(std::system(("umount " + closed.path().string()).c_str()) == 0);
    if (::geteuid() == 0 && !mounted) {
        WARN("skipped: root may write everywhere, and no read-only tmpfs can be mounted here");
        return;
    }
    CHECK(read_only.cls == SendClass::kTemporary);
    CHECK_THAT(read_only.reply, Catch::Contains(mounted ? "文件系统为只读" : "没有写入权限"));
}

TEST_CASE("a link planted under the temporary name is not followed", "[notify]") {
    support::TemporaryDirectory directory, elsewhere;
    Mail mail = overdue_mail();
    elsewhere.write("victim", "precious");
    fs::create_symlink(elsewhere.path() / "victim",
                       directory.path() / ("." + eml_file_name(mail) + ".tmp"));
    SendResult result = FileChannel(directory.path()).send(mail);
    CHECK(result.cls == SendClass::kTemporary);
    CHECK(support::read_file(elsewhere.path() / "victim") == "precious");
}
