#pragma once
// The filters of system calls (seccomp(2)), through libseccomp.

namespace reader {

// What a reader of documents calls, and nothing else (limits.h says what becomes of the rest).
// 0, or a negative errno.
[[nodiscard]] int allow_reading_only();

// Everything but sockets other than AF_UNIX, which fail with EACCES. 0, or a negative errno.
[[nodiscard]] int deny_network();

}  // namespace reader
