// What the chain of events costs: writing an event with its hash, and verifying a long log.

#include <chrono>
#include <cstdio>
#include <filesystem>

#include "store/event_chain.h"
#include "store/event_store.h"
#include "support/dates.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds(Clock::time_point from) {
    return std::chrono::duration<double>(Clock::now() - from).count();
}

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
    Clock::time_point start = Clock::now();
    fill(*db, kEvents);
    std::printf("event with its hash: %.0f events/s\n", kEvents / seconds(start));
    start = Clock::now();
    store::ChainReport report = store::verify_chain(*db);
    double rate = static_cast<double>(report.events) / seconds(start);
    std::printf("audit verify, %d events: %.0f events/s (aim 200000)\n", kEvents, rate);
    std::filesystem::remove_all(folder);
    return report.fault.empty() ? 0 : 1;
}
