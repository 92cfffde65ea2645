#pragma once
// Compound files ([MS-CFB]) for tests: the directory of an old Office file, its streams of one
// sector each, all listed as large.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace support {

inline std::string little_endian(uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
    return out;
}

inline std::string compound_entry(const std::string& name, uint32_t sector) {
    std::string entry;
    for (char c : name) entry += little_endian(static_cast<unsigned char>(c), 2);
    entry.resize(64, '\0');
    entry += little_endian(name.empty() ? 0 : (name.size() + 1) * 2, 2);
    entry.resize(0x74, '\0');
    return entry + little_endian(sector, 4) + little_endian(8192, 8);
}

// Sector 0 is the allocation table, the directory follows in a chain, then the streams.
inline std::string compound_file(const std::vector<std::pair<std::string, std::string>>& streams) {
    size_t directory_sectors = (streams.size() + 1 + 3) / 4;
    std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    header.resize(0x18, '\0');
    header += little_endian(0x3e, 2) + little_endian(3, 2) + little_endian(0xfffe, 2) +
              little_endian(9, 2) + little_endian(6, 2);
    header.resize(0x30, '\0');
    header += little_endian(1, 4);  // first sector of the directory
    header.resize(0x44, '\0');
    header += little_endian(0xfffffffe, 4) + little_endian(0, 4) + little_endian(0, 4);
    while (header.size() < 512) header += little_endian(0xffffffff, 4);
    std::string table = little_endian(0xfffffffd, 4);
    for (size_t i = 1; i <= directory_sectors; ++i)
        table += little_endian(i < directory_sectors ? i + 1 : 0xfffffffe, 4);
    while (table.size() < 512) table += little_endian(0xfffffffe, 4);
    std::string directory = compound_entry("Root Entry", 0xfffffffe);
    std::string data;
    auto sector = static_cast<uint32_t>(1 + directory_sectors);
    for (const auto& [name, content] : streams) {
        directory += compound_entry(name, sector++);
        data += content;
        data.resize((data.size() + 511) / 512 * 512 + (content.empty() ? 512 : 0), '\0');
    }
    directory.resize(directory_sectors * 512, '\0');
    return header + table + directory + data;
}

}  // namespace support
