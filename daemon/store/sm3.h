#pragma once
// SM3 (GB/T 32905-2016) through OpenSSL, which sm3.cc alone sees.

#include <array>
#include <string>
#include <string_view>

namespace store {

using Sm3Digest = std::array<unsigned char, 32>;

// One context that is used again and again: a digest costs no allocation. A failure of the library
// is an exception.
class Sm3 {
  public:
    Sm3();
    ~Sm3();
    Sm3(const Sm3&) = delete;
    Sm3& operator=(const Sm3&) = delete;
    [[nodiscard]] Sm3Digest digest(std::string_view bytes);

  private:
    struct Context;
    Context* context_;
};

[[nodiscard]] std::string hex(const Sm3Digest& digest);  // lower case
[[nodiscard]] std::string sm3_hex(std::string_view bytes);

}  // namespace store
