// duban deadline and duban units: one line in, one line out.

#include <catch2/catch.hpp>
#include <sstream>

#include "cli/command.h"

namespace {

struct Outcome {
    int code;
    std::string out;
    std::string err;
};

Outcome run(const std::vector<std::string>& args, const std::string& input) {
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    int code = cli::run(args, {in, out, err});
    return {code, out.str(), err.str()};
}

}  // namespace

TEST_CASE("each sentence gives one JSON array of deadlines", "[cli]") {
    Outcome o = run({"deadline", "--json", "--date", "2024-05-07"},
                    "11月底前完成\n\n每月20日前报送，力争年底前完成\n收到通知后5个工作日内\n");
    CHECK(o.code == cli::kDone);
    CHECK(
        o.out ==
        R"([{"kind":"date","text":"11月底前","start":null,"due":"2024-11-30","soft":false}])"
        "\n[]\n"
        R"([{"kind":"recurring","text":"每月20日前","rrule":"FREQ=MONTHLY;BYMONTHDAY=20","min":1},)"
        R"({"kind":"date","text":"年底前","start":null,"due":"2024-12-31","soft":true}])"
        "\n"
        R"([{"kind":"relative","text":"收到通知后5个工作日内","days":5,"unit":"workday","event":"收到通知"}])"
        "\n");
}

TEST_CASE("without --json deadlines are printed for people", "[cli]") {
    Outcome o = run({"deadline", "--date", "2024-05-07"}, "11月底前完成\n持续推进\n");
    CHECK(o.out == "11月底前\t2024-11-30\n（无时限）\n");
}

TEST_CASE("a date that no calendar knows is told on standard error", "[cli]") {
    Outcome o = run({"deadline", "--json", "--date", "2024-05-07"}, "11月底前\n9月31日前完成\n");
    CHECK(o.code == cli::kDone);
    CHECK(o.out.ends_with("\n[]\n"));
    CHECK(o.err == "第2行：W_DATE “9月31日”不是日历上的日期，未取作时限\n");
}

TEST_CASE("a term ahead of an event is printed as one", "[cli]") {
    Outcome o = run({"deadline", "--date", "2024-05-07"}, "会议召开前3日报送\n");
    CHECK(o.out == "会议召开前3日\t会议召开前3日内\n");
}

TEST_CASE("a wrong or missing date is wrong usage, in Chinese", "[cli]") {
    for (const char* date : {"2024-02-30", "2024/05/07", "昨天", ""}) {
        Outcome o = run({"deadline", "--json", "--date", date}, "11月底前完成\n");
        CHECK(o.code == cli::kUsage);
        CHECK(o.err.find("不是日期") != std::string::npos);
        CHECK(o.out.empty());
    }
    CHECK(run({"deadline", "--json"}, "").code == cli::kUsage);
}

TEST_CASE("each clause gives one JSON object of units", "[cli]") {
    Outcome o = run({"units", "--json"}, "（县财政局牵头，县审计局配合）\n\n持续推进\n");
    CHECK(o.code == cli::kDone);
    CHECK(o.out ==
          "{\"lead\":[\"县财政局\"],\"units\":[\"县财政局\",\"县审计局\"]}\n"
          "{\"lead\":[],\"units\":[]}\n{\"lead\":[],\"units\":[]}\n");
}

TEST_CASE("broken UTF-8 gives a line of valid JSON", "[cli]") {
    CHECK(run({"units", "--json"}, "责任单位：\xE5\x8E县财政局\xFF\n").code == cli::kDone);
    CHECK(run({"deadline", "--json", "--date", "2024-05-07"},
              "\xFF"
              "11月底前\xE5\n")
              .out.back() == '\n');
}
