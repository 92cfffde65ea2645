#include "document/page_rules.h"

#include <algorithm>
#include <catch2/catch.hpp>

using document::Rule;

namespace {

struct Canvas {
    int width = 200, height = 100;
    std::vector<uint8_t> pixels = std::vector<uint8_t>(200 * 100, 255);

    Canvas& fill(int x, int y, int w, int h, uint8_t grey = 0) {
        for (int row = y; row < y + h; ++row)
            std::fill_n(pixels.begin() + row * width + x, w, grey);
        return *this;
    }
    [[nodiscard]] std::vector<Rule> rules(double scale = 1) const {
        return document::find_rules({pixels.data(), width, height, width, scale});
    }
};

bool has(const std::vector<Rule>& rules, double x1, double y1, double x2, double y2) {
    return std::any_of(rules.begin(), rules.end(), [&](const Rule& r) {
        return std::abs(r.x1 - x1) < 1.1 && std::abs(r.y1 - y1) < 1.1 &&
               std::abs(r.x2 - x2) < 1.1 && std::abs(r.y2 - y2) < 1.1;
    });
}

}  // namespace

TEST_CASE("thin dark lines are rules, dots and short strokes are not", "[document]") {
    std::vector<Rule> rules =
        Canvas().fill(10, 20, 100, 1).fill(50, 30, 2, 60).fill(150, 50, 5, 5).rules();
    CHECK(rules.size() == 2);
    CHECK(has(rules, 10, 20, 110, 20));
    CHECK(has(rules, 51, 30, 51, 90));
}

TEST_CASE("a picture finer than points gives points", "[document]") {
    CHECK(has(Canvas().fill(10, 20, 100, 1).rules(0.5), 5, 10, 55, 10));
}

TEST_CASE("a filled area gives its edges", "[document]") {
    std::vector<Rule> rules = Canvas().fill(20, 20, 100, 30, 180).rules();
    CHECK(has(rules, 20, 20, 120, 20));
    CHECK(has(rules, 20, 50, 120, 50));
    CHECK(has(rules, 20, 20, 20, 50));
    CHECK(has(rules, 120, 20, 120, 50));
    CHECK(rules.size() == 4);
}

TEST_CASE("black borders within a shaded cell and grey ones on white are found", "[document]") {
    std::vector<Rule> shaded = Canvas().fill(20, 20, 100, 30, 200).fill(60, 20, 1, 30).rules();
    CHECK(has(shaded, 60, 20, 60, 50));
    CHECK(has(Canvas().fill(10, 20, 100, 1, 190).rules(), 10, 20, 110, 20));
    CHECK(Canvas().fill(10, 20, 100, 1, 240).rules().empty());
}

TEST_CASE("white letters on a dark ground leave its edges and make none", "[document]") {
    Canvas canvas;
    canvas.fill(20, 20, 120, 40);
    for (int x = 40; x < 120; x += 14) canvas.fill(x, 34, 10, 12, 255).fill(x + 3, 36, 4, 8);
    std::vector<Rule> rules = canvas.rules();
    CHECK(has(rules, 20, 20, 140, 20));
    CHECK(has(rules, 20, 60, 140, 60));
    CHECK(has(rules, 20, 20, 20, 60));
    CHECK(has(rules, 140, 20, 140, 60));
    CHECK(rules.size() == 4);
}

TEST_CASE("grey borders within lightly shaded cells are found", "[document]") {
    CHECK(
        has(Canvas().fill(20, 20, 100, 30, 221).fill(60, 20, 1, 30, 153).rules(), 60, 20, 60, 50));
}

TEST_CASE("a photograph has no rules", "[document]") {
    Canvas canvas;
    canvas.width = 2000, canvas.height = 2000;
    canvas.pixels.assign(2000 * 2000, 255);
    for (int y = 0; y < 2000; y += 2)
        for (int x = 0; x < 2000; x += 200) canvas.fill(x + (y * 7) % 60, y, 100, 1);
    CHECK(canvas.rules().empty());
}
