#include "accounts/password.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

#include "base/utf8.h"

namespace accounts {

namespace {

constexpr size_t kShortest = 10, kLongest = 128;
constexpr unsigned long long kPasses = 2;
constexpr size_t kMemory = 19UL * 1024 * 1024;

base::Error weak(const std::string& why) {
    return {base::ErrorCode::kRefused, "密码" + why, "E_PASSWORD"};
}

std::string lower_case(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

int kinds(std::string_view password) {
    bool upper = false, lower = false, digit = false, other = false;
    for (unsigned char c : password) {
        if (std::isupper(c))
            upper = true;
        else if (std::islower(c))
            lower = true;
        else if (std::isdigit(c))
            digit = true;
        else
            other = true;
    }
    return upper + lower + digit + other;
}

// What stands in every list of broken passwords and still has three kinds.
bool is_well_known(const std::string& lower) {
    constexpr std::array<std::string_view, 8> kKnown = {
        "password", "admin123", "qwerty", "1qaz2wsx", "abc123", "p@ssw0rd", "123456", "duban"};
    return std::any_of(kKnown.begin(), kKnown.end(), [&lower](std::string_view known) {
        return lower.find(known) != std::string::npos && lower.size() < known.size() + 6;
    });
}

void prepare() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

}  // namespace

base::Status check_password(std::string_view password, std::string_view login) {
    if (password.size() > 1024 || base::invalid_utf8(password)) return weak("过长或含有乱码");
    size_t length = base::count_characters(password);
    if (length < kShortest || length > kLongest) return weak("应为10到128个字符");
    if (std::any_of(password.begin(), password.end(), [](unsigned char c) { return c < 0x20; }))
        return weak("不能含控制字符");
    if (kinds(password) < 3) return weak("应含大写字母、小写字母、数字、其他符号中的至少三种");
    std::string lower = lower_case(password);
    if (login.size() >= 3 && lower.find(lower_case(login)) != std::string::npos)
        return weak("不能含有用户名");
    if (is_well_known(lower)) return weak("过于常见，容易被猜中");
    return {};
}

std::string hash_password(const std::string& password) {
    prepare();
    std::array<char, crypto_pwhash_STRBYTES> out{};
    if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), kPasses, kMemory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("no memory to hash a password");
    return out.data();
}

bool password_matches(const std::string& hash, const std::string& password) {
    prepare();
    if (hash.size() >= crypto_pwhash_STRBYTES) return false;
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void pretend_to_match(const std::string& password) {
    static const std::string kNobody = hash_password("nobody has this password");
    (void)password_matches(kNobody, password);
}

std::string random_token() {
    prepare();
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    constexpr int kForm = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::array<char, sodium_base64_ENCODED_LEN(32, kForm)> text{};
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kForm);
    return text.data();
}

bool equal_secrets(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace accounts
