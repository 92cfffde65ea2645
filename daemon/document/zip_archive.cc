#include "document/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"
#include "base/utf8.h"
#include "document/zip_directory.h"

namespace document {

namespace {

constexpr uint16_t kStored = 0;
constexpr uint16_t kDeflated = 8;
constexpr uint64_t kRatio = 200;
constexpr uint64_t kRatioMattersFrom = 16u << 20;  // honest styles.xml are small and pack well
constexpr size_t kChunk = 64u << 10;

// How a name is looked up: OPC part names (ECMA-376-2, 6.2.2) do not tell case apart.
std::string key_of(std::string_view name) {
    std::string key(name);
    for (char& c : key) {
        if (c == '\\') c = '/';
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    key.erase(0, std::min(key.find_first_not_of('/'), key.size()));
    return key;
}

bool device_name(std::string_view part) {
    std::string stem = key_of(part.substr(0, part.find('.')));
    if (stem == "con" || stem == "prn" || stem == "aux" || stem == "nul") return true;
    return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) &&
           stem[3] >= '1' && stem[3] <= '9';
}

bool unsafe_name(const ZipEntry& entry) {
    const std::string& name = entry.name;
    if (entry.link || name.starts_with('/') || name.find('\\') != std::string::npos) return true;
    if (name.find('\0') != std::string::npos || name.find(':') != std::string::npos) return true;
    std::vector<std::string> parts = base::split(name, '/');
    return std::any_of(parts.begin(), parts.end(),
                       [](const std::string& part) { return part == ".." || device_name(part); });
}

std::string shown(std::string_view name) {
    return "“" + base::escape_controls(base::first_characters(name, 60)) + "”";
}

}  // namespace

struct ZipArchive::State {
    ~State() {
        if (zip != nullptr) zip_discard(zip);
    }
    std::string file;
    zip_t* zip = nullptr;
    std::vector<ZipEntry> entries;
    std::vector<std::string> names;
    std::map<std::string, size_t, std::less<>> index;
    std::vector<Warning> warnings;
    uint64_t unpacked = 0;

    base::Error broken(std::string_view reason) const {
        return unreadable("E_ZIP", file,
                          "压缩结构已损坏（" + std::string(reason) + "），请重新索取原件");
    }
    base::Status accept(std::vector<ZipEntry> found);
    base::Status open_with_libzip(std::string_view bytes);
    base::Result<std::string> unpack(size_t at, size_t limit);
    base::Status count(const ZipEntry& entry, uint64_t produced, size_t limit) const;
};

base::Status ZipArchive::State::accept(std::vector<ZipEntry> found) {
    entries = std::move(found);
    for (size_t i = 0; i < entries.size(); ++i) {
        const ZipEntry& entry = entries[i];
        if (entry.encrypted)
            return unreadable("E_ENCRYPTED", file, "文件有密码保护，请索取未加密的文件");
        if (!index.emplace(key_of(entry.name), i).second)
            return unreadable(
                "E_ZIP_DUP", file,
                "压缩包内有两个同名条目" + shown(entry.name) + "，无法确定以哪个为准");
        names.push_back(entry.name);
        if (unsafe_name(entry) && warnings.size() < 5)
            warnings.push_back({"W_PATH", "压缩包内条目名" + shown(entry.name) +
                                              "不规范（越出目录、链接或设备名），已忽略其路径"});
    }
    return {};
}

base::Status ZipArchive::State::open_with_libzip(std::string_view bytes) {
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source == nullptr) return broken("内存不足");
    zip = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (zip == nullptr) {
        zip_source_free(source);
        return broken("目录无法读取");
    }
    if (zip_get_num_entries(zip, 0) != static_cast<zip_int64_t>(entries.size()))
        return broken("条目数有歧义");
    for (size_t i = 0; i < entries.size(); ++i) {
        zip_stat_t stat;
        if (zip_stat_index(zip, i, ZIP_FL_ENC_RAW, &stat) != 0) return broken("条目无法读取");
        if (stat.comp_size != entries[i].packed || stat.size != entries[i].size)
            return broken("条目大小有歧义");
    }
    return {};
}

base::Status ZipArchive::State::count(const ZipEntry& entry, uint64_t produced,
                                      size_t limit) const {
    if (unpacked + produced > kMaxUnpackedBytes)
        return unreadable("E_ZIP_BOMB", file, "解压后超过 512 MiB，疑为压缩炸弹，已停止解压");
    if (produced > kRatioMattersFrom && produced / kRatio > entry.packed)
        return unreadable(
            "E_ZIP_BOMB", file,
            "条目" + shown(entry.name) + "压缩比超过 200 倍，疑为压缩炸弹，已停止解压");
    if (produced > limit)
        return unreadable("E_SIZE", file,
                          "条目" + shown(entry.name) + "解压后超过 " + std::to_string(limit >> 20) +
                              " MiB 的上限");
    return {};
}

base::Result<std::string> ZipArchive::State::unpack(size_t at, size_t limit) {
    const ZipEntry& entry = entries[at];
    if (entry.method != kStored && entry.method != kDeflated)
        return broken("条目" + shown(entry.name) + "的压缩方法不支持");
    std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> in(zip_fopen_index(zip, at, 0), zip_fclose);
    if (!in) return broken("条目" + shown(entry.name) + "打不开");
    std::string out;
    for (;;) {
        size_t size = out.size();
        out.resize(size + kChunk);
        zip_int64_t got = zip_fread(in.get(), out.data() + size, kChunk);
        out.resize(size + static_cast<size_t>(std::max<zip_int64_t>(got, 0)));
        if (got < 0) return broken("条目" + shown(entry.name) + "解压失败或校验不符");
        if (got == 0) break;
        if (base::Status within = count(entry, out.size(), limit); !within.ok())
            return within.error();
    }
    if (out.size() != entry.size) return broken("条目" + shown(entry.name) + "的大小与登记的不符");
    unpacked += out.size();
    return out;
}

ZipArchive::ZipArchive(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

base::Result<ZipArchive> ZipArchive::open(std::string_view bytes, const std::string& file) {
    base::Result<std::vector<ZipEntry>> entries = read_zip_directory(bytes, file);
    if (!entries.ok()) return entries.error();
    auto state = std::make_unique<State>();
    state->file = file;
    if (base::Status ok = state->accept(std::move(*entries)); !ok.ok()) return ok.error();
    if (base::Status ok = state->open_with_libzip(bytes); !ok.ok()) return ok.error();
    return ZipArchive(std::move(state));
}

const std::vector<std::string>& ZipArchive::names() const { return state_->names; }

bool ZipArchive::has(std::string_view name) const { return state_->index.contains(key_of(name)); }

base::Result<std::string> ZipArchive::read(std::string_view name, size_t limit) {
    auto found = state_->index.find(key_of(name));
    if (found == state_->index.end()) return state_->broken("缺少条目" + shown(name));
    return state_->unpack(found->second, limit);
}

const std::vector<Warning>& ZipArchive::warnings() const { return state_->warnings; }

}  // namespace document
