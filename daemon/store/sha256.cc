// libsodium, not OpenSSL: the first digest through OpenSSL 3 loads its providers, 3 MiB of resident
// memory in a daemon that is to stay below 20.

#include "store/sha256.h"

#include <sodium/crypto_hash_sha256.h>

#include <array>

namespace store {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size());
    static constexpr std::string_view kHex = "0123456789abcdef";
    std::string out;
    for (unsigned char byte : hash) {
        out += kHex[byte >> 4];
        out += kHex[byte & 15];
    }
    return out;
}

}  // namespace store
