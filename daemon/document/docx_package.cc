#include "document/docx_package.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace document {

namespace {

// Word nests a table in three levels of XML, and a hundred tables in each other are still read.
constexpr int kMaxDocxDepth = 512;

std::string folder_of(std::string_view part) {
    size_t slash = part.rfind('/');
    return slash == std::string_view::npos ? "" : std::string(part.substr(0, slash + 1));
}

// "word/" and "../customXml/item1.xml" → "customXml/item1.xml". Only a name in the archive.
std::string resolve(const std::string& folder, std::string_view target) {
    std::string whole =
        target.starts_with('/') ? std::string(target.substr(1)) : folder + std::string(target);
    std::vector<std::string> steps;
    for (const std::string& step : base::split(whole, '/')) {
        if (step == ".." && !steps.empty()) steps.pop_back();
        if (step != ".." && step != "." && !step.empty()) steps.push_back(step);
    }
    return base::join(steps, "/");
}

std::string last_step(std::string_view uri) { return std::string(uri.substr(uri.rfind('/') + 1)); }

std::string shown(std::string_view target) {
    return "“" + base::escape_controls(base::first_characters(target, 60)) + "”";
}

}  // namespace

base::Result<DocxPackage> DocxPackage::open(std::string_view bytes, const std::string& file) {
    base::Result<ZipArchive> zip = ZipArchive::open(bytes, file);
    if (!zip.ok()) return zip.error();
    DocxPackage package(std::move(*zip), file);
    package.warnings_ = package.zip_.warnings();
    if (base::Status read = package.read_relationships(); !read.ok()) return read.error();
    return package;
}

base::Status DocxPackage::read_relationships() {
    base::Result<Relationships> roots = relationships_of("");
    if (!roots.ok()) return roots.error();
    for (const auto& [id, root] : *roots)
        if (root.type == "officeDocument" && !root.external) main_part_ = root.target;
    if (!zip_.has(main_part_)) main_part_ = "word/document.xml";
    if (!zip_.has(main_part_))
        return unreadable("E_DOCX", file_,
                          "docx 缺少正文（word/document.xml），请用 WPS 或 Word "
                          "打开后另存一份");
    base::Result<Relationships> own = relationships_of(main_part_);
    if (!own.ok()) return own.error();
    relationships_ = std::move(*own);
    base::Result<Relationships> settings = relationships_of(part_of("settings"));
    if (!settings.ok()) return settings.error();
    remark_active_content(*settings);
    return {};
}

base::Result<Relationships> DocxPackage::relationships_of(const std::string& part) {
    Relationships found;
    std::string folder = folder_of(part);
    base::Result<std::optional<XmlTree>> tree =
        parse_if_sound(folder + "_rels/" + part.substr(folder.size()) + ".rels");
    if (!tree.ok()) return tree.error();
    if (!*tree) return found;
    for (XmlNode node : (*tree)->root()) {
        Relationship one;
        one.type = last_step(node.attribute("Type"));
        one.external = node.attribute("TargetMode") == "External";
        one.target = one.external ? std::string(node.attribute("Target"))
                                  : resolve(folder, node.attribute("Target"));
        found.emplace(node.attribute("Id"), std::move(one));
    }
    return found;
}

void DocxPackage::remark_active_content(const Relationships& settings) {
    auto any = [&](auto test) {
        return std::any_of(relationships_.begin(), relationships_.end(),
                           [&](const auto& entry) { return test(entry.second); });
    };
    if (any([](const Relationship& r) { return r.type == "vbaProject"; }))
        warnings_.push_back({"W_MACRO", "文档带有宏，宏没有运行"});
    if (any([](const Relationship& r) { return r.type == "aFChunk"; }))
        warnings_.push_back(
            {"W_EXTERNAL", "文档里嵌有另一份文件（altChunk），其内容没有读取，请核对"});
    if (any([](const Relationship& r) { return r.type == "oleObject" || r.type == "package"; }))
        warnings_.push_back({"W_OBJECT", "文档里嵌有对象（表格等附件），其内容没有读取，请核对"});
    remark_external(settings);
    remark_external(relationships_);
}

void DocxPackage::remark_external(const Relationships& relationships) {
    constexpr size_t kMaxRemarks = 8;
    for (const auto& [id, r] : relationships)
        if (r.external && r.type != "hyperlink" && warnings_.size() < kMaxRemarks)
            warnings_.push_back(
                {"W_EXTERNAL", "文档引用了外部内容" + shown(r.target) + "，没有读取"});
}

std::string DocxPackage::part_of(std::string_view type) const {
    for (const auto& [id, relationship] : relationships_)
        if (relationship.type == type && !relationship.external) return relationship.target;
    return {};
}

base::Result<XmlTree> DocxPackage::parse(const std::string& part) {
    base::Result<std::string> bytes = zip_.read(part, kMaxXmlBytes);
    if (!bytes.ok()) return bytes.error();
    return XmlTree::parse(std::move(*bytes), part, file_, kMaxDocxDepth);
}

base::Result<std::optional<XmlTree>> DocxPackage::parse_if_sound(const std::string& part) {
    using Maybe = std::optional<XmlTree>;
    bool may_be_missing = part.empty() || part.ends_with(".rels");
    if (may_be_missing && !zip_.has(part)) return Maybe{};
    base::Result<XmlTree> tree = parse(part);
    if (tree.ok()) return Maybe(std::move(*tree));
    const base::Error& error = tree.error();
    if (error.reason != "E_ZIP" && error.reason != "E_XML") return error;
    warnings_.push_back({"W_TRUNC", "内部文件 " + base::escape_controls(part) +
                                        " 已损坏或缺失，编号、样式或脚注可能不全，请核对"});
    return Maybe{};
}

}  // namespace document
