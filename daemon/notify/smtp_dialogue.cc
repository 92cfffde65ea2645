#include "notify/smtp_dialogue.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace notify {

namespace {

constexpr size_t kMostReply = 16 * 1024;
constexpr size_t kMostShown = 200;  // characters of a reply that the outbox keeps

constexpr std::array<std::pair<std::string_view, SmtpStage>, 7> kCommands = {{
    {"EHLO", SmtpStage::kHello},
    {"HELO", SmtpStage::kHello},
    {"STARTTLS", SmtpStage::kStartTls},
    {"AUTH", SmtpStage::kAuth},
    {"MAIL", SmtpStage::kSender},
    {"RCPT", SmtpStage::kRecipient},
    {"DATA", SmtpStage::kData},
}};

// The code, or 0 where the line is no reply line of RFC 5321 §4.2.
int reply_code(std::string_view line) {
    if (line.size() < 3 || line[0] < '2' || line[0] > '5') return 0;
    if (line.size() > 3 && line[3] != ' ' && line[3] != '-') return 0;
    if (!std::ranges::all_of(line.substr(0, 3), [](char c) { return c >= '0' && c <= '9'; }))
        return 0;
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

// 530, 534, 535, 538: the server wants another login, whatever it was asked (RFC 4954 §6).
bool about_login(int code) { return code == 530 || code == 534 || code == 535 || code == 538; }

struct Verdict {
    SendClass cls;
    std::string_view reason;
    bool alarm = false;
};

Verdict after_final_reply(int code) {
    if (code < 300) return {SendClass::kSent, ""};
    if (code < 400) return {SendClass::kAmbiguous, "邮件已发出，服务器应答不合规范，结果不明"};
    if (code < 500) return {SendClass::kTemporary, "服务器暂不接收该邮件"};
    return {SendClass::kPermanentRecipient, "服务器拒收该邮件"};
}

Verdict after_refusal(const SmtpDialogue& dialogue) {
    int code = dialogue.code();
    SmtpStage stage = dialogue.stage();
    if (code < 500) return {SendClass::kTemporary, "服务器要求稍后再试"};
    if (about_login(code))
        return {SendClass::kPermanentConfiguration, dialogue.auth_sent()
                                                        ? "邮箱用户名或密码未被接受"
                                                        : "服务器要求登录，配置中没有用户名"};
    if (stage == SmtpStage::kRecipient) return {SendClass::kPermanentRecipient, "收件人地址被拒绝"};
    if (stage >= SmtpStage::kData || (stage == SmtpStage::kSender && code == 552))
        return {SendClass::kPermanentRecipient, "服务器拒收该邮件"};
    if (stage == SmtpStage::kSender)
        return {SendClass::kPermanentConfiguration, "发件人地址被拒绝"};
    return {SendClass::kPermanentConfiguration, "服务器拒绝服务"};
}

Verdict before_content_left(SmtpEnd end, const SmtpDialogue& dialogue) {
    switch (end) {
        case SmtpEnd::kStopped:
            return {SendClass::kTemporary, "服务正在停止，尚未发出"};
        case SmtpEnd::kTimedOut:
            return {SendClass::kTemporary, "等待服务器超时"};
        case SmtpEnd::kNotConnected:
            return {SendClass::kTemporary, "连接不上邮件服务器"};
        case SmtpEnd::kTlsMissing:
            return {SendClass::kTemporary, "服务器未提供 STARTTLS 加密，未发送", true};
        case SmtpEnd::kCertificate:
            return {SendClass::kPermanentConfiguration, "服务器证书不可信、已过期或与主机名不符"};
        case SmtpEnd::kTlsRefused:
            return {SendClass::kPermanentConfiguration, "与服务器没有共同的加密方式"};
        case SmtpEnd::kNoCommonAuth:
            return {SendClass::kPermanentConfiguration, "服务器没有可用的登录方式"};
        case SmtpEnd::kAbuse:
            return {SendClass::kTemporary, "服务器应答不合规范"};
        case SmtpEnd::kFinished:
        case SmtpEnd::kBroken:
            break;
    }
    if (dialogue.code() >= 400) return after_refusal(dialogue);
    return {SendClass::kTemporary, "与服务器的连接中断"};
}

Verdict judge(SmtpEnd end, const SmtpDialogue& dialogue) {
    if (dialogue.final_code()) return after_final_reply(*dialogue.final_code());
    if (dialogue.content_left())
        return {SendClass::kAmbiguous, "邮件已发出，未收到服务器确认，结果不明"};
    return before_content_left(end, dialogue);
}

std::string_view stage_name(SmtpStage stage) {
    switch (stage) {
        case SmtpStage::kGreeting:
            return "建立连接";
        case SmtpStage::kHello:
            return "EHLO";
        case SmtpStage::kStartTls:
            return "STARTTLS";
        case SmtpStage::kAuth:
            return "登录";
        case SmtpStage::kSender:
            return "发件人";
        case SmtpStage::kRecipient:
            return "收件人";
        case SmtpStage::kData:
        case SmtpStage::kContent:
            return "正文";
        case SmtpStage::kFinal:
            return "确认";
    }
    return "";
}

// What stands after the reason: the server's own words where they are the reason, else those of the
// network or TLS library, else the stage.
std::string explanation(SmtpEnd end, const SmtpDialogue& dialogue, std::string_view detail) {
    if (end == SmtpEnd::kAbuse) return dialogue.abuse();
    if (dialogue.final_code() || dialogue.code() >= 400) return dialogue.reply();
    std::string stage = "停在“" + std::string(stage_name(dialogue.stage())) + "”一步";
    bool library_knows = end == SmtpEnd::kNotConnected || end == SmtpEnd::kCertificate ||
                         end == SmtpEnd::kTlsRefused || end == SmtpEnd::kBroken;
    return library_knows && !detail.empty() ? stage + "，" + std::string(detail) : stage;
}

}  // namespace

void SmtpDialogue::on_command(std::string_view line) {
    std::string_view verb = line.substr(0, line.find_first_of(" \r\n"));
    for (const auto& [name, stage] : kCommands)
        if (verb == name) stage_ = stage;
    quitting_ = quitting_ || verb == "QUIT";
    auth_sent_ = auth_sent_ || stage_ == SmtpStage::kAuth;
}

bool SmtpDialogue::on_reply_line(std::string_view line) {
    open_bytes_ += line.size();
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    int code = reply_code(line);
    if (open_bytes_ > kMostReply) {
        abuse_ = "应答超过16 KiB";
    } else if (code == 0 || line.find('\0') != std::string_view::npos) {
        abuse_ = "应答不是三位数字开头的一行";
    } else if (open_code_ != 0 && open_code_ != code) {
        abuse_ = "同一应答中代码不一";
    }
    if (!abuse_.empty()) return false;
    if (line.size() > 3 && line[3] == '-') {
        open_code_ = code;
    } else {
        complete(code, line);
    }
    return true;
}

void SmtpDialogue::complete(int code, std::string_view line) {
    open_code_ = 0;
    open_bytes_ = 0;
    if (quitting_) return;
    code_ = code;
    reply_ = line;
    if (stage_ == SmtpStage::kData && code == 354) stage_ = SmtpStage::kContent;
    if (stage_ == SmtpStage::kFinal && !final_code_) final_code_ = code;
}

SendResult classify(SmtpEnd end, const SmtpDialogue& dialogue, std::string_view detail) {
    Verdict verdict = judge(end, dialogue);
    std::string said = explanation(end, dialogue, detail);
    std::string line(verdict.reason);
    if (!line.empty()) line += "：";
    line += base::escape_controls(base::first_characters(said, kMostShown));
    return {verdict.cls, std::move(line), verdict.alarm};
}

}  // namespace notify
