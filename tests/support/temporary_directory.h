#pragma once
// A directory of a test's own, removed with all it holds.

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace support {

class TemporaryDirectory {
  public:
    TemporaryDirectory() {
        std::string name = (std::filesystem::temp_directory_path() / "duban-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
        path_ = name;
    }
    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    // The path of an entry, whether it exists or not.
    [[nodiscard]] std::string file(std::string_view name) const { return (path_ / name).string(); }
    // Writes a file and returns its path.
    std::string write(std::string_view name, std::string_view content) const {
        std::ofstream out(path_ / name, std::ios::binary);
        out << content;
        return file(name);
    }

  private:
    std::filesystem::path path_;
};

}  // namespace support
