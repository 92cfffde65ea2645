#pragma once
// Little-endian numbers at a place in a file of unknown quality. Outside of the bytes everything
// reads as 0: who needs to know asks has() first.

#include <cstdint>
#include <string_view>

namespace document {

class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] uint64_t size() const { return bytes_.size(); }
    [[nodiscard]] bool has(uint64_t at, uint64_t count) const {
        return at <= bytes_.size() && count <= bytes_.size() - at;
    }
    [[nodiscard]] uint16_t u16(uint64_t at) const { return static_cast<uint16_t>(number(at, 2)); }
    [[nodiscard]] uint32_t u32(uint64_t at) const { return static_cast<uint32_t>(number(at, 4)); }
    [[nodiscard]] uint64_t u64(uint64_t at) const { return number(at, 8); }
    // As much of the run as there is.
    [[nodiscard]] std::string_view run(uint64_t at, uint64_t count) const {
        return at <= bytes_.size() ? bytes_.substr(at, count) : std::string_view{};
    }

  private:
    [[nodiscard]] uint64_t number(uint64_t at, unsigned bytes) const {
        if (!has(at, bytes)) return 0;
        uint64_t value = 0;
        for (unsigned i = bytes; i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(bytes_[at + i]);
        return value;
    }

    std::string_view bytes_;
};

}  // namespace document
