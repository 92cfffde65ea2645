#include "document/page_columns.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace document {

namespace {

constexpr double kGutterFrom = 0.35, kGutterTo = 0.65;  // of the page's width
constexpr size_t kFewestLines = 3;                      // of a column beside another
constexpr double kFullLines = 0.35;                     // of the left lines reach the gutter
constexpr double kAligned = 0.6;                        // of the right lines begin at its edge
constexpr size_t kShortestMean = 8;                     // characters of a line in a column

// What stands on one height: a line of text, or a table, with the y that it is sorted by.
struct Piece {
    double y = 0;
    PrintedLine line;
    int table = -1;
    double left = 0, right = 0;
};

bool covers(const Piece& piece, double x) {
    if (piece.table >= 0) return piece.left < x && x < piece.right;
    return std::any_of(piece.line.words.begin(), piece.line.words.end(),
                       [x](const WordBox& w) { return w.x < x && x < w.right(); });
}

// The middle of the widest stretch of x that parts the most lines into left and right.
std::optional<double> find_gutter(const std::vector<Piece>& pieces, double width) {
    size_t best = kFewestLines - 1;
    double from = 0, to = -1;
    for (double x = kGutterFrom * width; x <= kGutterTo * width; x += 2) {
        size_t left = 0, right = 0;
        for (const Piece& piece : pieces) {
            if (covers(piece, x)) continue;
            left += piece.left < x;
            right += piece.right > x;
        }
        size_t both = std::min(left, right);
        if (both > best) {
            best = both;
            from = to = x;
        } else if (both == best && to >= from && x - to <= 2.5) {
            to = x;
        }
    }
    return to < from ? std::nullopt : std::optional<double>((from + to) / 2);
}

struct Halves {
    std::vector<Piece> left, right;
};

void halve(const Piece& piece, double gutter, Halves& out) {
    if (piece.table >= 0) return (piece.right < gutter ? out.left : out.right).push_back(piece);
    Piece left = piece, right = piece;
    left.line.words.clear();
    right.line.words.clear();
    for (const WordBox& word : piece.line.words)
        (word.x < gutter ? left : right).line.words.push_back(word);
    if (!left.line.words.empty()) out.left.push_back(std::move(left));
    if (!right.line.words.empty()) out.right.push_back(std::move(right));
}

size_t mean_characters(const std::vector<Piece>& pieces) {
    size_t sum = 0;
    for (const Piece& piece : pieces) sum += base::count_characters(text_of(piece.line));
    return pieces.empty() ? 0 : sum / pieces.size();
}

// Columns of text, not two columns of a list (name and post): the left one is filled up to the
// gutter, the right one begins at its own edge.
bool two_columns(const Halves& halves) {
    const std::vector<Piece>& left = halves.left;
    const std::vector<Piece>& right = halves.right;
    if (left.size() < kFewestLines || right.size() < kFewestLines) return false;
    if (mean_characters(left) < kShortestMean || mean_characters(right) < kShortestMean)
        return false;
    double edge = 0, start = 1e9;
    for (const Piece& piece : left)
        if (piece.table < 0) edge = std::max(edge, piece.line.right());
    for (const Piece& piece : right)
        if (piece.table < 0) start = std::min(start, piece.line.x());
    size_t full = 0, aligned = 0;
    for (const Piece& piece : left)
        full += piece.table >= 0 || edge - piece.line.right() < 1.5 * piece.line.size;
    for (const Piece& piece : right)
        aligned += piece.table >= 0 || piece.line.x() - start < 2.6 * piece.line.size;
    return static_cast<double>(full) >= kFullLines * static_cast<double>(left.size()) &&
           static_cast<double>(aligned) >= kAligned * static_cast<double>(right.size());
}

void put(std::vector<PageElement>& out, std::vector<Piece>& pieces, Column column) {
    for (Piece& piece : pieces) out.push_back({column, std::move(piece.line), piece.table});
}

void put_band(std::vector<PageElement>& out, std::vector<Piece>& band, double gutter) {
    Halves halves;
    for (const Piece& piece : band) halve(piece, gutter, halves);
    if (two_columns(halves)) {
        put(out, halves.left, Column::kLeft);
        put(out, halves.right, Column::kRight);
    } else {
        put(out, band, Column::kWhole);
    }
    band.clear();
}

std::vector<Piece> pieces_of(std::vector<PrintedLine> lines, const std::vector<PageTable>& tables) {
    std::vector<Piece> out;
    for (PrintedLine& line : lines) {
        Piece piece{line.middle(), {}, -1, line.x(), line.right()};
        piece.line = std::move(line);
        out.push_back(std::move(piece));
    }
    for (size_t i = 0; i < tables.size(); ++i) {
        const PageTable& t = tables[i];
        out.push_back({t.top, {}, static_cast<int>(i), t.left(), t.right()});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Piece& a, const Piece& b) { return a.y < b.y; });
    return out;
}

}  // namespace

std::vector<PageElement> reading_order(double page_width, std::vector<PrintedLine> lines,
                                       const std::vector<PageTable>& tables) {
    std::vector<Piece> pieces = pieces_of(std::move(lines), tables);
    std::vector<PageElement> out;
    std::optional<double> gutter = find_gutter(pieces, page_width);
    if (!gutter) {
        put(out, pieces, Column::kWhole);
        return out;
    }
    std::vector<Piece> band;
    for (Piece& piece : pieces) {
        if (!covers(piece, *gutter)) {
            band.push_back(std::move(piece));
            continue;
        }
        put_band(out, band, *gutter);
        out.push_back({Column::kWhole, std::move(piece.line), piece.table});
    }
    put_band(out, band, *gutter);
    return out;
}

}  // namespace document
