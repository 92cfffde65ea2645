#pragma once
// A file without a name, in memory (memfd_create(2)): how bytes go into a child process and come
// back without a pipe that both sides must keep moving.

#include <string>
#include <string_view>

#include "base/result.h"
#include "intake/descriptor.h"

namespace intake {

// Holds `content`, read from its beginning. Closed on exec; a child gets it by dup2.
[[nodiscard]] base::Result<Descriptor> memory_file(std::string_view content = {});
// All of it, wherever its position is; at most `limit` bytes, else nothing.
[[nodiscard]] base::Result<std::string> content_of(const Descriptor& file, size_t limit);

}  // namespace intake
