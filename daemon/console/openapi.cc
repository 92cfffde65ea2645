#include "console/openapi.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "console/route.h"

namespace console {

using base::Json;

namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> out;
    for (std::string& word : base::split(text, ' '))
        if (!word.empty()) out.push_back(std::move(word));
    return out;
}

Json parameter(const std::string& name, const char* in) {
    return Json::object()
        .set("name", name)
        .set("in", in)
        .set("required", std::string_view(in) == "path")
        .set("schema", Json::object().set("type", "string"));
}

Json parameters(const Route& route) {
    Json out = Json::array();
    for (const std::string& segment : base::split(route.path, '/'))
        if (segment.size() > 2 && segment[0] == '{')
            out.push(parameter(segment.substr(1, segment.size() - 2), "path"));
    if (http::changes_state(route.method) && !route.takes_file) return out;
    for (const std::string& name : words(route.parameters)) out.push(parameter(name, "query"));
    return out;
}

Json body(const Route& route) {
    if (route.takes_file)
        return Json::object().set("content",
                                  Json::object().set("application/octet-stream", Json::object()));
    Json properties = Json::object();
    for (const std::string& name : words(route.parameters)) properties.set(name, Json::object());
    Json schema = Json::object()
                      .set("type", "object")
                      .set("properties", properties)
                      .set("additionalProperties", false);
    return Json::object().set(
        "content", Json::object().set("application/json", Json::object().set("schema", schema)));
}

Json roles(const Route& route) {
    Json out = Json::array();
    for (int i = 0; i < accounts::kRoles; ++i)
        if (route.policy.allows(static_cast<accounts::Role>(i)))
            out.push(name(static_cast<accounts::Role>(i)));
    return out;
}

Json operation(const Route& route) {
    Json responses =
        Json::object()
            .set("200", Json::object().set("description", "成功"))
            .set("default", Json::object().set("description", "problem+json：code、detail"));
    Json out = Json::object().set("summary", route.summary).set("parameters", parameters(route));
    if (http::changes_state(route.method)) out.set("requestBody", body(route));
    out.set("responses", responses);
    if (!route.policy.is_public())
        out.set("security", Json::array().push(Json::object().set("session", Json::array())));
    return out.set("x-roles", route.policy.is_public() ? Json("everybody") : roles(route));
}

Json path_item(std::string_view path) {
    Json out = Json::object();
    for (const Route& route : routes())
        if (route.path == path) out.set(lower(name(route.method)), operation(route));
    return out;
}

}  // namespace

Json openapi() {
    Json paths = Json::object();
    std::vector<std::string_view> seen;
    for (const Route& route : routes()) {
        if (std::find(seen.begin(), seen.end(), route.path) != seen.end()) continue;
        seen.push_back(route.path);
        paths.set(std::string(route.path), path_item(route.path));
    }
    Json session =
        Json::object().set("type", "apiKey").set("in", "cookie").set("name", "__Host-sid");
    return Json::object()
        .set("openapi", "3.1.0")
        .set("info", Json::object().set("title", "督办台账接口").set("version", "1"))
        .set("paths", paths)
        .set("components",
             Json::object().set("securitySchemes", Json::object().set("session", session)));
}

}  // namespace console
