#pragma once
// Which route a request means: patterns of path segments, compared one by one. No regular
// expression, so no input can make it slow or deep.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace http {

enum class Found { kRoute, kBadPath, kNoPath, kOtherMethod };

struct RouteMatch {
    Found found = Found::kNoPath;
    size_t route = 0;                     // as add() counted
    std::vector<std::string> parameters;  // of {…} segments, decoded
    std::string allow;                    // kOtherMethod: "GET, POST"
};

class Router {
  public:
    // "/api/v1/assignments/{id}"; returns 0, 1, 2 …. Throws std::logic_error where a route of the
    // same method and shape is there already.
    size_t add(Method method, std::string_view pattern);
    [[nodiscard]] RouteMatch find(Method method, std::string_view path) const;

  private:
    struct Route {
        Method method;
        std::vector<std::string> segments;  // "{" for a parameter
    };
    std::vector<Route> routes_;
};

}  // namespace http
