#pragma once
// A whole regular file of bounded size, for files that an administrator or officer puts down:
// no symbolic link is followed in the last component, no pipe or device is opened for long.

#include <sys/types.h>

#include <string>

#include "base/result.h"

namespace intake {

struct SmallFile {
    std::string content;
    mode_t mode;  // permission bits
    uid_t owner;
};

enum class Links { kFollow, kRefuse };

// kNotFound: no such file. kUsage: a file that is not regular or is larger than `limit` bytes.
// kStorage: the system refuses to read it. The message starts with the path.
[[nodiscard]] base::Result<SmallFile> read_small_file(const std::string& path, size_t limit,
                                                      Links links = Links::kFollow);

}  // namespace intake
