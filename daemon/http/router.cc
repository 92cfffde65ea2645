#include "http/router.h"

#include <stdexcept>

#include "base/text.h"
#include "http/url.h"

namespace http {

namespace {

constexpr std::string_view kParameter = "{";

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    if (pattern.size() != path.size()) return false;
    for (size_t i = 0; i < path.size(); ++i)
        if (pattern[i] != kParameter && pattern[i] != path[i]) return false;
    return true;
}

std::vector<std::string> parameters_of(const std::vector<std::string>& pattern,
                                       const std::vector<std::string>& path) {
    std::vector<std::string> out;
    for (size_t i = 0; i < path.size(); ++i)
        if (pattern[i] == kParameter) out.push_back(path[i]);
    return out;
}

}  // namespace

size_t Router::add(Method method, std::string_view pattern) {
    Route route{method, {}};
    for (const std::string& segment : base::split(pattern.substr(1), '/'))
        if (!segment.empty())
            route.segments.push_back(segment[0] == '{' ? std::string(kParameter) : segment);
    for (const Route& other : routes_)
        if (other.method == method && other.segments == route.segments)
            throw std::logic_error("route twice: " + std::string(pattern));
    routes_.push_back(route);
    return routes_.size() - 1;
}

RouteMatch Router::find(Method method, std::string_view path) const {
    std::optional<std::vector<std::string>> segments = path_segments(path);
    if (!segments) return {Found::kBadPath, 0, {}, ""};
    RouteMatch match;
    for (size_t i = 0; i < routes_.size(); ++i) {
        const Route& route = routes_[i];
        if (!fits(route.segments, *segments)) continue;
        if (route.method == method)
            return {Found::kRoute, i, parameters_of(route.segments, *segments), ""};
        match.found = Found::kOtherMethod;
        match.allow += (match.allow.empty() ? "" : ", ") + std::string(name(route.method));
    }
    return match;
}

}  // namespace http
