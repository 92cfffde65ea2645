// duban extract: exit codes, and what goes to standard output and what to standard error.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/json.h"
#include "cli/command.h"
#include "support/process.h"
#include "support/temporary_directory.h"

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
    CHECK(o.err.find("/nonexistent/方案.txt：文件不存在（E_MISSING）\n") != std::string::npos);
    CHECK(o.out.find("临政办发〔2023〕21号") != std::string::npos);
}

TEST_CASE("a text without tasks is exit 1, and says so", "[cli]") {
    support::TemporaryDirectory directory;
    std::filesystem::path path = directory.path() / "news.txt";
    std::ofstream(path) << "本报讯 今年以来，我县经济运行平稳。\n";
    Outcome o = extract({path.string()});
    CHECK(o.code == cli::kNothing);
    CHECK(o.err.find("按新闻或其他材料处理") != std::string::npos);
}

TEST_CASE("a wrong date on the command line is wrong usage", "[cli]") {
    CHECK(extract({kDocuments + "township_plan.txt", "--issued", "2024-13-01"}).code ==
          cli::kUsage);
}

TEST_CASE("a document with a secrecy mark is refused, the next one is read", "[cli]") {
    support::TemporaryDirectory directory;
    std::filesystem::path path = directory.path() / "密件.txt";
    std::ofstream(path) << "机密★1年\n关于某事的通知\n";
    Outcome o = extract({path.string(), kDocuments + "township_plan.txt", "--json"});
    CHECK(o.code == cli::kNothing);
    CHECK(o.err.find("密件.txt：首页标有密级“机密★1年”") != std::string::npos);
    CHECK(o.err.find("（E_SECRET）") != std::string::npos);
    CHECK(base::parse_json(o.out)->as_array()->size() == 1);
}

TEST_CASE("warnings of the reader stand on standard error with their codes", "[cli]") {
    support::TemporaryDirectory directory;
    std::filesystem::path path = directory.path() / "a.txt";
    std::ofstream(path) << "关于防汛的通知\x1b[31m\n一、值班（责任单位：县水利局）\n";
    Outcome o = extract({path.string()});
    CHECK(o.err.find(path.string() + "：文中有") != std::string::npos);
    CHECK(o.err.find("（W_CONTROL）") != std::string::npos);
    CHECK(o.err.find('\x1b') == std::string::npos);
}

TEST_CASE("the text that was read can be looked at", "[cli]") {
    Outcome o = extract({kDocuments + "township_plan.txt", "--text"});
    CHECK(o.code == cli::kDone);
    CHECK(o.out == support::read_file(kDocuments + "township_plan.txt"));
}

TEST_CASE("a workbook is written whole, and only where there are tasks", "[cli]") {
    support::TemporaryDirectory directory;
    std::string out = (directory.path() / "台账.xlsx").string();
    Outcome o = extract(
        {kDocuments + "township_plan.txt", kDocuments + "city_action_plan.txt", "--xlsx", out});
    CHECK(o.code == cli::kDone);
    CHECK(o.out.find("方案 2 个") != std::string::npos);
    CHECK(support::read_file(out).starts_with("PK\x03\x04"));
    CHECK_FALSE(std::filesystem::exists(out + ".part"));

    std::filesystem::path news = directory.path() / "news.txt";
    std::ofstream(news) << "本报讯 今年以来，我县经济运行平稳。\n";
    std::string none = (directory.path() / "none.xlsx").string();
    CHECK(extract({news.string(), "--xlsx", none}).code == cli::kNothing);
    CHECK_FALSE(std::filesystem::exists(none));
    CHECK(extract({kDocuments + "township_plan.txt", "--xlsx", "/nonexistent/a.xlsx"}).code ==
          cli::kStorage);
}

TEST_CASE("one form of output at a time, and never over the document", "[cli]") {
    CHECK(extract({kDocuments + "township_plan.txt", "--json", "--toml"}).code == cli::kUsage);
    support::TemporaryDirectory directory;
    std::filesystem::path path = directory.path() / "a.txt";
    std::ofstream(path) << "一、改厕（责任单位：县水利局）\n";
    CHECK(extract({path.string(), "--xlsx", path.string()}).code == cli::kUsage);
    CHECK(support::read_file(path).starts_with("一、"));
}
