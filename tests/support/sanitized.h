#pragma once
// How often a test damages its input: under AddressSanitizer, which is fifty times slower where
// much is allocated, a part of it, so that a case stays within CTest's time limit.

#include <cstddef>

namespace support {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr size_t kFlippedBits = 1'000;
#else
inline constexpr size_t kFlippedBits = 10'000;
#endif

}  // namespace support
