// One year of the real plans on the virtual clock, every message composed and written as a file.
// Run from the repository's root: reads ./plans.

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>

#include "cli/simulation.h"
#include "support/dates.h"

int main() {
    intake::LedgerFolder folder = intake::read_ledger_folder("plans");
    if (!folder.units || folder.plans.empty()) {
        std::fprintf(stderr, "plans/ 不在当前目录\n");
        return 1;
    }
    std::filesystem::path out = std::filesystem::temp_directory_path() / "duban-cli-bench";
    std::filesystem::remove_all(out);
    std::clock_t busy = std::clock();
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    base::Result<cli::SimulationResult> done = cli::simulate(
        folder, {}, {test::date("2024-01-01"), test::date("2024-12-31")}, out, [](base::Date) {});
    double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::filesystem::remove_all(out);
    if (!done.ok()) {
        std::fprintf(stderr, "%s\n", done.error().message.c_str());
        return 1;
    }
    std::printf(
        "simulate 2024, %d plans:   %.2f s (%.2f s of processor time); %d ticks, %d messages "
        "(aim 2 s)\n",
        done->plans, seconds, static_cast<double>(std::clock() - busy) / CLOCKS_PER_SEC,
        done->ticks, done->messages);
    return 0;
}
