// Where the programs are that this one starts.

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "intake/document_reading.h"

namespace intake {

namespace {

bool runnable(const std::filesystem::path& path) { return ::access(path.c_str(), X_OK) == 0; }

std::string from_environment(const char* variable) {
    const char* value = std::getenv(variable);
    return value == nullptr ? "" : value;
}

}  // namespace

std::string reader_program() {
    if (std::string given = from_environment("DUBAN_READER"); !given.empty()) return given;
    std::error_code error;
    std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) return {};
    std::filesystem::path here = self.parent_path();
    for (const std::filesystem::path& path :
         {here / "duban-reader", here.parent_path() / "libexec/duban/duban-reader"})
        if (runnable(path)) return path;
    return {};
}

std::string office_program() {
    if (const char* given = std::getenv("DUBAN_OFFICE")) return given;  // empty: none
    for (const char* path :
         {"/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"})
        if (runnable(path)) return path;
    return {};
}

}  // namespace intake
