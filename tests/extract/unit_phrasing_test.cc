// Runs unit_phrasings.txt: clauses of many forms with the units they make responsible.

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "base/text.h"
#include "extract/unit_mention.h"

namespace {

std::string shown(const extract::UnitMentions& mentions) {
    std::vector<std::string> parts;
    for (const std::string& unit : mentions.units) {
        bool lead =
            std::find(mentions.lead.begin(), mentions.lead.end(), unit) != mentions.lead.end();
        parts.push_back((lead ? "*" : "") + unit);
    }
    return parts.empty() ? "-" : base::join(parts, " + ");
}

}  // namespace

TEST_CASE("every clause of the table names the units that the guide gives it", "[extract]") {
    std::ifstream file(DUBAN_SOURCE_DIR "/tests/extract/unit_phrasings.txt");
    REQUIRE(file);
    std::string line;
    int rows = 0;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line.front() == '#') continue;
        size_t bar = line.rfind(" | ");
        REQUIRE(bar != std::string::npos);
        INFO("line " << number << ": " << line);
        CHECK(shown(extract::unit_mentions(line.substr(0, bar))) == line.substr(bar + 3));
        ++rows;
    }
    CHECK(rows > 100);
}

TEST_CASE("persons and leaders stand apart from the units", "[extract]") {
    extract::UnitMentions m = extract::unit_mentions(
        "政府分管领导：李茂、马兴勇责任单位：县能源局、县住建局责任人：温永明、王慧平完成时限：10月"
        "底前");
    CHECK(m.leaders == std::vector<std::string>{"李茂", "马兴勇"});
    CHECK(m.units == std::vector<std::string>{"县能源局", "县住建局"});
    CHECK(m.persons == std::vector<std::string>{"温永明", "王慧平"});
    CHECK(m.lead.empty());
}

TEST_CASE("persons in brackets behind units are persons", "[extract]") {
    extract::UnitMentions m = extract::unit_mentions("住建局、燃气公司（王慧平、高秀卿）");
    CHECK(m.units == std::vector<std::string>{"住建局", "燃气公司"});
    CHECK(m.persons == std::vector<std::string>{"王慧平", "高秀卿"});
}

TEST_CASE("a name that a line break or blanks divide is one name", "[extract]") {
    extract::UnitMentions m =
        extract::unit_mentions("（责任单位：县住房和城\n乡建设局、县 财 政 局）");
    CHECK(m.units == std::vector<std::string>{"县住房和城乡建设局", "县财政局"});
}

TEST_CASE("a sentence without a unit names none", "[extract]") {
    CHECK_FALSE(extract::names_unit("持续推进，长期坚持"));
    CHECK_FALSE(extract::names_unit("完成投资2.3亿元"));
    CHECK(extract::names_unit("由县财政局负责"));
    CHECK(extract::names_unit("各乡镇人民政府要高度重视"));
}

TEST_CASE("acting units are subjects, not addressees", "[extract]") {
    using Names = std::vector<std::string>;
    CHECK(extract::acting_units("县农业农村局要加强指导，并报县政府备案") == Names{"县农业农村局"});
    CHECK(extract::acting_units("由县财政局负责资金拨付") == Names{"县财政局"});
    CHECK(extract::acting_units("各乡镇要在6月底前完成，将结果报县民政局") == Names{"各乡镇"});
    CHECK(extract::acting_units("加强对县直各单位的考核").empty());
    CHECK(extract::acting_units("向县人民政府报告").empty());
}
