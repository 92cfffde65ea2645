#include "extract/reading_json.h"

#include <array>

#include "base/json.h"
#include "base/utf8.h"
#include "extract/draft_json.h"

namespace extract {

namespace {

using base::ErrorCode;
using base::Json;

constexpr std::array<std::string_view, 5> kErrorKinds = {"not_found", "refused", "usage",
                                                         "bad_input", "storage"};

Json error_json(const base::Error& error) {
    return Json::object().set("error",
                              Json::object()
                                  .set("kind", kErrorKinds.at(static_cast<size_t>(error.code)))
                                  .set("code", error.reason)
                                  .set("message", error.message));
}

Json warnings_json(const std::vector<document::Warning>& warnings) {
    Json out = Json::array();
    for (const document::Warning& warning : warnings)
        out.push(Json::object().set("code", warning.code).set("message", warning.message));
    return out;
}

Json anchors_json(const std::vector<document::FlatText::Anchor>& anchors) {
    Json out = Json::array();
    for (const document::FlatText::Anchor& anchor : anchors)
        out.push(Json(Json::Array{anchor.offset, anchor.place.page, anchor.place.cell}));
    return out;
}

base::Error strange(std::string_view what) {
    return {ErrorCode::kStorage, "读取进程的输出不合规定：" + std::string(what), "E_READER_OUTPUT"};
}

std::string text_or_empty(const Json& json) {
    const std::string* text = json.as_string();
    return text == nullptr ? "" : *text;
}

base::Error error_from(const Json& json) {
    const std::string* kind = json["kind"].as_string();
    for (size_t i = 0; kind != nullptr && i < kErrorKinds.size(); ++i)
        if (*kind == kErrorKinds[i])
            return {static_cast<ErrorCode>(i), text_or_empty(json["message"]),
                    text_or_empty(json["code"])};
    return strange("没有错误类别");
}

// The offsets must rise and lie in the text: place_of() searches in halves.
bool read_anchors(const Json& json, document::FlatText& text) {
    const Json::Array* items = json.as_array();
    if (items == nullptr) return false;
    int64_t last = 0;
    for (const Json& item : *items) {
        const Json::Array* parts = item.as_array();
        if (parts == nullptr || parts->size() != 3) return false;
        const int64_t* offset = (*parts)[0].as_int();
        const int64_t* page = (*parts)[1].as_int();
        const std::string* cell = (*parts)[2].as_string();
        if (offset == nullptr || page == nullptr || cell == nullptr) return false;
        if (*offset < last || *offset > static_cast<int64_t>(text.utf8.size())) return false;
        if (*page < 0 || *page > INT32_MAX) return false;
        last = *offset;
        text.anchors.push_back({static_cast<size_t>(*offset), {static_cast<int>(*page), *cell}});
    }
    return true;
}

bool offsets_inside(const Reading& reading) {
    size_t end = reading.text.utf8.size();
    for (const Draft& draft : reading.drafts) {
        if (draft.source_offset > end) return false;
        for (const DraftTask& task : draft.tasks)
            if (task.source_offset > end) return false;
    }
    return true;
}

}  // namespace

std::string reading_json(const base::Result<Reading>& reading) {
    if (!reading.ok()) return error_json(reading.error()).dump();
    return Json::object()
        .set("format", reading->format)
        .set("encoding", reading->encoding)
        .set("warnings", warnings_json(reading->warnings))
        .set("wrapped", reading->text.wrapped)
        .set("text", reading->text.utf8)
        .set("anchors", anchors_json(reading->text.anchors))
        .set("drafts", drafts_json(reading->drafts))
        .dump();
}

base::Result<Reading> reading_from_json(std::string_view text) {
    base::Result<Json> parsed = base::parse_json(text, 16);
    if (!parsed.ok()) return strange(parsed.error().message);
    const Json& json = *parsed;
    if (!json["error"].is_null()) return error_from(json["error"]);
    const std::string* utf8 = json["text"].as_string();
    const bool* wrapped = json["wrapped"].as_bool();
    if (utf8 == nullptr || wrapped == nullptr) return strange("没有正文");
    Reading reading;
    reading.format = text_or_empty(json["format"]);
    reading.encoding = text_or_empty(json["encoding"]);
    const Json::Array* warnings = json["warnings"].as_array();
    if (warnings == nullptr) return strange("没有提示一项");
    for (const Json& warning : *warnings)
        reading.warnings.push_back(
            {text_or_empty(warning["code"]), text_or_empty(warning["message"])});
    reading.text.utf8 = *utf8;
    reading.text.wrapped = *wrapped;
    if (!read_anchors(json["anchors"], reading.text)) return strange("位置有误");
    base::Result<std::vector<Draft>> drafts = drafts_from_json(json["drafts"]);
    if (!drafts.ok()) return strange(drafts.error().message);
    reading.drafts = std::move(*drafts);
    if (!offsets_inside(reading)) return strange("草稿的位置超出正文");
    return reading;
}

}  // namespace extract
