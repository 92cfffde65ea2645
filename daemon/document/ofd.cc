// The reader of OFD (GB/T 33190-2016): OFD.xml → documents → pages → words and rules, which the
// layout of pages (pdf_layout.h) turns into blocks.

#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"
#include "document/ofd_page.h"
#include "document/pdf_layout.h"
#include "document/readers.h"
#include "document/text_remarks.h"
#include "document/xml_tree.h"
#include "document/zip_archive.h"

namespace document {

namespace {

constexpr size_t kMostText = 20u << 20;  // bytes of all pages' words
constexpr double kPoints = 72 / 25.4;

std::string folder_of(std::string_view part) {
    size_t slash = part.rfind('/');
    return slash == std::string_view::npos ? "" : std::string(part.substr(0, slash + 1));
}

// A location (ST_Loc) from the folder of the part that names it, or from the root where it begins
// with '/'. Nothing where it leaves the package.
std::optional<std::string> locate(std::string_view folder, std::string_view location) {
    std::string whole =
        (location.starts_with('/') ? "" : std::string(folder)) + std::string(base::trim(location));
    std::vector<std::string> parts;
    for (const std::string& part : base::split(whole, '/')) {
        if (part.empty() || part == ".") continue;
        if (part != "..") {
            parts.push_back(part);
        } else if (parts.empty()) {
            return {};
        } else {
            parts.pop_back();
        }
    }
    return base::join(parts, "/");
}

class OfdReader {
  public:
    OfdReader(ZipArchive& archive, const std::string& file) : archive_(archive), file_(file) {}

    base::Result<Document> read() {
        if (locked()) return encrypted();
        base::Result<XmlTree> entry = entry_tree();
        if (!entry.ok()) return entry.error();
        size_t bodies = 0;
        for (XmlNode body = entry->root().child("DocBody"); body; body = body.next("DocBody")) {
            ++bodies;
            if (body.child("Encryptions")) return encrypted();
            if (base::Status done = read_body(body); !done.ok()) return done.error();
        }
        if (bodies == 0) return failure("OFD.xml 里没有文档，文件不完整");
        if (bodies > 1)
            say("W_LAYOUT", "文件含有" + std::to_string(bodies) + "份文档，已按次序全部读取");
        if (pages_.empty()) return failure("没有页面，文件不完整");
        Document out = lay_out(std::move(pages_), "ofd");
        out.warnings.insert(out.warnings.end(), warnings_.begin(), warnings_.end());
        return out;
    }

  private:
    base::Error failure(const std::string& message) const {
        return unreadable("E_OFD", file_, message);
    }

    base::Error encrypted() const {
        return unreadable("E_ENCRYPTED", file_, "OFD 文件已加密或锁定，请提供未加密的文件");
    }

    void say(std::string code, std::string message) {
        warnings_.push_back({std::move(code), std::move(message)});
    }

    // GM/T 0099: the list of encrypted entries stands in the root.
    bool locked() const {
        return std::any_of(
            archive_.names().begin(), archive_.names().end(), [](const std::string& name) {
                return name == "Encryptions.xml" || name.ends_with("/Encryptions.xml");
            });
    }

    base::Result<XmlTree> tree(const std::string& part) {
        base::Result<std::string> bytes = archive_.read(part, kMaxXmlBytes);
        if (!bytes.ok()) return bytes.error();
        return XmlTree::parse(std::move(*bytes), part, file_);
    }

    base::Result<XmlTree> entry_tree() {
        if (!archive_.has("OFD.xml")) return failure("缺少 OFD.xml，不是有效的 OFD 文件");
        base::Result<std::string> bytes = archive_.read("OFD.xml", kMaxXmlBytes);
        if (!bytes.ok()) return bytes.error();
        bool foreign = bytes->find("xmlns") != std::string::npos &&
                       bytes->find("ofdspec") == std::string::npos;
        base::Result<XmlTree> out = XmlTree::parse(std::move(*bytes), "OFD.xml", file_);
        if (out.ok() && (foreign || out->root().name() != "OFD"))
            return failure("OFD.xml 的命名空间不是 OFD，不是有效的 OFD 文件");
        return out;
    }

    // The part that a location names: from the folder, else (some writers) from the root.
    base::Result<std::string> part_at(std::string_view folder, std::string_view location,
                                      const std::string& what) {
        std::optional<std::string> part = locate(folder, location);
        if (!part)
            return failure(what + "的位置 " + std::string(location.substr(0, 80)) +
                           " 越出文件包，已拒绝");
        if (archive_.has(*part)) return *part;
        std::optional<std::string> from_root = locate("", location);
        if (from_root && archive_.has(*from_root)) return *from_root;
        return failure("缺少" + what + " " + part->substr(0, 80) + "，文件不完整");
    }

    base::Status read_body(XmlNode body) {
        say_signatures(body);
        std::string root = body.child("DocRoot").all_text();
        base::Result<std::string> current = current_version(body);
        if (!current.ok()) return current.error();
        if (!current->empty()) root = *current;
        if (base::trim(root).empty()) return failure("OFD.xml 没有指明文档位置");
        base::Result<std::string> part = part_at("", root, "文档");
        if (!part.ok()) return part.error();
        return read_document(*part);
    }

    // The document of the version marked as current; empty where there are none.
    base::Result<std::string> current_version(XmlNode body) {
        for (XmlNode version : body.child("Versions")) {
            if (version.attribute("Current") != "true") continue;
            base::Result<std::string> part = part_at("", version.attribute("BaseLoc"), "版本");
            if (!part.ok()) return part.error();
            base::Result<XmlTree> parsed = tree(*part);
            if (!parsed.ok()) return parsed.error();
            say("W_LAYOUT", "文件含有多个版本，读取的是当前版本");
            std::optional<std::string> root =
                locate(folder_of(*part), parsed->root().child("DocRoot").all_text());
            return root ? *root : std::string();
        }
        return std::string();
    }

    void say_signatures(XmlNode body) {
        if (!body.child("Signatures")) return;
        std::optional<std::string> part = locate("", body.child("Signatures").all_text());
        size_t count = 0;
        if (part && archive_.has(*part)) {
            base::Result<XmlTree> parsed = tree(*part);
            if (parsed.ok())
                for (XmlNode node : parsed->root()) count += node.name() == "Signature";
        }
        say("W_SIGNATURE",
            count == 0 ? "文件的电子签章信息不完整，未验证"
                       : "文件有" + std::to_string(count) + "个电子签章，未验证，真伪请另行核对");
    }

    base::Status read_document(const std::string& part) {
        base::Result<XmlTree> parsed = tree(part);
        if (!parsed.ok()) return parsed.error();
        XmlNode document = parsed->root();
        std::string folder = folder_of(part);
        XmlNode common = document.child("CommonData");
        default_box_ = ofd_box(common.child("PageArea").child("PhysicalBox").all_text());
        templates_.clear();
        for (XmlNode node = common.child("TemplatePage"); node; node = node.next("TemplatePage"))
            templates_[std::string(node.attribute("ID"))] = node.attribute("BaseLoc");
        if (document.child("Annotations")) say("W_REVISIONS", "文件带有批注，批注没有读取");
        if (document.child("Attachments"))
            say("W_OBJECT", "文件嵌有附件，未读取，附件如有任务请单独导入");
        for (XmlNode page : document.child("Pages")) {
            if (page.name() != "Page") continue;
            if (base::Status done = read_page(folder, page); !done.ok()) return done;
        }
        return {};
    }

    base::Status read_page(const std::string& folder, XmlNode page) {
        std::string label = "第" + std::to_string(pages_.size() + 1) + "页的内容";
        if (pages_.size() >= static_cast<size_t>(kMaxPages))
            return unreadable("E_SIZE", file_,
                              "超过" + std::to_string(kMaxPages) + "页的上限，请拆分后再载入");
        base::Result<std::string> part = part_at(folder, page.attribute("BaseLoc"), label);
        if (!part.ok()) return part.error();
        base::Result<XmlTree> parsed = tree(*part);
        if (!parsed.ok()) return parsed.error();
        XmlNode root = parsed->root();
        OfdBox box = ofd_box(root.child("Area").child("PhysicalBox").all_text());
        if (box.w <= 0 || box.h <= 0) box = default_box_;
        PageBoxes boxes;
        boxes.width = (box.w > 0 ? box.w : 210) * kPoints;
        boxes.height = (box.h > 0 ? box.h : 297) * kPoints;
        for (XmlNode used = root.child("Template"); used; used = used.next("Template"))
            if (base::Status done = add_template(folder, used, boxes); !done.ok()) return done;
        add_ofd_content(root, boxes);
        for (const WordBox& word : boxes.words) text_ += word.text.size();
        if (text_ > kMostText)
            return unreadable("E_SIZE", file_, "正文超过 20 MiB 的上限，请拆分后再载入");
        pages_.push_back(std::move(boxes));
        return {};
    }

    base::Status add_template(const std::string& folder, XmlNode used, PageBoxes& boxes) {
        auto found = templates_.find(std::string(used.attribute("TemplateID")));
        if (found == templates_.end()) return {};
        base::Result<std::string> part = part_at(folder, found->second, "模板页");
        if (!part.ok()) return part.error();
        base::Result<XmlTree> parsed = tree(*part);
        if (!parsed.ok()) return parsed.error();
        add_ofd_content(parsed->root(), boxes);
        return {};
    }

    ZipArchive& archive_;
    const std::string& file_;
    OfdBox default_box_;
    std::map<std::string, std::string> templates_;  // location by ID
    std::vector<PageBoxes> pages_;
    std::vector<Warning> warnings_;
    size_t text_ = 0;
};

}  // namespace

base::Result<Document> read_ofd(std::string_view bytes, const std::string& name) {
    base::Result<ZipArchive> archive = ZipArchive::open(bytes, name);
    if (!archive.ok()) return archive.error();
    base::Result<Document> out = OfdReader(*archive, name).read();
    if (!out.ok()) return out;
    std::vector<Warning> of_file = type_warnings(FileType::kOfd, bytes, name);
    of_file.insert(of_file.end(), archive->warnings().begin(), archive->warnings().end());
    out->warnings.insert(out->warnings.begin(), of_file.begin(), of_file.end());
    remark_hidden_characters(*out);
    return out;
}

}  // namespace document
