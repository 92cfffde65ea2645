#include "cli/read_file.h"

#include <unistd.h>

#include <iostream>

#include "base/utf8.h"

namespace cli {

namespace {

// One line that is written over and taken away again. Nothing where nobody looks.
class Progress {
  public:
    Progress(std::ostream& err, const std::string& name)
        : err_(err), name_(name), shown_(&err == &std::cerr && ::isatty(STDERR_FILENO) == 1) {}
    ~Progress() {
        if (written_) err_ << "\r\x1b[K" << std::flush;
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void tell(std::chrono::seconds elapsed) {
        if (!shown_ || elapsed < std::chrono::seconds(1)) return;
        err_ << "\r\x1b[K正在读取 " << name_ << "，已用 " << elapsed.count() << " 秒" << std::flush;
        written_ = true;
    }

  private:
    std::ostream& err_;
    std::string name_;
    bool shown_;
    bool written_ = false;
};

}  // namespace

base::Result<FileReading> read_file(const std::string& path, const intake::ReadOptions& options,
                                    Streams& streams) {
    base::Result<intake::DocumentFile> file = intake::open_document(path);
    if (!file.ok()) return file.error();
    base::Result<extract::Reading> reading = [&] {
        Progress progress(streams.err, file->name);
        return intake::read_document(*file, options,
                                     [&](std::chrono::seconds elapsed) { progress.tell(elapsed); });
    }();
    if (!reading.ok()) return reading.error();
    for (const document::Warning& warning : reading->warnings)
        streams.err << "duban："
                    << base::escape_controls(path + "：" + warning.message + "（" + warning.code +
                                             "）")
                    << '\n';
    return FileReading{std::move(*file), std::move(*reading)};
}

}  // namespace cli
