#include "console/static_files.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.h"
#include "http/guard.h"
#include "store/sha256.h"

namespace console {

namespace fs = std::filesystem;
using http::Response;

namespace {

struct Type {
    std::string_view suffix, type;
};
constexpr std::array kTypes = {Type{".html", "text/html; charset=utf-8"},
                               Type{".js", "text/javascript; charset=utf-8"},
                               Type{".css", "text/css; charset=utf-8"},
                               Type{".svg", "image/svg+xml"},
                               Type{".json", "application/json"},
                               Type{".ico", "image/x-icon"},
                               Type{".png", "image/png"},
                               Type{".woff2", "font/woff2"}};

std::string_view type_of(const fs::path& file) {
    for (const Type& type : kTypes)
        if (file.extension() == type.suffix) return type.type;
    return {};
}

std::optional<std::string> content_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return {};
    return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

StaticFiles::StaticFiles(const std::string& folder) {
    std::error_code error;
    fs::path root(folder);
    bool built = !folder.empty() && fs::is_regular_file(root / "index.html", error);
    if (!built) return;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root, error)) {
        if (!entry.is_regular_file(error) || entry.is_symlink(error)) continue;
        std::string_view type = type_of(entry.path());
        if (type.empty()) continue;
        std::string name = "/" + fs::relative(entry.path(), root, error).generic_string();
        std::string packed = entry.path().string() + ".gz";
        if (!fs::is_regular_file(packed, error)) packed.clear();
        files_[name] = {entry.path().string(), packed, std::string(type),
                        name.starts_with("/assets/")};
    }
    files_["/"] = files_["/index.html"];
}

std::optional<StaticFile> StaticFiles::find(std::string_view path) const {
    if (auto found = files_.find(path); found != files_.end()) return found->second;
    if (files_.empty() && path == "/") return StaticFile{};
    // A page that the script inside shows by itself: /ledger. Files have a dot in their name.
    bool is_page = path.find('.', path.rfind('/') + 1) == std::string_view::npos;
    auto index = files_.find("/");
    if (is_page && index != files_.end()) return index->second;
    return {};
}

Response read_static_file(const StaticFile& file, bool gzip, const std::string& known) {
    bool packed = gzip && !file.gzip.empty();
    std::optional<std::string> content = content_of(packed ? file.gzip : file.path);
    if (!content) return http::problem(404, "E_NOT_FOUND", "页面文件不见了，请重新安装");
    std::string tag = "\"" + store::sha256_hex(*content).substr(0, 24) + "\"";
    std::string cache = file.immutable ? "public, max-age=31536000, immutable" : "no-cache";
    Response out{
        200, {{"ETag", tag}, {"Cache-Control", cache}, {"Vary", "Accept-Encoding"}}, "", false};
    if (known == tag) {
        out.status = 304;
        return out;
    }
    out.headers.push_back({"Content-Type", file.type});
    if (packed) out.headers.push_back({"Content-Encoding", "gzip"});
    out.body = std::move(*content);
    return out;
}

std::string escape_html(std::string_view text) {
    std::string out(text);
    base::replace_all(out, "&", "&amp;");
    base::replace_all(out, "<", "&lt;");
    base::replace_all(out, ">", "&gt;");
    base::replace_all(out, "\"", "&quot;");
    base::replace_all(out, "'", "&#39;");
    return out;
}

Response status_page(const std::string& status) {
    std::string body =
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width\"><title>督办台账服务</title>"
        "<h1>督办台账服务正在运行</h1><p>" +
        escape_html(status) +
        "</p><p>本机没有安装控制台页面。台账可用命令 duban 查看，例如 duban task list；"
        "安装页面请见 README。</p></html>";
    return {200, {{"Content-Type", "text/html; charset=utf-8"}}, body, false};
}

}  // namespace console
