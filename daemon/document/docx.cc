// docx → blocks. What Word prints counts, not what the file stores: see docx_inline.h (revisions,
// fields, hidden text), docx_numbering.h (automatic numbers), docx_body.h (tables, text boxes).

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "document/docx_body.h"
#include "document/docx_package.h"
#include "document/readers.h"
#include "document/text_remarks.h"

namespace document {

namespace {

// "兴政办发〔2024〕7号", with any bracket.
bool holds_document_number(std::string_view text) {
    for (std::string_view open : {"〔20", "[20", "［20", "【20", "(20", "（20"}) {
        size_t at = text.find(open);
        if (at != std::string_view::npos && text.find("号", at) != std::string_view::npos)
            return true;
    }
    return false;
}

// Every begun field ends (a field may reach over paragraphs, but not out of the body). What is
// deleted is not read, and a field that ends there would never end.
bool fields_match(XmlNode body) {
    int open = 0;
    for (XmlNode at = body; at;) {
        if (at.name() == "fldChar") {
            open += at.attribute("fldCharType") == "begin";
            open -= at.attribute("fldCharType") == "end";
            if (open < 0) return false;
        }
        bool deleted = at.name() == "del" || at.name() == "moveFrom";
        if (XmlNode child = deleted ? XmlNode() : at.first_child()) {
            at = child;
            continue;
        }
        while (at != body && !at.next_sibling()) at = at.parent();
        if (at == body) break;
        at = at.next_sibling();
    }
    return open == 0;
}

class DocxReader {
  public:
    DocxReader(DocxPackage package, const std::string& file)
        : package_(std::move(package)), file_(file) {}

    base::Result<Document> read() {
        base::Result<XmlTree> main = package_.parse(package_.main_part());
        if (!main.ok()) return main.error();
        XmlNode body = main->root().child("body");
        if (!body) return unreadable("E_DOCX", file_, "docx 的正文部分没有内容（缺少 w:body）");
        if (base::Status read = read_definitions(); !read.ok()) return read.error();
        out_.format = "docx";
        DocxBodyReader reader(styles_, numbering_, findings_);
        if (!fields_match(body)) {
            reader.ignore_fields();
            say("W_FIELD", "文档里的域没有正常结束，已按普通文字读取，请核对");
        }
        reader.read(body, out_.blocks);
        if (base::Status read = read_notes(reader); !read.ok()) return read.error();
        if (base::Status read = read_first_header(body, reader); !read.ok()) return read.error();
        if (reader.too_large())
            return unreadable("E_SIZE", file_,
                              "表格单元格超过 " + std::to_string(kMaxCells) + " 个的上限");
        return finished();
    }

  private:
    base::Status read_definitions() {
        base::Result<std::optional<XmlTree>> styles =
            package_.parse_if_sound(package_.part_of("styles"));
        if (!styles.ok()) return styles.error();
        base::Result<std::optional<XmlTree>> numbering =
            package_.parse_if_sound(package_.part_of("numbering"));
        if (!numbering.ok()) return numbering.error();
        XmlNode style_root = *styles ? (*styles)->root() : XmlNode();
        styles_ = DocxStyles(style_root);
        if (*numbering) numbering_ = DocxNumbering((*numbering)->root(), style_root);
        return {};
    }

    // Notes stand at the end, so that they do not break the sentence that refers to them.
    base::Status read_notes(DocxBodyReader& reader) {
        const std::vector<XmlNode> references = findings_.notes;  // those of the body
        for (const char* kind : {"footnote", "endnote"}) {
            base::Result<std::optional<XmlTree>> tree =
                package_.parse_if_sound(package_.part_of(std::string(kind) + "s"));
            if (!tree.ok()) return tree.error();
            if (*tree) read_notes_of(kind, references, (*tree)->root(), reader);
        }
        return {};
    }

    void read_notes_of(std::string_view kind, const std::vector<XmlNode>& references, XmlNode root,
                       DocxBodyReader& reader) {
        std::map<std::string, XmlNode, std::less<>> by_id;
        for (XmlNode note : root)
            if (note.name() == kind) by_id.emplace(note.attribute("id"), note);
        int printed = 0;
        for (XmlNode reference : references) {
            if (!reference.name().starts_with(kind)) continue;
            auto note = by_id.find(reference.attribute("id"));
            if (note == by_id.end()) continue;
            size_t first = out_.blocks.size();
            reader.read(note->second, out_.blocks);
            by_id.erase(note);  // each once, however often it is referred to
            if (first < out_.blocks.size())
                out_.blocks[first].text =
                    "注" + std::to_string(++printed) + "：" + out_.blocks[first].text;
        }
    }

    // Some offices print the red head in the header of the first page. It is taken only where the
    // body has no document number.
    base::Status read_first_header(XmlNode body, DocxBodyReader& reader) {
        constexpr size_t kHead = 15;
        for (size_t i = 0; i < out_.blocks.size() && i < kHead; ++i)
            if (holds_document_number(out_.blocks[i].text)) return {};
        base::Result<std::optional<XmlTree>> header =
            package_.parse_if_sound(first_header_part(body));
        if (!header.ok()) return header.error();
        if (!*header) return {};
        std::vector<Block> blocks;
        reader.read((*header)->root(), blocks);
        bool red_head = std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
            return holds_document_number(block.text);
        });
        if (!red_head) return {};
        out_.blocks.insert(out_.blocks.begin(), std::make_move_iterator(blocks.begin()),
                           std::make_move_iterator(blocks.end()));
        say("W_LAYOUT", "发文字号取自首页页眉，请核对");
        return {};
    }

    std::string first_header_part(XmlNode body) const {
        XmlNode section = body.child("sectPr");
        for (XmlNode node : body) {
            XmlNode inner = node.child("pPr").child("sectPr");
            if (!inner) continue;
            section = inner;
            break;
        }
        std::string_view wanted = section.child("titlePg") ? "first" : "default";
        for (XmlNode node : section) {
            if (node.name() != "headerReference" || node.attribute("type") != wanted) continue;
            auto found = package_.relationships().find(node.attribute("id"));
            if (found != package_.relationships().end() && !found->second.external)
                return found->second.target;
        }
        return {};
    }

    void say(const char* code, std::string message) {
        out_.warnings.push_back({code, std::move(message)});
    }

    size_t characters() const {
        size_t count = 0;
        for (const Block& block : out_.blocks) {
            count += base::count_characters(block.text);
            for (const Row& row : block.table.rows)
                for (const Cell& cell : row.cells) count += base::count_characters(cell.text);
        }
        return count;
    }

    base::Result<Document> finished() {
        constexpr size_t kFewCharacters = 50;
        size_t count = characters();
        if (count == 0 && findings_.images == 0)
            return unreadable("E_EMPTY", file_, "文档没有文字内容");
        const std::vector<Warning>& outer = package_.warnings();
        out_.warnings.insert(out_.warnings.begin(), outer.begin(), outer.end());
        std::string images = std::to_string(findings_.images);
        if (findings_.images > 0 && count < kFewCharacters)
            say("W_SCAN", "文档只有图片（" + images +
                              " 张），几乎没有文字，可能是扫描件，"
                              "请索取电子原件或先做文字识别");
        else if (findings_.images > 0)
            say("W_IMAGE", "文档有 " + images + " 张图片，图片中的文字没有读取");
        say_findings();
        remark_hidden_characters(out_);
        return std::move(out_);
    }

    void say_findings() {
        const DocxFindings& f = findings_;
        if (f.revisions > 0)
            say("W_REVISIONS", "文档有 " + std::to_string(f.revisions) +
                                   " 处修订未接受，已按全部接受后的文本读取，请核对");
        if (f.comments > 0)
            say("W_REVISIONS", "文档有 " + std::to_string(f.comments) + " 处批注，批注没有读取");
        if (f.hidden > 0)
            say("W_HIDDEN", "文档有 " + std::to_string(f.hidden) + " 处隐藏文字，没有读取");
        if (!f.active_field.empty())
            say("W_FIELD", "文档含有引用外部内容的域（" + f.active_field +
                               "），没有执行，按文件中保存的结果读取");
        if (f.pieces > 0)
            say("W_EXTERNAL", "文档有 " + std::to_string(f.pieces) +
                                  " 处内容存放在另外的文件里，没有读取，请核对");
        if (f.boxes > 0)
            say("W_LAYOUT", "文档有 " + std::to_string(f.boxes) +
                                " 个文本框，其文字排在所在段落之后，请核对顺序");
        if (f.nested_tables > 0)
            say("W_LAYOUT", "文档有嵌套的表格，内层表格已并入外层单元格，请核对");
        if (f.contents_fields > 0) say("W_LAYOUT", "目录已略去");
    }

    DocxPackage package_;
    const std::string& file_;
    Document out_;
    DocxStyles styles_;
    DocxNumbering numbering_;
    DocxFindings findings_;
};

}  // namespace

base::Result<Document> read_docx(std::string_view bytes, const std::string& name) {
    base::Result<DocxPackage> package = DocxPackage::open(bytes, name);
    if (!package.ok()) return package.error();
    std::vector<Warning> of_file = type_warnings(FileType::kDocx, bytes, name);
    base::Result<Document> document = DocxReader(std::move(*package), name).read();
    if (document.ok())
        document->warnings.insert(document->warnings.begin(), of_file.begin(), of_file.end());
    return document;
}

}  // namespace document
