#include "cli/read_file.h"

#include <ostream>

#include "base/utf8.h"
#include "cli/document_progress.h"

namespace cli {

base::Result<FileReading> read_file(const std::string& path, const intake::ReadOptions& options,
                                    Streams& streams) {
    base::Result<intake::DocumentFile> file = intake::open_document(path);
    if (!file.ok()) return file.error();
    base::Result<extract::Reading> reading = read_with_progress(*file, options, streams);
    if (!reading.ok()) return reading.error();
    for (const document::Warning& warning : reading->warnings)
        streams.err << "duban："
                    << base::escape_controls(path + "：" + warning.message + "（" + warning.code +
                                             "）")
                    << '\n';
    return FileReading{std::move(*file), std::move(*reading)};
}

}  // namespace cli
