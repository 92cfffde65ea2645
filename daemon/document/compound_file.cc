#include "document/compound_file.h"

#include "base/utf8.h"
#include "document/bytes.h"

namespace document {

namespace {

constexpr std::string_view kMark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr uint32_t kLastRegularSector = 0xfffffffa;  // MAXREGSECT
constexpr uint64_t kEntrySize = 128;
constexpr uint64_t kFatInHeader = 109;
constexpr uint64_t kMiniStreamBelow = 4096;
constexpr size_t kMaxStreams = 10'000;

class CompoundReader {
  public:
    explicit CompoundReader(std::string_view bytes) : in_(bytes) {
        uint16_t shift = in_.u16(0x1e);
        sector_size_ = uint64_t{1} << (shift == 12 ? 12 : 9);
    }

    std::vector<CompoundStream> streams() const {
        std::vector<CompoundStream> found;
        uint64_t steps = in_.size() / sector_size_ + 1;  // a chain that is longer is a loop
        for (uint32_t sector = in_.u32(0x30); steps > 0 && sector <= kLastRegularSector; --steps) {
            if (!in_.has(offset_of(sector), kEntrySize) || found.size() >= kMaxStreams) break;
            for (uint64_t at = 0; at < sector_size_; at += kEntrySize)
                add_entry(offset_of(sector) + at, found);
            sector = next(sector);
        }
        return found;
    }

  private:
    uint64_t offset_of(uint32_t sector) const { return (uint64_t{sector} + 1) * sector_size_; }

    // The sector after this one in its chain, by the allocation table.
    uint32_t next(uint32_t sector) const {
        uint64_t per_sector = sector_size_ / 4;
        uint64_t table = sector / per_sector;
        uint32_t fat = table < kFatInHeader ? in_.u32(0x4c + 4 * table) : far_table(table);
        if (fat > kLastRegularSector) return kLastRegularSector + 1;
        uint64_t at = offset_of(fat) + 4 * (sector % per_sector);
        return in_.has(at, 4) ? in_.u32(at) : kLastRegularSector + 1;
    }

    // Allocation tables beyond the header's stand in a chain of sectors of their own.
    uint32_t far_table(uint64_t table) const {
        uint64_t per_sector = sector_size_ / 4 - 1;
        uint64_t left = table - kFatInHeader;
        uint64_t steps = in_.size() / sector_size_ + 1;
        uint32_t sector = in_.u32(0x44);
        for (; left >= per_sector && sector <= kLastRegularSector && steps > 0; --steps) {
            sector = in_.u32(offset_of(sector) + 4 * per_sector);
            left -= per_sector;
        }
        if (left >= per_sector || sector > kLastRegularSector) return kLastRegularSector + 1;
        return in_.u32(offset_of(sector) + 4 * left);
    }

    void add_entry(uint64_t at, std::vector<CompoundStream>& found) const {
        uint16_t name_bytes = in_.u16(at + 0x40);
        if (name_bytes < 4 || name_bytes > 64 || !in_.has(at, kEntrySize)) return;
        CompoundStream stream;
        for (uint64_t i = 0; i + 2 < name_bytes; i += 2)
            base::append_utf8(stream.name, in_.u16(at + i));
        if (in_.u32(at + 0x78) >= kMiniStreamBelow)
            stream.head = in_.run(offset_of(in_.u32(at + 0x74)), sector_size_);
        found.push_back(std::move(stream));
    }

    ByteReader in_;
    uint64_t sector_size_;
};

}  // namespace

bool is_compound_file(std::string_view bytes) { return bytes.starts_with(kMark); }

std::vector<CompoundStream> compound_streams(std::string_view bytes) {
    return CompoundReader(bytes).streams();
}

}  // namespace document
