#include "units/odd_characters.h"

#include <array>
#include <cstdio>

#include "base/utf8.h"

namespace units {

namespace {

struct Range {
    char32_t first, last;
};

bool in(const Range* begin, const Range* end, char32_t c) {
    for (const Range* r = begin; r != end; ++r)
        if (c >= r->first && c <= r->last) return true;
    return false;
}

// Unicode: Default_Ignorable_Code_Point, as far as documents hold them.
constexpr std::array<Range, 9> kInvisible = {{{0xAD, 0xAD},
                                              {0x34F, 0x34F},
                                              {0x61C, 0x61C},
                                              {0x180B, 0x180F},
                                              {0x200B, 0x200F},
                                              {0x202A, 0x202E},
                                              {0x2060, 0x206F},
                                              {0xFE00, 0xFE0F},
                                              {0xFEFF, 0xFEFF}}};
// Greek, Cyrillic and Armenian letters, combining marks, radicals, compatibility ideographs,
// private use.
constexpr std::array<Range, 7> kLookalike = {{{0x300, 0x34E},
                                              {0x370, 0x58F},
                                              {0x2E80, 0x2FDF},
                                              {0xE000, 0xF8FF},
                                              {0xF900, 0xFAFF},
                                              {0x2F800, 0x2FA1F},
                                              {0xE0000, 0xE0FFF}}};

bool invisible(char32_t c) {
    return in(kInvisible.data(), kInvisible.data() + kInvisible.size(), c);
}

bool odd(char32_t c) {
    return invisible(c) || in(kLookalike.data(), kLookalike.data() + kLookalike.size(), c);
}

// U+2F00–U+2FD5 in order: the Kangxi radicals as unified ideographs (Unicode, UnihanData).
constexpr std::u32string_view kRadicals =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山"
    U"巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片"
    U"牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛"
    U"舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁"
    U"風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
static_assert(kRadicals.size() == 214);
constexpr char32_t kFirstRadical = 0x2F00;

}  // namespace

std::u32string odd_characters(std::string_view printed) {
    std::u32string out;
    for (size_t i = 0; i < printed.size();) {
        base::CodePoint c = base::decode_utf8(printed, i);
        i += c.size;
        if (odd(c.value) && out.find(c.value) == std::u32string::npos) out += c.value;
    }
    return out;
}

std::string visible_name(std::string_view printed) {
    std::string out;
    for (size_t i = 0; i < printed.size();) {
        base::CodePoint c = base::decode_utf8(printed, i);
        if (odd(c.value)) {
            std::array<char, 12> buffer;
            std::snprintf(buffer.data(), buffer.size(), "\\u%04x", static_cast<unsigned>(c.value));
            out += buffer.data();
        } else {
            out += base::escape_controls(printed.substr(i, c.size));
        }
        i += c.size;
    }
    return out;
}

std::string plain_name(std::string_view printed) {
    std::string out;
    for (size_t i = 0; i < printed.size();) {
        base::CodePoint c = base::decode_utf8(printed, i);
        i += c.size;
        if (invisible(c.value)) continue;
        bool radical = c.value >= kFirstRadical && c.value < kFirstRadical + kRadicals.size();
        base::append_utf8(out, radical ? kRadicals[c.value - kFirstRadical] : c.value);
    }
    return out;
}

std::string code_points(std::u32string_view characters) {
    std::string out;
    for (char32_t c : characters) {
        std::array<char, 12> buffer;
        std::snprintf(buffer.data(), buffer.size(), "U+%04X", static_cast<unsigned>(c));
        out += (out.empty() ? "" : "、") + std::string(buffer.data());
    }
    return out;
}

}  // namespace units
