#include "intake/ledger_folder.h"

#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/temporary_directory.h"

using namespace intake;
using support::TemporaryDirectory;
using Names = std::set<std::string>;
namespace fs = std::filesystem;

namespace {

std::string plan_text(const std::string& number, const std::string& due = "2024-11-30") {
    return "number = \"" + number +
           "\"\ntitle = \"民生实事\"\nissuer = \"兴县人民政府办公室\"\nissued = 2024-05-07\n"
           "[[task]]\nref = \"一\"\ntitle = \"新建幼儿园\"\nunits = [\"县教科局\"]\ndue = " +
           due + "\ntext = \"11月底前\"\n";
}

}  // namespace

TEST_CASE("a plan file's name is told from those of unfinished copies", "[intake]") {
    for (const char* name : {"a.toml", "2024-05-07-民生实事.toml", "-x.toml", "a b.toml", "a~.toml",
                             "part.toml", "\n.toml"})
        CHECK(is_ledger_file_name(name));
    for (const char* name :
         {"", ".toml", ".a.toml", "~$a.toml", "a.toml~", "a.toml.part", "a.part.toml",
          "a.filepart.toml", "a.TOML", ".DS_Store", "a.txt", "a.toml.swp", "toml"})
        CHECK_FALSE(is_ledger_file_name(name));
}

TEST_CASE("a folder's plan files are its regular files", "[intake]") {
    TemporaryDirectory folder;
    folder.write("b.toml", "");
    folder.write("a.toml", "");
    folder.write(".hidden.toml", "");
    folder.write("notes.txt", "");
    fs::create_directory(folder.path() / "c.toml");
    REQUIRE(::mkfifo(folder.file("pipe.toml").c_str(), 0600) == 0);
    fs::create_symlink(folder.file("a.toml"), folder.file("link.toml"));
    Names odd;
    CHECK(ledger_files(folder.path().string(), &odd) == Names{"a.toml", "b.toml"});
    CHECK(odd == Names{"c.toml", "link.toml", "pipe.toml"});
    CHECK(ledger_files(folder.file("none")).empty());
}

TEST_CASE("the folder of the repository is read whole and without an error", "[intake]") {
    LedgerFolder folder = read_ledger_folder(DUBAN_SOURCE_DIR "/plans");
    std::string told;
    for (const base::Error& error : folder.errors) told += error.message + "\n";
    INFO(told);
    CHECK(folder.errors.empty());
    CHECK(folder.calendar);
    CHECK(folder.units);
    CHECK(folder.plans.size() >= 20);
}

TEST_CASE("a broken file keeps none of the others out", "[intake]") {
    TemporaryDirectory folder;
    folder.write("a.toml", plan_text("兴政办发〔2024〕1号"));
    folder.write("b.toml", plan_text("兴政办发〔2024〕2号", "2024-02-30"));
    folder.write("c.toml", "\xff\xfe");
    folder.write("d.toml", plan_text("兴政办发〔2024〕4号"));
    folder.write("calendar.toml", "[[year]]\nyear = \"x\"\n");
    folder.write("units.toml", "[[unit]]\n");
    fs::create_symlink(folder.file("a.toml"), folder.file("e.toml"));
    LedgerFolder read = read_ledger_folder(folder.path().string());
    REQUIRE(read.plans.size() == 2);
    CHECK(read.plans[0].name == "a.toml");
    CHECK(read.plans[1].name == "d.toml");
    CHECK_FALSE(read.calendar);
    CHECK(read.calendar_broken);
    CHECK_FALSE(read.units);
    CHECK(read.units_broken);
    REQUIRE(read.errors.size() == 5);
    for (const char* name : {"b.toml", "c.toml", "calendar.toml", "e.toml", "units.toml"})
        CHECK(std::any_of(read.errors.begin(), read.errors.end(), [&](const base::Error& error) {
            return error.message.find(name) != std::string::npos;
        }));
}

TEST_CASE("of two files with one number the first counts and the second is an error", "[intake]") {
    TemporaryDirectory folder;
    folder.write("a.toml", plan_text("兴政办发〔2024〕1号"));
    folder.write("b.toml", plan_text("兴政办发〔2024〕1号", "2024-12-31"));
    LedgerFolder read = read_ledger_folder(folder.path().string());
    REQUIRE(read.plans.size() == 1);
    CHECK(read.plans[0].name == "a.toml");
    REQUIRE(read.errors.size() == 1);
    CHECK_THAT(read.errors[0].message, Catch::Contains("b.toml"));
    CHECK_THAT(read.errors[0].message, Catch::Contains("与 a.toml 重复"));
}

TEST_CASE("an empty folder is no error, a missing one is", "[intake]") {
    TemporaryDirectory folder;
    LedgerFolder empty = read_ledger_folder(folder.path().string());
    CHECK(empty.errors.empty());
    CHECK_FALSE(empty.calendar);
    CHECK_FALSE(empty.calendar_broken);
    LedgerFolder missing = read_ledger_folder(folder.file("none"));
    REQUIRE(missing.errors.size() == 1);
    CHECK_THAT(missing.errors[0].message, Catch::Contains("none"));
}
