// Composition is written out here: headers that may hold Chinese, one boundary a level, base64
// bodies. Nothing is generated, so there is nothing that could differ between two runs.

#include "notify/message.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "notify/address.h"
#include "notify/encoding.h"
#include "store/sha256.h"

namespace notify {

namespace {

using base::Error;
using base::ErrorCode;
using base::Status;

constexpr size_t kIdDigits = 32;
constexpr size_t kMostFileName = 255;
constexpr std::string_view kResendMark = "【重发】";

bool valid_message_id(std::string_view id) {
    std::string_view key = local_part(id);
    return key.size() == kIdDigits && valid_domain(domain_part(id)) &&
           key.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.' || c == '+';
    });
}

bool valid_media_type(std::string_view type) {
    size_t slash = type.find('/');
    return slash != std::string_view::npos && type.size() <= 70 && token(type.substr(0, slash)) &&
           token(type.substr(slash + 1));
}

Error refused(std::string message) { return {ErrorCode::kBadInput, std::move(message)}; }

Status check_attachment(const Attachment& attachment) {
    if (attachment.file_name.empty() || attachment.file_name.find('/') != std::string::npos)
        return refused("附件文件名为空或含有路径");
    if (attachment.file_name.size() > kMostFileName) return refused("附件文件名超过255个字节");
    if (!valid_media_type(attachment.media_type))
        return refused("附件“" + header_text(attachment.file_name) + "”的类型无效");
    return {};
}

Status check_mail(const Mail& mail) {
    if (Status from = check_address(mail.from_address); !from)
        return refused("发件人" + from.error().message);
    if (Status to = check_address(mail.to_address); !to)
        return refused("收件人" + to.error().message);
    if (!valid_message_id(mail.message_id)) return refused("邮件编号（Message-ID）无效");
    for (const Attachment& attachment : mail.attachments)
        if (Status status = check_attachment(attachment); !status) return status;
    return {};
}

struct Part {
    std::string headers;  // each line ended by CRLF
    std::string body;
};

std::string print(const Part& part) { return part.headers + "\r\n" + part.body; }

Part encoded_part(const std::string& content_type, std::string_view bytes) {
    return {"Content-Type: " + content_type + "\r\nContent-Transfer-Encoding: base64\r\n",
            base64_lines(bytes)};
}

Part text_part(std::string_view subtype, std::string_view text) {
    return encoded_part("text/" + std::string(subtype) + "; charset=UTF-8", body_text(text));
}

Part attachment_part(const Attachment& attachment) {
    // `name` is for old readers that know nothing of RFC 2231.
    Part part = encoded_part(
        attachment.media_type + ";\r\n name=\"" + ascii_file_name(attachment.file_name) + '"',
        attachment.content);
    part.headers +=
        "Content-Disposition: attachment" + file_name_parameter(attachment.file_name) + "\r\n";
    return part;
}

// "_" does not occur in base64, so no body can hold the boundary.
Part multipart(std::string_view subtype, std::string_view message_id,
               const std::vector<Part>& parts) {
    std::string boundary =
        "_duban_" + std::string(subtype) + "_" + std::string(message_id.substr(0, 16));
    Part out{"Content-Type: multipart/" + std::string(subtype) + ";\r\n boundary=\"" + boundary +
                 "\"\r\n",
             ""};
    for (const Part& part : parts) out.body += "--" + boundary + "\r\n" + print(part);
    out.body += "--" + boundary + "--\r\n";
    return out;
}

Part content(const Mail& mail) {
    Part part = text_part("plain", mail.text);
    if (!mail.html.empty())
        part = multipart("alternative", mail.message_id, {part, text_part("html", mail.html)});
    if (mail.attachments.empty()) return part;
    std::vector<Part> parts{std::move(part)};
    for (const Attachment& attachment : mail.attachments)
        parts.push_back(attachment_part(attachment));
    return multipart("mixed", mail.message_id, parts);
}

}  // namespace

std::string message_id_for(std::string_view key, std::string_view host) {
    if (!valid_domain(host)) throw std::invalid_argument("message id host is not a domain");
    return store::sha256_hex(key).substr(0, kIdDigits) + '@' + std::string(host);
}

base::Result<std::string> compose(const Mail& mail) {
    if (Status status = check_mail(mail); !status) return status.error();
    std::string subject = (mail.resend ? std::string(kResendMark) : "") + mail.subject;
    std::string headers =
        mailbox_header("From", mail.from_name, mail.from_address) +
        mailbox_header("To", mail.to_name, mail.to_address) + text_header("Subject", subject) +
        "Date: " + base::format_mail_date(mail.date) + "\r\n" + "Message-ID: <" + mail.message_id +
        ">\r\n" + "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
    return headers + print(content(mail));
}

}  // namespace notify
