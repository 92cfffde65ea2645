#pragma once
// Which files the reader process may open: those that its libraries need.

namespace reader {

// Landlock (Linux 5.13, landlock(7)): below /usr, and what the loader and fontconfig read of /etc,
// may be read; everything else neither read nor written. Descriptors that are open stay usable.
// True too where the kernel does not know Landlock: the filter of system calls still keeps writing
// out.
[[nodiscard]] bool restrict_files();

}  // namespace reader
