#include "http/url.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace http {

namespace {

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

std::optional<std::string> decode(std::string_view text, bool plus_is_blank) {
    std::string out;
    out.reserve(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            int high = i + 2 < text.size() ? hex(text[i + 1]) : -1;
            int low = i + 2 < text.size() ? hex(text[i + 2]) : -1;
            if (high < 0 || low < 0) return {};
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus_is_blank) {
            c = ' ';
        }
        if (is_control(c)) return {};
        out += c;
    }
    if (base::invalid_utf8(out)) return {};
    return out;
}

bool is_plain_segment(const std::string& segment) {
    return !segment.empty() && segment != "." && segment != ".." &&
           segment.find_first_of("/\\") == std::string::npos;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text) { return decode(text, false); }

std::optional<std::vector<std::string>> path_segments(std::string_view path) {
    if (path.empty() || path[0] != '/') return {};
    std::vector<std::string> out;
    if (path == "/") return out;
    for (const std::string& raw : base::split(path.substr(1), '/')) {
        std::optional<std::string> segment = percent_decode(raw);
        if (!segment || !is_plain_segment(*segment)) return {};
        out.push_back(*segment);
    }
    return out;
}

std::optional<Parameters> parse_query(std::string_view query) {
    Parameters out;
    if (query.empty()) return out;
    for (const std::string& pair : base::split(query, '&')) {
        if (pair.empty()) continue;
        size_t equals = std::min(pair.find('='), pair.size());
        std::optional<std::string> key = decode(std::string_view(pair).substr(0, equals), true);
        std::string_view rest = std::string_view(pair).substr(equals);
        std::optional<std::string> value = decode(rest.empty() ? rest : rest.substr(1), true);
        if (!key || !value) return {};
        for (const auto& [known, unused] : out)
            if (known == *key) return {};
        out.emplace_back(*key, *value);
    }
    return out;
}

std::optional<std::string> cookie(std::string_view header, std::string_view name) {
    std::optional<std::string> found;
    for (const std::string& pair : base::split(header, ';')) {
        std::string_view trimmed = base::trim(pair);
        size_t equals = trimmed.find('=');
        if (equals == std::string_view::npos || trimmed.substr(0, equals) != name) continue;
        if (found) return {};
        found = std::string(trimmed.substr(equals + 1));
    }
    return found;
}

}  // namespace http
