#pragma once
// The gazettes and labelled ledgers beside the repository. Tests that need them say so aloud and
// pass where they are missing.

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

#include "document/text_file.h"

inline std::string shared_path(const std::string& name) {
    const char* given = std::getenv("DUBAN_SHARED");
    return std::string(given ? given : DUBAN_SOURCE_DIR "/../shared") + "/" + name;
}

inline std::optional<std::string> shared_text(const std::string& name) {
    std::string path = shared_path("seeds/" + name);
    if (!std::filesystem::exists(path)) {
        std::cout << "skipped: " << path << " is missing\n";
        return {};
    }
    base::Result<document::Text> text = document::read_text(path);
    return text.ok() ? std::optional<std::string>(text->utf8) : std::nullopt;
}
