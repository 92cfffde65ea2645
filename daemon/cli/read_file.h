#pragma once
// A document for a command: read by the reader process, with a line of progress on the terminal
// where it takes longer than a second, and the reader's warnings on standard error.

#include <string>

#include "base/result.h"
#include "cli/command.h"
#include "intake/document_reading.h"

namespace cli {

struct FileReading {
    intake::DocumentFile file;
    extract::Reading reading;
};

// The error's message names the file.
[[nodiscard]] base::Result<FileReading> read_file(const std::string& path,
                                                  const intake::ReadOptions& options,
                                                  Streams& streams);

}  // namespace cli
