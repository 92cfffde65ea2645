// libzip repairs what it can; a hostile file lives on two programs that repair in different ways.
// So the directory is read here strictly, and zip_archive.cc refuses where libzip sees another one.

#include "document/zip_directory.h"

#include <algorithm>
#include <optional>

#include "document/bytes.h"
#include "document/document.h"
#include "document/readers.h"

namespace document {

namespace {

constexpr uint32_t kLocalMark = 0x04034b50;
constexpr uint32_t kCentralMark = 0x02014b50;
constexpr uint32_t kEndMark = 0x06054b50;
constexpr uint32_t kEnd64Mark = 0x06064b50;
constexpr uint32_t kEnd64LocatorMark = 0x07064b50;
constexpr uint64_t kLocalSize = 30;
constexpr uint64_t kCentralSize = 46;
constexpr uint64_t kEndSize = 22;
constexpr uint64_t kEnd64LocatorSize = 20;
constexpr uint64_t kMaxComment = 0xffff;
constexpr size_t kMaxNameBytes = 1024;
constexpr uint32_t kInZip64 = 0xffffffff;

struct Directory {
    uint64_t offset = 0;
    uint64_t size = 0;
    uint64_t count = 0;
    uint64_t end = 0;  // of the headers: where the end record starts
};

// Every place near the end where an end record fits, its comment reaching the last byte.
std::vector<uint64_t> end_records(const ByteReader& in) {
    std::vector<uint64_t> found;
    if (in.size() < kEndSize) return found;
    uint64_t last = in.size() - kEndSize;
    uint64_t first = last > kMaxComment ? last - kMaxComment : 0;
    for (uint64_t at = last + 1; at-- > first;) {
        if (in.u32(at) != kEndMark) continue;
        if (at + kEndSize + in.u16(at + 20) == in.size()) found.push_back(at);
    }
    return found;
}

std::optional<Directory> zip64_directory(const ByteReader& in, uint64_t end_record) {
    if (end_record < kEnd64LocatorSize) return {};
    uint64_t locator = end_record - kEnd64LocatorSize;
    uint64_t record = in.u64(locator + 8);
    if (in.u32(locator) != kEnd64LocatorMark || in.u32(record) != kEnd64Mark) return {};
    return Directory{in.u64(record + 48), in.u64(record + 40), in.u64(record + 32), record};
}

std::optional<Directory> find_directory(const ByteReader& in, uint64_t end_record) {
    Directory found{in.u32(end_record + 16), in.u32(end_record + 12), in.u16(end_record + 10),
                    end_record};
    if (found.offset == kInZip64 || found.size == kInZip64 || found.count == 0xffff) {
        if (std::optional<Directory> zip64 = zip64_directory(in, end_record)) return zip64;
    }
    return found;
}

// Fields of 0xffffffff are continued in the extra field 1, in this order.
void apply_zip64(const ByteReader& in, uint64_t extra, uint64_t extra_size, ZipEntry& entry) {
    for (uint64_t at = extra; at + 4 <= extra + extra_size; at += 4u + in.u16(at + 2)) {
        if (in.u16(at) != 1) continue;
        uint64_t field = at + 4;
        for (uint64_t* value : {&entry.size, &entry.packed, &entry.offset}) {
            if (*value != kInZip64) continue;
            *value = in.u64(field);
            field += 8;
        }
        return;
    }
}

ZipEntry central_entry(const ByteReader& in, uint64_t at) {
    constexpr uint16_t kEncryptedFlag = 1;
    constexpr uint32_t kLinkMode = 0120000, kModeMask = 0170000;
    ZipEntry entry;
    entry.name = in.run(at + kCentralSize, in.u16(at + 28));
    entry.offset = in.u32(at + 42);
    entry.packed = in.u32(at + 20);
    entry.size = in.u32(at + 24);
    entry.method = in.u16(at + 10);
    entry.encrypted = (in.u16(at + 8) & kEncryptedFlag) != 0;
    entry.link = (in.u32(at + 38) >> 16 & kModeMask) == kLinkMode;
    apply_zip64(in, at + kCentralSize + in.u16(at + 28), in.u16(at + 30), entry);
    return entry;
}

class DirectoryReader {
  public:
    DirectoryReader(std::string_view bytes, const std::string& file) : in_(bytes), file_(file) {}

    base::Result<std::vector<ZipEntry>> read() {
        base::Result<Directory> directory = locate();
        if (!directory.ok()) return directory.error();
        if (base::Status read = read_entries(*directory); !read.ok()) return read.error();
        if (base::Status apart = check_extents(directory->offset); !apart.ok())
            return apart.error();
        return std::move(entries_);
    }

  private:
    base::Error broken(std::string_view reason) const {
        return unreadable("E_ZIP", file_,
                          "压缩结构已损坏（" + std::string(reason) + "），请重新索取原件");
    }

    base::Result<Directory> locate() const {
        std::vector<uint64_t> ends = end_records(in_);
        if (ends.empty()) return broken("缺少结尾目录，文件可能没有传完");
        if (ends.size() > 1) return broken("有两个结尾目录");
        std::optional<Directory> found = find_directory(in_, ends.front());
        if (!found || found->count == 0) return broken("目录是空的");
        if (found->count > kMaxEntries) return too_many();
        if (!in_.has(found->offset, found->size) || found->offset + found->size != found->end)
            return broken("目录的位置不符，文件前后有多余的字节");
        return *found;
    }

    base::Error too_many() const {
        return unreadable(
            "E_ZIP_ENTRIES", file_,
            "压缩包内条目超过 " + std::to_string(kMaxEntries) + " 个或名称过长，不是办公文档");
    }

    base::Status read_entries(const Directory& directory) {
        uint64_t at = directory.offset;
        while (at < directory.end) {
            if (!in_.has(at, kCentralSize) || in_.u32(at) != kCentralMark)
                return broken("目录中断");
            if (entries_.size() == kMaxEntries || in_.u16(at + 28) > kMaxNameBytes)
                return too_many();
            uint64_t length = kCentralSize + in_.u16(at + 28) + in_.u16(at + 30) + in_.u16(at + 32);
            if (at + length > directory.end) return broken("目录中断");
            entries_.push_back(central_entry(in_, at));
            at += length;
        }
        if (entries_.size() != directory.count) return broken("条目数与目录不符");
        return {};
    }

    // Where the entry's data ends; nothing where its local header tells another story.
    std::optional<uint64_t> end_of(const ZipEntry& entry) const {
        if (!in_.has(entry.offset, kLocalSize) || in_.u32(entry.offset) != kLocalMark) return {};
        uint64_t name_size = in_.u16(entry.offset + 26);
        if (in_.run(entry.offset + kLocalSize, name_size) != entry.name) return {};
        if (in_.u16(entry.offset + 8) != entry.method) return {};
        uint64_t data = entry.offset + kLocalSize + name_size + in_.u16(entry.offset + 28);
        if (!in_.has(data, entry.packed)) return {};
        return data + entry.packed;
    }

    base::Status check_extents(uint64_t directory_offset) const {
        std::vector<const ZipEntry*> sorted;
        sorted.reserve(entries_.size());
        for (const ZipEntry& entry : entries_) sorted.push_back(&entry);
        std::sort(sorted.begin(), sorted.end(),
                  [](const ZipEntry* a, const ZipEntry* b) { return a->offset < b->offset; });
        if (sorted.front()->offset != 0) return broken("文件前面有多余的字节");
        uint64_t free_from = 0;
        for (const ZipEntry* entry : sorted) {
            if (entry->offset < free_from)
                return unreadable("E_ZIP_BOMB", file_,
                                  "压缩包内条目互相重叠，疑为压缩炸弹，已拒绝解压");
            std::optional<uint64_t> end = end_of(*entry);
            if (!end) return broken("条目与目录不符");
            free_from = *end;
        }
        if (free_from > directory_offset) return broken("条目与目录重叠");
        return {};
    }

    ByteReader in_;
    const std::string& file_;
    std::vector<ZipEntry> entries_;
};

}  // namespace

base::Result<std::vector<ZipEntry>> read_zip_directory(std::string_view bytes,
                                                       const std::string& file) {
    return DirectoryReader(bytes, file).read();
}

bool ends_as_zip(std::string_view bytes) { return !end_records(ByteReader(bytes)).empty(); }

}  // namespace document
