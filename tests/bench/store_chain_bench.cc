// What the chain of events costs: writing an event with its hash, and verifying a long log.

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>

#include "store/event_chain.h"
#include "store/event_store.h"
#include "support/dates.h"

namespace {

using Clock = std::chrono::steady_clock;

// Wall clock and processor time of one piece of work; the second does not suffer from neighbours.
class Stopwatch {
  public:
    void print(const char* what, double events, const char* aim) const {
        double wall = std::chrono::duration<double>(Clock::now() - wall_).count();
        double processor = static_cast<double>(std::clock() - processor_) / CLOCKS_PER_SEC;
        std::printf("%s: %.0f events/s, %.0f a second of processor time%s\n", what, events / wall,
                    events / processor, aim);
    }

  private:
    Clock::time_point wall_ = Clock::now();
    std::clock_t processor_ = std::clock();
};

void fill(store::Database& db, int events) {
    store::Transaction transaction(db);
    store::Event e;
    e.actor = "县教科局联络员张三";
    e.kind = "assignment.feedback";
    e.basis = "主体工程已经完工，正在进行室内装修，预计十月底前投入使用";
    e.before = base::Json::object().set("state", "working").set("due", "2024-10-31");
    e.after = e.before;
    e.role = "liaison";
    for (int i = 0; i < events; ++i) {
        e.at = test::instant("2024-05-07 09:00") + std::chrono::seconds(i);
        store::add_event(db, e);
    }
    transaction.commit();
}

}  // namespace

int main() {
    constexpr int kEvents = 1'000'000;
    std::filesystem::path folder = std::filesystem::temp_directory_path() / "duban-chain-bench";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    base::Result<store::Database> db = store::Database::open(folder / "ledger.db");
    if (!db.ok()) return 1;
    Stopwatch writing;
    fill(*db, kEvents);
    writing.print("event with its hash", kEvents, "");
    Stopwatch verifying;
    store::ChainReport report = store::verify_chain(*db);
    verifying.print("audit verify", static_cast<double>(report.events), " (aim 200000)");
    std::filesystem::remove_all(folder);
    return report.fault.empty() ? 0 : 1;
}
