#pragma once
// One request through its route, on the route's thread: session, policy, form of the body,
// Idempotency-Key, handler.

#include "console/route.h"

namespace console {

// `call` with database, request, path, setup, health and now set. Never throws but for a failure of
// the database.
[[nodiscard]] http::Response perform(const Route& route, Call& call);

// Names of the cookies: with the prefix __Host- over TLS, without it on a plain loopback.
[[nodiscard]] std::string session_cookie(bool secure);
[[nodiscard]] std::string device_cookie(bool secure);

}  // namespace console
