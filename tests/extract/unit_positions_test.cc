// Puts the names of unit_names.txt into every form of clause: whoever is named is found, whole.

#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "base/text.h"
#include "extract/unit_mention.h"

namespace {

using Names = std::vector<std::string>;

Names names_of_table() {
    std::ifstream file(DUBAN_SOURCE_DIR "/tests/extract/unit_names.txt");
    REQUIRE(file);
    Names out;
    std::string word;
    std::string line;
    while (std::getline(file, line)) {
        if (line.empty() || line.front() == '#') continue;
        for (size_t at = 0; at < line.size();) {
            size_t end = std::min(line.find(' ', at), line.size());
            if (end > at) out.push_back(line.substr(at, end - at));
            at = end + 1;
        }
    }
    return out;
}

// A clause with @ for the name, and the units it gives, @ again for the name.
struct Position {
    const char* clause;
    Names units;
};

const std::vector<Position>& positions() {
    static const std::vector<Position> kPositions = {
        {"责任单位：@、县财政局", {"@", "县财政局"}},
        {"责任单位：县财政局、@", {"县财政局", "@"}},
        {"建立长效机制。（@、县审计局按职责分工负责）", {"@", "县审计局"}},
        {"（@牵头，县财政局、县审计局配合）", {"@", "县财政局", "县审计局"}},
        {"（县财政局、@等部门负责）", {"县财政局", "@"}},
        {"责任单位：1.@；2.县财政局", {"@", "县财政局"}},
        {"责任单位：@ 县财政局", {"@", "县财政局"}},
        {"责任单位：@（张伟）、县财政局（李强）", {"@", "县财政局"}},
        {"责任单位：@和县财政局", {"@", "县财政局"}},
        {"@要加强统筹协调，县审计局要加强监督。", {"@", "县审计局"}},
        {"由@负责组织实施，持续推进。", {"@"}},
        {"县财政局会同@制定方案。", {"县财政局", "@"}},
        {"@：负责业务指导。", {"@"}}};
    return kPositions;
}

std::string filled(std::string text, const std::string& name) {
    base::replace_all(text, "@", name);
    return text;
}

}  // namespace

TEST_CASE("a name is found whole in every form of clause", "[extract]") {
    Names names = names_of_table();
    CHECK(names.size() > 500);
    for (const Position& position : positions())
        for (const std::string& name : names) {
            Names expected;
            for (const std::string& unit : position.units) expected.push_back(filled(unit, name));
            INFO(filled(position.clause, name));
            CHECK(extract::unit_mentions(filled(position.clause, name)).units == expected);
        }
}

TEST_CASE("whoever is only told is no actor, whatever the name", "[extract]") {
    for (const std::string& name : names_of_table())
        for (const char* clause : {"报@备案", "向@报告工作进展", "经@审核同意后", "抄送@"}) {
            INFO(filled(clause, name));
            CHECK(extract::acting_units(filled(clause, name)).empty());
        }
}
