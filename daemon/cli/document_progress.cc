#include "cli/document_progress.h"

#include <poll.h>

#include <algorithm>
#include <ostream>

namespace cli {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr seconds kQuiet{1};  // what is over by then needs no word
constexpr seconds kRepeat{10};

void tell(const intake::DocumentFile& file, Clock::duration spent, std::ostream& err) {
    auto whole = std::chrono::duration_cast<seconds>(spent).count();
    err << "正在读取 " << file.name << "（" << (file.bytes.size() + 1023) / 1024 << " KiB），已用 "
        << whole << " 秒……\n"
        << std::flush;
}

}  // namespace

base::Result<extract::Reading> read_with_progress(const intake::DocumentFile& file,
                                                  const intake::ReadOptions& options,
                                                  Streams& streams) {
    base::Result<intake::DocumentReading> reading = intake::DocumentReading::start(file, options);
    if (!reading.ok()) return reading.error();
    Clock::time_point start = Clock::now(), next = start + kQuiet;
    for (;;) {
        Clock::time_point until = std::min(next, reading->until());
        auto wait = std::chrono::ceil<milliseconds>(until - Clock::now()).count();
        pollfd waiting{reading->fd(), POLLIN, 0};
        ::poll(&waiting, 1, static_cast<int>(std::max<int64_t>(wait, 0)));
        if (waiting.revents != 0 || Clock::now() >= reading->until()) {
            std::optional<base::Result<extract::Reading>> done = reading->proceed();
            if (done) return std::move(*done);
        }
        if (Clock::now() < next) continue;
        tell(file, Clock::now() - start, streams.err);
        next = Clock::now() + kRepeat;
    }
}

}  // namespace cli
