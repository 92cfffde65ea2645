#include "intake/configuration.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "support/temporary_directory.h"

using namespace intake;
using std::chrono::minutes;

namespace {

std::string error_of(std::string_view text) {
    base::Result<Configuration> result = parse_configuration(text, "/etc/duban/duban.toml");
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == base::ErrorCode::kUsage);
    return result.error().message;
}

}  // namespace

TEST_CASE("an empty configuration file means all defaults", "[intake]") {
    base::Result<Configuration> result = parse_configuration("", "duban.toml");
    REQUIRE(result.ok());
    CHECK(*result == Configuration{});
    CHECK(result->service.plans_directory() == "/var/lib/duban/plans");
    CHECK(result->service.outbox_directory() == "/var/lib/duban/outbox");
    CHECK(result->mail.channel == MailChannel::kFile);
    CHECK(result->schedule.digest_time == minutes(510));
    CHECK(result->ladder.early_warn == 20);
}

TEST_CASE("every key of the configuration replaces its default", "[intake]") {
    base::Result<Configuration> result = parse_configuration(R"(
[service]
state = "/srv/duban"
plans = "/srv/plans"
outbox = "/srv/outbox"
inbox = "/srv/inbox"
[mail]
channel = "smtp"
from = "dcs@xingxian.example"
from_name = "兴县人民政府督查室"
host = "mail.xingxian.example"
port = 2525
security = "smtps"
user = "dcs"
password_file = "/etc/duban/password"
ca_file = "/etc/duban/ca.pem"
[schedule]
digest_time = "09:15"
ladder_time = "10:00"
window_begin = "09:00"
window_end = "16:59"
[ladder]
short_days = 8
short_warn = 2
middle_workdays = 16
middle_warn = 4
long_warn = 6
early_days = 91
early_warn = 21
[supervision]
closed_by = "officer"
extension_days = 20
silence_days = 14
noted_workdays = 3
)",
                                                             "duban.toml");
    REQUIRE(result.ok());
    CHECK(result->service ==
          ServiceConfiguration{"/srv/duban", "/srv/plans", "/srv/outbox", "/srv/inbox"});
    CHECK(result->mail == MailConfiguration{MailChannel::kSmtp, "dcs@xingxian.example",
                                            "兴县人民政府督查室", "mail.xingxian.example", 2525,
                                            MailSecurity::kSmtps, "dcs", "", "/etc/duban/password",
                                            "/etc/duban/ca.pem", ""});
    CHECK(result->schedule ==
          ledger::Schedule{minutes(555), minutes(600), minutes(540), minutes(1019)});
    CHECK(result->ladder == ledger::LadderRules{8, 2, 16, 4, 6, 91, 21});
    CHECK(result->acts == ledger::ActRules{true, 20, 14, 3});
}

TEST_CASE("the port follows the security unless it is given", "[intake]") {
    MailConfiguration mail;
    CHECK(mail.effective_port() == 587);
    mail.security = MailSecurity::kSmtps;
    CHECK(mail.effective_port() == 465);
    mail.security = MailSecurity::kNone;
    CHECK(mail.effective_port() == 25);
    mail.port = 2525;
    CHECK(mail.effective_port() == 2525);
}

TEST_CASE("a wrong configuration is refused with file, line and reason", "[intake]") {
    struct Case {
        const char* text;
        const char* line;
        const char* reason;
    };
    const Case cases[] = {
        {"[mail]\nprot = 25", "第 2 行", "[mail] 没有“prot”这一项"},
        {"[mial]\nport = 25", "第 1 行", "没有“mial”这一节"},
        {"state = \"/x\"", "第 1 行", "没有“state”这一节或这一项"},
        {"mail = 3", "第 1 行", "[mail] 应为一节，实为整数"},
        {"[mail]\n\nport = \"25\"", "第 3 行", "port 应为整数，实为字符串"},
        {"[service]\ninbox = \"here\"", "第 2 行", "inbox 应为绝对路径"},
        {"[mail]\nport = 65536", "第 2 行", "port 应在 0 到 65535 之间"},
        {"[mail]\nport = -1", "第 2 行", "port 应在 0 到 65535 之间"},
        {"[mail]\nport = 2.5", "第 2 行", "实为小数"},
        {"[mail]\nhost = true", "第 2 行", "host 应为字符串，实为布尔值"},
        {"[mail]\nhost = [\"a\"]", "第 2 行", "实为数组"},
        {"[mail]\nchannel = \"pigeon\"", "第 2 行", "channel 只能是 file、smtp"},
        {"[mail]\nsecurity = \"ssl\"", "第 2 行", "只能是 starttls、smtps、none"},
        {"[mail]\nfrom = \"a@b@c\"", "第 2 行", "from 不是一个邮件地址"},
        {"[mail]\nfrom = \"a@b\\r\\nBcc: x@y\"", "第 2 行", "不得含换行或控制字符"},
        {"[mail]\nfrom_name = \"督查室\\u0000\"", "第 2 行", "不得含换行或控制字符"},
        {"[mail]\nchannel = \"smtp\"", "第 1 行", "host 未填写"},
        {"[mail]\nchannel = \"smtp\"\nhost = \"mail.example\"\nsecurity = \"none\"", "第 4 行",
         "host 只能是本机"},
        {"[mail]\nchannel = \"smtp\"\nhost = \"mail.example\"\nuser = \"u\"", "第 4 行",
         "password_credential 或 password_file"},
        {"[mail]\npassword_credential = \"../x\"", "第 2 行", "不是路径"},
        {"[mail]\npassword_credential = \"x\"\npassword_file = \"/x\"", "第 3 行", "只能写一个"},
        {"[mail]\npassword_file = \"x\"", "第 2 行", "应为绝对路径"},
        {"[mail]\npassword = \"secret\"", "第 2 行", "没有“password”这一项"},
        {"[service]\nstate = \"var\"", "第 2 行", "应为绝对路径"},
        {"[service]\nstate = \"\"", "第 2 行", "不得为空"},
        {"[schedule]\ndigest_time = 08:30:00", "第 2 行", "实为时间"},
        {"[schedule]\ndigest_time = \"8:30\"", "第 2 行", "应写作 \"时:分\""},
        {"[schedule]\ndigest_time = \"24:00\"", "第 2 行", "应写作 \"时:分\""},
        {"[schedule]\ndigest_time = \"08:60\"", "第 2 行", "应写作 \"时:分\""},
        {"[schedule]\ndigest_time = \"08:29\"", "第 2 行", "须在 window_begin 与 window_end 之间"},
        {"[schedule]\nladder_time = \"17:30\"", "第 2 行", "须在 window_begin 与 window_end 之间"},
        {"[schedule]\nwindow_end = \"08:30\"", "第 2 行", "须晚于 window_begin"},
        {"[supervision]\nclosed_by = \"nobody\"", "第 2 行", "只能是 director、officer"},
        {"[supervision]\nsilence_days = 31", "第 2 行", "应在 1 到 30 之间"},
        {"[supervision]\nclose_by = \"officer\"", "第 2 行", "没有“close_by”这一项"},
        {"[ladder]\nshort_warn = -1", "第 2 行", "应在 0 到 366 之间"},
        {"[ladder]\nlong_warn = 99999999999999999999", "第 2 行", "写法有误"},
        {"[mail]\nport = 25\nport = 26", "第 3 行", "写法有误"},
        {"[mail]\nhost = \"\xff\"", "第 2 行", "写法有误"},
        {"[mail", "第 1 行", "写法有误"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        std::string message = error_of(c.text);
        CHECK_THAT(message, Catch::Contains("/etc/duban/duban.toml"));
        CHECK_THAT(message, Catch::Contains(c.line));
        CHECK_THAT(message, Catch::Contains(c.reason));
    }
}

TEST_CASE("of several errors the one that stands first is told", "[intake]") {
    std::string message = error_of("[ladder]\nshort_warn = \"x\"\n[mail]\nport = \"y\"");
    CHECK_THAT(message, Catch::Contains("第 2 行"));
    CHECK_THAT(message, !Catch::Contains("\n"));
}

TEST_CASE("mail without TLS is possible on the own machine only", "[intake]") {
    for (const char* host : {"localhost", "127.0.0.1", "127.9.8.7", "::1"})
        CHECK(is_loopback(host));
    for (const char* host : {"", "localhost.example", "128.0.0.1", "127.1", "0x7f.0.0.1", "::2",
                             "::ffff:127.0.0.1", "10.0.0.1"})
        CHECK_FALSE(is_loopback(host));
    CHECK(parse_configuration(
        "[mail]\nchannel = \"smtp\"\nhost = \"127.0.0.1\"\nsecurity = \"none\"", "x"));
}

TEST_CASE("a configuration file that is missing, a folder or a pipe is told apart", "[intake]") {
    support::TemporaryDirectory directory;
    std::string missing = directory.file("none.toml");
    CHECK(load_configuration(missing).error().code == base::ErrorCode::kNotFound);
    CHECK(*load_configuration_or_defaults(missing) == Configuration{});

    std::string folder = directory.path().string();
    CHECK(load_configuration_or_defaults(folder).error().code == base::ErrorCode::kUsage);
    std::string pipe = directory.file("pipe.toml");
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK_THAT(load_configuration_or_defaults(pipe).error().message,
               Catch::Contains("不是普通文件"));
    std::string large = directory.write("large.toml", std::string((1 << 20) + 1, '#'));
    CHECK_THAT(load_configuration(large).error().message, Catch::Contains("超过"));

    std::string good = directory.write("good.toml", "[mail]\nport = 2525\n");
    REQUIRE(load_configuration(good).ok());
    CHECK(load_configuration(good)->mail.port == 2525);
}

TEST_CASE("the example configuration shows every key with its default", "[intake]") {
    std::ifstream file(DUBAN_SOURCE_DIR "/systemd/duban.toml");
    REQUIRE(file);
    std::string as_is;
    std::string uncommented;
    std::string keys;
    for (std::string line; std::getline(file, line);) {
        bool key = line.size() > 1 && line[0] == '#' && line[1] >= 'a' && line[1] <= 'z';
        as_is += line + "\n";
        uncommented += (key ? line.substr(1) : line) + "\n";
        if (key) keys += line.substr(1, line.find(' ') - 1) + " ";
    }
    CHECK(keys ==
          "state plans outbox inbox channel from from_name host port security user "
          "password_credential "
          "password_file ca_file administrator listen port hosts certificate key web "
          "digest_time ladder_time window_begin window_end "
          "short_days "
          "short_warn middle_workdays middle_warn long_warn early_days early_warn second_workdays "
          "third_workdays fourth_days reds reds_days default closed_by "
          "extension_days silence_days noted_workdays weekly_burden ");
    base::Result<Configuration> untouched = parse_configuration(as_is, "duban.toml");
    REQUIRE(untouched.ok());
    CHECK(*untouched == Configuration{});
    base::Result<Configuration> shown = parse_configuration(uncommented, "duban.toml");
    REQUIRE(shown.ok());
    CHECK(shown->service.plans_directory() == Configuration{}.service.plans_directory());
    CHECK(shown->service.outbox_directory() == Configuration{}.service.outbox_directory());
    CHECK(shown->service.inbox_directory() == Configuration{}.service.inbox_directory());
    shown->service.plans.clear();
    shown->service.inbox.clear();
    shown->service.outbox.clear();
    CHECK(*shown == Configuration{});
}

TEST_CASE("item classes are configuration: others are added, a wrong node is told", "[intake]") {
    base::Result<Configuration> c = parse_configuration(
        "[nodes]\ndefault = \"S\"\nS = [\"2w:deployment\", \"1m:result\"]\nB = []\n", "d.toml");
    REQUIRE(c.ok());
    CHECK(c->nodes.fallback == "S");
    CHECK(c->nodes.classes.at("S").size() == 2);
    CHECK(c->nodes.classes.at("B").empty());
    CHECK(c->nodes.classes.at("A").size() == 3);
    for (const char* wrong : {"[nodes]\ndefault = \"X\"\n", "[nodes]\nS = \"1d:result\"\n",
                              "[nodes]\nS = [\"soon\"]\n", "[nodes]\nS = [3]\n"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_configuration(wrong, "d.toml").ok());
    }
}
