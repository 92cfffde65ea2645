#include <malloc.h>

#include <iostream>

#include "app/launch.h"

int main(int argc, char** argv) {
    // One heap for both threads: the sender's own would keep a megabyte that it rarely uses.
    ::mallopt(M_ARENA_MAX, 1);
    return app::launch(std::vector<std::string>(argv + 1, argv + argc), std::cout, std::cerr);
}
