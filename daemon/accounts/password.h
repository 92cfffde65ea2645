#pragma once
// Passwords: what is accepted, and how they are kept (argon2id by libsodium, 19 MiB, 2 passes:
// reliability.md (c)). Hashing takes tens of milliseconds: not on the thread of the io_context.

#include <string>
#include <string_view>

#include "base/result.h"

namespace accounts {

// 10 to 128 characters, three of four kinds (upper, lower, digit, other), not around the login, not
// one of the best known.
[[nodiscard]] base::Status check_password(std::string_view password, std::string_view login);

// "$argon2id$…". Throws std::runtime_error where there is no memory for it.
[[nodiscard]] std::string hash_password(const std::string& password);
// False where `hash` is none.
[[nodiscard]] bool password_matches(const std::string& hash, const std::string& password);
// Takes as long as password_matches: for a login that does not exist.
void pretend_to_match(const std::string& password);

// 256 bits of chance, as 43 characters of A–Z a–z 0–9 - _.
[[nodiscard]] std::string random_token();
// Whether two secrets are equal, in a time that does not tell where they differ.
[[nodiscard]] bool equal_secrets(std::string_view a, std::string_view b);

}  // namespace accounts
