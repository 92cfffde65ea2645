#pragma once
// The default channel: one .eml file a message in a directory, to be opened by any mail program.

#include <filesystem>

#include "notify/channel.h"

namespace notify {

// "2024-10-08-0830-zhangsan-1a2b3c4d.eml": date and time at +08:00, the recipient's local part with
// other characters than letters, digits, dot, hyphen and underscore as "_", the first eight digits
// of the Message-ID. A function of the mail alone.
[[nodiscard]] std::string eml_file_name(const Mail& mail);

// A message is written beside its final name, synced, renamed, and the directory synced before
// kSent. The same Message-ID sent again replaces the file by the same bytes, so a repeated attempt
// leaves one message; it is therefore never marked 重发. Any failure of the disk is kTemporary and
// leaves neither a partial .eml nor a temporary file.
class FileChannel final : public Channel {
  public:
    // kBuffered leaves syncing to the system: for a simulation, whose output can be made again.
    enum class Durability { kSynced, kBuffered };
    // The directory is created at the first message if it is missing.
    explicit FileChannel(std::filesystem::path directory,
                         Durability durability = Durability::kSynced);
    [[nodiscard]] SendResult send(const Mail& mail) override;
    [[nodiscard]] std::string_view name() const override { return "file"; }

  private:
    std::filesystem::path directory_;
    Durability durability_;
};

}  // namespace notify
