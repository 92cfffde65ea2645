#pragma once
// Old formats (doc wps et xls rtf) → docx or xlsx, by LibreOffice in a directory of its own,
// without network (duban-reader --convert), killed with all its processes when its time is up.

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "intake/child_process.h"
#include "intake/descriptor.h"

namespace intake {

enum class OldFormat { kWriter, kCalc };

// By content: a compound file of Word, WPS, Excel or ET, or RTF. Locked new files are compound
// files too; the reader tells these apart (E_ENCRYPTED) before anything is converted.
[[nodiscard]] std::optional<OldFormat> old_format(std::string_view bytes, std::string_view name);

class OfficeConversion {
  public:
    struct Setup {
        std::string reader;
        std::string office;
        std::string name;  // of the document, for messages
        OldFormat format = OldFormat::kWriter;
        std::chrono::seconds time_limit{60};
    };
    // `document` holds the old file.
    [[nodiscard]] static base::Result<OfficeConversion> start(const Setup& setup,
                                                              const Descriptor& document);
    [[nodiscard]] ChildProcess& process() { return process_; }
    // The new file; E_READER_TIME, E_CONVERT.
    [[nodiscard]] base::Result<Descriptor> result(const ChildProcess::End& end) const;

  private:
    // Removed with all it holds.
    class Folder {
      public:
        explicit Folder(std::filesystem::path path) : path_(std::move(path)) {}
        Folder(Folder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
        Folder& operator=(Folder&& other) noexcept {
            path_.swap(other.path_);
            return *this;
        }
        ~Folder();
        [[nodiscard]] const std::filesystem::path& path() const { return path_; }

      private:
        std::filesystem::path path_;
    };
    OfficeConversion(Folder folder, ChildProcess process, Setup setup);

    Folder folder_;
    ChildProcess process_;  // ended before its folder goes
    Setup setup_;
};

}  // namespace intake
