#pragma once
// The inbox: a folder into which people put documents. A file is taken when it has stood still for
// a while, by a rename into .claimed/N/, and goes when the ledger holds it; a service that dies at
// any step finds it there again. Files only: the ledger is the caller's.

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace intake {

// Whether a name is one under which a finished document may lie: not hidden, and none of those
// under which browsers, copy tools and office programs keep what is not finished.
[[nodiscard]] bool is_inbox_name(std::string_view name);

// A file that was taken out of the inbox.
struct ClaimedFile {
    std::string name;      // in the inbox; bytes of any kind
    std::string path;      // under which it lies
    bool resumed = false;  // a run before this one took it
};

class Inbox {
  public:
    // Without a change of size and time for so long a file counts as finished; an empty one may
    // still be about to grow.
    static constexpr std::chrono::seconds kSettled{5};
    static constexpr std::chrono::seconds kEmptySettled{60};
    // A file that changes under the reading is put back so often, then it is a problem.
    static constexpr int kMostReturns = 3;

    explicit Inbox(std::string folder) : folder_(std::move(folder)) {}

    // Makes the folder and those within it. kStorage where the system refuses.
    [[nodiscard]] base::Status prepare();
    // What an earlier run claimed and did not finish.
    [[nodiscard]] std::vector<ClaimedFile> left_over();

    struct Look {
        std::vector<std::string> ready;     // names, by name
        std::vector<std::string> problems;  // Chinese; each told once
        std::optional<base::Instant> next;  // something may be ready then
        bool missing = false;               // the folder cannot be read
    };
    [[nodiscard]] Look look(base::Instant now);
    // All that lies there and is never taken: links, folders, pipes, what is too large.
    [[nodiscard]] std::vector<std::string> problems() const;

    // Nothing where the file has gone meanwhile, or changed since it was seen.
    [[nodiscard]] std::optional<ClaimedFile> claim(const std::string& name);
    // The ledger holds it. A file that changed since it was claimed goes back instead.
    void finish(const ClaimedFile& file);
    // It changed while it was read: back into the inbox, to settle again. False: too often, or it
    // is gone.
    [[nodiscard]] bool put_back(const ClaimedFile& file);
    // Not for this machine (E_SECRET): into .refused/, for a person to take away.
    void set_aside(const ClaimedFile& file);

    [[nodiscard]] const std::string& folder() const { return folder_; }

  private:
    struct Seen {
        ino_t inode = 0;
        off_t size = 0;
        int64_t changed = 0;  // nanoseconds
        base::Instant since{};

        [[nodiscard]] bool same(const Seen& other) const {
            return inode == other.inode && size == other.size && changed == other.changed;
        }
    };
    void note_problem(const std::string& name, const std::string& reason, Look& look);
    void look_at(const std::string& name, base::Instant now, Look& look);
    void leave_folder_of(const ClaimedFile& file);
    [[nodiscard]] std::string free_name(const std::string& folder, const std::string& name) const;

    std::string folder_;
    std::map<std::string, Seen> seen_;
    std::map<std::string, std::string> problems_;  // name → reason
    std::map<std::string, int> returns_;           // name → times it was put back
    std::map<std::string, Seen> claimed_;          // path → as it was when it was claimed
    uint64_t last_claim_ = 0;
};

}  // namespace intake
