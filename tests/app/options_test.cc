#include "app/options.h"

#include <catch2/catch.hpp>

using namespace app;

TEST_CASE("duband without arguments takes everything from the configuration", "[app]") {
    base::Result<Options> options = parse_options({});
    REQUIRE(options.ok());
    CHECK_FALSE(options->state);
    CHECK_FALSE(options->plans);
    CHECK_FALSE(options->config);
    CHECK_FALSE(options->start);
    CHECK_FALSE(options->help);
    CHECK_FALSE(options->version);
    CHECK(options->language == Language::kChinese);
}

TEST_CASE("duband takes its options with a blank or an equals sign", "[app]") {
    base::Result<Options> options = parse_options({"--state", "var", "--plans=plans", "--config",
                                                   "d.toml", "--date", "2024-10-08", "--lang=en"});
    REQUIRE(options.ok());
    CHECK(options->state == "var");
    CHECK(options->plans == "plans");
    CHECK(options->config == "d.toml");
    CHECK(options->start == base::parse_utc("2024-10-08T01:00:00Z"));
    CHECK(options->language == Language::kEnglish);
    CHECK(parse_options({"--help"})->help);
    CHECK(parse_options({"-h"})->help);
    CHECK(parse_options({"--version"})->version);
}

TEST_CASE("parsing a command line twice gives the same result", "[app]") {
    for (int i = 0; i < 2; ++i) CHECK(parse_options({"--state", "var"})->state == "var");
}

TEST_CASE("wrong usage of duband names the argument at fault", "[app]") {
    struct Case {
        std::vector<std::string> arguments;
        const char* reason;
    };
    const Case cases[] = {
        {{"--state"}, "“--state”后面缺少值"},
        {{"--stat\xe8\xaf\xaf"}, "不认识的参数"},
        {{"--port", "25"}, "不认识的参数“--port”"},
        {{"-x"}, "不认识的参数“-x”"},
        {{"plans"}, "不认识的参数“plans”"},
        {{"--state", "var", "extra"}, "不认识的参数“extra”"},
        {{"--state", ""}, "不得为空"},
        {{"--date", "2024-02-30"}, "不是“2024-02-30”"},
        {{"--date", ""}, "--date 应写作"},
        {{"--lang", "fr"}, "--lang 只能是 zh 或 en"},
        {{"--help=yes"}, "不认识的参数"},
    };
    for (const Case& c : cases) {
        base::Result<Options> options = parse_options(c.arguments);
        INFO(c.reason);
        REQUIRE_FALSE(options.ok());
        CHECK(options.error().code == base::ErrorCode::kUsage);
        CHECK_THAT(options.error().message, Catch::Contains(c.reason));
    }
}

TEST_CASE("the service clock starts at a date or a minute of the county's zone", "[app]") {
    CHECK(parse_service_time("2024-10-08") == base::parse_utc("2024-10-08T01:00:00Z"));
    CHECK(parse_service_time("2024-10-08 08:29") == base::parse_utc("2024-10-08T00:29:00Z"));
    CHECK(parse_service_time("2024-10-08T00:00") == base::parse_utc("2024-10-07T16:00:00Z"));
    for (const char* wrong :
         {"", "2024", "2024-10-8", "2024-10-08 8:30", "2024-10-08 24:00", "2024-10-08 08:60",
          "2024-10-08x08:30", "2024-10-08 08-30", "2024-10-08 08:30:00", "2024-13-08", "昨天"})
        CHECK_FALSE(parse_service_time(wrong));
}

TEST_CASE("the usage page names every option in both languages", "[app]") {
    for (Language language : {Language::kChinese, Language::kEnglish})
        for (const char* option : {"--state", "--plans", "--config", "--date", "--lang", "--help",
                                   "--version", "75", "78"})
            CHECK_THAT(usage(language), Catch::Contains(option));
    CHECK_THAT(version_line(), Catch::StartsWith("duband 0."));
}
