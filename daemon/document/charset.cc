#include "document/charset.h"

#include <iconv.h>

#include <algorithm>

#include "base/utf8.h"

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

    // Converts from `at` as far as the input is valid, appends to `out` and returns where it
    // stopped.
    [[nodiscard]] size_t convert(std::string_view bytes, size_t at, std::string& out) {
        size_t before = out.size();
        out.resize(before + (bytes.size() - at) * 3 + 16);
        char* from = const_cast<char*>(bytes.data()) + at;
        size_t from_left = bytes.size() - at;
        char* to = out.data() + before;
        size_t to_left = out.size() - before;
        iconv(handle_, nullptr, nullptr, nullptr, nullptr);
        iconv(handle_, &from, &from_left, &to, &to_left);
        out.resize(out.size() - to_left);
        return bytes.size() - from_left;
    }

  private:
    iconv_t handle_;
};

// Nine units of ten are ideographs, Chinese punctuation or ASCII. GB18030 read as UTF-16 falls into
// Yi, Hangul and private use instead.
bool plausible_utf16(std::string_view head, bool big_endian) {
    size_t plausible = 0;
    for (size_t i = 0; i + 1 < head.size(); i += 2) {
        auto first = static_cast<unsigned char>(head[i]);
        auto second = static_cast<unsigned char>(head[i + 1]);
        unsigned unit = big_endian ? first << 8 | second : second << 8 | first;
        bool ascii = (unit >= 0x20 && unit < 0x7f) || unit == '\n' || unit == '\r' || unit == '\t';
        bool chinese = (unit >= 0x4e00 && unit < 0xa000) || (unit >= 0x3000 && unit < 0x3100) ||
                       (unit >= 0xff00 && unit < 0xfff0) || (unit >= 0x2000 && unit < 0x2070);
        if (ascii || chinese) ++plausible;
    }
    return plausible * 2 * 10 >= head.size() * 9;
}

}  // namespace

ByteOrderMark byte_order_mark(std::string_view bytes) {
    constexpr ByteOrderMark kMarks[] = {
        {"\xEF\xBB\xBF", "UTF-8"}, {"\xFF\xFE", "UTF-16LE"}, {"\xFE\xFF", "UTF-16BE"}};
    for (const ByteOrderMark& mark : kMarks)
        if (bytes.starts_with(mark.bytes)) return mark;
    return {};
}

// Two letters of ASCII look like an ideograph, so the bytes must be no UTF-8 either, or nearly half
// of them zero.
const char* utf16_without_mark(std::string_view bytes) {
    std::string_view head = bytes.substr(0, 4096);
    if (bytes.size() % 2 != 0 || head.empty()) return nullptr;
    auto zeros = static_cast<size_t>(std::count(head.begin(), head.end(), '\0'));
    bool only_ascii = zeros * 5 >= head.size() * 2;
    if (!only_ascii && !base::invalid_utf8(head)) return nullptr;
    if (zeros == 0 && head.size() < 8) return nullptr;
    if (plausible_utf16(head, false)) return "UTF-16LE";
    return plausible_utf16(head, true) ? "UTF-16BE" : nullptr;
}

std::optional<std::string> decode_strictly(std::string_view bytes, const std::string& encoding) {
    Converter converter(encoding.c_str());
    std::string out;
    if (!converter.usable() || converter.convert(bytes, 0, out) != bytes.size()) return {};
    return out;
}

LooseText decode_loosely(std::string_view bytes, const std::string& encoding) {
    // In pieces, because the buffer is made anew behind each bad byte.
    constexpr size_t kPiece = 4096;
    Converter converter(encoding.c_str());
    size_t unit = encoding.starts_with("UTF-16") ? 2 : 1;
    LooseText out;
    for (size_t at = 0; at < bytes.size();) {
        size_t end = std::min(bytes.size(), at + kPiece);
        size_t stopped = at;
        if (converter.usable()) stopped = converter.convert(bytes.substr(0, end), at, out.utf8);
        bool torn_by_piece = end < bytes.size() && end - stopped < 4 && stopped > at;
        at = stopped;
        if (at == end || torn_by_piece) continue;
        out.bad.push_back(at);
        out.utf8 += "\uFFFD";
        at += unit;
    }
    return out;
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
