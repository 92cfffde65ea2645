#include "document/xlsx_sheet.h"

#include <algorithm>
#include <charconv>

#include "document/readers.h"

namespace document {

namespace {

constexpr uint32_t kMaxRow = 1'048'576;
constexpr uint32_t kMaxColumn = 16'384;
constexpr size_t kMaxSheetBytes = 256u << 20;
constexpr size_t kMaxHiddenRanges = 1'000;
constexpr size_t kMaxMerges = 200'000;
constexpr size_t kMostRemarks = 20;  // of one kind and sheet that are told one by one
constexpr std::string_view kNotComputed = "#未计算";

uint32_t unsigned_or(std::string_view text, uint32_t otherwise) {
    uint32_t out = 0;
    auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
    return failed == std::errc() && end == text.data() + text.size() ? out : otherwise;
}

bool truth(std::string_view text) { return text == "1" || text == "true"; }

// <c r="B7" s="3" t="s">: what its value is made of.
struct RawCell {
    CellAddress at;
    std::string type, value;
    uint32_t style = 0;
    bool has_value = false, has_formula = false;
};

class SheetReader {
  public:
    SheetReader(const XlsxBook& book, const SheetEntry& entry, const std::string& file,
                size_t cells_left)
        : book_(book), file_(file), cells_left_(cells_left) {
        out_.name = entry.name;
    }

    base::Result<XlsxSheet> read(XmlEvents& events) {
        for (auto kind = events.next(); kind != XmlEvents::Kind::kDone; kind = events.next()) {
            if (kind != XmlEvents::Kind::kStart) continue;
            if (base::Status done = element(events); !done.ok()) return done.error();
        }
        if (base::Status done = events.status(); !done.ok()) return done.error();
        put_in_order();
        say_rest(errors_, "W_CELL", "处公式有错误或没有计算结果");
        say_rest(dates_, "W_DATE", "处日期不存在");
        return std::move(out_);
    }

  private:
    base::Error failure(std::string_view reason, const std::string& message) const {
        return unreadable(reason, file_, message);
    }

    [[nodiscard]] std::string place(CellAddress at) const {
        return out_.name + "!" + address_text(at);
    }

    base::Status element(XmlEvents& events) {
        std::string_view name = events.name();
        if (name == "c") return cell(events);
        if (name == "row") return row(events);
        if (name == "col" && truth(events.attribute("hidden")))
            hide_columns(unsigned_or(events.attribute("min"), 0),
                         unsigned_or(events.attribute("max"), 0));
        if (name == "mergeCell") merge(events.attribute("ref"));
        return {};
    }

    base::Status row(XmlEvents& events) {
        row_ = unsigned_or(events.attribute("r"), row_ + 1);
        column_ = 0;
        if (row_ == 0 || row_ > kMaxRow)
            return failure("E_XLSX", "工作表“" + out_.name + "”的行号超出表格范围");
        if (truth(events.attribute("hidden"))) out_.hidden_rows.push_back(row_);
        return {};
    }

    void hide_columns(uint32_t first, uint32_t last) {
        if (first == 0 || first > last || out_.hidden_columns.size() >= kMaxHiddenRanges) return;
        out_.hidden_columns.emplace_back(first, std::min(last, kMaxColumn));
    }

    void merge(std::string_view range) {
        size_t colon = range.find(':');
        if (colon == std::string_view::npos || out_.merges.size() >= kMaxMerges) return;
        std::optional<CellAddress> first = cell_address(range.substr(0, colon));
        std::optional<CellAddress> last = cell_address(range.substr(colon + 1));
        if (first && last && first->row <= last->row && first->column <= last->column)
            out_.merges.push_back({*first, *last});
    }

    base::Status cell(XmlEvents& events) {
        RawCell raw;
        std::string address = events.attribute("r");
        if (address.empty()) {
            raw.at = {std::max(row_, 1u), column_ + 1};
        } else if (std::optional<CellAddress> at = cell_address(address)) {
            raw.at = *at;
        } else {
            return failure("E_XLSX", "工作表“" + out_.name + "”的单元格地址 " +
                                         address.substr(0, 20) + " 超出表格范围");
        }
        if (raw.at.column > kMaxColumn)
            return failure("E_XLSX", "工作表“" + out_.name + "”的列超出表格范围");
        column_ = raw.at.column;
        raw.type = events.attribute("t");
        raw.style = unsigned_or(events.attribute("s"), 0);
        content(events, raw);
        return take(raw);
    }

    static void content(XmlEvents& events, RawCell& raw) {
        bool value = false;
        for (auto kind = events.next(); kind != XmlEvents::Kind::kDone; kind = events.next()) {
            if (kind == XmlEvents::Kind::kText) {
                if (value) raw.value += events.text();
                continue;
            }
            bool start = kind == XmlEvents::Kind::kStart;
            if (!start && events.name() == "c") return;
            if (start && events.name() == "is") {
                raw.value = string_item(events, "is");
                raw.has_value = true;
                continue;
            }
            if (events.name() == "v") value = start, raw.has_value = true;
            if (events.name() == "f") raw.has_formula = true;
        }
    }

    base::Status take(const RawCell& raw) {
        if (!raw.has_value || (raw.value.empty() && raw.has_formula)) {
            bool text_result = raw.type == "str" && raw.has_value;  // ="" is an answer
            if (raw.has_formula && !text_result) {
                remark(errors_, "W_CELL", raw.at,
                       " 的公式没有保存计算结果，请在 WPS 或 Excel 中打开并重新保存");
                return put(raw.at, std::string(kNotComputed));
            }
            return {};
        }
        if (raw.type == "s") return shared(raw);
        if (raw.type == "e")
            remark(errors_, "W_CELL", raw.at, " 的公式结果为错误值 " + raw.value.substr(0, 20));
        if (raw.type == "b") return put(raw.at, raw.value == "1" ? "TRUE" : "FALSE");
        if (raw.type == "d") return put(raw.at, iso_date_text(raw.value));
        if (raw.type.empty() || raw.type == "n") return number(raw);
        return put(raw.at, cell_paragraphs(raw.value));
    }

    base::Status shared(const RawCell& raw) {
        uint32_t index = unsigned_or(raw.value, UINT32_MAX);
        if (index >= book_.strings.size())
            return failure("E_XLSX", place(raw.at) + " 引用的共享字符串 " +
                                         raw.value.substr(0, 20) + " 不存在，文件已损坏");
        return put(raw.at, book_.strings[index]);
    }

    base::Status number(const RawCell& raw) {
        NumberFormat format;
        if (raw.style < book_.formats.size()) format = book_.formats[raw.style];
        NumberText text = number_text(raw.value, format, book_.from_1904);
        if (text.bad_date)
            remark(dates_, "W_DATE", raw.at,
                   " 的日期序号 " + text.text + " 不对应任何日期，按数字读取");
        return put(raw.at, std::move(text.text));
    }

    base::Status put(CellAddress at, std::string text) {
        if (text.empty()) return {};
        if (out_.cells.size() >= cells_left_)
            return failure("E_SIZE", "单元格超过 " + std::to_string(kMaxCells / 10'000) +
                                         " 万个的上限，请拆分后再载入");
        out_.cells.push_back({at, std::move(text)});
        return {};
    }

    void remark(size_t& count, std::string code, CellAddress at, const std::string& what) {
        if (++count <= kMostRemarks) out_.warnings.push_back({std::move(code), place(at) + what});
    }

    void say_rest(size_t count, const std::string& code, const std::string& what) {
        if (count > kMostRemarks)
            out_.warnings.push_back({code, "工作表“" + out_.name + "”另有" +
                                               std::to_string(count - kMostRemarks) + what});
    }

    // Files are written in order; where one is not, a cell given twice keeps its first value.
    void put_in_order() {
        auto before = [](const SheetCell& a, const SheetCell& b) { return a.at < b.at; };
        if (!std::is_sorted(out_.cells.begin(), out_.cells.end(), before))
            std::stable_sort(out_.cells.begin(), out_.cells.end(), before);
        out_.cells.erase(
            std::unique(out_.cells.begin(), out_.cells.end(),
                        [](const SheetCell& a, const SheetCell& b) { return a.at == b.at; }),
            out_.cells.end());
        std::sort(out_.hidden_rows.begin(), out_.hidden_rows.end());
    }

    const XlsxBook& book_;
    const std::string& file_;
    size_t cells_left_;
    XlsxSheet out_;
    uint32_t row_ = 0, column_ = 0;
    size_t errors_ = 0, dates_ = 0;
};

}  // namespace

std::optional<CellAddress> cell_address(std::string_view text) {
    CellAddress out;
    size_t i = 0;
    for (; i < text.size() && i < 4; ++i) {
        char c = static_cast<char>(text[i] & ~0x20);
        if (c < 'A' || c > 'Z') break;
        out.column = out.column * 26 + static_cast<uint32_t>(c - 'A' + 1);
    }
    out.row = unsigned_or(text.substr(i), 0);
    bool within = i > 0 && out.column <= kMaxColumn && out.row >= 1 && out.row <= kMaxRow;
    return within ? std::optional(out) : std::nullopt;
}

std::string column_letters(uint32_t column) {
    std::string out;
    for (; column > 0; column = (column - 1) / 26)
        out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
    return out;
}

std::string address_text(CellAddress address) {
    return column_letters(address.column) + std::to_string(address.row);
}

base::Result<XlsxSheet> read_sheet(ZipArchive& archive, const XlsxBook& book,
                                   const SheetEntry& entry, const std::string& file,
                                   size_t cells_left) {
    base::Result<std::string> bytes = archive.read(entry.part, kMaxSheetBytes);
    if (!bytes.ok()) return bytes.error();
    base::Result<XmlEvents> events = XmlEvents::open(std::move(*bytes), entry.part, file);
    if (!events.ok()) return events.error();
    return SheetReader(book, entry, file, cells_left).read(*events);
}

}  // namespace document
