#include "document/charset.h"

#include <iconv.h>

#include <algorithm>

#include "document/bytes.h"

namespace document {

namespace {

class Converter {
  public:
    explicit Converter(const char* from) : handle_(iconv_open("UTF-8", from)) {}
    ~Converter() {
        if (usable()) iconv_close(handle_);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    [[nodiscard]] bool usable() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

    [[nodiscard]] std::optional<std::string> convert(std::string_view bytes) {
        if (!usable()) return {};
        std::string out(bytes.size() * 3 + 16, '\0');
        char* from = const_cast<char*>(bytes.data());
        size_t from_left = bytes.size();
        char* to = out.data();
        size_t to_left = out.size();
        if (iconv(handle_, &from, &from_left, &to, &to_left) == static_cast<size_t>(-1)) return {};
        out.resize(out.size() - to_left);
        return out;
    }

  private:
    iconv_t handle_;
};

// Chinese text has zero bytes only in its ASCII (digits, line ends), and these stand on one side.
// Binary data has them on both.
const char* by_zero_bytes(std::string_view head) {
    size_t even = 0, odd = 0;
    for (size_t i = 0; i < head.size(); ++i)
        if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
    if (even + odd == 0 || (even > 0 && odd > 0)) return nullptr;
    return even == 0 ? "UTF-16LE" : "UTF-16BE";
}

// Without any ASCII: nearly all units are ideographs or Chinese punctuation. GB18030 read as
// UTF-16 falls into Yi, Hangul and private use instead.
bool mostly_ideographs(std::string_view head, bool big_endian) {
    size_t ideographs = 0;
    for (size_t i = 0; i + 1 < head.size(); i += 2) {
        auto first = static_cast<unsigned char>(head[i]);
        auto second = static_cast<unsigned char>(head[i + 1]);
        unsigned unit = big_endian ? first << 8 | second : second << 8 | first;
        if ((unit >= 0x4e00 && unit < 0xa000) || (unit >= 0x3000 && unit < 0x3100)) ++ideographs;
    }
    return head.size() >= 8 && ideographs * 2 * 10 >= head.size() * 9;
}

}  // namespace

ByteOrderMark byte_order_mark(std::string_view bytes) {
    constexpr ByteOrderMark kMarks[] = {
        {"\xEF\xBB\xBF", "UTF-8"}, {"\xFF\xFE", "UTF-16LE"}, {"\xFE\xFF", "UTF-16BE"}};
    for (const ByteOrderMark& mark : kMarks)
        if (bytes.starts_with(mark.bytes)) return mark;
    return {};
}

const char* utf16_without_mark(std::string_view bytes) {
    if (bytes.size() % 2 != 0) return nullptr;
    std::string_view head = bytes.substr(0, 4096);
    if (head.find('\0') != std::string_view::npos) return by_zero_bytes(head);
    if (mostly_ideographs(head, false)) return "UTF-16LE";
    return mostly_ideographs(head, true) ? "UTF-16BE" : nullptr;
}

std::optional<std::string> decode_strictly(std::string_view bytes, const std::string& encoding) {
    return Converter(encoding.c_str()).convert(bytes);
}

bool has_control_characters(std::string_view utf8) {
    constexpr std::string_view kHarmless = "\n\r\t\f\v\x1b\x1a";
    size_t count = std::count_if(utf8.begin(), utf8.end(), [&](char c) {
        auto b = static_cast<unsigned char>(c);
        return b < 0x20 && kHarmless.find(c) == std::string_view::npos;
    });
    return count * 100 > utf8.size();
}

bool blank(std::string_view utf8) {
    constexpr std::string_view kBlanks(" \t\n\v\f\r\0\x1a", 8);
    while (!utf8.empty()) {
        if (kBlanks.find(utf8.front()) != std::string_view::npos)
            utf8.remove_prefix(1);
        else if (utf8.starts_with("\u3000") || utf8.starts_with("\uFEFF"))
            utf8.remove_prefix(3);
        else if (utf8.starts_with("\u00A0"))
            utf8.remove_prefix(2);
        else
            return false;
    }
    return true;
}

}  // namespace document
