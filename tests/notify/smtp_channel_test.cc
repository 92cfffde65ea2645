#include "notify/smtp_channel.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <future>
#include <thread>

#include "base/text.h"
#include "support/smtp_server.h"

using namespace notify;
using std::chrono::milliseconds;
using std::chrono::seconds;
using support::SmtpServer;

namespace {

const std::atomic<bool> kRun{false};

Mail mail_to(const std::string& local_part, bool resend = false) {
    Mail mail;
    mail.message_id = message_id_for("digest|" + local_part + "|2024-W41", "xingxian.example");
    mail.from_name = "兴县人民政府督查室";
    mail.from_address = "duban@xingxian.example";
    mail.to_name = "联络员";
    mail.to_address = local_part + "@xingxian.example";
    mail.subject = "督办周报（2024年第41周）";
    mail.text = "一、本周超期 1 项\n.\n..\n";
    mail.html = "<p>一、本周超期 1 项</p>\n";
    mail.date = *base::parse_utc("2024-10-08T00:30:00Z");
    mail.resend = resend;
    return mail;
}

SmtpOptions options_for(const SmtpServer& server, SmtpSecurity security = SmtpSecurity::kPlain) {
    SmtpOptions options;
    options.host = "127.0.0.1";
    options.port = server.port();
    options.security = security;
    options.helo = "duban.xingxian.example";
    if (security != SmtpSecurity::kPlain) options.ca_file = server.certificate();
    options.connect_timeout = seconds(5);
    options.reply_timeout = seconds(2);
    options.final_timeout = seconds(3);
    options.quit_timeout = milliseconds(300);
    return options;
}

SmtpOptions with_login(SmtpOptions options) {
    options.user = "duban";
    options.password = "p@ss 口令";
    return options;
}

const std::string kLogin = "duban:p@ss 口令";

SendResult send(const SmtpOptions& options, const Mail& mail) {
    return SmtpChannel(options, kRun).send(mail);
}

bool skip() {
    if (SmtpServer::available()) return false;
    WARN("skipped: python3 or openssl is missing");
    return true;
}

}  // namespace

TEST_CASE("a mail arrives as it was composed, in an envelope of its own", "[notify]") {
    if (skip()) return;
    SmtpServer server;
    Mail mail = mail_to("zhangsan");
    SendResult result = send(options_for(server), mail);
    CHECK(result.cls == SendClass::kSent);
    CHECK(result.reply == "250 2.0.0 queued");
    REQUIRE(server.log().size() == 1);
    CHECK(server.message(1) == *compose(mail));
    CHECK(server.log()[0]["from"] == base::Json("duban@xingxian.example"));
    CHECK(server.log()[0]["to"].dump() == R"(["zhangsan@xingxian.example"])");
    CHECK(server.log()[0]["message_id"] == base::Json("<" + mail.message_id + ">"));
    CHECK(server.commands().front() == "EHLO duban.xingxian.example");
    CHECK(server.heard("QUIT"));
}

namespace {

struct Case {
    std::vector<std::string> server;  // arguments
    SendClass expected;
    const char* reply;  // what the result must name; "" for nothing in particular
};

SendResult send_to_own_server(const std::vector<std::string>& arguments, SmtpSecurity security) {
    SmtpServer server(arguments);
    SmtpOptions options = options_for(server, security);
    bool login = std::ranges::count(arguments, "--auth") > 0;
    return send(login ? with_login(options) : options, mail_to("zhangsan"));
}

// Most cases wait for a deadline, so they run beside each other.
void check_cases(const std::vector<Case>& cases, SmtpSecurity security) {
    std::vector<std::future<SendResult>> results;
    for (const Case& row : cases)
        results.push_back(std::async(std::launch::async,
                                     [&] { return send_to_own_server(row.server, security); }));
    for (size_t i = 0; i < cases.size(); ++i) {
        CAPTURE(base::join(cases[i].server, " "));
        SendResult result = results[i].get();
        CAPTURE(result.reply);
        CHECK(name(result.cls) == name(cases[i].expected));
        CHECK_THAT(result.reply, Catch::Contains(cases[i].reply));
        CHECK(result.reply.find_first_of(std::string("\r\n\0", 3)) == std::string::npos);
        CHECK(result.reply.size() < 1000);
    }
}

}  // namespace

TEST_CASE("list S before the recipient: everything but a refusal of ourselves is temporary",
          "[notify]") {
    if (skip()) return;
    constexpr SendClass kTemporary = SendClass::kTemporary;
    constexpr SendClass kConfiguration = SendClass::kPermanentConfiguration;
    check_cases(
        {
            {{"--mode", "greet-421"}, kTemporary, "421 4.3.2"},
            {{"--mode", "greet-554"}, kConfiguration, "554 5.3.2"},
            {{"--mode", "greet-rst"}, kTemporary, "连接中断"},
            {{"--mode", "greet-silent"}, kTemporary, "超时：停在“建立连接”一步"},
            {{"--mode", "greet-delay=0.8"}, SendClass::kSent, "250"},
            {{"--mode", "greet-delay=6"}, kTemporary, "超时"},
            {{"--mode", "greet-no-crlf"}, kTemporary, "超时"},
            {{"--mode", "greet-nul"}, kTemporary, "不合规范"},
            {{"--mode", "greet-long-line"}, kTemporary, ""},
            {{"--mode", "greet-endless"}, kTemporary, "16 KiB"},
            {{"--mode", "greet-mixed"}, kTemporary, "代码不一"},
            {{"--mode", "greet-nondigit"}, kTemporary, "三位数字"},
            {{"--mode", "ehlo-502"}, SendClass::kSent, "250"},
            {{"--mode", "ehlo-421"}, kTemporary, "421"},
            {{"--mode", "ehlo-bare"}, SendClass::kSent, "250"},
            {{"--mode", "lf-only"}, SendClass::kSent, "250"},
            {{"--mode", "broken-pipelining"}, SendClass::kSent, "250"},
            {{"--mode", "mail-451"}, kTemporary, "451"},
            {{"--mode", "mail-530"}, kConfiguration, "配置中没有用户名：530"},
            {{"--mode", "mail-550"}, kConfiguration, "发件人"},
            {{"--mode", "mail-552"}, SendClass::kPermanentRecipient, "552"},
            {{"--mode", "drop-at-mail"}, kTemporary, "连接中断"},
            {{"--mode", "silent-at-mail"}, kTemporary, "超时：停在“发件人”一步"},
        },
        SmtpSecurity::kPlain);
}

TEST_CASE("list S from the recipient to the dot", "[notify]") {
    if (skip()) return;
    struct Row {
        const char* mode;
        SendClass expected;
        const char* reply;
    };
    constexpr SendClass kTemporary = SendClass::kTemporary;
    constexpr SendClass kRecipient = SendClass::kPermanentRecipient;
    constexpr SendClass kAmbiguous = SendClass::kAmbiguous;
    const Row rows[] = {
        {"r421", kTemporary, "421"},
        {"r450", kTemporary, "450"},
        {"r451", kTemporary, "451"},
        {"r452", kTemporary, "452"},
        {"r550", kRecipient, "550 5.1.1 mailbox says no"},
        {"r551", kRecipient, "551"},
        {"r552", kRecipient, "552"},
        {"r553", kRecipient, "553"},
        {"drop-at-rcpt", kTemporary, "连接中断"},
        {"data-451", kTemporary, "451"},
        {"data-554", kRecipient, "554"},
        {"data-250", kTemporary, ""},
        {"drop-before-data", kTemporary, "连接中断"},
        {"drop-in-data", kAmbiguous, "未收到服务器确认"},
        {"drop-after-data", kAmbiguous, "未收到服务器确认"},
        {"silent-after-dot", kAmbiguous, "未收到服务器确认"},
        {"slow-after-dot=0.8", SendClass::kSent, "250"},
        {"slow-after-dot=7", kAmbiguous, "未收到服务器确认"},
        {"dot-421", kTemporary, "421"},
        {"dot-451", kTemporary, "451"},
        {"dot-452", kTemporary, "452"},
        {"dot-552", kRecipient, "552"},
        {"dot-554", kRecipient, "554 5.6.0 content refused"},
        {"dot-rst", SendClass::kSent, "250"},
        {"dot-partial", kAmbiguous, "未收到服务器确认"},
        {"dot-mixed", kAmbiguous, ""},
        {"dot-endless", kAmbiguous, ""},
        {"dot-nondigit", kAmbiguous, ""},
        {"dot-lf-only", SendClass::kSent, "250"},
        {"quit-hang", SendClass::kSent, "250"},
    };
    SmtpServer server;
    SmtpChannel channel(options_for(server), kRun);
    std::vector<std::future<SendResult>> results;
    for (const Row& row : rows)
        results.push_back(
            std::async(std::launch::async, [&] { return channel.send(mail_to(row.mode)); }));
    for (size_t i = 0; i < std::size(rows); ++i) {
        CAPTURE(rows[i].mode);
        SendResult result = results[i].get();
        CAPTURE(result.reply);
        CHECK(name(result.cls) == name(rows[i].expected));
        CHECK_THAT(result.reply, Catch::Contains(rows[i].reply));
        CHECK_FALSE(result.alarm);
    }
}

TEST_CASE("list S with TLS: trusted and verified, or nothing is said", "[notify]") {
    if (skip()) return;
    constexpr SendClass kTemporary = SendClass::kTemporary;
    constexpr SendClass kConfiguration = SendClass::kPermanentConfiguration;
    const std::vector<Case> cases = {
        {{"--tls", "starttls"}, SendClass::kSent, "250"},
        {{"--tls", "starttls", "--mode", "starttls-454"}, kTemporary, "454"},
        {{"--tls", "starttls", "--mode", "tls-stall"}, kTemporary, "超时"},
        {{"--tls", "starttls", "--mode", "tls-rst"}, kTemporary, "连接中断"},
        {{"--tls", "starttls", "--mode", "starttls-inject"}, kTemporary, ""},
        {{"--tls", "starttls", "--tls10"}, kConfiguration, "没有共同的加密方式"},
        {{"--tls", "starttls", "--make-cert", "other.example"}, kConfiguration, "证书"},
        {{"--tls", "starttls", "--cert-days", "-1"}, kConfiguration, "证书"},
    };
    check_cases(cases, SmtpSecurity::kStartTls);
    check_cases({{{"--tls", "smtps"}, SendClass::kSent, "250"},
                 {{"--tls", "smtps", "--make-cert", "other.example"}, kConfiguration, "证书"}},
                SmtpSecurity::kTls);
}

TEST_CASE("list S with AUTH", "[notify]") {
    if (skip()) return;
    constexpr SendClass kTemporary = SendClass::kTemporary;
    constexpr SendClass kConfiguration = SendClass::kPermanentConfiguration;
    auto server = [](std::vector<std::string> more) {
        std::vector<std::string> out = {"--tls", "starttls", "--auth", kLogin};
        out.insert(out.end(), more.begin(), more.end());
        return out;
    };
    check_cases(
        {
            {server({}), SendClass::kSent, "250"},
            {server({"--mode", "auth-two-lines"}), SendClass::kSent, "250"},
            {server({"--mode", "auth-535"}), kConfiguration, "用户名或密码未被接受：535"},
            {server({"--mode", "auth-454"}), kTemporary, "454"},
            {server({"--mode", "auth-foreign"}), kConfiguration, "没有可用的登录方式"},
            {server({"--mode", "auth-missing"}), kConfiguration, "没有可用的登录方式"},
        },
        SmtpSecurity::kStartTls);
}

TEST_CASE("a server without STARTTLS hears neither a login nor a mail, and raises an alarm",
          "[notify]") {
    if (skip()) return;
    for (const std::vector<std::string>& modes :
         {std::vector<std::string>{"--mode", "no-starttls"},
          std::vector<std::string>{"--mode", "ehlo-502"},
          std::vector<std::string>{"--mode", "no-starttls", "--mode", "quit-hang"}}) {
        std::vector<std::string> arguments = {"--tls", "starttls", "--auth", kLogin};
        arguments.insert(arguments.end(), modes.begin(), modes.end());
        CAPTURE(modes[1]);
        SmtpServer server(arguments);
        SendResult result =
            send(with_login(options_for(server, SmtpSecurity::kStartTls)), mail_to("zhangsan"));
        CAPTURE(result.reply);
        CHECK(result.cls == SendClass::kTemporary);
        CHECK(result.alarm);
        CHECK_THAT(result.reply, Catch::Contains("STARTTLS"));
        CHECK_FALSE(server.heard("AUTH"));
        CHECK_FALSE(server.heard("MAIL"));
    }
}

TEST_CASE("a certificate that nobody vouches for is refused before the login", "[notify]") {
    if (skip()) return;
    SmtpServer server({"--tls", "starttls", "--auth", kLogin});
    SmtpOptions options = with_login(options_for(server, SmtpSecurity::kStartTls));
    options.ca_file.clear();
    SendResult result = send(options, mail_to("zhangsan"));
    CHECK(result.cls == SendClass::kPermanentConfiguration);
    CHECK_THAT(result.reply, Catch::Contains("证书"));
    CHECK_FALSE(server.heard("AUTH"));

    SmtpServer other({"--tls", "starttls"});
    options.ca_file = other.certificate();
    CHECK(send(options, mail_to("zhangsan")).cls == SendClass::kPermanentConfiguration);
    CHECK_FALSE(server.heard("AUTH"));

    options.ca_file = server.certificate();
    CHECK(send(options, mail_to("zhangsan")).cls == SendClass::kSent);
    CHECK(server.log()[0]["tls"] == base::Json(true));
    CHECK(server.log()[0]["user"] == base::Json("duban"));
}

TEST_CASE("a password is never in a result, even if the server repeats it", "[notify]") {
    if (skip()) return;
    SmtpServer server({"--tls", "starttls", "--auth", kLogin, "--mode", "auth-echo"});
    SmtpOptions options = with_login(options_for(server, SmtpSecurity::kStartTls));
    SendResult result = send(options, mail_to("zhangsan"));
    CHECK(result.cls == SendClass::kPermanentConfiguration);
    CHECK(result.reply == "服务器应答 535");
}

TEST_CASE("a closed port and an unknown host are temporary", "[notify]") {
    SmtpOptions options;
    options.host = "127.0.0.1";
    options.port = 1;
    options.security = SmtpSecurity::kPlain;
    SendResult refused = send(options, mail_to("zhangsan"));
    CHECK(refused.cls == SendClass::kTemporary);
    CHECK_THAT(refused.reply, Catch::Contains("连接不上邮件服务器"));

    options.host = "mail.xingxian.invalid";
    options.security = SmtpSecurity::kStartTls;
    options.connect_timeout = seconds(2);
    CHECK(send(options, mail_to("zhangsan")).cls == SendClass::kTemporary);
}

TEST_CASE("a host that swallows the connection is given up after the connect timeout", "[notify]") {
    // A listener whose queue is full: the kernel answers no further SYN.
    int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    socklen_t size = sizeof address;
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    ::listen(listener, 0);
    std::vector<int> fillers;
    for (int i = 0; i < 4; ++i) {
        fillers.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        ::connect(fillers.back(), reinterpret_cast<sockaddr*>(&address), sizeof address);
    }
    SmtpOptions options;
    options.host = "127.0.0.1";
    options.port = ntohs(address.sin_port);
    options.security = SmtpSecurity::kPlain;
    options.connect_timeout = milliseconds(500);
    SendResult result = send(options, mail_to("zhangsan"));
    for (int filler : fillers) ::close(filler);
    ::close(listener);
    CHECK(result.cls == SendClass::kTemporary);
    CHECK_THAT(result.reply, Catch::Contains("超时"));
}

TEST_CASE("one bad recipient does not keep the others from their mail", "[notify]") {
    if (skip()) return;
    SmtpServer server;
    SmtpChannel channel(options_for(server), kRun);
    CHECK(channel.send(mail_to("r550")).cls == SendClass::kPermanentRecipient);
    CHECK(channel.send(mail_to("zhangsan")).cls == SendClass::kSent);
    CHECK(channel.send(mail_to("r451")).cls == SendClass::kTemporary);
    Mail broken = mail_to("wangwu");
    broken.to_address = "wangwu@xingxian.example, all@xingxian.example";
    CHECK(channel.send(broken).cls == SendClass::kPermanentRecipient);
    CHECK(channel.send(mail_to("lisi")).cls == SendClass::kSent);
    REQUIRE(server.log().size() == 2);
    CHECK(server.log()[1]["to"].dump() == R"(["lisi@xingxian.example"])");
}

TEST_CASE("a repeated mail keeps its Message-ID and is marked", "[notify]") {
    if (skip()) return;
    SmtpServer server({"--mode", "drop-after-data", "--first", "1"});
    CHECK(send(options_for(server), mail_to("zhangsan")).cls == SendClass::kAmbiguous);
    CHECK(send(options_for(server), mail_to("zhangsan", true)).cls == SendClass::kSent);
    REQUIRE(server.log().size() == 2);
    CHECK(server.log()[0]["message_id"] == server.log()[1]["message_id"]);
    CHECK(server.log()[0]["reply"] == base::Json("none"));
    CHECK(server.message(2) == *compose(mail_to("zhangsan", true)));
}

TEST_CASE("several threads may send through one channel", "[notify]") {
    if (skip()) return;
    SmtpServer server({"--tls", "starttls"});
    SmtpChannel channel(options_for(server, SmtpSecurity::kStartTls), kRun);
    std::atomic<int> sent{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 5; ++i) {
                Mail mail = mail_to("u" + std::to_string(t) + "-" + std::to_string(i));
                if (channel.send(mail).cls == SendClass::kSent) ++sent;
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(sent == 20);
    CHECK(server.log().size() == 20);
}

TEST_CASE("stopping ends a transfer at once: temporary before the dot, ambiguous after it",
          "[notify]") {
    if (skip()) return;
    struct Row {
        const char* mode;
        SendClass expected;
    };
    for (const Row& row :
         {Row{"greet-silent", SendClass::kTemporary}, Row{"silent-at-mail", SendClass::kTemporary},
          Row{"silent-after-dot", SendClass::kAmbiguous}}) {
        CAPTURE(row.mode);
        SmtpServer server({"--mode", row.mode});
        std::atomic<bool> stop{false};
        SmtpOptions options = options_for(server);
        options.reply_timeout = options.final_timeout = std::chrono::minutes(5);
        SmtpChannel channel(options, stop);
        SendResult result;
        std::thread sender([&] { result = channel.send(mail_to("zhangsan")); });
        bool after_dot = row.expected == SendClass::kAmbiguous;
        bool silent_from_start = std::string_view(row.mode) == "greet-silent";
        while (!silent_from_start && !(after_dot ? server.log().size() == 1 : server.heard("MAIL")))
            std::this_thread::yield();
        auto from = std::chrono::steady_clock::now();
        stop = true;
        sender.join();
        CHECK(std::chrono::steady_clock::now() - from < seconds(4));
        CHECK(name(result.cls) == name(row.expected));
    }
}

TEST_CASE("a large mail passes whole", "[notify]") {
    if (skip()) return;
    SmtpServer server;
    Mail mail = mail_to("zhangsan");
    for (int i = 0; i < 200000; ++i) mail.text += ".项\n";
    mail.attachments = {{"台账.xlsx", "application/octet-stream", std::string(1 << 20, '\x2e')}};
    CHECK(send(options_for(server), mail).cls == SendClass::kSent);
    CHECK((server.message(1) == *compose(mail)));
}

TEST_CASE("the standing limits let a slow server answer", "[notify]") {
    SmtpOptions standing;
    CHECK(standing.reply_timeout > seconds(299));
    CHECK(standing.reply_timeout < seconds(301));
    CHECK(standing.final_timeout > std::chrono::minutes(9));
    CHECK(standing.final_timeout < std::chrono::minutes(11));
    CHECK(standing.quit_timeout == seconds(5));
    CHECK(standing.security == SmtpSecurity::kStartTls);
}

TEST_CASE("plain text is for this machine alone, and options are checked", "[notify]") {
    struct Row {
        const char* host;
        bool allowed;
    };
    for (const Row& row :
         {Row{"127.0.0.1", true}, Row{"127.8.9.10", true}, Row{"::1", true}, Row{"localhost", true},
          Row{"128.0.0.1", false}, Row{"127.0.0.1.example", false}, Row{"127.1", false},
          Row{"::2", false}, Row{"::ffff:127.0.0.1", false}, Row{"localhost.example", false},
          Row{"mail.xingxian.example", false}, Row{"0.0.0.0", false}}) {
        CAPTURE(row.host);
        SmtpOptions options;
        options.host = row.host;
        options.security = SmtpSecurity::kPlain;
        CHECK(check(options).ok() == row.allowed);
        options.security = SmtpSecurity::kStartTls;
        CHECK(check(options).ok());
    }
    auto refused = [](auto change) {
        SmtpOptions options;
        options.host = "mail.xingxian.example";
        REQUIRE(check(options).ok());
        change(options);
        return !check(options).ok();
    };
    CHECK(refused([](SmtpOptions& o) { o.host = ""; }));
    CHECK(refused([](SmtpOptions& o) { o.host = "a/b"; }));
    CHECK(refused([](SmtpOptions& o) { o.host = "user@mail.example"; }));
    CHECK(refused([](SmtpOptions& o) { o.host = "mail.example:25"; }));
    CHECK(refused([](SmtpOptions& o) { o.port = 0; }));
    CHECK(refused([](SmtpOptions& o) { o.helo = "a b"; }));
    CHECK(refused([](SmtpOptions& o) { o.user = "duban"; }));
    CHECK(refused([](SmtpOptions& o) { o.user = "duban", o.password = "a\r\nb"; }));
    CHECK(refused([](SmtpOptions& o) { o.ca_file = "/nonexistent/ca.pem"; }));
    SmtpOptions empty;
    CHECK_THROWS_AS(SmtpChannel(empty, kRun), std::invalid_argument);
}
