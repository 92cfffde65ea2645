#include <iostream>

#include "app/launch.h"

int main(int argc, char** argv) {
    return app::launch(std::vector<std::string>(argv + 1, argv + argc), std::cout, std::cerr);
}
