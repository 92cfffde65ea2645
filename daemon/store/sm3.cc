#include "store/sm3.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace store {

// The algorithm is fetched once: a look-up by name for each digest would cost more than the digest.
struct Sm3::Context {
    EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SM3", nullptr);
    EVP_MD_CTX* state = EVP_MD_CTX_new();
};

Sm3::Sm3() : context_(new Context) {
    if (context_->algorithm != nullptr && context_->state != nullptr) return;
    EVP_MD_CTX_free(context_->state);
    EVP_MD_free(context_->algorithm);
    delete context_;
    throw std::runtime_error("OpenSSL offers no SM3");
}

Sm3::~Sm3() {
    EVP_MD_CTX_free(context_->state);
    EVP_MD_free(context_->algorithm);
    delete context_;
}

Sm3Digest Sm3::digest(std::string_view bytes) {
    Sm3Digest out;
    bool done = EVP_DigestInit_ex2(context_->state, context_->algorithm, nullptr) == 1 &&
                EVP_DigestUpdate(context_->state, bytes.data(), bytes.size()) == 1 &&
                EVP_DigestFinal_ex(context_->state, out.data(), nullptr) == 1;
    if (!done) throw std::runtime_error("SM3 failed");
    return out;
}

std::string hex(const Sm3Digest& digest) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out(2 * digest.size(), '0');
    for (size_t i = 0; i < digest.size(); ++i) {
        out[2 * i] = kDigits[digest[i] >> 4];
        out[2 * i + 1] = kDigits[digest[i] & 15];
    }
    return out;
}

std::string sm3_hex(std::string_view bytes) { return hex(Sm3().digest(bytes)); }

}  // namespace store
