#pragma once
// A JSON value that keeps the order of its keys. Light to include: the library behind parse and
// dump is seen by json.cc alone.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace base {

class Json {
  public:
    using Array = std::vector<Json>;
    using Member = std::pair<std::string, Json>;
    using Object = std::vector<Member>;

    Json() = default;                                             // null
    Json(std::nullptr_t) {}                                       // NOLINT: implicit
    Json(bool value) : value_(value) {}                           // NOLINT: implicit
    Json(int value) : value_(static_cast<int64_t>(value)) {}      // NOLINT: implicit
    Json(int64_t value) : value_(value) {}                        // NOLINT: implicit
    Json(size_t value) : value_(static_cast<int64_t>(value)) {}   // NOLINT: implicit
    Json(double value) : value_(value) {}                         // NOLINT: implicit
    Json(const char* value) : value_(std::string(value)) {}       // NOLINT: implicit
    Json(std::string value) : value_(std::move(value)) {}         // NOLINT: implicit
    Json(std::string_view value) : value_(std::string(value)) {}  // NOLINT: implicit
    Json(Array value) : value_(std::move(value)) {}               // NOLINT: implicit
    Json(Object value) : value_(std::move(value)) {}              // NOLINT: implicit
    Json(const std::vector<std::string>& values);                 // NOLINT: implicit

    static Json object() { return Json(Object{}); }
    static Json array() { return Json(Array{}); }

    // Appends a member; a key is set once (no look-up).
    Json& set(std::string key, Json value);
    Json& push(Json value);

    [[nodiscard]] bool is_null() const { return value_.index() == 0; }
    [[nodiscard]] const std::string* as_string() const { return std::get_if<std::string>(&value_); }
    [[nodiscard]] const bool* as_bool() const { return std::get_if<bool>(&value_); }
    [[nodiscard]] const int64_t* as_int() const { return std::get_if<int64_t>(&value_); }
    [[nodiscard]] const double* as_double() const { return std::get_if<double>(&value_); }
    [[nodiscard]] const Array* as_array() const { return std::get_if<Array>(&value_); }
    [[nodiscard]] const Object* as_object() const { return std::get_if<Object>(&value_); }
    // The member's value, or null where this is no object or lacks the key.
    [[nodiscard]] const Json& operator[](std::string_view key) const;

    // One line, or indented by two spaces. Invalid UTF-8 becomes U+FFFD.
    [[nodiscard]] std::string dump(bool indented = false) const;

    friend bool operator==(const Json&, const Json&) = default;

  private:
    std::variant<std::nullptr_t, bool, int64_t, double, std::string, Array, Object> value_;
};

// RFC 8259, at most `max_depth` levels; duplicate keys are refused.
[[nodiscard]] Result<Json> parse_json(std::string_view text, int max_depth = 64);

}  // namespace base
