#include "document/xlsx_book.h"

#include <charconv>
#include <map>

#include "base/text.h"
#include "document/xml_tree.h"

namespace document {

namespace {

constexpr std::string_view kDefaultBook = "xl/workbook.xml";
constexpr size_t kMaxStringBytes = 200u << 20;

int number_or(std::string_view text, int otherwise) {
    int out = 0;
    auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
    return failed == std::errc() && end == text.data() + text.size() ? out : otherwise;
}

// xl/workbook.xml → xl/_rels/workbook.xml.rels
std::string relations_of(std::string_view part) {
    size_t slash = part.rfind('/');
    if (slash == std::string_view::npos) return "_rels/" + std::string(part) + ".rels";
    return std::string(part.substr(0, slash)) + "/_rels/" + std::string(part.substr(slash + 1)) +
           ".rels";
}

struct Relation {
    std::string kind;  // the last word of its type: worksheet, sharedStrings
    std::string part;
};

class BookReader {
  public:
    BookReader(ZipArchive& archive, const std::string& file) : archive_(archive), file_(file) {}

    base::Result<XlsxBook> read() {
        base::Status done = open_book();
        if (done.ok()) done = read_sheets();
        if (done.ok()) done = read_strings();
        if (done.ok()) done = read_styles();
        if (!done.ok()) return done.error();
        say_what_else();
        return std::move(book_);
    }

  private:
    base::Error failure(const std::string& message) const {
        return unreadable("E_XLSX", file_, message);
    }

    base::Result<XmlTree> tree(const std::string& part) {
        base::Result<std::string> bytes = archive_.read(part, kMaxXmlBytes);
        if (!bytes.ok()) return bytes.error();
        return XmlTree::parse(std::move(*bytes), part, file_);
    }

    base::Status relations(const std::string& part, std::map<std::string, Relation>& out) {
        std::string name = relations_of(part);
        if (!archive_.has(name)) return {};
        base::Result<XmlTree> parsed = tree(name);
        if (!parsed.ok()) return parsed.error();
        for (XmlNode node : parsed->root()) {
            std::string_view type = node.attribute("Type");
            std::string kind(type.substr(type.rfind('/') + 1));
            if (node.attribute("TargetMode") == "External") {
                external_ = true;
                continue;
            }
            out[std::string(node.attribute("Id"))] = {kind,
                                                      resolve_part(part, node.attribute("Target"))};
        }
        return {};
    }

    base::Status open_book() {
        std::map<std::string, Relation> top;
        if (base::Status done = relations("", top); !done.ok()) return done;
        part_ = kDefaultBook;
        for (const auto& [id, relation] : top)
            if (relation.kind == "officeDocument") part_ = relation.part;
        if (!archive_.has(part_)) return failure("缺少工作簿 xl/workbook.xml，文件不完整");
        return relations(part_, relations_);
    }

    base::Status read_sheets() {
        base::Result<XmlTree> parsed = tree(part_);
        if (!parsed.ok()) return parsed.error();
        XmlNode root = parsed->root();
        std::string_view mode = root.child("workbookPr").attribute("date1904");
        book_.from_1904 = mode == "1" || mode == "true";
        for (XmlNode sheet : root.child("sheets")) {
            if (sheet.name() != "sheet") continue;
            std::string name(sheet.attribute("name"));
            auto found = relations_.find(std::string(sheet.attribute("id")));
            bool known = found != relations_.end();
            if (known && found->second.kind != "worksheet") continue;
            if (!known || !archive_.has(found->second.part))
                return failure("缺少工作表“" + name + "”的内容，文件不完整");
            std::string_view state = sheet.attribute("state");
            book_.sheets.push_back({name, found->second.part, state.ends_with("idden")});
        }
        if (book_.sheets.empty()) return failure("没有工作表");
        return {};
    }

    // The part of that kind, or the usual name.
    std::string part_of(std::string_view kind, std::string_view usual) const {
        for (const auto& [id, relation] : relations_)
            if (relation.kind == kind) return relation.part;
        return resolve_part(part_, usual);
    }

    base::Status read_strings() {
        std::string part = part_of("sharedStrings", "sharedStrings.xml");
        if (!archive_.has(part)) return {};
        base::Result<std::string> bytes = archive_.read(part, kMaxStringBytes);
        if (!bytes.ok()) return bytes.error();
        base::Result<XmlEvents> events = XmlEvents::open(std::move(*bytes), part, file_);
        if (!events.ok()) return events.error();
        for (auto kind = events->next(); kind != XmlEvents::Kind::kDone; kind = events->next())
            if (kind == XmlEvents::Kind::kStart && events->name() == "si")
                book_.strings.push_back(cell_paragraphs(string_item(*events, "si")));
        return events->status();
    }

    base::Status read_styles() {
        std::string part = part_of("styles", "styles.xml");
        if (!archive_.has(part)) return {};
        base::Result<XmlTree> parsed = tree(part);
        if (!parsed.ok()) return parsed.error();
        std::map<int, NumberFormat> own;
        for (XmlNode format : parsed->root().child("numFmts"))
            own[number_or(format.attribute("numFmtId"), -1)] =
                number_format(format.attribute("formatCode"));
        for (XmlNode style : parsed->root().child("cellXfs")) {
            if (style.name() != "xf") continue;
            int id = number_or(style.attribute("numFmtId"), 0);
            auto found = own.find(id);
            book_.formats.push_back(found != own.end() ? found->second : built_in_format(id));
        }
        return {};
    }

    void say_what_else() {
        if (archive_.has("xl/vbaProject.bin"))
            book_.warnings.push_back({"W_MACRO", "文件带有宏，未执行"});
        for (const auto& [id, relation] : relations_) external_ |= relation.kind == "externalLink";
        if (external_)
            book_.warnings.push_back(
                {"W_EXTERNAL", "文件引用了外部工作簿或网址，未打开，引用的数值以保存时为准"});
    }

    ZipArchive& archive_;
    const std::string& file_;
    std::string part_;
    std::map<std::string, Relation> relations_;
    bool external_ = false;
    XlsxBook book_;
};

// _x000D_ stands for a control character in strings (ECMA-376-1, 22.4.2.4).
size_t escaped_control(std::string_view text, size_t at, unsigned& code) {
    if (text.size() < at + 7 || text.substr(at, 2) != "_x" || text[at + 6] != '_') return 0;
    auto [end, failed] = std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16);
    return failed == std::errc() && end == text.data() + at + 6 && code < 0x20 ? 7 : 0;
}

}  // namespace

base::Result<XlsxBook> read_book(ZipArchive& archive, const std::string& file) {
    return BookReader(archive, file).read();
}

std::string string_item(XmlEvents& events, std::string_view until) {
    std::string out;
    bool text = false;
    int guide = 0;
    for (auto kind = events.next(); kind != XmlEvents::Kind::kDone; kind = events.next()) {
        bool start = kind == XmlEvents::Kind::kStart;
        if (kind == XmlEvents::Kind::kText) {
            if (text && guide == 0) out += events.text();
            continue;
        }
        if (!start && events.name() == until) break;
        if (events.name() == "t") text = start;
        if (events.name() == "rPh") guide += start ? 1 : -1;
    }
    return out;
}

std::string cell_paragraphs(std::string_view text) {
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        unsigned code = static_cast<unsigned char>(text[i]);
        if (size_t length = escaped_control(text, i, code); length > 0) i += length - 1;
        if (code == '\n') {
            while (!out.empty() && out.back() == ' ') out.pop_back();
            out += '\v';
        } else if (code == '\t') {
            out += ' ';
        } else if (code >= 0x20) {
            out += text[i];
        }
    }
    while (!out.empty() && (out.back() == ' ' || out.back() == '\v')) out.pop_back();
    return out.substr(std::min(out.find_first_not_of(" \v"), out.size()));
}

std::string resolve_part(std::string_view from, std::string_view target) {
    std::vector<std::string> parts;
    if (!target.starts_with('/')) {
        parts = base::split(from, '/');
        if (!parts.empty()) parts.pop_back();
    }
    for (const std::string& part : base::split(target, '/')) {
        if (part.empty() || part == ".") continue;
        if (part != "..") {
            parts.push_back(part);
        } else if (!parts.empty()) {
            parts.pop_back();
        }
    }
    return base::join(parts, "/");
}

}  // namespace document
