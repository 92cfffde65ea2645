#pragma once
// Zip files for tests, sound ones and ones with deliberate damage. Needs zlib.

#include <zlib.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace support {

// Raw deflate, as zip holds it.
inline std::string deflated(std::string_view bytes, int level = 6) {
    z_stream z = {};
    deflateInit2(&z, level, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&z, bytes.size()), '\0');
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    deflate(&z, Z_FINISH);
    out.resize(z.total_out);
    deflateEnd(&z);
    return out;
}

// A deflate stream that unpacks to `mebibytes` MiB of blanks, about 1,000 : 1.
inline std::string deflated_blanks(size_t mebibytes) {
    std::string block(1u << 20, ' ');
    z_stream z = {};
    deflateInit2(&z, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
    std::string piece(64u << 10, '\0');
    z.next_in = reinterpret_cast<Bytef*>(block.data());
    z.avail_in = static_cast<uInt>(block.size());
    z.next_out = reinterpret_cast<Bytef*>(piece.data());
    z.avail_out = static_cast<uInt>(piece.size());
    deflate(&z, Z_FULL_FLUSH);  // what follows does not look back: the piece can be repeated
    piece.resize(z.total_out);
    deflateEnd(&z);
    std::string out;
    for (size_t i = 0; i < mebibytes; ++i) out += piece;
    return out + std::string("\x03\x00", 2);  // a last, empty block
}

inline uint32_t crc_of(std::string_view bytes) {
    return static_cast<uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

struct ZipEntryOptions {
    bool stored = false;
    bool zip64 = false;
    bool descriptor = false;                     // sizes and checksum behind the data
    uint16_t flags = 0;                          // 1: encrypted
    uint32_t external = 0;                       // 0120777 << 16: a symbolic link
    std::optional<uint16_t> method = {};         // claimed
    std::optional<uint32_t> crc = {};            // claimed
    std::optional<uint32_t> size = {};           // claimed, unpacked
    std::optional<std::string> packed = {};      // data as it is, in place of the content
    std::optional<uint32_t> local_offset = {};   // claimed by the directory
    std::optional<std::string> local_name = {};  // claimed by the local header
};

class ZipWriter {
  public:
    ZipWriter& add(const std::string& name, std::string_view content, ZipEntryOptions o = {}) {
        std::string packed = o.packed   ? *o.packed
                             : o.stored ? std::string(content)
                                        : deflated(content);
        uint32_t crc = o.crc.value_or(crc_of(content));
        uint32_t size = o.size.value_or(static_cast<uint32_t>(content.size()));
        auto offset = static_cast<uint32_t>(body_.size());
        uint16_t method = o.method.value_or(o.stored ? 0 : 8);
        auto flags = static_cast<uint16_t>(o.flags | (o.descriptor ? 8 : 0));
        std::string local_name = o.local_name.value_or(name);
        std::string extra = o.zip64 ? zip64_field(size, packed.size(), {}) : "";
        body_ += number(0x04034b50, 4) + number(45, 2) + number(flags, 2) + number(method, 2) +
                 number(0, 4) + number(o.descriptor ? 0 : crc, 4) +
                 number(o.zip64        ? ~0u
                        : o.descriptor ? 0
                                       : packed.size(),
                        4) +
                 number(o.zip64        ? ~0u
                        : o.descriptor ? 0
                                       : size,
                        4) +
                 number(local_name.size(), 2) + number(extra.size(), 2) + local_name + extra +
                 packed;
        if (o.descriptor)
            body_ +=
                number(0x08074b50, 4) + number(crc, 4) + number(packed.size(), 4) + number(size, 4);
        if (o.zip64) extra = zip64_field(size, packed.size(), offset);
        directory_ += number(0x02014b50, 4) + number(0x032d, 2) + number(45, 2) + number(flags, 2) +
                      number(method, 2) + number(0, 4) + number(crc, 4) +
                      number(o.zip64 ? ~0u : packed.size(), 4) + number(o.zip64 ? ~0u : size, 4) +
                      number(name.size(), 2) + number(extra.size(), 2) + number(0, 6) +
                      number(o.external, 4) +
                      number(o.zip64 ? ~0u : o.local_offset.value_or(offset), 4) + name + extra;
        ++count_;
        zip64_ = zip64_ || o.zip64;
        return *this;
    }

    // `claimed`: entries by the end record, in place of the true number.
    [[nodiscard]] std::string finish(std::optional<size_t> claimed = {}) const {
        size_t count = claimed.value_or(count_);
        std::string out = body_ + directory_;
        if (zip64_)
            out += number(0x06064b50, 4) + number(44, 8) + number(45, 2) + number(45, 2) +
                   number(0, 8) + number(count, 8) + number(count, 8) +
                   number(directory_.size(), 8) + number(body_.size(), 8) + number(0x07064b50, 4) +
                   number(0, 4) + number(body_.size() + directory_.size(), 8) + number(1, 4);
        out += number(0x06054b50, 4) + number(0, 4) + number(zip64_ ? 0xffff : count, 2) +
               number(zip64_ ? 0xffff : count, 2) + number(zip64_ ? ~0u : directory_.size(), 4) +
               number(zip64_ ? ~0u : body_.size(), 4) + number(0, 2);
        return out;
    }

  private:
    static std::string number(uint64_t value, int bytes) {
        std::string out;
        for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
        return out;
    }
    static std::string zip64_field(uint64_t size, uint64_t packed, std::optional<uint64_t> offset) {
        std::string field = number(size, 8) + number(packed, 8);
        if (offset) field += number(*offset, 8);
        return number(1, 2) + number(field.size(), 2) + field;
    }

    std::string body_;
    std::string directory_;
    size_t count_ = 0;
    bool zip64_ = false;
};

}  // namespace support
