#include "document/text_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace document {

namespace {
base::Error bad(const std::string& path, const std::string& reason) {
    return {base::ErrorCode::kBadInput, path + "：" + reason};
}
}  // namespace

base::Result<Text> read_text(const std::string& path) {
    std::error_code error;
    std::filesystem::file_status status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) return bad(path, "文件不存在");
    if (!std::filesystem::is_regular_file(status)) return bad(path, "不是普通文件");
    uintmax_t size = std::filesystem::file_size(path, error);
    if (error) return bad(path, "读不到文件大小（" + error.message() + "）");
    if (size > kMaxTextBytes)
        return bad(path, "文件有 " + std::to_string(size >> 20) + " MiB，超过 20 MiB 的上限");
    std::ifstream in(path, std::ios::binary);
    if (!in) return bad(path, "文件打不开（没有读取权限）");
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    if (in.bad()) return bad(path, "读取中断");
    if (bytes.size() > kMaxTextBytes) return bad(path, "文件超过 20 MiB 的上限");
    return decode_text(bytes, path);
}

}  // namespace document
