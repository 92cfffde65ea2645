#include "document/docx_inline.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "base/utf8.h"
#include "document/integer.h"
#include "document/number_format.h"

namespace document {

namespace {

constexpr size_t kMaxFields = 64;  // open at once
constexpr size_t kMaxInstruction = 256;

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// First word of an instruction in capitals: " toc \o "1-3" " → TOC.
std::string field_name(std::string_view instruction) {
    std::string_view text = base::trim(instruction);
    std::string name(text.substr(0, std::min(text.find_first_of(" \\\t\""), text.size())));
    for (char& c : name)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return name;
}

// 带圈字符: eq \o\ac(○,3) has no result but is printed as ③.
std::string enclosed_character(std::string_view instruction) {
    size_t comma = instruction.rfind(',');
    size_t end = instruction.rfind(')');
    if (instruction.find("\\ac(") == std::string_view::npos || comma == std::string_view::npos ||
        end == std::string_view::npos || end < comma)
        return {};
    std::string_view inner = base::trim(instruction.substr(comma + 1, end - comma - 1));
    std::optional<int> number = number_in(inner, 1, 20);
    return number ? format_number("decimalEnclosedCircle", *number) : std::string(inner);
}

}  // namespace

std::string symbol_text(XmlNode symbol) {
    constexpr std::array<unsigned, 5> kTicked = {0xFE, 0x52, 0x53, 0xFC, 0xFD};
    constexpr std::array<unsigned, 5> kBoxes = {0xA8, 0x6F, 0x71, 0xA3, 0x30};
    std::string_view hex = symbol.attribute("char");
    unsigned code = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
    if (symbol.attribute("font").starts_with("Wingdings")) {
        unsigned sign = code & 0xff;
        if (std::find(kTicked.begin(), kTicked.end(), sign) != kTicked.end()) return "☑";
        return std::find(kBoxes.begin(), kBoxes.end(), sign) != kBoxes.end() ? "□" : "";
    }
    bool private_use = code >= 0xE000 && code < 0xF900;
    bool surrogate = code >= 0xD800 && code < 0xE000;
    std::string out;
    if (code >= 0x20 && code < 0x110000 && !private_use && !surrogate) base::append_utf8(out, code);
    return out;
}

DocxParagraph DocxInlineReader::read(XmlNode paragraph) {
    out_ = {};
    held_hidden_ = false;
    style_ = paragraph.child("pPr").child("pStyle").attribute("val");
    read_children(paragraph);
    out_.hidden = held_hidden_ && base::trim(out_.text).empty();
    return std::move(out_);
}

void DocxInlineReader::read_children(XmlNode parent) {
    for (XmlNode node : parent) read_child(node);
}

void DocxInlineReader::read_child(XmlNode node) {
    std::string_view name = node.name();
    if (name == "r") return read_run(node);
    if (name == "fldSimple") return read_simple_field(node);
    if (one_of(name, {"del", "moveFrom"})) {
        ++findings_.revisions;
        return;
    }
    if (one_of(name, {"ins", "moveTo"})) ++findings_.revisions;
    if (name == "subDoc") ++findings_.pieces;
    if (name == "AlternateContent") {
        XmlNode choice = node.child("Choice");
        return read_children(choice ? choice : node.child("Fallback"));
    }
    if (name == "sdt") {
        bool placeholder = is_on(node.child("sdtPr").child("showingPlcHdr"));
        return placeholder ? void() : read_children(node.child("sdtContent"));
    }
    if (name == "ruby") return read_children(node.child("rubyBase"));
    if (name.ends_with("Pr") || name == "t") return;
    read_children(node);  // w:hyperlink, w:smartTag, w:ins, m:oMath and other wrappers
}

bool DocxInlineReader::hidden_run(XmlNode run) const {
    XmlNode properties = run.child("rPr");
    if (XmlNode own = properties.child("vanish")) return is_on(own);
    if (styles_.hides_characters(properties.child("rStyle").attribute("val"))) return true;
    return styles_.paragraph(style_).hidden.value_or(false);
}

void DocxInlineReader::read_run(XmlNode run) {
    in_hidden_run_ = hidden_run(run);
    for (XmlNode node : run) read_run_child(node);
    in_hidden_run_ = false;
}

void DocxInlineReader::read_run_child(XmlNode node) {
    std::string_view name = node.name();
    if (name == "t") return put(node.all_text());
    if (one_of(name, {"tab", "ptab"})) return put("\t");
    if (name == "br" || name == "cr") return put("\v");
    if (name == "noBreakHyphen") return put("-");
    if (name == "sym") return put(symbol_text(node));
    if (name == "fldChar") return read_field_mark(node);
    if (name == "instrText") {
        if (fields_.empty() || fields_.back().in_result) return;
        std::string& instruction = fields_.back().instruction;
        if (instruction.size() < kMaxInstruction) instruction += node.all_text();
        return;
    }
    if (name == "commentReference") ++findings_.comments;
    if (one_of(name, {"footnoteReference", "endnoteReference"})) {
        if (shown() && !in_hidden_run_) findings_.notes.push_back(node);
        return;
    }
    if (one_of(name, {"drawing", "pict", "object"})) return read_drawing(node);
    if (one_of(name, {"AlternateContent", "ruby"})) {
        XmlNode part = node.child(name == "ruby" ? "rubyBase" : "Choice");
        if (!part) part = node.child("Fallback");
        bool hidden = in_hidden_run_;
        for (XmlNode inner : part) {
            if (inner.name() == "r") read_run(inner);
            in_hidden_run_ = hidden;
            if (inner.name() != "r") read_run_child(inner);
        }
    }
}

void DocxInlineReader::read_field_mark(XmlNode node) {
    if (ignore_fields_) return;
    std::string_view type = node.attribute("fldCharType");
    if (type == "begin") {
        if (fields_.size() < kMaxFields) fields_.push_back({});
        return;
    }
    if (fields_.empty()) return;
    if (type == "separate") {
        judge(fields_.back());
        fields_.back().in_result = true;
    } else if (type == "end") {
        Field field = std::move(fields_.back());
        fields_.pop_back();
        if (field.in_result) return;
        judge(field);
        if (field_name(field.instruction) == "EQ") put(enclosed_character(field.instruction));
    }
}

void DocxInlineReader::read_simple_field(XmlNode node) {
    if (fields_.size() >= kMaxFields) return;
    Field field;
    field.instruction = node.attribute("instr");
    field.in_result = true;
    judge(field);
    fields_.push_back(std::move(field));
    read_children(node);
    fields_.pop_back();
}

void DocxInlineReader::judge(Field& field) {
    std::string name = field_name(field.instruction);
    field.left_out = one_of(name, {"TOC", "PAGE", "NUMPAGES", "SECTIONPAGES"});
    if (name == "TOC") ++findings_.contents_fields;
    if (one_of(name, {"INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "DDE", "DDEAUTO", "LINK",
                      "DATABASE", "IMPORT"}) &&
        findings_.active_field.empty())
        findings_.active_field = name;
}

// Text boxes wait until the paragraph is complete, so that they do not break its sentence. Of the
// two forms of a drawing (mc:AlternateContent) the caller has chosen one.
void DocxInlineReader::read_drawing(XmlNode node) {
    for (XmlNode child : node) {
        std::string_view name = child.name();
        if (name == "txbxContent") {
            if (!shown() || in_hidden_run_) continue;
            out_.boxes.push_back(child);
            ++findings_.boxes;
        } else if (name == "AlternateContent") {
            XmlNode choice = child.child("Choice");
            read_drawing(choice ? choice : child.child("Fallback"));
        } else {
            if (one_of(name, {"blip", "imagedata"})) ++findings_.images;
            read_drawing(child);
        }
    }
}

bool DocxInlineReader::shown() const {
    return std::all_of(fields_.begin(), fields_.end(),
                       [](const Field& field) { return field.in_result && !field.left_out; });
}

void DocxInlineReader::put(std::string_view text) {
    if (!shown() || text.empty()) return;
    if (in_hidden_run_) {
        held_hidden_ = true;
        ++findings_.hidden;
    } else {
        out_.text += text;
    }
}

}  // namespace document
