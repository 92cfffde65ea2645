#include "base/json.h"

#include <nlohmann/json.hpp>

namespace base {

namespace {

using Library = nlohmann::ordered_json;

Library to_library(const Json& json) {
    if (const std::string* s = json.as_string()) return *s;
    if (const bool* b = json.as_bool()) return *b;
    if (const int64_t* i = json.as_int()) return *i;
    if (const double* d = json.as_double()) return *d;
    if (const Json::Array* a = json.as_array()) {
        Library out = Library::array();
        for (const Json& item : *a) out.push_back(to_library(item));
        return out;
    }
    if (const Json::Object* o = json.as_object()) {
        Library out = Library::object();
        for (const auto& [key, value] : *o) out.push_back({key, to_library(value)});
        return out;
    }
    return nullptr;
}

// Builds the value while the library reads, so that depth is checked before it is used.
class Builder {
  public:
    Builder(int max_depth) : max_depth_(max_depth) {}

    bool null() { return add(nullptr); }
    bool boolean(bool v) { return add(v); }
    bool number_integer(int64_t v) { return add(v); }
    bool number_unsigned(uint64_t v) {
        return v <= INT64_MAX ? add(static_cast<int64_t>(v)) : add(static_cast<double>(v));
    }
    bool number_float(double v, const std::string&) { return add(v); }
    bool string(std::string& v) { return add(std::move(v)); }
    bool binary(std::vector<uint8_t>&) { return false; }
    bool start_object(size_t) { return open(Json::object()); }
    bool start_array(size_t) { return open(Json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& key) {
        if (!stack_.back()[key].is_null()) return fail("重复的键 " + key);
        keys_.back() = std::move(key);
        return true;
    }
    bool parse_error(size_t at, const std::string&, const nlohmann::detail::exception&) {
        return fail("第 " + std::to_string(at) + " 字节处不是合法的 JSON");
    }

    Json root;
    std::string error;

  private:
    bool fail(std::string why) {
        if (error.empty()) error = std::move(why);
        return false;
    }
    bool open(Json container) {
        if (static_cast<int>(stack_.size()) >= max_depth_) return fail("JSON 嵌套过深");
        stack_.push_back(std::move(container));
        keys_.emplace_back();
        return true;
    }
    bool close() {
        Json done = std::move(stack_.back());
        stack_.pop_back();
        keys_.pop_back();
        return add(std::move(done));
    }
    bool add(Json value) {
        if (stack_.empty()) {
            root = std::move(value);
        } else if (stack_.back().as_array()) {
            stack_.back().push(std::move(value));
        } else {
            stack_.back().set(std::move(keys_.back()), std::move(value));
        }
        return true;
    }

    int max_depth_;
    std::vector<Json> stack_;
    std::vector<std::string> keys_;
};

}  // namespace

Json::Json(const std::vector<std::string>& values) {
    Array items(values.begin(), values.end());
    value_ = std::move(items);
}

Json& Json::set(std::string key, Json value) {
    std::get<Object>(value_).emplace_back(std::move(key), std::move(value));
    return *this;
}

Json& Json::push(Json value) {
    std::get<Array>(value_).push_back(std::move(value));
    return *this;
}

const Json& Json::operator[](std::string_view key) const {
    static const Json kNull;
    if (const Object* members = as_object())
        for (const auto& [name, value] : *members)
            if (name == key) return value;
    return kNull;
}

std::string Json::dump(bool indented) const {
    return to_library(*this).dump(indented ? 2 : -1, ' ', false, Library::error_handler_t::replace);
}

Result<Json> parse_json(std::string_view text, int max_depth) {
    Builder builder(max_depth);
    if (!Library::sax_parse(text, &builder)) return Error{ErrorCode::kBadInput, builder.error};
    return std::move(builder.root);
}

}  // namespace base
