// JSON → drafts. A field that is missing or of another type is said with its path, never guessed:
// the text comes out of another process.

#include <limits>

#include "extract/draft_json.h"

namespace extract {

namespace {

using base::Json;

// One object of the text and where it stands; the first failure of all of them is kept.
class Fields {
  public:
    Fields(const Json& json, std::string path, std::string& fault)
        : json_(json), path_(std::move(path)), fault_(fault) {
        if (json.as_object() == nullptr) complain("", "不是对象");
    }

    std::string text(const char* key) { return text_of(json_[key], key); }

    std::vector<std::string> texts(const char* key) {
        std::vector<std::string> out;
        const Json::Array* items = json_[key].as_array();
        if (items == nullptr) complain(key, "不是数组");
        if (items == nullptr) return out;
        for (const Json& item : *items) out.push_back(text_of(item, key));
        return out;
    }

    int64_t integer(const char* key, int64_t least, int64_t most) {
        const int64_t* value = json_[key].as_int();
        if (value != nullptr && *value >= least && *value <= most) return *value;
        complain(key, "不是规定范围内的整数");
        return least;
    }

    double fraction(const char* key) {
        const Json& value = json_[key];
        if (const double* d = value.as_double(); d != nullptr && *d >= 0 && *d <= 1) return *d;
        if (const int64_t* i = value.as_int(); i != nullptr && (*i == 0 || *i == 1))
            return static_cast<double>(*i);
        complain(key, "不是 0 到 1 的数");
        return 0;
    }

    bool flag(const char* key) {
        if (const bool* value = json_[key].as_bool()) return *value;
        complain(key, "不是 true 或 false");
        return false;
    }

    std::optional<base::Date> date_or_null(const char* key) {
        if (json_[key].is_null()) return {};
        std::optional<base::Date> date = base::parse_date(text(key));
        if (!date) complain(key, "不是日期");
        return date;
    }

    // A name out of a closed set, by the function that knows it.
    template <class Enum>
    Enum word(const char* key, std::optional<Enum> (*find)(std::string_view)) {
        std::optional<Enum> found = find(text(key));
        if (!found) complain(key, "不是规定的词");
        return found.value_or(Enum{});
    }

    [[nodiscard]] bool has_value(const char* key) const { return !json_[key].is_null(); }
    Fields member(const char* key) { return {json_[key], path_ + "." + key, fault_}; }

    template <class Read>
    void each(const char* key, Read read) {
        const Json::Array* items = json_[key].as_array();
        if (items == nullptr) return complain(key, "不是数组");
        for (size_t i = 0; i < items->size() && fault_.empty(); ++i)
            read(Fields((*items)[i], path_ + "." + key + "[" + std::to_string(i) + "]", fault_));
    }

  private:
    std::string text_of(const Json& value, const char* key) {
        if (const std::string* s = value.as_string()) return *s;
        complain(key, "不是文字");
        return {};
    }

    void complain(std::string_view key, std::string_view what) {
        if (!fault_.empty()) return;
        fault_ = path_;
        if (!key.empty()) fault_.append(".").append(key);
        fault_.append("：").append(what);
    }

    const Json& json_;
    std::string path_;
    std::string& fault_;
};

constexpr int64_t kMaxOffset = std::numeric_limits<int64_t>::max();

ledger::Deadline read_deadline(Fields fields) {
    ledger::Deadline d;
    d.kind = fields.word("kind", ledger::deadline_kind);
    if (d.kind == ledger::DeadlineKind::kNone) return d;
    d.text = fields.text("text");
    if (d.kind == ledger::DeadlineKind::kDate) {
        d.start = fields.date_or_null("start");
        d.due = fields.date_or_null("due");
        d.soft = fields.flag("soft");
    } else if (d.kind == ledger::DeadlineKind::kRecurring) {
        d.rrule = fields.text("rrule");
        d.min = static_cast<int>(fields.integer("min", 0, 1'000'000));
    } else {
        d.days = static_cast<int>(fields.integer("days", -1'000'000, 1'000'000));
        d.unit = fields.word("unit", ledger::span_unit);
        d.event = fields.text("event");
    }
    return d;
}

OtherPlace read_place(Fields fields) {
    OtherPlace place;
    place.ref = fields.text("ref");
    place.quote = fields.text("quote");
    place.source_offset = static_cast<size_t>(fields.integer("offset", 0, kMaxOffset));
    return place;
}

DraftTask read_task(Fields fields) {
    DraftTask draft;
    ledger::Task& task = draft.task;
    task.ref = fields.text("ref");
    task.type = fields.word("type", ledger::task_type);
    task.title = fields.text("title");
    task.lead = fields.texts("lead");
    task.units = fields.texts("units");
    task.leaders = fields.texts("leaders");
    task.persons = fields.texts("persons");
    task.deadline = read_deadline(fields.member("deadline"));
    task.quote = fields.text("quote");
    draft.source_text = fields.text("source_text");
    if (fields.has_value("page"))
        draft.page = static_cast<int>(fields.integer("page", 0, 1'000'000));
    draft.confidence = fields.fraction("confidence");
    draft.diagnostics = fields.texts("diagnostics");
    draft.source_offset = static_cast<size_t>(fields.integer("offset", 0, kMaxOffset));
    draft.cell = fields.text("cell");
    if (fields.has_value("also_at"))
        fields.each("also_at", [&](Fields place) { draft.also_at.push_back(read_place(place)); });
    if (fields.has_value("quantity")) {
        Fields quantity = fields.member("quantity");
        draft.quantity = Quantity{quantity.text("value"), quantity.text("measure")};
    }
    return draft;
}

Draft read_draft(Fields fields) {
    Draft draft;
    Fields plan = fields.member("plan");
    draft.plan.number = plan.text("number");
    draft.plan.title = plan.text("title");
    draft.plan.issuer = plan.text("issuer");
    std::optional<base::Date> issued = plan.date_or_null("issued");
    draft.has_date = issued.has_value();
    draft.plan.issued = issued.value_or(base::Date{});
    draft.plan.kind = plan.text("kind");
    fields.each("tasks", [&](Fields task) { draft.tasks.push_back(read_task(task)); });
    draft.diagnostics = fields.texts("diagnostics");
    draft.source_offset = static_cast<size_t>(fields.integer("offset", 0, kMaxOffset));
    return draft;
}

}  // namespace

base::Result<std::vector<Draft>> drafts_from_json(const Json& json) {
    std::vector<Draft> drafts;
    std::string fault;
    const Json::Array* items = json.as_array();
    if (items == nullptr) return base::Error{base::ErrorCode::kBadInput, "草稿不是数组"};
    for (size_t i = 0; i < items->size() && fault.empty(); ++i)
        drafts.push_back(read_draft(Fields((*items)[i], "[" + std::to_string(i) + "]", fault)));
    if (!fault.empty()) return base::Error{base::ErrorCode::kBadInput, fault};
    return drafts;
}

}  // namespace extract
