#include "console/static_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "store/sha256.h"

namespace console {

using std::filesystem::path;

namespace {

// Larger than any file of the console; a folder given by mistake does not fill the memory.
constexpr uintmax_t kLargestFile = 4 * 1024 * 1024;
constexpr std::string_view kPolicy =
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";

std::string_view type_of(const path& file) {
    static const std::map<std::string, std::string_view> kTypes = {
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".txt", "text/plain; charset=utf-8"},
        {".json", "application/json"},
        {".woff2", "font/woff2"}};
    auto found = kTypes.find(file.extension().string());
    return found == kTypes.end() ? std::string_view() : found->second;
}

std::string read_all(const path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// One of the codings of Accept-Encoding is gzip, and not with q=0 (RFC 9110 §12.5.3).
bool accepts_gzip(std::string_view header) {
    while (!header.empty()) {
        size_t end = std::min(header.find(','), header.size());
        std::string coding;
        for (char c : header.substr(0, end))
            if (c != ' ' && c != '\t') coding += c;
        header.remove_prefix(std::min(end + 1, header.size()));
        if (coding == "gzip") return true;
        if (coding.rfind("gzip;q=", 0) == 0)
            return coding.find_first_of("123456789", 7) != std::string::npos;
    }
    return false;
}

// If-None-Match names the tag, weak or not, or is "*".
bool names_tag(std::string_view header, const std::string& etag) {
    return header == "*" || header.find(etag) != std::string_view::npos;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '&')
            out += "&amp;";
        else
            out += c;
    }
    return out;
}

// Pages have plain names: no point, no "..", no encoded slash.
bool names_a_page(std::string_view name) {
    return name.starts_with('/') && !name.starts_with("/assets/") &&
           name.find_first_of(".%") == std::string_view::npos;
}

http::Response no_such_file() {
    return {404, {{"Content-Type", "text/plain; charset=utf-8"}}, "没有这个文件\n", false};
}

http::Response not_built(std::string_view status) {
    std::string body =
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        "<title>督办台账</title></head><body><h1>督办台账服务正在运行</h1>";
    if (!status.empty()) body += "<p>" + escaped(status) + "</p>";
    body +=
        "<p>网页控制台尚未构建。台账、提醒和邮件不受影响，命令行 duban 可照常使用。</p>"
        "<p>系统管理员：在源码目录执行 make web 后重启服务；安装包自带网页，无须构建。</p>"
        "</body></html>\n";
    return {200, {{"Content-Type", "text/html; charset=utf-8"}}, std::move(body), false};
}

}  // namespace

StaticFiles::StaticFiles(const path& folder) {
    std::error_code error;
    std::filesystem::recursive_directory_iterator entries(folder, error), end;
    for (; !error && entries != end; entries.increment(error)) {
        if (entries->is_symlink(error) || !entries->is_regular_file(error)) continue;
        if (entries->file_size(error) > kLargestFile) continue;
        std::string_view type = type_of(entries->path());
        if (type.empty()) continue;
        File file{std::string(type), {}, read_all(entries->path()), {}};
        path copy = entries->path();
        copy += ".gz";
        if (std::filesystem::is_regular_file(copy, error)) file.gzip = read_all(copy);
        file.etag = '"' + store::sha256_hex(file.plain).substr(0, 32) + '"';
        files_["/" + entries->path().lexically_relative(folder).generic_string()] = std::move(file);
    }
}

const StaticFiles::File* StaticFiles::find(std::string_view name) const {
    auto found = files_.find(name);
    if (found != files_.end()) return &found->second;
    if (!names_a_page(name)) return nullptr;
    return &files_.find("/index.html")->second;
}

http::Response StaticFiles::answer(const http::Request& request, std::string_view status) const {
    if (!built()) return names_a_page(request.path) ? not_built(status) : no_such_file();
    const File* file = find(request.path);
    if (file == nullptr) return no_such_file();
    bool for_good = request.path.rfind("/assets/", 0) == 0;
    http::Response response{
        200,
        {{"Content-Security-Policy", std::string(kPolicy)},
         {"Cache-Control", for_good ? "public, max-age=31536000, immutable" : "no-cache"},
         {"ETag", file->etag},
         {"Vary", "Accept-Encoding"}},
        {},
        false};
    if (names_tag(request.header("if-none-match"), file->etag)) {
        response.status = 304;
        return response;
    }
    response.headers.push_back({"Content-Type", file->type});
    bool gzip = !file->gzip.empty() && accepts_gzip(request.header("accept-encoding"));
    if (gzip) response.headers.push_back({"Content-Encoding", "gzip"});
    response.body = gzip ? file->gzip : file->plain;
    return response;
}

}  // namespace console
