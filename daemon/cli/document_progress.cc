#include "cli/document_progress.h"

#include <unistd.h>

#include <iostream>

namespace cli {

namespace {

// One line that is written over and taken away again. Nothing where nobody looks.
class Progress {
  public:
    Progress(std::ostream& err, const intake::DocumentFile& file)
        : err_(err), file_(file), shown_(&err == &std::cerr && ::isatty(STDERR_FILENO) == 1) {}
    ~Progress() {
        if (written_) err_ << "\r\x1b[K" << std::flush;
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void tell(std::chrono::seconds spent) {
        if (!shown_ || spent < std::chrono::seconds(1)) return;
        err_ << "\r\x1b[K正在读取 " << file_.name << "（" << (file_.bytes.size() + 1023) / 1024
             << " KiB），已用 " << spent.count() << " 秒……" << std::flush;
        written_ = true;
    }

  private:
    std::ostream& err_;
    const intake::DocumentFile& file_;
    bool shown_;
    bool written_ = false;
};

}  // namespace

base::Result<extract::Reading> read_with_progress(const intake::DocumentFile& file,
                                                  const intake::ReadOptions& options,
                                                  Streams& streams) {
    Progress progress(streams.err, file);
    return intake::read_document(file, options,
                                 [&](std::chrono::seconds spent) { progress.tell(spent); });
}

}  // namespace cli
