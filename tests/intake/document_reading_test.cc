// Documents through the reader process: what is read comes back whole, and whatever becomes of the
// process is an error of the one document. Stand-ins for the reader are shell scripts.

#include "intake/document_reading.h"

#include <poll.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <catch2/catch.hpp>

#include "extract/extract.h"
#include "support/process.h"
#include "support/temporary_directory.h"

namespace {

namespace fs = std::filesystem;
using base::Result;
using extract::Reading;
using intake::DocumentFile;

const std::string kPlan =
    "兴县人民政府办公室\n关于印发农村改厕工作方案的通知\n兴政办发〔2024〕7号\n"
    "各乡镇人民政府：\n一、重点任务\n（一）完成改厕200座，11月底前完成。（责任单位：县农业农村局）"
    "\n"
    "兴县人民政府办公室\n2024年5月15日\n";

DocumentFile file_of(std::string bytes, std::string name = "方案.txt") {
    return {"/inbox/" + name, name, std::move(bytes), "0"};
}

// A program that stands in for the reader.
class StandIn {
  public:
    explicit StandIn(const std::string& script) : path_(directory_.path() / "reader") {
        std::ofstream(path_) << "#!/bin/sh\n" << script << '\n';
        fs::permissions(path_, fs::perms::owner_all);
    }
    [[nodiscard]] Result<Reading> read(std::chrono::seconds limit = std::chrono::seconds(60)) {
        return intake::read_document(file_of(kPlan), {{}, limit, path_.string(), ""});
    }
    [[nodiscard]] const fs::path& directory() const { return directory_.path(); }

  private:
    support::TemporaryDirectory directory_;
    fs::path path_;
};

std::string reason(const Result<Reading>& result) {
    return result.ok() ? "read" : result.error().reason;
}

size_t open_descriptors() {
    auto all = fs::directory_iterator("/proc/self/fd");
    return static_cast<size_t>(std::distance(fs::begin(all), fs::end(all)));
}

}  // namespace

TEST_CASE("a text comes back from the reader process as it would be read here", "[intake]") {
    Result<Reading> reading = intake::read_document(file_of(kPlan));
    REQUIRE(reading.ok());
    CHECK(reading->format == "txt");
    CHECK(reading->encoding == "UTF-8");
    REQUIRE(reading->drafts.size() == 1);
    const extract::Draft& draft = reading->drafts[0];
    CHECK(draft.plan.number == "兴政办发〔2024〕7号");
    REQUIRE(draft.tasks.size() == 1);
    CHECK(draft.tasks[0].task.units == std::vector<std::string>{"县农业农村局"});
    CHECK(draft.tasks[0].task.deadline.due == base::civil_date(2024, 11, 30));
    CHECK(reading->text.utf8.substr(draft.tasks[0].source_offset).starts_with("（一）"));
}

TEST_CASE("the caller's date serves a document that shows none", "[intake]") {
    std::string undated = kPlan.substr(0, kPlan.find("兴县人民政府办公室\n2024"));
    DocumentFile file = file_of(undated);
    Result<Reading> without = intake::read_document(file);
    REQUIRE(without.ok());
    CHECK_FALSE(without->drafts.at(0).has_date);
    Result<Reading> with = intake::read_document(file, {base::civil_date(2023, 3, 1), {}, "", ""});
    // A time limit of nothing is a time limit.
    CHECK(reason(with) == "E_READER_TIME");
    intake::ReadOptions options;
    options.issued = base::civil_date(2023, 3, 1);
    with = intake::read_document(file, options);
    REQUIRE(with.ok());
    CHECK(with->drafts.at(0).plan.issued == base::civil_date(2023, 3, 1));
}

TEST_CASE("a refusal inside the reader is the document's error, name first", "[intake]") {
    Result<Reading> secret = intake::read_document(file_of("机密★1年\n" + kPlan));
    CHECK(reason(secret) == "E_SECRET");
    CHECK(secret.error().code == base::ErrorCode::kRefused);
    CHECK(secret.error().message.starts_with("方案.txt：首页标有密级“机密★1年”"));
    Result<Reading> empty = intake::read_document(file_of(""));
    REQUIRE_FALSE(empty.ok());
    CHECK(empty.error().code == base::ErrorCode::kBadInput);
    CHECK(empty.error().message.starts_with("方案.txt："));
}

TEST_CASE("a reader that dies, hangs or babbles is one document's error", "[intake]") {
    struct Example {
        const char* script;
        const char* reason;
        const char* message;
    };
    const Example kExamples[] = {
        {"kill -SEGV $$", "E_READER_DIED", "方案.txt：读取进程异常终止（信号 11）"},
        {"kill -SYS $$", "E_READER_DIED", "越权操作"},
        {"kill -XCPU $$", "E_READER_TIME", "处理器超过 30 秒"},
        {"kill -XFSZ $$", "E_READER_OUTPUT", "64 MiB"},
        {"exit 3", "E_READER_DIED", "退出码 3"},
        {"exit 0", "E_READER_OUTPUT", "不合规定"},
        {"echo '{\"text\":1}'", "E_READER_OUTPUT", "没有正文"},
        {"printf '[[[[[[[[[[[[[[[[[[[[[[[['", "E_READER_OUTPUT", "不合规定"},
        {"echo '{\"error\":{\"kind\":\"bad_input\",\"code\":\"E_ZIP\",\"message\":\"坏\"}}'",
         "E_ZIP", "坏"},
        {"echo '{\"error\":{\"kind\":\"other\"}}'", "E_READER_OUTPUT", "没有错误类别"},
    };
    for (const Example& example : kExamples) {
        CAPTURE(example.script);
        Result<Reading> result = StandIn(example.script).read();
        CHECK(reason(result) == example.reason);
        if (!result.ok()) CHECK(result.error().message.find(example.message) != std::string::npos);
    }
}

TEST_CASE("a reader that takes too long is killed with all it started", "[intake]") {
    StandIn slow("sleep 100 & echo $! > \"$(dirname \"$0\")/child\"; echo ready; wait");
    Result<Reading> result = slow.read(std::chrono::seconds(1));
    CHECK(reason(result) == "E_READER_TIME");
    pid_t grandchild = std::stoi(support::read_file(slow.directory() / "child"));
    // Dead at once, or within the moment that its signal takes.
    int watched = static_cast<int>(::syscall(SYS_pidfd_open, grandchild, 0));
    pollfd event{watched, POLLIN, 0};
    CHECK((watched < 0 || ::poll(&event, 1, 10'000) == 1));
    ::close(watched);
}

TEST_CASE("what the reader gets is three descriptors and a bare environment", "[intake]") {
    ::setenv("DUBAN_TEST_SECRET", "hunter2", 1);
    StandIn curious(
        "ls /proc/self/fd > \"$(dirname \"$0\")/fds\"; env > \"$(dirname \"$0\")/env\"");
    int kept = ::open("/dev/null", O_RDONLY);  // without O_CLOEXEC
    (void)curious.read();
    ::close(kept);
    // 3 is the folder that ls reads.
    CHECK(support::read_file(curious.directory() / "fds") == "0\n1\n2\n3\n");
    std::string environment = support::read_file(curious.directory() / "env");
    CHECK(environment.find("LC_ALL=C.UTF-8") != std::string::npos);
    CHECK(environment.find("hunter2") == std::string::npos);
    ::unsetenv("DUBAN_TEST_SECRET");
}

TEST_CASE("no process, zombie or descriptor is left behind", "[intake]") {
    (void)intake::read_document(file_of(kPlan));
    size_t before = open_descriptors();
    for (int i = 0; i < 5; ++i) REQUIRE(intake::read_document(file_of(kPlan)).ok());
    for (int i = 0; i < 5; ++i) {  // given up before it is done
        Result<intake::DocumentReading> reading = intake::DocumentReading::start(file_of(kPlan));
        REQUIRE(reading.ok());
        CHECK(reading->fd() >= 0);
    }
    CHECK(open_descriptors() == before);
    CHECK((::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD));
}

TEST_CASE("an event loop is told when to go on", "[intake]") {
    Result<intake::DocumentReading> reading = intake::DocumentReading::start(file_of(kPlan));
    REQUIRE(reading.ok());
    CHECK(reading->until() > std::chrono::steady_clock::now() + std::chrono::seconds(50));
    intake::DocumentReading moved = std::move(*reading);
    pollfd event{moved.fd(), POLLIN, 0};
    REQUIRE(::poll(&event, 1, 60'000) == 1);
    std::optional<Result<Reading>> done = moved.proceed();
    REQUIRE(done);
    CHECK(done->ok());
}

TEST_CASE("without a reader program the message says what to do", "[intake]") {
    Result<Reading> missing =
        intake::read_document(file_of(kPlan), {{}, std::chrono::seconds(5), "/nonexistent", ""});
    CHECK(reason(missing) == "E_READER_START");
    CHECK(missing.error().code == base::ErrorCode::kStorage);
    CHECK(missing.error().message.find("/nonexistent") != std::string::npos);
}
