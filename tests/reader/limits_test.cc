// The confinement of the reader process, shown on the program itself: each forbidden act ends in a
// refusal or in the end of the process.

#include "reader/limits.h"

#include <sys/syscall.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "base/json.h"
#include "support/process.h"
#include "support/temporary_directory.h"

namespace {

const std::string kReader = DUBAN_BINARY_DIR "/bin/duban-reader";
constexpr int kRefused = 0;
constexpr int kPossible = 1;
constexpr int kKilledBy = 128;

struct Outcome {
    int code;
    std::string out;
};

Outcome self_test(const std::string& act) {
    support::Process process({kReader, "--self-test", act});
    std::string out = process.read_all();
    return {process.wait(), std::move(out)};
}

// Through a shell, because the helper gives no standard input.
Outcome read_file(const std::string& path, const std::string& options = "") {
    support::Process process(
        {"/bin/sh", "-c", "exec '" + kReader + "' " + options + " < '" + path + "'"});
    std::string out = process.read_all();
    return {process.wait(), std::move(out)};
}

}  // namespace

TEST_CASE("what no reader does by accident ends the process", "[reader]") {
    for (const char* act : {"socket", "local-socket", "exec", "trace"}) {
        CAPTURE(act);
        CHECK(self_test(act).code == kKilledBy + SIGSYS);
    }
}

TEST_CASE("processes, writing and other processes are refused", "[reader]") {
    for (const char* act : {"fork", "write-file", "append-file", "unlink", "mkdir", "kill-parent",
                            "writable-code", "code-of-data", "raise-limit"}) {
        CAPTURE(act);
        CHECK(self_test(act).code == kRefused);
    }
    CHECK_FALSE(std::filesystem::exists("/tmp/duban-self-test"));
}

TEST_CASE("files outside the libraries' own are not readable where the kernel can say so",
          "[reader]") {
    constexpr int kVersionOnly = 1;  // LANDLOCK_CREATE_RULESET_VERSION
    bool landlock = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, kVersionOnly) > 0;
    if (!landlock) WARN("skipped in part: this kernel has no Landlock");
    CHECK(self_test("read-passwd").code == (landlock ? kRefused : kPossible));
    CHECK(self_test("read-process").code == (landlock ? kRefused : kPossible));
    CHECK(self_test("read-font").code == kPossible);
}

TEST_CASE("memory, time and output have an end", "[reader]") {
    CHECK(self_test("memory").code == (reader::memory_limit_possible() ? 3 : kPossible));
    CHECK(self_test("time").code == kKilledBy + SIGXCPU);
    support::TemporaryDirectory directory;
    std::string sink = (directory.path() / "out").string();
    support::Process process(
        {"/bin/sh", "-c", "exec '" + kReader + "' --self-test output > '" + sink + "'"});
    CHECK(process.wait() == kKilledBy + SIGXFSZ);
    CHECK(std::filesystem::file_size(sink) == 64u << 20);
}

TEST_CASE("an unknown act is no pass", "[reader]") { CHECK(self_test("nonsense").code == 2); }

TEST_CASE("the confined program still reads a document in an encoding of its libraries",
          "[reader]") {
    support::TemporaryDirectory directory;
    std::string path = (directory.path() / "gb.txt").string();
    // 关于防汛的通知, GB18030: the converter is a library that is loaded after confinement.
    std::ofstream(path) << "\xB9\xD8\xD3\xDA\xB7\xC0\xD1\xB4\xB5\xC4\xCD\xA8\xD6\xAA\n";
    Outcome outcome = read_file(path, "--name '公文.txt'");
    CHECK(outcome.code == 0);
    base::Result<base::Json> json = base::parse_json(outcome.out);
    REQUIRE(json.ok());
    CHECK(*(*json)["encoding"].as_string() == "GB18030");
    CHECK(json->operator[]("text").as_string()->starts_with("关于防汛的通知"));
}

TEST_CASE("the confined program finds the character maps of a PDF without fonts", "[reader]") {
    Outcome outcome = read_file(DUBAN_SOURCE_DIR "/tests/fuzz/seeds/pdf/plan");
    CHECK(outcome.code == 0);
    CHECK(outcome.out.find("一、值班（责任单位：县水利局）") != std::string::npos);
}

TEST_CASE("wrong options of the program are said in its own form", "[reader]") {
    for (const char* options : {"--issued 2024-13-01", "--name", "--unknown x"}) {
        CAPTURE(options);
        Outcome outcome = read_file("/dev/null", options);
        CHECK(outcome.code == 2);
        CHECK(outcome.out.starts_with("{\"error\":{\"kind\":\"usage\""));
    }
}
