#include "document/page_rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace document {

namespace {

constexpr int kShortestAcross = 20;   // pixels; a stroke of a letter is shorter
constexpr int kShortestDown = 11;     // a row of a table is higher
constexpr int kThickest = 4;          // pixels; what is thicker is a filled area
constexpr size_t kMostRules = 4'000;  // of one page

// Black lines within shaded cells show at the first threshold, grey lines within lightly shaded
// ones at the second, grey lines on white at the third.
constexpr std::array<uint8_t, 3> kThresholds = {110, 190, 225};
constexpr int kFreePercent = 80;  // of a line's length: lighter than the line on its far side

// Dark pixels [from, to) of row or column `at`, and up to which `last` the same run goes on.
struct Bar {
    int at, last, from, to;
};

// Looks along rows, or along columns with the picture turned.
class BarFinder {
  public:
    BarFinder(const GreyPicture& picture, bool across, uint8_t threshold)
        : picture_(picture), across_(across), threshold_(threshold) {}

    std::vector<Bar> find() {
        int lines = across_ ? picture_.height : picture_.width;
        for (int at = 0; at < lines && done_.size() <= kMostRules; ++at) {
            runs_of(at);
            grow(at);
        }
        done_.insert(done_.end(), open_.begin(), open_.end());
        return std::move(done_);
    }

    // Whether the picture is lighter beside a run on row or column `at`: an edge along white
    // letters on a dark ground is none.
    [[nodiscard]] bool free(const Bar& bar, int at) const {
        int lines = across_ ? picture_.height : picture_.width;
        if (at < 0 || at >= lines) return true;
        int light = 0;
        for (int i = bar.from; i < bar.to; ++i) light += !dark(at, i);
        return light * 100 >= kFreePercent * (bar.to - bar.from);
    }

  private:
    [[nodiscard]] bool dark(int at, int i) const {
        size_t row = across_ ? at : i, column = across_ ? i : at;
        return picture_.pixels[row * picture_.stride + column] < threshold_;
    }

    void runs_of(int at) {
        runs_.clear();
        int length = across_ ? picture_.width : picture_.height;
        int shortest = across_ ? kShortestAcross : kShortestDown;
        for (int i = 0; i < length;) {
            int from = i;
            while (i < length && dark(at, i)) ++i;
            if (i - from >= shortest) runs_.push_back({at, at, from, i});
            if (i == from) ++i;
        }
    }

    static bool same(const Bar& a, const Bar& b) {
        return std::abs(a.from - b.from) <= 2 && std::abs(a.to - b.to) <= 2;
    }

    void grow(int at) {
        std::vector<Bar> still;
        for (Bar& bar : open_) {
            auto found = std::find_if(runs_.begin(), runs_.end(),
                                      [&](const Bar& run) { return same(bar, run); });
            if (found == runs_.end()) {
                done_.push_back(bar);
                continue;
            }
            bar.last = at;
            still.push_back(bar);
            runs_.erase(found);
        }
        still.insert(still.end(), runs_.begin(), runs_.end());
        open_ = std::move(still);
    }

    const GreyPicture& picture_;
    bool across_;
    uint8_t threshold_;
    std::vector<Bar> runs_, open_, done_;
};

Rule rule_of(const Bar& bar, double at, bool across, double scale) {
    double along = at * scale, from = bar.from * scale, to = bar.to * scale;
    return across ? Rule{from, along, to, along} : Rule{along, from, along, to};
}

void add_rules(std::vector<Rule>& out, const BarFinder& finder, const Bar& bar, bool across,
               double scale) {
    bool before = finder.free(bar, bar.at - 1), behind = finder.free(bar, bar.last + 1);
    if (bar.last - bar.at < kThickest && before && behind)
        return out.push_back(rule_of(bar, (bar.at + bar.last + 1) / 2.0, across, scale));
    if (before) out.push_back(rule_of(bar, bar.at, across, scale));
    if (behind) out.push_back(rule_of(bar, bar.last + 1, across, scale));
}

}  // namespace

std::vector<Rule> find_rules(const GreyPicture& picture) {
    std::vector<Rule> out;
    for (uint8_t threshold : kThresholds) {
        for (bool across : {true, false}) {
            BarFinder finder(picture, across, threshold);
            for (const Bar& bar : finder.find()) add_rules(out, finder, bar, across, picture.scale);
        }
    }
    auto key = [](const Rule& r) { return std::tie(r.x1, r.y1, r.x2, r.y2); };
    std::sort(out.begin(), out.end(),
              [&](const Rule& a, const Rule& b) { return key(a) < key(b); });
    out.erase(std::unique(out.begin(), out.end(),
                          [&](const Rule& a, const Rule& b) { return key(a) == key(b); }),
              out.end());
    if (out.size() > kMostRules) out.clear();
    return out;
}

}  // namespace document
