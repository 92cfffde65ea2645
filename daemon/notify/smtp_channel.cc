// libcurl carries the conversation and TLS. Everything that decides a class is taken from outside
// it: replies through the header callback, commands through the debug callback, deadlines and the
// stop flag through the progress callback. libcurl's own timeouts only stand behind ours, because
// its connect timeout would also count the wait for the greeting.

#include "notify/smtp_channel.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <utility>

#include "notify/address.h"
#include "notify/encoding.h"
#include "notify/smtp_dialogue.h"

namespace notify {

namespace {

using std::chrono::milliseconds;
using SteadyTime = std::chrono::steady_clock::time_point;

base::Error wrong(std::string message) {
    return {base::ErrorCode::kUsage, "邮件服务器配置：" + std::move(message)};
}

bool ipv6(const std::string& host) {
    in6_addr address;
    return ::inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

bool loopback(const std::string& host) {
    in_addr v4;
    if (::inet_pton(AF_INET, host.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24) == 127;
    in6_addr v6;
    if (::inet_pton(AF_INET6, host.c_str(), &v6) == 1)
        return std::memcmp(&v6, &in6addr_loopback, sizeof v6) == 0;
    return host == "localhost";
}

// libcurl is initialised once for the process. TLS writes to a socket whose peer is gone raise
// SIGPIPE, which would end the service.
void initialise_curl() {
    static const CURLcode result = [] {
        ::signal(SIGPIPE, SIG_IGN);
        return curl_global_init(CURL_GLOBAL_DEFAULT);
    }();
    if (result != CURLE_OK) throw std::runtime_error("libcurl cannot be initialised");
}

// One message over one connection.
class Transfer {
  public:
    Transfer(const SmtpOptions& options, const std::atomic<bool>& stop, std::string bytes)
        : options_(options), stop_(stop), bytes_(std::move(bytes)), curl_(curl_easy_init()) {
        if (!curl_) throw std::bad_alloc();
    }

    SendResult run(const Mail& mail) {
        set_connection();
        set_login();
        set_envelope(mail);
        set_callbacks();
        last_step_ = std::chrono::steady_clock::now();
        CURLcode code = curl_easy_perform(curl_.get());
        if (!end_) end_ = end_of(code);
        std::string detail = error_[0] != '\0' ? error_.data() : curl_easy_strerror(code);
        return without_secrets(classify(*end_, dialogue_, detail));
    }

  private:
    template <class Value>
    void set(CURLoption option, Value value) {
        CURLcode code = curl_easy_setopt(curl_.get(), option, value);
        if (code != CURLE_OK) throw std::runtime_error(curl_easy_strerror(code));
    }

    void set_connection() {
        std::string host = ipv6(options_.host) ? '[' + options_.host + ']' : options_.host;
        bool tls = options_.security == SmtpSecurity::kTls;
        std::string url = (tls ? "smtps://" : "smtp://") + host + ':' +
                          std::to_string(options_.port) + '/' + options_.helo;
        set(CURLOPT_URL, url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        set(CURLOPT_PROXY, "");  // never through a proxy that the environment names
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_QUICK_EXIT, 1L);  // a hanging name server must not hold up the stop
        set(CURLOPT_FORBID_REUSE, 1L);
        set(CURLOPT_USE_SSL,
            static_cast<long>(options_.security == SmtpSecurity::kPlain ? CURLUSESSL_NONE
                                                                        : CURLUSESSL_ALL));
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        if (!options_.ca_file.empty()) {
            set(CURLOPT_CAINFO, options_.ca_file.c_str());
            set(CURLOPT_CAPATH, static_cast<char*>(nullptr));
        }
        set_backstop();
    }

    // libcurl's own limits, longer than any of ours.
    void set_backstop() {
        constexpr milliseconds kMargin = std::chrono::seconds(5);
        milliseconds longest = std::max(options_.reply_timeout, options_.final_timeout) + kMargin;
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT,
            static_cast<long>(std::chrono::ceil<std::chrono::seconds>(longest).count()));
        milliseconds opening = options_.connect_timeout + 20 * options_.reply_timeout + kMargin;
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(opening.count()));
    }

    void set_login() {
        if (options_.user.empty()) return;
        set(CURLOPT_USERNAME, options_.user.c_str());
        set(CURLOPT_PASSWORD, options_.password.c_str());
    }

    void set_envelope(const Mail& mail) {
        set(CURLOPT_MAIL_FROM, mail.from_address.c_str());
        recipients_.reset(curl_slist_append(nullptr, mail.to_address.c_str()));
        if (!recipients_) throw std::bad_alloc();
        set(CURLOPT_MAIL_RCPT, recipients_.get());
        set(CURLOPT_UPLOAD, 1L);
        set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bytes_.size()));
    }

    void set_callbacks() {
        set(CURLOPT_ERRORBUFFER, error_.data());
        set(CURLOPT_READFUNCTION, &Transfer::read);
        set(CURLOPT_READDATA, this);
        set(CURLOPT_HEADERFUNCTION, &Transfer::on_reply);
        set(CURLOPT_HEADERDATA, this);
        set(CURLOPT_DEBUGFUNCTION, &Transfer::on_debug);
        set(CURLOPT_DEBUGDATA, this);
        set(CURLOPT_VERBOSE, 1L);
        set(CURLOPT_XFERINFOFUNCTION, &Transfer::on_progress);
        set(CURLOPT_XFERINFODATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
    }

    void step() { last_step_ = std::chrono::steady_clock::now(); }

    static size_t read(char* buffer, size_t size, size_t count, void* self_pointer) {
        Transfer& self = *static_cast<Transfer*>(self_pointer);
        size_t n = std::min(size * count, self.bytes_.size() - self.sent_);
        std::memcpy(buffer, self.bytes_.data() + self.sent_, n);
        self.sent_ += n;
        self.step();
        if (self.sent_ == self.bytes_.size() && !self.dialogue_.content_left())
            self.dialogue_.on_content_end();
        return n;
    }

    static size_t on_reply(char* line, size_t size, size_t count, void* self_pointer) {
        Transfer& self = *static_cast<Transfer*>(self_pointer);
        std::string_view text(line, size * count);
        if (!self.dialogue_.on_reply_line(text)) {
            self.end_ = SmtpEnd::kAbuse;
            return 0;
        }
        if (text.size() < 4 || text[3] != '-') self.step();
        bool login_skipped = !self.options_.user.empty() && !self.dialogue_.auth_sent() &&
                             self.dialogue_.stage() == SmtpStage::kSender;
        if (login_skipped) {
            self.end_ = SmtpEnd::kNoCommonAuth;
            return 0;
        }
        return text.size();
    }

    static int on_debug(CURL*, curl_infotype type, char* data, size_t size, void* self_pointer) {
        Transfer& self = *static_cast<Transfer*>(self_pointer);
        if (type != CURLINFO_HEADER_OUT) return 0;
        self.dialogue_.on_command(std::string_view(data, size));
        self.step();
        return 0;
    }

    static int on_progress(void* self_pointer, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
        Transfer& self = *static_cast<Transfer*>(self_pointer);
        bool late = std::chrono::steady_clock::now() - self.last_step_ > self.limit();
        if (!late && !self.stop_) return 0;
        bool outcome_stands = self.dialogue_.quitting() || self.dialogue_.final_code();
        if (!outcome_stands) self.end_ = self.stop_ ? SmtpEnd::kStopped : SmtpEnd::kTimedOut;
        return 1;
    }

    // How long the present step may take. The wait for the greeting starts with the connection.
    milliseconds limit() {
        if (!connected_) {
            curl_off_t microseconds = 0;
            curl_easy_getinfo(curl_.get(), CURLINFO_CONNECT_TIME_T, &microseconds);
            connected_ = microseconds > 0;
            if (!connected_) return options_.connect_timeout;
            step();
        }
        if (dialogue_.quitting() || dialogue_.final_code()) return options_.quit_timeout;
        return dialogue_.content_left() ? options_.final_timeout : options_.reply_timeout;
    }

    [[nodiscard]] SmtpEnd end_of(CURLcode code) const {
        switch (code) {
            case CURLE_OK:
                return SmtpEnd::kFinished;
            case CURLE_COULDNT_RESOLVE_HOST:
            case CURLE_COULDNT_CONNECT:
                return SmtpEnd::kNotConnected;
            case CURLE_OPERATION_TIMEDOUT:
                return SmtpEnd::kTimedOut;
            case CURLE_PEER_FAILED_VERIFICATION:
            case CURLE_SSL_CACERT_BADFILE:
            case CURLE_SSL_ISSUER_ERROR:
                return SmtpEnd::kCertificate;
            case CURLE_SSL_CIPHER:
                return SmtpEnd::kTlsRefused;
            case CURLE_SSL_CONNECT_ERROR:
                return end_of_handshake();
            case CURLE_USE_SSL_FAILED:
            case CURLE_REMOTE_ACCESS_DENIED:
                return end_without_tls();
            case CURLE_LOGIN_DENIED:
                return dialogue_.code() >= 400 ? SmtpEnd::kFinished : SmtpEnd::kNoCommonAuth;
            default:
                return SmtpEnd::kBroken;
        }
    }

    // OpenSSL names an error of the protocol; a lost connection leaves the system's words alone.
    [[nodiscard]] SmtpEnd end_of_handshake() const {
        std::string_view detail(error_.data());
        bool protocol = detail.find("error:") != std::string_view::npos &&
                        detail.find("unexpected eof") == std::string_view::npos;
        return protocol ? SmtpEnd::kTlsRefused : SmtpEnd::kBroken;
    }

    // The server knows no EHLO or no STARTTLS, or refuses it; a 4xx only asks to wait.
    [[nodiscard]] SmtpEnd end_without_tls() const {
        bool wait = dialogue_.code() >= 400 && dialogue_.code() < 500;
        bool required = options_.security == SmtpSecurity::kStartTls;
        return required && !wait ? SmtpEnd::kTlsMissing : SmtpEnd::kFinished;
    }

    // A server may repeat in its reply what it was told.
    [[nodiscard]] SendResult without_secrets(SendResult result) const {
        if (options_.password.empty()) return result;
        std::string plain = '\0' + options_.user + '\0' + options_.password;
        for (const std::string& secret :
             {options_.password, base64(options_.password), base64(plain)})
            if (result.reply.find(secret) != std::string::npos)
                result.reply = "服务器应答 " + std::to_string(dialogue_.code());
        return result;
    }

    struct Cleanup {
        void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };

    const SmtpOptions& options_;
    const std::atomic<bool>& stop_;
    std::string bytes_;
    size_t sent_ = 0;
    SmtpDialogue dialogue_;
    std::optional<SmtpEnd> end_;
    SteadyTime last_step_;
    bool connected_ = false;
    std::array<char, CURL_ERROR_SIZE> error_{};
    std::unique_ptr<curl_slist, Cleanup> recipients_;
    std::unique_ptr<CURL, Cleanup> curl_;
};

}  // namespace

base::Status check(const SmtpOptions& options) {
    if (!ipv6(options.host) && (!valid_domain(options.host)))
        return wrong("主机名“" + header_text(options.host) + "”无效");
    if (options.port == 0) return wrong("端口不能为 0");
    if (!options.helo.empty() && !valid_domain(options.helo)) return wrong("EHLO 名称无效");
    if (options.security == SmtpSecurity::kPlain && !loopback(options.host))
        return wrong("主机“" + options.host + "”不在本机，必须使用 STARTTLS 或 TLS 加密");
    if (options.user.empty() != options.password.empty())
        return wrong("用户名和密码须同时填写或同时留空");
    if ((options.user + options.password).find_first_of(std::string_view("\0\r\n", 3)) !=
        std::string::npos)
        return wrong("用户名或密码含有换行等控制字符");
    if (!options.ca_file.empty() && ::access(options.ca_file.c_str(), R_OK) != 0)
        return wrong("证书文件 " + options.ca_file + " 不存在或不可读");
    return {};
}

SmtpChannel::SmtpChannel(SmtpOptions options, const std::atomic<bool>& stop)
    : options_(std::move(options)), stop_(stop) {
    if (base::Status status = check(options_); !status)
        throw std::invalid_argument(status.error().message);
    initialise_curl();
}

SendResult SmtpChannel::send(const Mail& mail) {
    if (base::Status to = check_address(mail.to_address); !to)
        return {SendClass::kPermanentRecipient, to.error().message, false};
    base::Result<std::string> bytes = compose(mail);
    if (!bytes) return {SendClass::kPermanentConfiguration, bytes.error().message, false};
    return Transfer(options_, stop_, std::move(*bytes)).run(mail);
}

}  // namespace notify
