// duban extract: exit codes, and what goes to standard output and what to standard error.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/json.h"
#include "cli/command.h"

namespace {

struct Outcome {
    int code;
    std::string out;
    std::string err;
};

Outcome extract(std::vector<std::string> args) {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    args.insert(args.begin(), "extract");
    int code = cli::run(args, {in, out, err});
    return {code, out.str(), err.str()};
}

const std::string kDocuments = DUBAN_SOURCE_DIR "/tests/extract/documents/";

}  // namespace

TEST_CASE("extract prints one array of plans for all files", "[cli]") {
    Outcome o =
        extract({kDocuments + "city_action_plan.txt", kDocuments + "township_plan.txt", "--json"});
    CHECK(o.code == cli::kDone);
    base::Result<base::Json> plans = base::parse_json(o.out);
    REQUIRE(plans.ok());
    CHECK(plans->as_array()->size() == 2);
    CHECK(o.err.find("未见发文字号") != std::string::npos);
}

TEST_CASE("extract prints a ledger to correct, and a page for a person", "[cli]") {
    CHECK(extract({kDocuments + "township_plan.txt", "--toml"}).out.find("[[task]]") !=
          std::string::npos);
    CHECK(extract({kDocuments + "township_plan.txt"}).out.find("任务 6 项") != std::string::npos);
}

TEST_CASE("an unreadable file is bad input, and hides no other", "[cli]") {
    Outcome o = extract({"/nonexistent/方案.txt", kDocuments + "city_action_plan.txt", "--json"});
    CHECK(o.code == cli::kBadInput);
    CHECK(o.err.find("/nonexistent/方案.txt：文件不存在") != std::string::npos);
    CHECK(o.out.find("临政办发〔2023〕21号") != std::string::npos);
}

TEST_CASE("a text without tasks is exit 1, and says so", "[cli]") {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / "duban-extract-command-test.txt";
    std::ofstream(path) << "本报讯 今年以来，我县经济运行平稳。\n";
    Outcome o = extract({path.string()});
    std::filesystem::remove(path);
    CHECK(o.code == cli::kNothing);
    CHECK(o.err.find("按新闻或其他材料处理") != std::string::npos);
}

TEST_CASE("a wrong date on the command line is wrong usage", "[cli]") {
    CHECK(extract({kDocuments + "township_plan.txt", "--issued", "2024-13-01"}).code ==
          cli::kUsage);
}
