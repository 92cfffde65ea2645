// Reads every file of a folder once through a fuzz target: what a run of the fuzzer found before
// stays mended. Ends with 1 where the folder holds nothing, so that an empty test is seen.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    size_t read = 0;
    for (const std::filesystem::directory_entry& entry :
         std::filesystem::directory_iterator(argv[1])) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(file), {}};
        std::printf("%s, %zu bytes\n", entry.path().filename().c_str(), bytes.size());
        (void)std::fflush(stdout);
        LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
        ++read;
    }
    std::printf("%zu inputs\n", read);
    return read > 0 ? 0 : 1;
}
