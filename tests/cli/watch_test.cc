// duban watch: quiet where the week's run happened, a mail and exit code 1 where it did not.

#include <catch2/catch.hpp>
#include <filesystem>

#include "cli/command_line.h"

using namespace test;

namespace {

size_t mails(const Desk& desk) {
    std::string outbox = desk.state() + "/outbox";
    if (!std::filesystem::exists(outbox)) return 0;
    size_t n = 0;
    for (const auto& entry : std::filesystem::directory_iterator(outbox))
        n += entry.path().extension() == ".eml";
    return n;
}

}  // namespace

TEST_CASE("watch tells the officers past the outbox, the same mail once a day", "[cli]") {
    Desk desk("2024-05-07");
    desk.import();
    Output quiet = desk({"watch", "--on", "2024-05-08"});
    CHECK(quiet.code == cli::kDone);
    CHECK(mails(desk) == 0);
    Output missed = desk({"watch", "--on", "2024-05-14"});
    CHECK(missed.code == cli::kNothing);
    CHECK(has(missed.err, "<3>duban watch"));
    CHECK(has(missed.err, "至今没有生成"));
    size_t told = mails(desk);
    CHECK(told >= 1);
    CHECK(desk({"watch", "--on", "2024-05-14"}).code == cli::kNothing);
    CHECK(mails(desk) == told);
}

TEST_CASE("watch says so where the ledger cannot be read at all", "[cli]") {
    Desk desk;
    Output lost = desk({"watch"});
    CHECK(lost.code == cli::kStorage);
    CHECK(has(lost.err, "台账读不了"));
    CHECK(desk({"watch", "--on", "yesterday"}).code != cli::kDone);
}
