// Saved web pages: what a browser shows of the document itself, without the site around it.

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "document/charset.h"
#include "document/html_blocks.h"
#include "document/html_content.h"
#include "document/html_tree.h"
#include "document/readers.h"
#include "document/text_file.h"
#include "document/text_remarks.h"

namespace document {

namespace {

// charset=… of a <meta> near the start, lower case (HTML, 13.2.3.2: within 1,024 bytes; saved pages
// often have comments in front).
std::string declared_charset(std::string_view bytes) {
    std::string head(bytes.substr(0, 4096));
    for (char& c : head)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    size_t at = head.find("charset=");
    if (at == std::string::npos) return {};
    at = head.find_first_not_of("\"' ", at + 8);
    size_t end = head.find_first_of("\"' />;", std::min(at, head.size()));
    return end == std::string::npos ? std::string() : head.substr(at, end - at);
}

bool same_charset(const std::string& declared, const std::string& used) {
    if (declared.empty() || declared.starts_with("utf-16")) return true;
    bool gb = declared == "gb2312" || declared == "gbk" || declared == "gb18030";
    if (used == "GB18030") return gb;
    return used != "UTF-8" || declared == "utf-8" || declared == "utf8";
}

// The bytes decide as they do for text; a declaration is needed only for what they cannot show.
base::Result<Text> decode_page(std::string_view bytes, const std::string& name) {
    std::string declared = declared_charset(bytes);
    if (declared.starts_with("big5") && base::invalid_utf8(bytes)) {
        if (std::optional<std::string> utf8 = decode_strictly(bytes, "BIG5-HKSCS"))
            return Text{std::move(*utf8), "BIG5", {}};
    }
    base::Result<Text> text = decode_text(bytes, name);
    bool ascii = text.ok() && std::all_of(text->utf8.begin(), text->utf8.end(), [](char c) {
                     return static_cast<unsigned char>(c) < 0x80;
                 });
    if (text.ok() && !ascii && !same_charset(declared, text->encoding))
        text->warnings.push_back("网页声明的编码是 " + base::escape_controls(declared) +
                                 "，实际按 " + text->encoding + " 读取");
    return text;
}

// A page that opens <html> and never closes it has been cut off while it was saved.
bool cut_off(std::string_view utf8) {
    constexpr size_t kTail = 64u << 10;
    auto has = [](std::string_view part, std::string_view tag) {
        return std::search(part.begin(), part.end(), tag.begin(), tag.end(), [](char a, char b) {
                   return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
               }) != part.end();
    };
    std::string_view tail = utf8.substr(utf8.size() - std::min(utf8.size(), kTail));
    return has(utf8.substr(0, kTail), "<html") && !has(tail, "</html");
}

std::string without_blanks(std::string_view text) {
    std::string out;
    for (char c : text)
        if (static_cast<unsigned char>(c) > 0x20) out += c;
    base::replace_all(out, "\u3000", "");
    return out;
}

class PageReader {
  public:
    PageReader(HtmlNode root, Document& out) : root_(root), boilerplate_(root), out_(out) {}

    base::Status read(const std::string& file) {
        HtmlBlockReader reader(boilerplate_);
        MainContent content = main_content(root_, boilerplate_);
        out_.blocks = reader.read(content.node);
        if (reader.too_large())
            return unreadable("E_SIZE", file,
                              "表格单元格超过 " + std::to_string(kMaxCells) + " 个的上限");
        std::string text = head_text();
        if (text.empty() && reader.images() == 0)
            return unreadable("E_EMPTY", file, "网页没有正文");
        add_head(text);
        if (content.left_out > 0)
            out_.warnings.push_back({"W_LAYOUT", "网页正文之外还有 " +
                                                     std::to_string(content.left_out) +
                                                     " 字（栏目、说明等）没有读取，请核对"});
        say_findings(reader, text);
        remark_hidden_characters(out_);
        return {};
    }

  private:
    // The opening of the document, blanks left out.
    std::string head_text() const {
        constexpr size_t kHead = 6000;
        std::string text;
        for (const Block& block : out_.blocks) {
            text += without_blanks(block.text);
            for (const Row& row : block.table.rows)
                for (const Cell& cell : row.cells) text += without_blanks(cell.text);
            if (text.size() > kHead) break;
        }
        return text;
    }

    // Title and number stand outside of the text on many sites.
    void add_head(const std::string& text) {
        std::vector<Block> head;
        std::string number = page_document_number(root_);
        std::string title = page_title(root_);
        for (const std::string& line : {number, title}) {
            if (line.empty() || text.find(without_blanks(line)) != std::string::npos) continue;
            Block block;
            block.text = line;
            head.push_back(std::move(block));
        }
        if (!head.empty())
            out_.warnings.push_back({"W_LAYOUT", "标题或文号取自网页的标题栏、信息栏，请核对"});
        out_.blocks.insert(out_.blocks.begin(), head.begin(), head.end());
    }

    void say_findings(const HtmlBlockReader& reader, const std::string& text) {
        constexpr size_t kFewCharacters = 50;
        std::string images = std::to_string(reader.images());
        if (reader.images() > 0 && base::count_characters(text) < kFewCharacters)
            out_.warnings.push_back(
                {"W_SCAN", "网页正文只有图片（" + images + " 张），几乎没有文字，请索取电子原件"});
        if (reader.hidden() > 0)
            out_.warnings.push_back({"W_HIDDEN", "网页有 " + std::to_string(reader.hidden()) +
                                                     " 处不显示的内容，没有读取"});
        if (!reader.attachments().empty())
            out_.warnings.push_back(
                {"W_EXTERNAL", "网页链接的附件没有读取，请另行下载导入：" +
                                   base::escape_controls(base::first_characters(
                                       base::join(reader.attachments(), "、"), 200))});
    }

    HtmlNode root_;
    Boilerplate boilerplate_;
    Document& out_;
};

}  // namespace

base::Result<Document> read_html(std::string_view bytes, const std::string& name) {
    base::Result<Text> text = decode_page(bytes, name);
    if (!text.ok()) return text.error();
    Document out;
    out.format = "html";
    out.encoding = text->encoding;
    out.warnings = type_warnings(FileType::kHtml, bytes, name);
    for (const std::string& said : text->warnings) out.warnings.push_back({"W_ENCODING", said});
    if (cut_off(text->utf8))
        out.warnings.push_back({"W_TRUNC", "网页没有正常结束，可能没有保存完整，请核对原网页"});
    base::Result<HtmlTree> tree = HtmlTree::parse(std::move(text->utf8), name);
    if (!tree.ok()) return tree.error();
    if (base::Status read = PageReader(tree->root(), out).read(name); !read.ok())
        return read.error();
    return out;
}

}  // namespace document
