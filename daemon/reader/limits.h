#pragma once
// What a process that reads a hostile file must not do: set before the first byte of it is read,
// and kept by the kernel. Fits both systemd's filter (nothing here needs a privilege) and a plain
// shell.

#include <sys/types.h>

#include <cstddef>

#include "base/result.h"

namespace reader {

struct Limits {
    size_t memory_bytes = 768u << 20;  // address space; left out under AddressSanitizer
    unsigned cpu_seconds = 30;         // SIGXCPU, which ends the process
    size_t output_bytes = 64u << 20;   // one file's size: SIGXFSZ
};

// Whether this build can live with a limit of its address space (AddressSanitizer maps 20 TiB).
[[nodiscard]] bool memory_limit_possible();

// Resource limits, no new privileges, no core and no ptrace, death together with the parent; files
// below /usr and the font and loader configuration are readable, and no others, where the kernel
// has Landlock (5.13); a list of allowed system calls. A socket, an exec and another process's
// memory end the process (SIGSYS); opening for writing, fork and everything that is not on the list
// fail with EPERM. For good: there is no way back.
[[nodiscard]] base::Status confine(const Limits& limits = {});

// For LibreOffice, which needs threads, processes and files of its own: resource limits (four times
// the memory, twice the CPU time), no new privileges, no sockets but local ones.
[[nodiscard]] base::Status confine_converter(const Limits& limits = {});

}  // namespace reader
