// Processor time and rate of extraction: each text given on the command line, or the two gazettes
// beside the repository, and copies of them joined to 2 and 20 MB (the rate must not fall with
// length).

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "document/text_file.h"
#include "extract/extract.h"

namespace {

// Processor time: what the machine's other work takes does not count.
double processor_ms() { return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double milliseconds(const std::string& text, size_t& tasks) {
    double begin = processor_ms();
    std::vector<extract::Draft> drafts = extract::extract(text);
    double taken = processor_ms() - begin;
    tasks = 0;
    for (const extract::Draft& draft : drafts) tasks += draft.tasks.size();
    return taken;
}

// The best of some runs: the machine's other work only adds.
void measure(const std::string& name, const std::string& text, int runs) {
    size_t tasks = 0;
    double best = milliseconds(text, tasks);
    for (int i = 1; i < runs; ++i) best = std::min(best, milliseconds(text, tasks));
    std::printf("%-28s %9.3f MB %9.1f ms %7.1f MB/s %8zu tasks\n", name.c_str(),
                static_cast<double>(text.size()) / 1e6, best,
                static_cast<double>(text.size()) / 1e3 / best, tasks);
}

std::string repeated(const std::string& text, size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += text + "\n";
    return out;
}

std::string base_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> paths(argv + 1, argv + argc);
    if (paths.empty())
        for (const char* name : {"gazette-2021.txt", "gazette-2024-2.txt"})
            paths.push_back(std::string(DUBAN_SOURCE_DIR) + "/../shared/seeds/" + name);
    for (const std::string& path : paths) {
        base::Result<document::Text> text = document::read_text(path);
        if (!text.ok()) {
            std::printf("skipped: %s\n", text.error().message.c_str());
            continue;
        }
        measure(base_name(path), text->utf8, 5);
        measure(base_name(path) + " x 2 MB", repeated(text->utf8, 2'000'000), 2);
        measure(base_name(path) + " x 20 MB", repeated(text->utf8, 20'000'000), 1);
    }
    return 0;
}
