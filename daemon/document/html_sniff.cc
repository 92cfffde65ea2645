#include "document/html_sniff.h"

#include <algorithm>
#include <array>
#include <string>

#include "document/charset.h"

namespace document {

namespace {

constexpr size_t kHead = 8192;

// Lower-case ASCII of the opening; zero bytes of UTF-16 fall out, so that both look alike.
std::string ascii_head(std::string_view bytes) {
    std::string out;
    for (char c : bytes.substr(byte_order_mark(bytes).bytes.size(), kHead)) {
        if (c == '\0') continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

// Past blanks and a comment or declaration, if there is one.
bool skip_one(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"<!--", "-->"}, {"<?", "?>"}}) {
        if (!text.starts_with(open)) continue;
        size_t end = text.find(close, open.size());
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + close.size());
        return true;
    }
    return false;
}

bool tag_ends(std::string_view rest) {
    return rest.empty() || rest[0] == '>' || rest[0] == ' ' || rest[0] == '/' || rest[0] == '\r' ||
           rest[0] == '\n' || rest[0] == '\t';
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
    constexpr std::array<std::string_view, 14> kTags = {
        "<!doctype html", "<html",  "<head", "<body", "<meta", "<title", "<script",
        "<style",         "<table", "<div",  "<p",    "<span", "<link",  "<article"};
    std::string head = ascii_head(bytes);
    std::string_view text = head;
    while (skip_one(text)) {
    }
    return std::any_of(kTags.begin(), kTags.end(), [&](std::string_view tag) {
        return text.starts_with(tag) && tag_ends(text.substr(tag.size()));
    });
}

}  // namespace document
