// duban backup: an online copy of the ledger, checked before the command says that it is done.

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "cli/commands.h"
#include "cli/session.h"

namespace cli {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;

namespace {

constexpr std::string_view kPrefix = "ledger-backup-";

std::string file_name(base::Instant now) {
    std::string stamp = base::format_local(now);  // 2024-10-08 09:00
    stamp.erase(
        std::remove_if(stamp.begin(), stamp.end(), [](char c) { return c == '-' || c == ':'; }),
        stamp.end());
    std::replace(stamp.begin(), stamp.end(), ' ', '-');
    return std::string(kPrefix) + stamp + ".db";
}

// Only files that this command named itself; the newest `keep` stay.
int remove_old(const std::string& folder, int64_t keep) {
    std::vector<fs::path> found;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        std::string name = entry.path().filename();
        if (entry.is_regular_file() && name.starts_with(kPrefix) && name.ends_with(".db"))
            found.push_back(entry.path());
    }
    std::sort(found.rbegin(), found.rend());
    int removed = 0;
    for (size_t i = static_cast<size_t>(keep); i < found.size(); ++i)
        removed += fs::remove(found[i]);
    return removed;
}

// Originals and evidence are kept by their digest and never change: what the backup's folder holds
// is not copied again, and a copy that broke off has another name. Counts the files copied.
base::Result<int> copy_kept_files(const std::string& state, const std::string& folder) {
    int copied = 0;
    std::error_code error;
    for (std::string_view kept : {"/originals", "/evidence"}) {
        fs::path from = state + std::string(kept);
        if (!fs::is_directory(from, error)) continue;
        fs::recursive_directory_iterator entry(from, error), end;
        for (; !error && entry != end; entry.increment(error)) {
            if (!entry->is_regular_file(error)) continue;
            fs::path to = (folder + std::string(kept)) / entry->path().lexically_relative(from);
            if (fs::exists(to, error)) continue;
            fs::create_directories(to.parent_path(), error);
            fs::path part = to.string() + ".part";
            if (!error) fs::copy_file(*entry, part, fs::copy_options::overwrite_existing, error);
            if (!error) fs::rename(part, to, error);
            if (error) break;
            ++copied;
        }
        if (error)
            return Error{ErrorCode::kStorage, "无法备份 " + from.string() + "：" + error.message()};
    }
    return copied;
}

base::Status verify(const std::string& file) {
    base::Result<store::Database> copy = store::Database::open(file);
    if (!copy.ok()) return copy.error();
    std::string fault = copy->integrity_fault();
    if (fault.empty()) return {};
    return Error{ErrorCode::kStorage, "备份 " + file + " 校验未通过：" + fault};
}

int run_backup(const Arguments& args, Streams& streams) {
    base::Result<int64_t> keep = number_of(args.get("--keep"));
    if (!keep.ok()) return fail(streams, keep.error());
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    std::string folder =
        args.get("--to").empty() ? s.configuration.service.state + "/backup" : args.get("--to");
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return fail(streams,
                    {ErrorCode::kStorage, "无法建立目录 " + folder + "：" + error.message()});
    fs::permissions(folder, fs::perms::owner_all, error);
    std::string file = folder + "/" + file_name(s.now);
    if (base::Status copied = s.db.backup(file); !copied.ok()) return fail(streams, copied.error());
    if (base::Status sound = verify(file); !sound.ok()) return fail(streams, sound.error());
    base::Result<int> files = copy_kept_files(s.configuration.service.state, folder);
    if (!files.ok()) return fail(streams, files.error());
    int removed = remove_old(folder, *keep);
    streams.out << "已备份到 " << file << "（" << fs::file_size(file) / 1024 << " KiB，校验通过）";
    if (*files > 0) streams.out << "，原件和佐证材料新增 " << *files << " 个";
    if (removed > 0) streams.out << "，清理旧备份 " << removed << " 份";
    streams.out << '\n';
    return kDone;
}

}  // namespace

Command backup_command() {
    return {"backup",
            "在线备份台账，不必停止服务；备份后即校验",
            "duban backup --to /mnt/backup --keep 30",
            ledger_options({{"--to", "DIR", "存放目录（默认状态目录下的 backup）"},
                            {"--keep", "N", "保留最近几份", "14"}}),
            {},
            run_backup};
}

}  // namespace cli
