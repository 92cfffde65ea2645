#pragma once
// Secrets come from a systemd credential (a file below $CREDENTIALS_DIRECTORY) or from a file that
// only its owner can read; never from the configuration file, the command line or a variable.

#include <string>

#include "base/result.h"
#include "intake/configuration.h"

namespace intake {

// One line of at most 1 KiB, without its line end. Refused: a symbolic link, a file that group or
// others may read, an owner other than root or this process. Messages name the path, never the
// text.
[[nodiscard]] base::Result<std::string> read_secret_file(const std::string& path);

// The mail password that the configuration names; empty where it names none.
// `credentials_directory`: the value of CREDENTIALS_DIRECTORY, or empty.
[[nodiscard]] base::Result<std::string> mail_password(const MailConfiguration& mail,
                                                      const std::string& credentials_directory);

}  // namespace intake
