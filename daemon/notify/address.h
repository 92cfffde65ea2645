#pragma once
// Mail addresses as this service accepts them: ASCII `local@domain` with a dot-atom on the left and
// letter-digit-hyphen labels on the right (RFC 5321 §4.1.2 without quoted strings and literals).
// Nothing that passes can carry a blank, a comma, a bracket or a control into an envelope or
// header.

#include <string_view>

#include "base/result.h"

namespace notify {

// Refuses quoted local parts, several "@", lists, trailing dots, non-ASCII, a local part over 64 or
// an address over 254 bytes. The message quotes the address and gives the reason.
[[nodiscard]] base::Status check_address(std::string_view address);

// The two sides of an address that check_address has accepted.
[[nodiscard]] std::string_view local_part(std::string_view address);
[[nodiscard]] std::string_view domain_part(std::string_view address);

// A host name or a dotted domain of letter-digit-hyphen labels, at most 253 bytes.
[[nodiscard]] bool valid_domain(std::string_view domain);

}  // namespace notify
