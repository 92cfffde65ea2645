#include "document/text_remarks.h"

#include <array>
#include <cstdio>

#include "base/utf8.h"

namespace document {

namespace {

bool hidden(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

// All of them begin with E2 80, E2 81 or EF BB, so most text is passed over by bytes.
size_t count_hidden(std::string_view text) {
    size_t count = 0;
    for (size_t i = 0; i + 2 < text.size(); ++i) {
        auto first = static_cast<unsigned char>(text[i]);
        if (first != 0xE2 && first != 0xEF) continue;
        if (hidden(base::decode_utf8(text, i).value)) ++count;
    }
    return count;
}

// "县教\\u200b科局"
std::string visible(std::string_view text) {
    std::string out;
    for (size_t i = 0; i < text.size();) {
        base::CodePoint c = base::decode_utf8(text, i);
        if (hidden(c.value)) {
            std::array<char, 8> code;
            std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned>(c.value));
            out += code.data();
        } else {
            base::append_utf8(out, c.value);
        }
        i += c.size;
    }
    return base::escape_controls(out);
}

struct Finding {
    size_t count = 0;
    std::string first;  // the paragraph or cell that holds the first one

    void look_at(const std::string& text) {
        size_t found = count_hidden(text);
        if (found > 0 && count == 0) first = visible(base::first_characters(text, 20));
        count += found;
    }
};

}  // namespace

void remark_hidden_characters(Document& document) {
    Finding finding;
    for (const Block& block : document.blocks) {
        finding.look_at(block.text);
        for (const Row& row : block.table.rows)
            for (const Cell& cell : row.cells) finding.look_at(cell.text);
    }
    if (finding.count == 0) return;
    document.warnings.push_back({"W_HIDDEN", "文中有 " + std::to_string(finding.count) +
                                                 " 个看不见的字符（零宽或改变书写方向），首处在“" +
                                                 finding.first + "”，匹配时不计，请核对"});
}

}  // namespace document
