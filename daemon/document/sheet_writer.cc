#include "document/sheet_writer.h"

#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace document {

namespace {

using base::Error;
using base::ErrorCode;

constexpr char kFont[] = "宋体";
constexpr double kFontSize = 10;
constexpr lxw_color_t kHeadGround = 0xD9E2F3;
constexpr lxw_color_t kGreyGround = 0xF2F2F2;
constexpr lxw_color_t kMarkedGround = 0xFFF2CC;
constexpr uint8_t kA4 = 9;
constexpr size_t kLastValidatedRow = 10'000;  // rows that are added find the lists too

// A file of its own for the library, which writes to paths only.
class ScratchFile {
  public:
    ScratchFile() {
        std::error_code error;
        path_ = (std::filesystem::temp_directory_path(error) / "duban-xlsx-XXXXXX").string();
        int fd = error ? -1 : ::mkstemp(path_.data());
        usable_ = fd >= 0;
        if (usable_) ::close(fd);
    }
    ~ScratchFile() {
        if (usable_) ::unlink(path_.c_str());
    }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    [[nodiscard]] bool usable() const { return usable_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string content() const {
        std::ifstream in(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

  private:
    std::string path_;
    bool usable_ = false;
};

// One look of a cell: as text, date or number.
struct Look {
    lxw_format* text;
    lxw_format* date;
    lxw_format* number;
};

class Writer {
  public:
    explicit Writer(const std::string& path) : book_(workbook_new(path.c_str())) {
        head_ = format(kHeadGround);
        format_set_bold(head_);
        format_set_align(head_, LXW_ALIGN_CENTER);
        plain_ = look(std::nullopt);
        grey_ = look(kGreyGround);
        marked_ = look(kMarkedGround);
    }
    ~Writer() {
        if (book_ != nullptr) lxw_workbook_free(book_);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void add(const Sheet& sheet) {
        lxw_worksheet* page = workbook_add_worksheet(book_, sheet.name.c_str());
        if (page == nullptr) return fail(sheet.name, 0, 0, "工作表名称不可用");
        write_head(page, sheet);
        for (size_t r = 0; r < sheet.rows.size(); ++r) write_row(page, sheet, r);
        set_up_page(page, sheet);
    }

    // Closes the file; nothing where all went well.
    std::optional<Error> finish(base::Date created) {
        lxw_doc_properties properties{};
        properties.created =
            std::chrono::duration_cast<std::chrono::seconds>(created.time_since_epoch()).count();
        if (properties.created == 0) properties.created = 1;  // 0 would be the present moment
        workbook_set_properties(book_, &properties);
        lxw_error result = workbook_close(book_);
        book_ = nullptr;
        if (!error_ && result != LXW_NO_ERROR)
            error_ = Error{ErrorCode::kStorage,
                           std::string("xlsx 文件写不出来：") + lxw_strerror(result)};
        return error_;
    }

  private:
    lxw_format* format(std::optional<lxw_color_t> ground) {
        lxw_format* out = workbook_add_format(book_);
        format_set_font_name(out, kFont);
        format_set_font_size(out, kFontSize);
        format_set_text_wrap(out);
        format_set_align(out, LXW_ALIGN_VERTICAL_CENTER);
        format_set_border(out, LXW_BORDER_THIN);
        if (ground) format_set_bg_color(out, *ground);
        return out;
    }

    Look look(std::optional<lxw_color_t> ground) {
        Look out{format(ground), format(ground), format(ground)};
        format_set_num_format(out.text, "@");
        format_set_num_format(out.date, "yyyy-mm-dd");
        return out;
    }

    void fail(const std::string& sheet, size_t row, size_t column, const std::string& why) {
        if (error_) return;
        error_ = Error{ErrorCode::kBadInput,
                       sheet + "!" + column_letters(column) + std::to_string(row + 1) + "：" + why};
    }

    static lxw_row_t row_number(size_t row) { return static_cast<lxw_row_t>(row); }
    static lxw_col_t column_number(size_t column) { return static_cast<lxw_col_t>(column); }

    void write_head(lxw_worksheet* page, const Sheet& sheet) {
        for (size_t c = 0; c < sheet.columns.size(); ++c) {
            const SheetColumn& column = sheet.columns[c];
            worksheet_write_string(page, 0, column_number(c), column.heading.c_str(), head_);
            worksheet_set_column(page, column_number(c), column_number(c), column.width, nullptr);
            if (!column.choices.empty()) validate(page, c, column);
        }
    }

    // A list with an arrow; what is not on it is refused when it is typed.
    void validate(lxw_worksheet* page, size_t column, const SheetColumn& description) {
        std::vector<char*> choices;  // the library copies them
        for (const std::string& choice : description.choices)
            choices.push_back(const_cast<char*>(choice.c_str()));
        choices.push_back(nullptr);
        lxw_data_validation rule{};
        rule.validate = LXW_VALIDATION_TYPE_LIST;
        rule.value_list = choices.data();
        rule.error_title = const_cast<char*>("请从列表中选择");
        worksheet_data_validation_range(page, 1, column_number(column),
                                        row_number(kLastValidatedRow), column_number(column),
                                        &rule);
    }

    void write_row(lxw_worksheet* page, const Sheet& sheet, size_t index) {
        const SheetRow& row = sheet.rows[index];
        for (size_t c = 0; c < sheet.columns.size(); ++c) {
            Look look = sheet.columns[c].grey ? grey_ : row.marked ? marked_ : plain_;
            lxw_error result = c < row.values.size()
                                   ? write(page, index + 1, c, row.values[c], look)
                                   : write(page, index + 1, c, SheetValue(), look);
            if (result != LXW_NO_ERROR) fail(sheet.name, index + 1, c, lxw_strerror(result));
        }
    }

    static lxw_error write(lxw_worksheet* page, size_t row, size_t column, const SheetValue& value,
                           const Look& look) {
        lxw_row_t r = row_number(row);
        lxw_col_t c = column_number(column);
        if (const std::string* text = std::get_if<std::string>(&value); text && !text->empty())
            return worksheet_write_string(page, r, c, text->c_str(), look.text);
        if (const double* number = std::get_if<double>(&value))
            return worksheet_write_number(page, r, c, *number, look.number);
        if (const base::Date* date = std::get_if<base::Date>(&value)) {
            base::YearMonthDay parts = base::split(*date);
            lxw_datetime when{parts.year, parts.month, parts.day, 0, 0, 0};
            return worksheet_write_datetime(page, r, c, &when, look.date);
        }
        return worksheet_write_blank(page, r, c, look.text);
    }

    static void set_up_page(lxw_worksheet* page, const Sheet& sheet) {
        worksheet_freeze_panes(page, 1, 0);
        worksheet_set_landscape(page);
        worksheet_set_paper(page, kA4);
        worksheet_set_margins(page, 0.4, 0.4, 0.6, 0.6);
        worksheet_fit_to_pages(page, 1, 0);
        worksheet_repeat_rows(page, 0, 0);
        worksheet_set_footer(page, "&C第 &P 页，共 &N 页");
        if (!sheet.columns.empty() && !sheet.rows.empty())
            worksheet_autofilter(page, 0, 0, row_number(sheet.rows.size()),
                                 column_number(sheet.columns.size() - 1));
        if (sheet.hidden) worksheet_hide(page);
    }

    lxw_workbook* book_;
    lxw_format* head_;
    Look plain_;
    Look grey_;
    Look marked_;
    std::optional<Error> error_;
};

}  // namespace

std::string column_letters(size_t column) {
    std::string out;
    for (size_t n = column + 1; n > 0; n = (n - 1) / 26)
        out.insert(out.begin(), static_cast<char>('A' + (n - 1) % 26));
    return out;
}

base::Result<std::string> workbook_bytes(const Workbook& workbook) {
    ScratchFile file;
    if (!file.usable()) return Error{ErrorCode::kStorage, "临时目录写不进去，无法生成 xlsx 文件"};
    Writer writer(file.path());
    for (const Sheet& sheet : workbook.sheets) writer.add(sheet);
    if (std::optional<Error> error = writer.finish(workbook.created)) return *error;
    return file.content();
}

}  // namespace document
