#pragma once
// Reading a document for the command line: what takes longer than a second says so on the terminal,
// in a line that goes again.

#include "cli/command.h"
#include "intake/document_reading.h"

namespace cli {

[[nodiscard]] base::Result<extract::Reading> read_with_progress(const intake::DocumentFile& file,
                                                                const intake::ReadOptions& options,
                                                                Streams& streams);

}  // namespace cli
