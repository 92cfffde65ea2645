#include "reader/pdf_pages.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/utf8.h"
#include "document/page_lines.h"
#include "document/page_rules.h"
#include "document/pdf_layout.h"
#include "document/readers.h"
#include "reader/pdf_marks.h"

namespace reader {

namespace {

using document::PageBoxes;
using document::WordBox;

constexpr size_t kMostWords = 2'000'000;
constexpr size_t kMostText = 20u << 20;
constexpr size_t kMostInflated = 128u
                                 << 20;  // of one stream: an A4 page scanned at 600 dpi has 105 MB
constexpr double kDotsPerInch = 72;      // of the picture in which rules are looked for
constexpr int kMostPictures = 250;       // of a file: a picture takes up to 0.1 s
constexpr double kLargestPage = 3000;    // points: beyond A0, no rules are looked for
// Of a character's box, from its top: poppler's boxes reach from ascent to descent of the font.
constexpr double kBaseline = 0.76;
constexpr double kAscent = 0.88;  // of the size: the top of an ideograph above its baseline

std::string utf8(const poppler::ustring& text) {
    poppler::byte_array bytes = text.to_utf8();
    std::string out(bytes.begin(), bytes.end());
    while (!out.empty() && out.back() == '\0') out.pop_back();
    return out;
}

std::string trimmed(std::string text) {
    size_t from = 0, to = text.size();
    auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (from < to && blank(text[from])) ++from;
    while (to > from && blank(text[to - 1])) --to;
    return text.substr(from, to - from);
}

// A full-width character is as wide as the font is large; poppler's own size of fonts drawn by
// procedures (Type 3) is wrong.
double font_size(const poppler::text_box& box, const poppler::rectf& rect, std::string_view text) {
    size_t index = 0;
    double widest = 0;
    for (size_t i = 0; i < text.size() && index < 40; ++index) {
        base::CodePoint c = base::decode_utf8(text, i);
        if (c.value >= 0x2E80) widest = std::max(widest, box.char_bbox(index).width());
        i += c.size;
    }
    if (widest > 0) return widest;
    double stated = box.get_font_size();
    double by_letters =
        2 * rect.width() / static_cast<double>(std::max<size_t>(base::count_characters(text), 1));
    bool agrees = stated > 0.6 * by_letters && stated < 1.6 * by_letters;
    return agrees ? stated : std::min(by_letters, rect.height());
}

WordBox word_of(const poppler::text_box& box) {
    poppler::rectf rect = box.bbox();
    WordBox word;
    word.text = trimmed(utf8(box.text()));
    word.upright = box.rotation() == 0;
    word.size = font_size(box, rect, word.text);
    word.x = rect.x();
    word.w = rect.width();
    word.h = word.size;
    word.y = rect.y() + kBaseline * rect.height() - kAscent * word.size;
    return word;
}

// Two lines at least have words with gaps between them, as cells of a table have.
bool may_hold_table(const std::vector<WordBox>& words) {
    int parted = 0;
    for (const document::PrintedLine& line : document::group_lines(words))
        parted += !document::gaps(line, 0.5).empty();
    return parted >= 2;
}

std::vector<document::Rule> rules_of(const poppler::page& page) {
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hints(0);
    renderer.set_line_mode(poppler::page_renderer::line_solid);
    poppler::image picture = renderer.render_page(&page, kDotsPerInch, kDotsPerInch);
    if (!picture.is_valid()) return {};
    return document::find_rules({reinterpret_cast<const uint8_t*>(picture.const_data()),
                                 picture.width(), picture.height(), picture.bytes_per_row(),
                                 72 / kDotsPerInch});
}

class PdfReader {
  public:
    PdfReader(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {}

    base::Result<PdfPages> read() {
        if (inflates_beyond(bytes_, kMostInflated))
            return failure("E_PDF_LIMIT", "压缩内容展开后过大，疑似恶意文件，没有读取");
        poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
        file_.reset(
            poppler::document::load_from_raw_data(bytes_.data(), static_cast<int>(bytes_.size())));
        if (!file_) return failure("E_PDF", "PDF 文件已损坏，无法打开，请重新导出或索取原件");
        if (file_->is_locked())
            return failure("E_ENCRYPTED", "PDF 文件已加密，需要密码才能打开，请提供未加密的文件");
        int pages = file_->pages();
        if (pages <= 0) return failure("E_PDF", "PDF 文件已损坏，读不到任何页面");
        if (pages > document::kMaxPages)
            return failure("E_PDF_LIMIT", "共" + std::to_string(pages) + "页，超过" +
                                              std::to_string(document::kMaxPages) + "页的上限");
        for (int i = 0; i < pages; ++i)
            if (base::Status done = read_page(i); !done) return done.error();
        if (broken_.size() == out_.pages.size())
            return failure("E_PDF", "PDF 文件已损坏，读不到任何页面");
        say_marks();
        return std::move(out_);
    }

  private:
    [[nodiscard]] base::Error failure(std::string_view reason, const std::string& message) const {
        return document::unreadable(reason, name_, message);
    }

    base::Status read_page(int index) {
        std::unique_ptr<poppler::page> page(file_->create_page(index));
        PageBoxes boxes;
        if (!page) {
            broken_.push_back(index + 1);
            out_.pages.push_back(std::move(boxes));
            return {};
        }
        measure(*page, boxes);
        for (const poppler::text_box& box :
             page->text_list(poppler::page::text_list_include_font)) {
            WordBox word = word_of(box);
            if (word.text.empty()) continue;
            text_ += word.text.size();
            ++words_;
            boxes.words.push_back(std::move(word));
        }
        if (text_ > kMostText || words_ > kMostWords)
            return failure("E_PDF_LIMIT",
                           "读到第" + std::to_string(index + 1) + "页时文字已超过 20 MiB 的上限");
        bool large = boxes.width > kLargestPage || boxes.height > kLargestPage;
        bool looked_at = !large && may_hold_table(boxes.words);
        if (looked_at && pictures_ < kMostPictures) boxes.rules = rules_of(*page);
        pictures_ += looked_at;
        out_.pages.push_back(std::move(boxes));
        return {};
    }

    static void measure(const poppler::page& page, PageBoxes& boxes) {
        poppler::rectf rect = page.page_rect();
        boxes.width = rect.width();
        boxes.height = rect.height();
        bool turned = page.orientation() == poppler::page::landscape ||
                      page.orientation() == poppler::page::seascape;
        if (turned) std::swap(boxes.width, boxes.height);
    }

    void say(std::string code, std::string message) {
        out_.warnings.push_back({std::move(code), std::move(message)});
    }

    void say_marks() {
        PdfMarks marks = pdf_marks(bytes_);
        if (marks.script) say("W_ACTIVE", "文件带有脚本（JavaScript），未执行");
        if (marks.launch) say("W_ACTIVE", "文件带有启动程序、提交表单或打开其他文件的动作，未执行");
        if (marks.embedded || file_->has_embedded_files())
            say("W_OBJECT", "文件嵌有附件，未读取，附件如有任务请单独导入");
        if (marks.xfa) say("W_ACTIVE", "文件带有 XFA 动态表单，未读取表单内容");
        int added = marks.revisions - (marks.linearized ? 2 : 1);
        if (added > 0)
            say("W_LAYOUT", "文件经过" + std::to_string(added) + "次追加保存，读取的是最后一版");
        if (pictures_ > kMostPictures)
            say("W_LAYOUT", "有表格的页超过" + std::to_string(kMostPictures) +
                                "页，其后的表格按文字位置推定，请核对");
        for (int page : broken_) say("W_LAYOUT", "第" + std::to_string(page) + "页已损坏，未读取");
    }

    std::string_view bytes_;
    const std::string& name_;
    std::unique_ptr<poppler::document> file_;
    PdfPages out_;
    std::vector<int> broken_;
    size_t words_ = 0, text_ = 0;
    int pictures_ = 0;
};

}  // namespace

base::Result<PdfPages> pdf_pages(std::string_view bytes, const std::string& name) {
    return PdfReader(bytes, name).read();
}

base::Result<document::Document> read_pdf(std::string_view bytes, const std::string& name) {
    base::Result<PdfPages> pages = pdf_pages(bytes, name);
    if (!pages.ok()) return pages.error();
    document::Document out = document::lay_out(std::move(pages->pages), "pdf");
    std::vector<document::Warning> of_file =
        document::type_warnings(document::FileType::kPdf, bytes, name);
    out.warnings.insert(out.warnings.begin(), of_file.begin(), of_file.end());
    std::move(pages->warnings.begin(), pages->warnings.end(), std::back_inserter(out.warnings));
    return out;
}

}  // namespace reader
