#include "console/answer.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "http/guard.h"

namespace console {

using base::Error;
using base::ErrorCode;
using base::Json;

namespace {

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) {
        return (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7f;
    });
}

}  // namespace

http::Response json(const Json& body, int status) {
    return {status, {{"Content-Type", "application/json"}}, body.dump(), false};
}

http::Response problem_of(const Error& error) {
    auto code = [&error](const char* fallback) {
        return error.reason.empty() ? std::string(fallback) : error.reason;
    };
    switch (error.code) {
        case ErrorCode::kNotFound:
            return http::problem(404, code("E_NOT_FOUND"), error.message);
        case ErrorCode::kRefused:
            return http::problem(409, code("E_REFUSED"), error.message);
        case ErrorCode::kUsage:
        case ErrorCode::kBadInput:
            return http::problem(400, code("E_INPUT"), error.message);
        case ErrorCode::kStorage:
            break;
    }
    return http::problem(500, code("E_STORAGE"), error.message);
}

http::Response not_found() { return http::problem(404, "E_NOT_FOUND", "没有这一项，或不归您查看"); }

std::optional<int64_t> parse_id(std::string_view text) {
    int64_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value <= 0) return {};
    return value;
}

std::optional<int> parse_number(std::string_view text, int fallback, int low, int high) {
    if (text.empty()) return fallback;
    int value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return {};
    if (value < low || value > high) return {};
    return value;
}

Fields::Fields(const Json& body) : body_(body) {
    if (body.as_object() == nullptr) complaint_ = "内容应为一个 JSON 对象";
}

const Json& Fields::take(std::string_view key) {
    known_.emplace(key);
    return body_[key];
}

void Fields::complain(std::string_view key, std::string_view what) {
    if (complaint_.empty()) complaint_ = "“" + std::string(key) + "”" + std::string(what);
}

std::string Fields::optional_text(std::string_view key, size_t longest) {
    const Json& value = take(key);
    if (value.is_null()) return {};
    const std::string* text = value.as_string();
    if (text == nullptr) {
        complain(key, "应为文字");
        return {};
    }
    if (base::count_characters(*text) > longest)
        complain(key, "过长，最多" + std::to_string(longest) + "字");
    if (base::invalid_utf8(*text) || has_control(*text)) complain(key, "含有不能用的字符");
    return *text;
}

std::string Fields::text(std::string_view key, size_t longest) {
    std::string value = optional_text(key, longest);
    if (value.find_first_not_of(" \t\r\n") == std::string::npos) complain(key, "须填写");
    return value;
}

std::optional<base::Date> Fields::optional_date(std::string_view key) {
    const Json& value = take(key);
    if (value.is_null()) return {};
    const std::string* text = value.as_string();
    std::optional<base::Date> date = text ? base::parse_date(*text) : std::nullopt;
    if (!date) complain(key, "应为 2024-10-08 这样的日期");
    return date;
}

base::Date Fields::date(std::string_view key) {
    std::optional<base::Date> value = optional_date(key);
    if (!value) complain(key, "须填写日期");
    return value.value_or(base::Date{});
}

std::optional<int> Fields::optional_number(std::string_view key, int low, int high) {
    const Json& value = take(key);
    if (value.is_null()) return {};
    if (value.as_int() != nullptr && *value.as_int() >= low && *value.as_int() <= high)
        return static_cast<int>(*value.as_int());
    complain(key, "应为" + std::to_string(low) + "到" + std::to_string(high) + "的整数");
    return {};
}

std::optional<std::string> Fields::text_if_there(std::string_view key, size_t longest) {
    if (take(key).is_null()) return {};
    return optional_text(key, longest);
}

std::optional<int64_t> Fields::optional_id(std::string_view key) {
    const Json& value = take(key);
    if (value.is_null()) return {};
    if (value.as_int() == nullptr || *value.as_int() <= 0) {
        complain(key, "应为编号");
        return {};
    }
    return *value.as_int();
}

Json::Array Fields::list(std::string_view key) {
    constexpr size_t kMost = 5000;
    const Json& value = take(key);
    if (value.is_null()) return {};
    if (value.as_array() != nullptr && value.as_array()->size() <= kMost) return *value.as_array();
    complain(key, "应为列表");
    return {};
}

std::vector<int64_t> Fields::numbers(std::string_view key) {
    std::vector<int64_t> out;
    for (const Json& item : list(key)) {
        if (item.as_int() != nullptr && *item.as_int() >= 0)
            out.push_back(*item.as_int());
        else
            complain(key, "应为编号的列表");
    }
    return out;
}

std::vector<int64_t> Fields::ids(std::string_view key) {
    std::vector<int64_t> out = numbers(key);
    if (std::find(out.begin(), out.end(), 0) != out.end()) complain(key, "应为编号的列表");
    return out;
}

base::Status Fields::done() const {
    if (!complaint_.empty()) return Error{ErrorCode::kBadInput, complaint_};
    for (const auto& [key, unused] : *body_.as_object())
        if (known_.count(key) == 0)
            return Error{ErrorCode::kBadInput, "没有“" + base::escape_controls(key) + "”这一项"};
    return {};
}

}  // namespace console
