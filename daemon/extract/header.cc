#include "extract/header.h"

#include <algorithm>

#include "extract/deadline.h"
#include "extract/marker.h"
#include "extract/statement.h"
#include "extract/unit_mention.h"
#include "extract/wording.h"

namespace extract {

namespace {

constexpr std::string_view kNoTitle = "（原文未印标题）通知";
constexpr size_t kLongestAddressee = 300;
constexpr size_t kNoticeLines = 60;      // in which a notice without a title says that it is one
constexpr size_t kLongestNotice = 6000;  // bytes of a covering notice that are read for work

std::string joined(const NormalText& text, size_t first, size_t last) {
    std::string out;
    for (size_t i = first; i < last; ++i) out += without_blanks(text.line(i));
    return out;
}

struct Signature {
    size_t line = 0;  // of the date
    std::string issuer;
    base::Date date;
};

// The names above a date; documents may be issued by several bodies.
std::string joint_issuers(const NormalText& text, size_t date_line, size_t first) {
    std::string out;
    for (size_t i = date_line; i-- > first && i + 4 > date_line;) {
        std::string name = without_blanks(text.line(i));
        if (!names_issuer(name) || (!out.empty() && parse_marker(name))) break;
        out = name + (out.empty() ? "" : "、" + out);
    }
    return out;
}

// 兴县人民政府 / 2024年4月8日, on two lines or on one.
std::optional<Signature> signature_at(const NormalText& text, size_t i, size_t first) {
    std::string line = without_blanks(text.line(i));
    if (line.size() > 200 || line.size() < 8) return {};
    if (std::optional<base::Date> date = whole_date(line)) {
        std::string above = i > first ? without_blanks(text.line(i - 1)) : std::string();
        if (names_issuer(above)) return Signature{i, joint_issuers(text, i, first), *date};
        if (above.size() < 60 &&
            ends_with_any(above, {"县长：", "市长：", "区长：", "乡长：", "镇长："}))
            return Signature{i, {}, *date};
        return {};
    }
    for (std::string_view year : {"19", "20", "二〇", "二○", "二零"}) {
        size_t at = line.rfind(year);
        if (at == std::string::npos || at == 0) continue;
        std::optional<base::Date> date = whole_date(std::string_view(line).substr(at));
        if (date && names_issuer(line.substr(0, at)))
            return Signature{i, line.substr(0, at), *date};
    }
    return {};
}

std::optional<Signature> find_signature(const NormalText& text, size_t first, size_t last) {
    for (size_t i = first; i < last; ++i)
        if (std::optional<Signature> found = signature_at(text, i, first)) return found;
    for (size_t i = first; i < last; ++i)  // a date alone, without a readable name above it
        if (std::optional<base::Date> date = whole_date(without_blanks(text.line(i))))
            return Signature{i, {}, *date};
    for (size_t i = last; i-- > first;) {  // …办公室 2024年5月20日印发, at the foot
        std::string line = without_blanks(text.line(i));
        if (line.size() > 150 || !line.ends_with("印发")) continue;
        line.resize(line.size() - 6);
        for (size_t at = 0; at < line.size(); ++at)
            if (line[at] >= '0' && line[at] <= '9')
                if (std::optional<base::Date> date = whole_date(std::string_view(line).substr(at)))
                    return Signature{i, {}, *date};
    }
    return {};
}

// 昌平县人民政府专题会议纪要: the title opens with its issuer.
std::string issuer_opening_title(std::string_view title) {
    for (std::string_view body : {"人民政府办公室", "人民政府办公厅", "人民政府", "委员会"}) {
        size_t at = title.find(body);
        if (at == std::string_view::npos || at == 0 || at > 60) continue;
        std::string name(title.substr(0, at + body.size()));
        if (names_issuer(name)) return name;
    }
    return {};
}

std::string issuer_before_about(std::string_view title) {
    size_t about = title.find("关于");
    if (about == std::string_view::npos || about == 0) return {};
    std::string_view name = title.substr(0, about);
    if (name.ends_with("文件")) name.remove_suffix(6);
    return names_issuer(name) ? std::string(name) : std::string();
}

std::string from_about(std::string_view title) {
    size_t about = title.find("关于");
    if (about == std::string_view::npos) return std::string(title);
    if (about > 0 && issuer_before_about(title).empty()) return std::string(title);
    return std::string(title.substr(about));
}

bool issues_another_text(std::string_view title) {
    return contains_any(title, {"印发", "修订", "转发", "公布", "下发"}) &&
           !title.ends_with("批复");
}

// 《…》 of 关于印发《…》的通知, or the words between 印发 and 的通知.
std::string issued_name(std::string_view title) {
    size_t open = title.find("《"), close = title.rfind("》");
    if (open != std::string_view::npos && close != std::string_view::npos && close > open)
        return std::string(title.substr(open + 3, close - open - 3));
    for (std::string_view verb : {"印发", "修订", "转发", "公布", "下发"}) {
        size_t at = title.find(verb);
        if (at == std::string_view::npos) continue;
        std::string_view name = title.substr(at + verb.size());
        for (std::string_view tail : {"的通知", "通知"})
            if (name.ends_with(tail)) return std::string(name.substr(0, name.size() - tail.size()));
    }
    return {};
}

bool cover_note(std::string_view line) {
    return line.starts_with("（此件") || line.starts_with("（联系") ||
           starts_with_any(
               line, {"抄送", "附件：", "附：", "主动公开", "公开方式", "联系人", "印发机关"}) ||
           line.ends_with("印发");
}

bool annex_line(std::string_view line) {
    if (!line.starts_with("附件")) return false;
    std::string_view rest = line.substr(6);
    while (!rest.empty() && (rest[0] >= '0' && rest[0] <= '9')) rest.remove_prefix(1);
    return rest.empty() || rest == "：" || rest == "：1" || rest == "一";
}

struct AttachedTitle {
    std::string title;
    size_t body_line = 0;
    size_t first_line = 0;
};

// Lines behind the signature up to the first that ends like a plan's title.
AttachedTitle attached_title(const NormalText& text, size_t from, size_t last) {
    size_t i = from;
    while (i < last &&
           (cover_note(without_blanks(text.line(i))) || annex_line(without_blanks(text.line(i)))))
        ++i;
    std::string title;
    size_t first = i;
    for (size_t n = 0; i < last && n < 5; ++i, ++n) {
        std::string line = without_blanks(text.line(i));
        if (parse_marker(line) && title.empty() && !ends_like_plan_title(line)) return {};
        if (ends_with_any(line, {"。", "：", "；", "，"}) || line.size() > 200) return {};
        title += line;
        if (!ends_like_plan_title(title)) continue;
        size_t next = i + 1;
        std::string more = next < last ? without_blanks(text.line(next)) : std::string();
        bool suffix = more.starts_with("（") && more.ends_with("）") && more.size() < 60 &&
                      !parse_marker(more);
        if (suffix) title += more, ++next;
        return {title, next, first};
    }
    return {};
}

struct Labels {
    std::string number, title, issuer;
    std::optional<base::Date> issued;
};

void read_label(Labels& labels, std::string_view field) {
    size_t colon = field.find("：");
    if (colon == std::string_view::npos || field.size() > 240) return;
    std::string value(field.substr(colon + 3));
    std::string_view label = field.substr(0, colon);
    if (label == "标题" || label == "名称" || label == "信息名称") labels.title = value;
    if (ends_with_any(label,
                      {"发文机关", "发布机构", "制发机关", "发文单位", "发布单位", "发文机构"}))
        labels.issuer = value;
    if (ends_with_any(label, {"成文日期", "发文日期", "制发日期"}))
        labels.issued = whole_date(value);
    if (labels.number.empty()) labels.number = document_number(field);
}

// The property table that web pages print above a document; several fields may share a line.
Labels read_labels(const NormalText& text, size_t first, size_t last) {
    Labels labels;
    for (size_t i = first; i < std::min(last, first + 25); ++i) {
        std::string_view line = text.line(i);
        if (line.find("：") == std::string_view::npos || line.size() > 480) continue;
        read_label(labels, without_blanks(line));
        while (!line.empty()) {
            size_t end = std::min(line.find_first_of(" \t"), line.size());
            if (end < line.size() || line.size() != text.line(i).size())
                read_label(labels, line.substr(0, end));
            line.remove_prefix(std::min(line.size(), end + 1));
        }
    }
    return labels;
}

// A document without a number opens with its title, alone or below its issuer.
AttachedTitle opening_title(const NormalText& text, const DocumentSpan& span) {
    std::string title;
    for (size_t i = span.first_line; i < std::min(span.last_line, span.first_line + 8); ++i) {
        std::string line = without_blanks(text.line(i));
        if (ends_with_any(line, {"。", "；", "，"}) || line.size() > 180) return {};
        if (line.find("：") != std::string::npos && title.empty()) continue;  // a property line
        if (line.ends_with("：") || parse_marker(line)) return {};
        if (starts_with_any(line, {"（", "〔"}) && title.empty()) continue;
        title += line;
        if (!ends_like_plan_title(title) && !ends_like_notice_title(title)) continue;
        bool goes_on =
            title.find("关于印发") != std::string::npos && !ends_like_notice_title(title);
        if (goes_on) continue;
        return {title, i + 1, i};
    }
    return {};
}

size_t behind_addressee(const NormalText& text, size_t line, size_t last) {
    if (line < last && without_blanks(text.line(line)).ends_with("：") &&
        !parse_marker(text.line(line)))
        return line + 1;
    return line;
}

class HeaderReader {
  public:
    HeaderReader(const NormalText& text, const DocumentSpan& span) : text_(text), span_(span) {}

    Header read() {
        Labels labels = read_labels(text_, span_.first_line, span_.last_line);
        header_.number = span_.number.empty() ? labels.number : span_.number;
        std::string cover = cover_title();
        if (cover.empty()) cover = labels.title;
        header_.title = from_about(cover);
        header_.issuer = labels.issuer;
        header_.issued = labels.issued;
        sign(cover);
        if (issues_another_text(cover)) open_attached(cover);
        if (header_.title.empty() && addressed_notice()) header_.title = kNoTitle;
        header_.kind = header_.title.empty() ? "news" : kind_of_title(header_.title);
        if (header_.kind == "plan") header_.kind = kind_of_cover(cover);
        complain();
        return std::move(header_);
    }

  private:
    std::string cover_title() {
        if (span_.number.empty()) {
            AttachedTitle opening = opening_title(text_, span_);
            cover_end_ = opening.title.empty() ? span_.first_line : opening.body_line;
            return opening.title;
        }
        TitleLines lines = title_lines(text_, span_.number_line, span_.first_line);
        cover_end_ = std::max(lines.last, span_.number_line + 1);
        return joined(text_, lines.first, lines.last);
    }

    void sign(std::string_view cover) {
        header_.body_line = behind_addressee(text_, cover_end_, span_.last_line);
        if (header_.body_line > cover_end_) take_addressees(cover_end_);
        signature_ = find_signature(text_, cover_end_, span_.last_line);
        if (signature_) {
            if (!header_.issued) header_.issued = signature_->date;
            if (header_.issuer.empty()) header_.issuer = signature_->issuer;
        }
        if (header_.issuer.empty()) header_.issuer = issuer_before_about(cover);
        if (header_.issuer.empty()) header_.issuer = red_head();
        if (header_.issuer.empty()) header_.issuer = issuer_opening_title(cover);
    }

    void take_addressees(size_t line) {
        header_.addressees = without_blanks(text_.line(line));
        header_.addressees.resize(header_.addressees.size() - 3);
    }

    std::string red_head() const {
        for (size_t i = span_.first_line; i < std::min(span_.last_line, span_.first_line + 4);
             ++i) {
            std::string line = without_blanks(text_.line(i));
            if (line.ends_with("文件")) line.resize(line.size() - 6);
            if (names_issuer(line)) return line;
        }
        return {};
    }

    void open_attached(std::string_view cover) {
        std::string name = issued_name(cover);
        AttachedTitle attached;
        if (signature_) attached = attached_title(text_, signature_->line + 1, span_.last_line);
        bool list = ends_with_any(attached.title, {"清单", "表", "台账", "分工", "一览", "目录"});
        if (list && !name.empty() && attached.title != name) {  // an annex, and no plan before it
            header_.title = name;
            return;
        }
        if (!attached.title.empty()) {
            header_.title = attached.title;
            if (notice_numbers_items() || notice_binds()) {
                header_.attached_first = attached.first_line;
                header_.attached_last = attached.body_line;
            } else {
                header_.body_line = attached.body_line;
            }
        } else if (!name.empty()) {
            header_.title = name;
        }
    }

    // 各市（州）人民政府，省政府各部门： … 现就有关工作通知如下: a notice of which the text file
    // leaves out the title.
    [[nodiscard]] bool addressed_notice() {
        size_t line = span_.first_line;
        if (line >= span_.last_line) return false;
        std::string first = without_blanks(text_.line(line));
        bool addressed =
            first.size() < kLongestAddressee && first.ends_with("：") &&
            contains_any(first, {"政府", "单位", "局", "委", "部门", "办事处", "公司"});
        if (!addressed) return false;
        size_t end = std::min(span_.last_line, line + kNoticeLines);
        for (size_t i = line + 1; i < end; ++i)
            if (contains_any(text_.line(i), {"通知如下", "要求如下", "安排如下", "通报如下",
                                             "特此通知", "函告如下", "部署如下"}))
                return take_addressees(line), header_.body_line = line + 1, true;
        return false;
    }

    // 一、明确工作责任。…: the notice gives work of its own before its signature.
    [[nodiscard]] bool notice_numbers_items() const {
        for (size_t i = header_.body_line; i < signature_->line; ++i) {
            std::string line = without_blanks(text_.line(i));
            if (line.starts_with("附件")) return false;
            std::optional<Marker> marker = parse_marker(line);
            if (marker && marker->kind == MarkerKind::kChinese) return true;
        }
        return false;
    }

    // 各乡镇要于5月底前将实施方案报县政府。: a sentence of the notice binds a unit to a time.
    [[nodiscard]] bool notice_binds() const {
        std::string words;
        for (size_t i = header_.body_line; i < signature_->line; ++i) {
            std::string line = without_blanks(text_.line(i));
            if (line.starts_with("附件")) break;
            if (words.size() < kLongestNotice) words += line;
        }
        std::vector<Statement> all = statements_of(words, 0, words.size());
        return std::any_of(all.begin(), all.end(), [&](const Statement& s) {
            std::string_view said =
                behind_issuing(std::string_view(words).substr(s.begin, s.end - s.begin));
            bool occasion = contains_any(said, {"印发给", "转发给", "审议", "通过", "同意", "现将",
                                                "施行", "废止", "为贯彻", "为深入", "为落实"});
            bool asks =
                !acting_units(said).empty() || contains_any(said, {"报送", "报县", "备案", "前报"});
            return !occasion && !find_deadlines(said).empty() && asks;
        });
    }

    static std::string kind_of_cover(std::string_view cover) {
        std::string kind = kind_of_title(cover);
        return kind == "rules" ? "plan" : kind;
    }

    void complain() {
        if (header_.kind == "news") {
            header_.diagnostics.push_back(header_.title.empty()
                                              ? "没有公文标题和发文字号，按新闻或其他材料处理"
                                              : "表彰、表扬类文件，不分派任务");
            return;
        }
        if (header_.title == kNoTitle)
            header_.diagnostics.push_back("未见公文标题，按通知处理，请补录标题");
        if (header_.number.empty()) header_.diagnostics.push_back("未见发文字号");
        if (header_.issuer.empty()) header_.diagnostics.push_back("未见发文机关署名");
        if (!header_.issued) header_.diagnostics.push_back("未见成文日期，可用 --issued 指定");
    }

    const NormalText& text_;
    const DocumentSpan& span_;
    Header header_;
    size_t cover_end_ = 0;
    std::optional<Signature> signature_;
};

}  // namespace

std::string kind_of_title(std::string_view title) {
    if (contains_any(title, {"任免", "任职", "免职", "免去", "任命"})) return "personnel";
    if (title.ends_with("批复") || title.ends_with("复函")) return "approval";
    if (title.find("印章") != std::string_view::npos) return "seal";
    bool praise = contains_any(title, {"表彰", "表扬", "嘉奖", "授予", "先进单位", "先进集体"});
    if (praise && ends_with_any(title, {"通报", "决定", "通知", "命令"})) return "news";
    if (title.ends_with("）")) {
        size_t open = title.rfind("（");
        if (open != std::string_view::npos && open > 0) title = title.substr(0, open);
    }
    for (std::string_view tail : {"的通知", "通知"})
        if (title.ends_with(tail)) title.remove_suffix(tail.size());
    if (title.ends_with("调整")) title.remove_suffix(6);
    if (ends_with_any(title, {"办法", "规则", "规定", "细则", "条例", "章程", "制度"}))
        return "rules";
    bool compensation = contains_any(title, {"补偿", "征收"}) && title.ends_with("方案");
    return compensation ? "rules" : "plan";
}

Header read_header(const NormalText& text, const DocumentSpan& span) {
    return HeaderReader(text, span).read();
}

}  // namespace extract
