#include <exception>
#include <iostream>

#include "cli/command.h"

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    std::vector<std::string> args(argv + 1, argv + argc);
    try {
        return cli::run(args, {std::cin, std::cout, std::cerr});
    } catch (const std::exception& error) {
        std::cerr << "duban：" << error.what() << '\n';
        return cli::kStorage;
    }
}
