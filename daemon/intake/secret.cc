#include "intake/secret.h"

#include <unistd.h>

#include "base/utf8.h"
#include "intake/small_file.h"

namespace intake {

namespace {

constexpr size_t kSecretLimit = 1024;

base::Error refuse(const std::string& path, const std::string& reason) {
    return {base::ErrorCode::kUsage, "密码文件 " + base::escape_controls(path) + "：" + reason};
}

base::Result<std::string> one_line(const std::string& path, std::string secret) {
    if (!secret.empty() && secret.back() == '\n') secret.pop_back();
    if (!secret.empty() && secret.back() == '\r') secret.pop_back();
    if (secret.empty()) return refuse(path, "是空的");
    if (secret.find_first_of(std::string("\0\r\n", 3)) != std::string::npos)
        return refuse(path, "应只有一行");
    return secret;
}

// systemd grants the service user by an access control list, whose mask shows up as group bits: the
// permission bits of a credential say nothing, the directory above it guards it.
base::Result<std::string> read_credential(const std::string& path) {
    base::Result<SmallFile> file = read_small_file(path, kSecretLimit, Links::kRefuse);
    if (!file) return base::Error{base::ErrorCode::kUsage, "凭据 " + file.error().message};
    return one_line(path, std::move(file->content));
}

}  // namespace

base::Result<std::string> read_secret_file(const std::string& path) {
    base::Result<SmallFile> file = read_small_file(path, kSecretLimit, Links::kRefuse);
    if (!file) return base::Error{base::ErrorCode::kUsage, "密码文件 " + file.error().message};
    if ((file->mode & 077) != 0) return refuse(path, "他人可读，请执行 chmod 0400");
    if (file->owner != 0 && file->owner != ::geteuid())
        return refuse(path, "属主须是 root 或服务用户");
    return one_line(path, std::move(file->content));
}

base::Result<std::string> mail_password(const MailConfiguration& mail,
                                        const std::string& credentials_directory) {
    if (!mail.password_file.empty()) return read_secret_file(mail.password_file);
    if (mail.password_credential.empty()) return std::string();
    if (credentials_directory.empty())
        return base::Error{base::ErrorCode::kUsage,
                           "凭据 " + mail.password_credential +
                               " 由 systemd 提供（LoadCredential=），本进程不是由 systemd 启动的；"
                               "请改用 password_file"};
    return read_credential(credentials_directory + "/" + mail.password_credential);
}

}  // namespace intake
