#include "document/ofd_page.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace document {

namespace {

constexpr double kPoints = 72 / 25.4;  // of a millimetre
constexpr double kAscent = 0.88;       // of the size: the top of an ideograph above its baseline
constexpr double kGap = 0.6;           // of a character: a new word behind it
constexpr double kShortestRule = 3;    // points
constexpr double kStraight = 0.6;      // points that a rule may be off
constexpr size_t kMostRules = 4'000;   // of a page
constexpr size_t kMostPathNumbers = 20'000;

// Numbers parted by blanks or commas; stops at what is none.
std::vector<double> numbers(std::string_view text, size_t most) {
    std::vector<double> out;
    const char* at = text.data();
    const char* end = at + text.size();
    while (at < end && out.size() < most) {
        if (*at == ' ' || *at == ',' || *at == '\n' || *at == '\t' || *at == '\r') {
            ++at;
            continue;
        }
        double value = 0;
        auto [next, failed] = std::from_chars(at, end, value);
        if (failed != std::errc() || !std::isfinite(value)) break;
        out.push_back(value);
        at = next;
    }
    return out;
}

double number(std::string_view text, double otherwise) {
    std::vector<double> all = numbers(text, 1);
    return all.empty() ? otherwise : all.front();
}

struct Point {
    double x = 0, y = 0;
};

// From an object's own coordinates to points on the page: its matrix, then its boundary's corner.
class Placement {
  public:
    explicit Placement(XmlNode object) : boundary_(ofd_box(object.attribute("Boundary"))) {
        std::vector<double> given = numbers(object.attribute("CTM"), 6);
        if (given.size() == 6) std::copy(given.begin(), given.end(), matrix_);
    }
    [[nodiscard]] Point place(double x, double y) const {
        double px = matrix_[0] * x + matrix_[2] * y + matrix_[4] + boundary_.x;
        double py = matrix_[1] * x + matrix_[3] * y + matrix_[5] + boundary_.y;
        return {px * kPoints, py * kPoints};
    }
    [[nodiscard]] double scale_x() const { return std::hypot(matrix_[0], matrix_[1]); }
    [[nodiscard]] double scale_y() const { return std::hypot(matrix_[2], matrix_[3]); }
    [[nodiscard]] bool upright() const {
        return matrix_[0] > 0 && matrix_[3] > 0 && std::abs(matrix_[1]) < 0.1 * matrix_[0] &&
               std::abs(matrix_[2]) < 0.3 * matrix_[3];
    }

  private:
    OfdBox boundary_;
    double matrix_[6] = {1, 0, 0, 1, 0, 0};
};

bool wide(char32_t c) { return c >= 0x2E80 || (c >= 0x2010 && c <= 0x2027) || c == 0x3007; }

bool hidden(XmlNode object) { return object.attribute("Visible") == "false"; }

class TextReader {
  public:
    TextReader(XmlNode object, PageBoxes& out) : object_(object), place_(object), out_(out) {
        size_ = std::abs(number(object.attribute("Size"), 0));
        stretch_ = std::abs(number(object.attribute("HScale"), 1));
        turned_ = !place_.upright() || number(object.attribute("CharDirection"), 0) != 0;
    }

    void read() {
        double x = 0, y = 0;
        for (XmlNode code = object_.child("TextCode"); code; code = code.next("TextCode")) {
            x = number(code.attribute("X"), x);  // left out: that of the code before
            y = number(code.attribute("Y"), y);
            run(code, x, y);
        }
    }

  private:
    void run(XmlNode code, double x, double y) {
        std::u32string text = base::to_utf32(code.all_text());
        std::vector<double> across = ofd_deltas(code.attribute("DeltaX"), text.size());
        std::vector<double> down = ofd_deltas(code.attribute("DeltaY"), text.size());
        for (size_t i = 0; i < text.size(); ++i) {
            double own = size_ * stretch_ * (wide(text[i]) ? 1 : 0.5);
            put(text[i], x, y, own);
            double step = i < across.size() ? across[i] : down.empty() ? own : 0;
            double fall = i < down.size() ? down[i] : 0;
            bool parted = step - own > kGap * size_ || step < 0 || std::abs(fall) > 0.01;
            if (parted) flush();
            x += step;
            y += fall;
        }
        flush();
    }

    void put(char32_t c, double x, double y, double own) {
        if (c == ' ' || c == 0x3000 || c == 0xA0 || c < 0x20) return flush();
        if (word_.text.empty()) from_ = {x, y};
        base::append_utf8(word_.text, c);
        to_ = x + own;
    }

    void flush() {
        if (word_.text.empty()) return;
        Point begin = place_.place(from_.x, from_.y), end = place_.place(to_, from_.y);
        double size = size_ * place_.scale_y() * kPoints;
        word_.x = begin.x;
        word_.w = std::max(end.x - begin.x, 0.0);
        word_.y = begin.y - kAscent * size;
        word_.h = size;
        word_.size = size;
        word_.upright = !turned_;
        out_.words.push_back(std::move(word_));
        word_ = {};
    }

    XmlNode object_;
    Placement place_;
    PageBoxes& out_;
    double size_ = 0, stretch_ = 1, to_ = 0;
    bool turned_ = false;
    Point from_;
    WordBox word_;
};

void add_rule(Point a, Point b, PageBoxes& out) {
    if (out.rules.size() >= kMostRules) return;
    double across = std::abs(a.x - b.x), down = std::abs(a.y - b.y);
    if (across >= kShortestRule && down <= kStraight)
        out.rules.push_back({std::min(a.x, b.x), a.y, std::max(a.x, b.x), a.y});
    if (down >= kShortestRule && across <= kStraight)
        out.rules.push_back({a.x, std::min(a.y, b.y), a.x, std::max(a.y, b.y)});
}

// M 0 0 L 10 0 … C: moves, lines, curves by their last point, close (table 36).
class PathReader {
  public:
    PathReader(XmlNode object, PageBoxes& out) : place_(object), out_(out) {}

    void read(std::string_view data) {
        size_t read = 0;
        while (!data.empty() && read < kMostPathNumbers) {
            char operation = data.front();
            data.remove_prefix(1);
            if (operation == ' ' || operation == '\n' || operation == '\r') continue;
            size_t end = data.find_first_of("SMLQBAC");
            std::vector<double> values = numbers(data.substr(0, end), 8);
            read += values.size() + 1;
            step(operation, values);
            data.remove_prefix(std::min(end, data.size()));
        }
    }

  private:
    void step(char operation, const std::vector<double>& values) {
        if (operation == 'C') return line_to(start_);
        if (values.size() < 2) return;
        Point to = place_.place(values[values.size() - 2], values.back());
        if (operation == 'M' || operation == 'S') start_ = at_ = to;
        if (operation == 'L') line_to(to);
        at_ = to;
    }

    void line_to(Point to) {
        add_rule(at_, to, out_);
        at_ = to;
    }

    Placement place_;
    PageBoxes& out_;
    Point start_, at_;
};

void add_objects(XmlNode block, PageBoxes& out, int depth) {
    constexpr int kDeepestBlock = 32;
    for (XmlNode object : block) {
        if (hidden(object)) continue;
        if (object.name() == "TextObject") TextReader(object, out).read();
        if (object.name() == "PathObject")
            PathReader(object, out).read(object.child("AbbreviatedData").all_text());
        bool nested = object.name() == "PageBlock" || object.name() == "Layer";
        if (nested && depth < kDeepestBlock) add_objects(object, out, depth + 1);
    }
}

}  // namespace

OfdBox ofd_box(std::string_view text) {
    std::vector<double> v = numbers(text, 4);
    return v.size() == 4 ? OfdBox{v[0], v[1], v[2], v[3]} : OfdBox{};
}

std::vector<double> ofd_deltas(std::string_view text, size_t most) {
    std::vector<double> out;
    while (!text.empty() && out.size() < most) {
        size_t from = text.find_first_not_of(" \t\r\n,");
        if (from == std::string_view::npos) break;
        text.remove_prefix(from);
        if (text.front() != 'g') {
            size_t end = std::min(text.find_first_of(" \t\r\n,"), text.size());
            out.push_back(number(text.substr(0, end), 0));
            text.remove_prefix(end);
            continue;
        }
        std::vector<double> repeat = numbers(text.substr(1), 2);
        if (repeat.size() < 2) break;
        double count = std::clamp(repeat[0], 0.0, static_cast<double>(most - out.size()));
        out.insert(out.end(), static_cast<size_t>(count), repeat[1]);
        text.remove_prefix(1);
        for (int word = 0; word < 2; ++word) {
            text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n,"), text.size()));
            text.remove_prefix(std::min(text.find_first_of(" \t\r\n,"), text.size()));
        }
    }
    return out;
}

void add_ofd_content(XmlNode page, PageBoxes& out) {
    for (XmlNode content = page.child("Content"); content; content = content.next("Content"))
        add_objects(content, out, 0);
}

}  // namespace document
