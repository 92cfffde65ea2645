#pragma once
// A zip file in memory. Names are keys and never paths of a file system; a zip inside is an entry
// like any other and is not descended into. Everything is counted as it comes out, whatever the
// headers claim.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "document/readers.h"

namespace document {

class ZipArchive {
  public:
    // `bytes` must outlive the archive; `file` stands in messages. E_ZIP: broken structure or an
    // unknown method; E_ZIP_BOMB: overlapping entries; E_ZIP_ENTRIES: too many; E_ZIP_DUP: two
    // entries of one name (without regard to case); E_ENCRYPTED: an entry has a password.
    [[nodiscard]] static base::Result<ZipArchive> open(std::string_view bytes,
                                                       const std::string& file);
    ZipArchive(ZipArchive&&) noexcept;
    ZipArchive& operator=(ZipArchive&&) noexcept;
    ~ZipArchive();

    // As stored, in the directory's order.
    [[nodiscard]] const std::vector<std::string>& names() const;
    // Lookups take "word/document.xml"; a leading '/', '\' for '/' and letter case do not matter.
    [[nodiscard]] bool has(std::string_view name) const;
    // The whole entry. E_ZIP where it is missing, torn or fails its checksum; E_ZIP_BOMB beyond
    // kMaxUnpackedBytes for all reads together or 200 : 1 above 16 MiB; E_SIZE beyond `limit`.
    [[nodiscard]] base::Result<std::string> read(std::string_view name,
                                                 size_t limit = kMaxUnpackedBytes);
    // W_PATH: names that would leave their folder, links, device names. They are never used.
    [[nodiscard]] const std::vector<Warning>& warnings() const;

  private:
    struct State;
    explicit ZipArchive(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace document
