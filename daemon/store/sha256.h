#pragma once
// SHA-256 (FIPS 180-4) as lower-case hex: fingerprints of plans, bodies and keys.

#include <string>
#include <string_view>

namespace store {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace store
