#pragma once
// The structure of a zip file, checked before anything is unpacked: one directory, no byte in
// front, no entry that shares bytes with another. Source: PKWARE APPNOTE.TXT 6.3.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace document {

struct ZipEntry {
    std::string name;     // as stored: any bytes
    uint64_t offset = 0;  // of the local header
    uint64_t packed = 0;  // bytes in the file
    uint64_t size = 0;    // bytes unpacked, as the directory claims
    uint16_t method = 0;
    bool encrypted = false;
    bool link = false;  // a symbolic link of a Unix archiver
};

// In the directory's order. E_ZIP: broken, torn, or more than one reading is possible.
// E_ZIP_ENTRIES: more entries or longer names than any office file has. E_ZIP_BOMB: overlapping.
[[nodiscard]] base::Result<std::vector<ZipEntry>> read_zip_directory(std::string_view bytes,
                                                                     const std::string& file);

// A directory's end mark that fits the end of the file: the bytes are a zip, or also a zip.
[[nodiscard]] bool ends_as_zip(std::string_view bytes);

}  // namespace document
