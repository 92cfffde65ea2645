#pragma once
// The parts of a request that an attacker writes freely: percent-encoding, paths, queries, cookies.
// Everything here takes any bytes and never throws. RFC 3986, RFC 6265.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

// Decodes %XX. Nothing where an escape is broken, or where the result is not UTF-8 or holds a
// control character.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text);

// The segments of a path, each decoded: "/a/%E4%B8%80" → {"a", "一"}. Nothing where one cannot be
// decoded, is empty, ".", "..", or holds "/" or "\" after decoding. "/" has none.
[[nodiscard]] std::optional<std::vector<std::string>> path_segments(std::string_view path);

using Parameters = std::vector<std::pair<std::string, std::string>>;
// application/x-www-form-urlencoded, as a query has it. Nothing where an escape is broken, or a
// name stands twice.
[[nodiscard]] std::optional<Parameters> parse_query(std::string_view query);

// The value of a cookie. Nothing where there is none, or more than one of that name: then one of
// them was planted.
[[nodiscard]] std::optional<std::string> cookie(std::string_view header, std::string_view name);

}  // namespace http
