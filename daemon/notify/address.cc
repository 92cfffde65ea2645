#include "notify/address.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace notify {

namespace {

constexpr size_t kMostAddress = 254;
constexpr size_t kMostLocal = 64;
constexpr size_t kMostDomain = 253;
constexpr size_t kMostLabel = 63;
constexpr std::string_view kAtomMarks = "!#$%&'*+-/=?^_`{|}~";

bool letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool atom_character(char c) {
    return letter_or_digit(c) || kAtomMarks.find(c) != std::string_view::npos;
}

bool valid_label(std::string_view label) {
    return !label.empty() && label.size() <= kMostLabel && label.front() != '-' &&
           label.back() != '-' &&
           std::ranges::all_of(label, [](char c) { return letter_or_digit(c) || c == '-'; });
}

// True if `valid` holds for each part between the dots.
template <class Valid>
bool each_part(std::string_view text, Valid valid) {
    while (true) {
        size_t dot = text.find('.');
        if (!valid(text.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

bool valid_local(std::string_view local) {
    return each_part(local, [](std::string_view atom) {
        return !atom.empty() && std::ranges::all_of(atom, atom_character);
    });
}

// The reason in Chinese, or empty.
std::string_view fault(std::string_view address) {
    if (address.empty()) return "地址为空";
    if (address.size() > kMostAddress) return "地址超过254个字符";
    if (std::ranges::any_of(address, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return "含有非英文字符，中文域名须写成 xn-- 形式";
    if (address.front() == '"') return "不支持带引号的用户名";
    auto ats = std::ranges::count(address, '@');
    if (ats == 0) return "缺少 @";
    if (ats > 1) return "有多个 @，每处只能填一个地址";
    if (local_part(address).size() > kMostLocal) return "@ 之前超过64个字符";
    if (!valid_local(local_part(address))) return "@ 之前为空或有不允许的字符";
    if (!valid_domain(domain_part(address))) return "@ 之后不是有效的域名";
    return "";
}

}  // namespace

std::string_view local_part(std::string_view address) {
    return address.substr(0, address.find('@'));
}

std::string_view domain_part(std::string_view address) {
    size_t at = address.find('@');
    return at == std::string_view::npos ? std::string_view() : address.substr(at + 1);
}

bool valid_domain(std::string_view domain) {
    return domain.size() <= kMostDomain && each_part(domain, valid_label);
}

base::Status check_address(std::string_view address) {
    std::string_view reason = fault(address);
    if (reason.empty()) return {};
    std::string shown = base::escape_controls(base::first_characters(address, 80));
    return base::Error{base::ErrorCode::kBadInput,
                       "邮件地址“" + shown + "”无效：" + std::string(reason)};
}

}  // namespace notify
