// duban-reader: a document on standard input → JSON on standard output (extract/reading_json.h).
// Started by the other programs only; confines itself before it reads a byte.
//
//   duban-reader [--name NAME] [--issued YYYY-MM-DD]
//   duban-reader --convert PROGRAM ARGUMENT…      LibreOffice, without network
//   duban-reader --self-test ACT                  tries what it must not do (reader/self_test.h)

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>

#include "document/readers.h"
#include "extract/reading_json.h"
#include "reader/limits.h"
#include "reader/read_document.h"
#include "reader/self_test.h"

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

struct Request {
    std::string name = "文件";
    std::optional<base::Date> issued;
};

// True where every byte went out.
bool write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t n = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<size_t>(n));
    }
    return true;
}

// One byte more than is allowed tells a file that is too large.
Result<std::string> read_all(const std::string& name) {
    std::string bytes;
    char buffer[1 << 16];
    while (bytes.size() <= document::kMaxFileBytes) {
        ssize_t n = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return Error{ErrorCode::kStorage, name + "：读取中断", "E_ACCESS"};
        if (n == 0) break;
        bytes.append(buffer, static_cast<size_t>(n));
    }
    return bytes;
}

Result<Request> parse(int count, char** arguments) {
    Request request;
    for (int i = 1; i < count; i += 2) {
        std::string_view option = arguments[i];
        if (i + 1 == count) return Error{ErrorCode::kUsage, "缺少参数"};
        if (option == "--name") {
            request.name = arguments[i + 1];
        } else if (option == "--issued") {
            request.issued = base::parse_date(arguments[i + 1]);
            if (!request.issued) return Error{ErrorCode::kUsage, "--issued 不是日期"};
        } else {
            return Error{ErrorCode::kUsage, "不认识的参数"};
        }
    }
    return request;
}

// A request for more memory than there is comes back as an exception, in our code and in the C++
// libraries; what a C library does then, the parent sees as a death.
std::string answer(const Request& request) {
    try {
        Result<std::string> bytes = read_all(request.name);
        if (!bytes.ok()) return extract::reading_json(bytes.error());
        return extract::reading_json(reader::read_file(*bytes, request.name, request.issued));
    } catch (const std::bad_alloc&) {
        return extract::reading_json(
            Error{ErrorCode::kBadInput,
                  request.name + "：读取所需的内存超过 768 MiB 的上限，请拆分或另存后再载入",
                  "E_READER_MEMORY"});
    }
}

// Exit codes as misbehave(); 3: memory was refused; 70: no confinement.
int self_test(std::string_view act) {
    reader::Limits limits;
    if (act == "time") limits.cpu_seconds = 1;  // shown in a second instead of thirty
    if (!reader::confine(limits).ok()) return 70;
    try {
        return reader::misbehave(act);
    } catch (const std::bad_alloc&) {
        return 3;
    }
}

int convert(char** arguments) {
    base::Status confined = reader::confine_converter();
    if (!confined.ok()) return 70;
    ::execv(arguments[0], arguments);
    return 71;
}

}  // namespace

// Leaves by _exit: nothing is gained by taking a document apart again, and a broken heap would only
// trip over it.
int main(int count, char** arguments) {
    std::string_view first = count > 2 ? arguments[1] : "";
    if (first == "--convert") return convert(arguments + 2);
    if (first == "--self-test") ::_exit(self_test(arguments[2]));
    Result<Request> request = parse(count, arguments);
    if (!request.ok()) {
        write_all(extract::reading_json(request.error()));
        ::_exit(2);
    }
    base::Status confined = reader::confine();
    std::string out = confined.ok()
                          ? answer(*request)
                          : extract::reading_json(Result<extract::Reading>(confined.error()));
    ::_exit(write_all(out) ? 0 : 1);
}
