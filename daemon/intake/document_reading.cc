#include "intake/document_reading.h"

#include <poll.h>
#include <signal.h>

#include <algorithm>

#include "document/document.h"
#include "extract/reading_json.h"
#include "intake/child_process.h"
#include "intake/memory_file.h"
#include "intake/office_conversion.h"

namespace intake {

namespace {

using base::Error;
using base::Result;
using extract::Reading;
using Outcome = std::optional<Result<Reading>>;

constexpr size_t kMaxOutput = 64u << 20;

// Locale and paths only; sanitizers of a development build keep their options.
std::vector<std::string> reader_environment() {
    return {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "LC_ALL=C.UTF-8"};
}

// RLIMIT_AS ends most requests with an exception; a C library that does not check runs into
// address 0 or aborts. Half of the limit in use tells these from other crashes.
Error death(const std::string& name, const ChildProcess::End& end) {
    constexpr long kMuchMemory = 384L << 10;
    if (end.timed_out)
        return document::unreadable("E_READER_TIME", name,
                                    "读取超时，已停止；请另存为 docx 或 txt、或拆分后再试");
    if (end.signal == SIGXCPU)
        return document::unreadable(
            "E_READER_TIME", name, "读取占用处理器超过 30 秒，已停止；请另存为 docx 或 txt 后再试");
    if (end.signal == SIGXFSZ)
        return document::unreadable("E_READER_OUTPUT", name,
                                    "读出的内容超过 64 MiB 的上限，请拆分后再载入");
    if (end.peak_kib > kMuchMemory && end.exit_code != 0)
        return document::unreadable("E_READER_MEMORY", name,
                                    "读取所需的内存超过 768 MiB 的上限，请拆分或另存后再载入");
    if (end.signal == SIGSYS)
        return document::unreadable(
            "E_READER_DIED", name,
            "读取进程因越权操作被终止，该文件可能含有恶意内容，请勿打开，交信息中心检查");
    std::string how = end.signal != 0 ? "信号 " + std::to_string(end.signal)
                                      : "退出码 " + std::to_string(end.exit_code);
    return document::unreadable("E_READER_DIED", name,
                                "读取进程异常终止（" + how + "），文件可能已损坏；请另存后再试");
}

// That the content is not what the name says is the conversion's doing.
void say_converted(std::vector<document::Warning>& warnings) {
    std::erase_if(warnings, [](const document::Warning& w) { return w.code == "W_TYPE"; });
    warnings.insert(warnings.begin(),
                    {"W_CONVERTED", "旧格式文件，已由 LibreOffice 转换后读取，请核对版式和编号"});
}

}  // namespace

struct DocumentReading::State {
    std::string name;
    ReadOptions options;
    Descriptor input;   // the document
    Descriptor output;  // what the reader says of it
    std::optional<ChildProcess> reader;
    std::optional<OldFormat> old_format;  // may be converted, and has not been
    std::optional<OfficeConversion> conversion;

    base::Status start_reader();
    Outcome end_of_reader(const ChildProcess::End& end);
    Outcome convert(const Error& refused);
    Outcome end_of_conversion(const ChildProcess::End& end);
};

base::Status DocumentReading::State::start_reader() {
    Result<Descriptor> out = memory_file();
    if (!out.ok()) return out.error();
    output = std::move(*out);
    if (::lseek(input.get(), 0, SEEK_SET) != 0)
        return Error{base::ErrorCode::kStorage, name + "：内存文件读不出来", "E_READER_START"};
    ChildProcess::Setup setup;
    setup.arguments = {options.reader, "--name", name};
    if (options.issued)
        setup.arguments.insert(setup.arguments.end(),
                               {"--issued", base::format_date(*options.issued)});
    setup.environment = reader_environment();
    setup.input = input.get();
    setup.output = output.get();
    setup.time_limit = options.time_limit;
    Result<ChildProcess> child = ChildProcess::start(setup);
    if (!child.ok()) return child.error();
    reader.emplace(std::move(*child));
    return {};
}

Outcome DocumentReading::State::end_of_reader(const ChildProcess::End& end) {
    reader.reset();
    if (end.timed_out || end.exit_code != 0) return Result<Reading>(death(name, end));
    Result<std::string> text = content_of(output, kMaxOutput);
    if (!text.ok()) return Result<Reading>(text.error());
    Result<Reading> reading = extract::reading_from_json(*text);
    if (!reading.ok() && old_format && reading.error().reason == "E_UNSUPPORTED")
        return convert(reading.error());
    if (reading.ok() && conversion) say_converted(reading->warnings);
    return reading;
}

Outcome DocumentReading::State::convert(const Error& refused) {
    OldFormat format = *old_format;
    old_format.reset();
    if (options.office.empty()) options.office = office_program();
    if (options.office.empty()) return Result<Reading>(refused);
    Result<OfficeConversion> started = OfficeConversion::start(
        {options.reader, options.office, name, format, options.time_limit}, input);
    if (!started.ok()) return Result<Reading>(started.error());
    conversion.emplace(std::move(*started));
    return {};
}

Outcome DocumentReading::State::end_of_conversion(const ChildProcess::End& end) {
    Result<Descriptor> converted = conversion->result(end);
    if (!converted.ok()) return Result<Reading>(converted.error());
    input = std::move(*converted);
    base::Status started = start_reader();
    if (!started.ok()) return Result<Reading>(started.error());
    return {};
}

DocumentReading::DocumentReading(std::unique_ptr<State> state) : state_(std::move(state)) {}
DocumentReading::DocumentReading(DocumentReading&&) noexcept = default;
DocumentReading& DocumentReading::operator=(DocumentReading&&) noexcept = default;
DocumentReading::~DocumentReading() = default;

Result<DocumentReading> DocumentReading::start(const DocumentFile& file, ReadOptions options) {
    std::unique_ptr<State> state = std::make_unique<State>();
    state->name = file.name;
    state->options = std::move(options);
    if (state->options.reader.empty()) state->options.reader = reader_program();
    if (state->options.reader.empty())
        return Error{base::ErrorCode::kStorage,
                     "找不到读取程序 duban-reader，请检查安装，或用环境变量 DUBAN_READER 指明",
                     "E_READER_START"};
    state->old_format = old_format(file.bytes, file.name);
    Result<Descriptor> input = memory_file(file.bytes);
    if (!input.ok()) return input.error();
    state->input = std::move(*input);
    base::Status started = state->start_reader();
    if (!started.ok()) return started.error();
    return DocumentReading(std::move(state));
}

int DocumentReading::fd() const {
    return state_->reader ? state_->reader->ended_fd() : state_->conversion->process().ended_fd();
}

std::chrono::steady_clock::time_point DocumentReading::until() const {
    return state_->reader ? state_->reader->until() : state_->conversion->process().until();
}

Outcome DocumentReading::proceed() {
    if (state_->reader) {
        std::optional<ChildProcess::End> end = state_->reader->poll();
        return end ? state_->end_of_reader(*end) : Outcome();
    }
    std::optional<ChildProcess::End> end = state_->conversion->process().poll();
    return end ? state_->end_of_conversion(*end) : Outcome();
}

Result<Reading> read_document(const DocumentFile& file, const ReadOptions& options,
                              const std::function<void(std::chrono::seconds)>& waiting) {
    using std::chrono::steady_clock;
    constexpr std::chrono::milliseconds kSecond{1000};
    steady_clock::time_point begin = steady_clock::now();
    Result<DocumentReading> started = DocumentReading::start(file, options);
    if (!started.ok()) return started.error();
    while (true) {
        auto left =
            std::chrono::ceil<std::chrono::milliseconds>(started->until() - steady_clock::now());
        pollfd event{started->fd(), POLLIN, 0};
        auto wait = std::clamp(left, std::chrono::milliseconds{0}, kSecond);
        bool ended = ::poll(&event, 1, static_cast<int>(wait.count())) > 0;
        if (Outcome done = started->proceed()) return std::move(*done);
        if (!ended && waiting)
            waiting(std::chrono::floor<std::chrono::seconds>(steady_clock::now() - begin));
    }
}

}  // namespace intake
