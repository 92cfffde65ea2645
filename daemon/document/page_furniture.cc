#include "document/page_furniture.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/utf8.h"

namespace document {

namespace {

constexpr double kEdge = 0.13;        // of the page's height, at either end
constexpr size_t kEdgeLines = 3;      // looked at from either end
constexpr double kSamePlace = 8;      // points
constexpr size_t kLongestHead = 180;  // bytes

bool digit(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }

bool dash(char32_t c) {
    constexpr std::u32string_view kDashes = U"-—–―－─·•~";
    return kDashes.find(c) != std::u32string_view::npos;
}

bool at_top(const PageLines& page, const PrintedLine& line) {
    return line.middle() < kEdge * page.height;
}

bool at_edge(const PageLines& page, const PrintedLine& line) {
    return at_top(page, line) || line.middle() > (1 - kEdge) * page.height;
}

// A head or foot with its digits left aside, and its place.
struct Repeat {
    std::string pattern;
    long place = 0;
    bool top = false;

    friend auto operator<=>(const Repeat&, const Repeat&) = default;
};

std::string pattern_of(std::string_view text) {
    std::string out;
    for (size_t i = 0; i < text.size();) {
        base::CodePoint c = base::decode_utf8(text, i);
        if (digit(c.value)) {
            if (!out.ends_with('#')) out += '#';
        } else if (c.value != ' ') {
            base::append_utf8(out, c.value);
        }
        i += c.size;
    }
    return out;
}

Repeat repeat_of(const PageLines& page, const PrintedLine& line) {
    bool top = at_top(page, line);
    double from_edge = top ? line.middle() : page.height - line.middle();
    return {pattern_of(text_of(line)), std::lround(from_edge / kSamePlace), top};
}

// Indices of the lines that may be furniture: the outermost ones at either edge.
std::vector<size_t> edge_lines(const PageLines& page) {
    std::vector<size_t> out;
    size_t n = page.lines.size();
    for (size_t i = 0; i < n; ++i) {
        bool outermost = i < kEdgeLines || i + kEdgeLines >= n;
        if (outermost && at_edge(page, page.lines[i])) out.push_back(i);
    }
    return out;
}

std::map<Repeat, size_t> count_repeats(const std::vector<PageLines>& pages) {
    std::map<Repeat, size_t> out;
    for (const PageLines& page : pages) {
        for (size_t i : edge_lines(page)) {
            Repeat repeat = repeat_of(page, page.lines[i]);
            bool annex = repeat.pattern.starts_with("附件") || repeat.pattern.starts_with("附表");
            if (repeat.pattern.size() <= kLongestHead && !annex) ++out[repeat];
        }
    }
    return out;
}

// Half a place to either side counts too: the rounding may part one line from its like.
size_t seen(const std::map<Repeat, size_t>& counts, Repeat repeat) {
    size_t out = 0;
    for (long step : {-1, 0, 1}) {
        Repeat near = repeat;
        near.place += step;
        auto found = counts.find(near);
        if (found != counts.end()) out += found->second;
    }
    return out;
}

// The outermost line of a page that holds a bare number.
bool lone_number(const PageLines& page, size_t i) {
    if (i != 0 && i + 1 != page.lines.size()) return false;
    std::string pattern = pattern_of(text_of(page.lines[i]));
    return pattern == "#" && text_of(page.lines[i]).size() <= 4;
}

void remove_from(PageLines& page, const std::map<Repeat, size_t>& counts, size_t pages) {
    std::vector<bool> gone(page.lines.size());
    for (size_t i : edge_lines(page)) {
        const PrintedLine& line = page.lines[i];
        bool repeats = pages >= 2 && seen(counts, repeat_of(page, line)) >=
                                         std::max<size_t>(2, std::min<size_t>(3, (pages + 1) / 2));
        gone[i] = repeats || page_number_text(text_of(line)) || lone_number(page, i);
    }
    std::vector<PrintedLine> kept;
    for (size_t i = 0; i < page.lines.size(); ++i)
        if (!gone[i]) kept.push_back(std::move(page.lines[i]));
    page.lines = std::move(kept);
}

}  // namespace

bool page_number_text(std::string_view text) {
    std::string core;
    bool dashed = false;
    for (size_t i = 0; i < text.size();) {
        base::CodePoint c = base::decode_utf8(text, i);
        if (dash(c.value)) {
            dashed = true;
        } else if (c.value != ' ' && c.value != 0x3000) {
            base::append_utf8(core, c.value);
        }
        i += c.size;
    }
    std::string pattern = pattern_of(core);
    if (pattern == "#") return dashed && core.size() <= 12;
    for (std::string_view form : {"第#页", "第#页共#页", "第#页，共#页", "第#页/共#页", "#/#",
                                  "共#页第#页", "共#页，第#页", "Page#", "Page#of#"})
        if (pattern == form) return true;
    return false;
}

void remove_furniture(std::vector<PageLines>& pages) {
    std::map<Repeat, size_t> counts = count_repeats(pages);
    for (PageLines& page : pages) remove_from(page, counts, pages.size());
}

}  // namespace document
