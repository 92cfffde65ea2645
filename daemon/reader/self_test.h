#pragma once
// The acts that a confined process must not get away with, each on demand: `duban-reader
// --self-test ACT` confines itself and does ACT. So the limits are shown on the machine and kernel
// that matter.

#include <string_view>

namespace reader {

// To be called after confine(). 0: refused by the system; 1: it was possible; 2: no such act. The
// fatal ones (socket, exec, trace …) do not return where the confinement holds.
[[nodiscard]] int misbehave(std::string_view act);

}  // namespace reader
