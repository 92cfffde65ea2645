#include "intake/secret.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "support/temporary_directory.h"

using namespace intake;

namespace {

std::string write_secret(const support::TemporaryDirectory& directory, std::string_view content,
                         mode_t mode = 0400) {
    std::string path = directory.file("secret");
    ::unlink(path.c_str());
    directory.write("secret", content);
    REQUIRE(::chmod(path.c_str(), mode) == 0);
    return path;
}

}  // namespace

TEST_CASE("a secret is one line of a file that nobody else reads", "[intake]") {
    support::TemporaryDirectory directory;
    CHECK(*read_secret_file(write_secret(directory, "s3cret\n")) == "s3cret");
    CHECK(*read_secret_file(write_secret(directory, "s3cret", 0600)) == "s3cret");
    CHECK(*read_secret_file(write_secret(directory, " 密码 \r\n")) == " 密码 ");
}

TEST_CASE("a secret file that others may read, or that is odd, is refused", "[intake]") {
    support::TemporaryDirectory directory;
    struct Case {
        std::string content;
        mode_t mode;
        const char* reason;
    };
    const Case cases[] = {
        {"canary", 0444, "他人可读"},
        {"canary", 0440, "他人可读"},
        {"canary", 0402, "他人可读"},
        {"", 0400, "是空的"},
        {"\n", 0400, "是空的"},
        {"canary\ncanary\n", 0400, "应只有一行"},
        {std::string("canary\0canary", 13), 0400, "应只有一行"},
        {"canary" + std::string(1024, 'x'), 0400, "超过 1024 字节"},
    };
    for (const Case& c : cases) {
        std::string path = write_secret(directory, c.content, c.mode);
        base::Result<std::string> result = read_secret_file(path);
        REQUIRE_FALSE(result.ok());
        CHECK_THAT(result.error().message, Catch::Contains(c.reason));
        CHECK_THAT(result.error().message, Catch::Contains(path));
        CHECK_THAT(result.error().message, !Catch::Contains("canary"));
    }
}

TEST_CASE("a secret behind a symbolic link or nowhere is refused", "[intake]") {
    support::TemporaryDirectory directory;
    std::string path = write_secret(directory, "canary");
    std::string link = directory.file("link");
    REQUIRE(::symlink(path.c_str(), link.c_str()) == 0);
    CHECK_THAT(read_secret_file(link).error().message, Catch::Contains("符号链接"));
    CHECK_THAT(read_secret_file(directory.file("none")).error().message,
               Catch::Contains("没有这个文件"));
}

TEST_CASE("the mail password comes from where the configuration says", "[intake]") {
    support::TemporaryDirectory directory;
    std::string path = write_secret(directory, "canary\n", 0440);
    MailConfiguration mail;
    CHECK(*mail_password(mail, "") == "");

    SECTION("from a systemd credential, whose group bits are those of its access list") {
        mail.password_credential = "secret";
        CHECK(*mail_password(mail, directory.path().string()) == "canary");
        CHECK_THAT(mail_password(mail, "").error().message, Catch::Contains("LoadCredential="));
        mail.password_credential = "other";
        CHECK_THAT(mail_password(mail, directory.path().string()).error().message,
                   Catch::Contains("没有这个文件"));
    }
    SECTION("from a file") {
        mail.password_file = path;
        CHECK_THAT(mail_password(mail, "").error().message, Catch::Contains("chmod 0400"));
        REQUIRE(::chmod(path.c_str(), 0400) == 0);
        CHECK(*mail_password(mail, "") == "canary");
    }
}
