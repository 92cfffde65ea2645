#pragma once
// Approved texts under tests/golden/, compared byte for byte. DUBAN_ACCEPT=1 in the environment
// writes the text at hand as the approved one instead; the difference is then read in `git diff`.

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace test {

inline std::string golden_path(const std::string& name) {
    return std::string(DUBAN_SOURCE_DIR) + "/tests/golden/" + name;
}

// The approved text; empty where there is none.
inline std::string approved(const std::string& name) {
    std::ifstream in(golden_path(name), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// The place of the first difference, or nothing where `text` is the approved one.
inline std::string difference_from_golden(const std::string& name, const std::string& text) {
    if (const char* accept = std::getenv("DUBAN_ACCEPT"); accept && std::string(accept) == "1") {
        std::ofstream(golden_path(name), std::ios::binary) << text;
        return {};
    }
    std::string expected = approved(name);
    if (text == expected) return {};
    size_t at = 0;
    size_t line = 1;
    for (; at < text.size() && at < expected.size() && text[at] == expected[at]; ++at)
        if (text[at] == '\n') ++line;
    return name + ": line " + std::to_string(line) + " differs: " + text.substr(at, 120);
}

}  // namespace test
