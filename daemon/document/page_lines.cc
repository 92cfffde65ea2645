#include "document/page_lines.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace document {

namespace {

constexpr double kSameLine = 0.45;    // of a character: how far middles of one line lie apart
constexpr double kSeenBlank = 0.45;   // of a character, beside a Chinese one
constexpr double kLatinBlank = 0.12;  // between letters and digits

bool ascii_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// On a page of any size that there is; also false for what is no number.
bool placed(const WordBox& w) {
    constexpr double kFarthest = 100'000;
    return std::abs(w.x) < kFarthest && std::abs(w.y) < kFarthest && w.w >= 0 && w.w < kFarthest &&
           w.h >= 0 && w.h < kFarthest;
}

// Printed twice a hair's breadth apart, to look bold.
bool doubled(const WordBox& a, const WordBox& b) {
    return a.text == b.text && std::abs(a.x - b.x) < 1 && std::abs(a.middle() - b.middle()) < 1;
}

double median(std::vector<double> values) {
    if (values.empty()) return 12;
    auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void close_line(PrintedLine& line) {
    std::sort(line.words.begin(), line.words.end(),
              [](const WordBox& a, const WordBox& b) { return a.x < b.x; });
    line.words.erase(std::unique(line.words.begin(), line.words.end(), doubled), line.words.end());
    line.size = usual_size(line.words);
}

}  // namespace

double PrintedLine::right() const {
    double out = words.front().right();
    for (const WordBox& word : words) out = std::max(out, word.right());
    return out;
}

double PrintedLine::middle() const {
    double sum = 0;
    for (const WordBox& word : words) sum += word.middle();
    return sum / static_cast<double>(words.size());
}

double size_of(const WordBox& word) {
    double size = word.size > 0 ? word.size : word.h;
    return std::clamp(size, 1.0, 400.0);
}

double usual_size(const std::vector<WordBox>& words) {
    std::vector<double> sizes;
    for (const WordBox& word : words) sizes.push_back(size_of(word));
    return median(std::move(sizes));
}

std::vector<PrintedLine> group_lines(std::vector<WordBox> words) {
    words.erase(std::remove_if(words.begin(), words.end(),
                               [](const WordBox& w) { return w.text.empty() || !placed(w); }),
                words.end());
    std::sort(words.begin(), words.end(), [](const WordBox& a, const WordBox& b) {
        return a.middle() != b.middle() ? a.middle() < b.middle() : a.x < b.x;
    });
    std::vector<PrintedLine> lines;
    double middle = 0, tallest = 0;
    for (WordBox& word : words) {
        double size = size_of(word);
        bool same = !lines.empty() && word.middle() - middle <= kSameLine * std::max(tallest, size);
        if (!same) {
            lines.emplace_back();
            middle = word.middle();
            tallest = size;
        } else if (size > tallest) {
            tallest = size;
            middle = word.middle();
        }
        lines.back().words.push_back(std::move(word));
    }
    for (PrintedLine& line : lines) close_line(line);
    return lines;
}

std::string text_of(const PrintedLine& line) {
    std::string out;
    for (size_t i = 0; i < line.words.size(); ++i) {
        const WordBox& word = line.words[i];
        if (i > 0) {
            double gap = word.x - line.words[i - 1].right();
            bool latin = ascii_word_byte(out.back()) && ascii_word_byte(word.text.front());
            if (gap >= (latin ? kLatinBlank : kSeenBlank) * line.size) out += ' ';
        }
        out += word.text;
    }
    return out;
}

double opening_unit(const PrintedLine& line) {
    constexpr std::u32string_view kNeverFirst = U"，。、；：？！）》〉」』】”’％%),.;:";
    constexpr double kLongestWord = 12;
    std::u32string text = base::to_utf32(line.words.front().text);
    double width = 0;
    size_t i = 0;
    while (i < text.size() && text[i] < 0x80 && text[i] != ' ') ++i, width += 0.5;
    if (i == 0) ++i, width = 1;
    if (width > kLongestWord) width = 1;
    for (; i < text.size() && kNeverFirst.find(text[i]) != std::u32string_view::npos; ++i) ++width;
    return width;
}

std::vector<size_t> gaps(const PrintedLine& line, double ems) {
    std::vector<size_t> out;
    for (size_t i = 1; i < line.words.size(); ++i)
        if (line.words[i].x - line.words[i - 1].right() >= ems * line.size) out.push_back(i);
    return out;
}

}  // namespace document
