// Readings and drafts as JSON come back as they went out, and nothing else is taken for one.

#include "extract/reading_json.h"

#include <catch2/catch.hpp>

#include "base/json.h"
#include "extract/draft_json.h"
#include "extract/extract.h"

namespace {

using extract::Draft;
using extract::DraftTask;
using extract::Reading;
using ledger::DeadlineKind;

DraftTask task(std::string ref, ledger::Deadline deadline) {
    DraftTask out;
    out.task.ref = std::move(ref);
    out.task.type = ledger::TaskType::kDuty;
    out.task.title = "完成“三项”改造\t并上报";
    out.task.lead = {"县农业农村局"};
    out.task.units = {"县农业农村局", "各乡镇"};
    out.task.leaders = {"张超"};
    out.task.persons = {"薛探平"};
    out.task.deadline = std::move(deadline);
    out.task.quote = "完成改造";
    out.source_text = "（一）完成改造";
    out.source_offset = 3;
    out.page = 2;
    out.cell = "任务清单!B7";
    out.confidence = 0.87;
    out.also_at = {{"附件1/3", "完成改造", 77}};
    out.quantity = extract::Quantity{"12.5", "万吨"};
    out.diagnostics = {"年份是推定的"};
    return out;
}

Reading sample() {
    Reading reading;
    reading.format = "xlsx";
    reading.encoding = "";
    reading.warnings = {{"W_DATE", "任务清单!B7：不是日期"}};
    reading.text.utf8 = "甲\t乙\n丙\n";
    reading.text.wrapped = true;
    reading.text.anchors = {{0, {1, "任务清单!A1"}}, {8, {2, ""}}};
    Draft draft;
    draft.plan.number = "兴政办发〔2024〕7号";
    draft.plan.title = "方案";
    draft.plan.issuer = "兴县人民政府办公室";
    draft.plan.issued = *base::civil_date(2024, 5, 7);
    draft.plan.kind = "rules";
    draft.has_date = true;
    draft.source_offset = 1;
    draft.diagnostics = {"未见发文字号"};
    ledger::Deadline date;
    date.kind = DeadlineKind::kDate;
    date.text = "6月至11月底前";
    date.start = base::civil_date(2024, 6, 1);
    date.due = base::civil_date(2024, 11, 30);
    date.soft = true;
    ledger::Deadline recurring;
    recurring.kind = DeadlineKind::kRecurring;
    recurring.text = "每月2次";
    recurring.rrule = "FREQ=MONTHLY";
    recurring.min = 2;
    ledger::Deadline relative;
    relative.kind = DeadlineKind::kRelative;
    relative.text = "印发后10个工作日内";
    relative.days = 10;
    relative.unit = ledger::SpanUnit::kWorkday;
    relative.event = "印发";
    draft.tasks = {task("一/（一）", date), task("二", recurring), task("三", relative),
                   task("附件/1", {})};
    draft.tasks[3].page.reset();
    Draft bare;
    bare.plan.kind = "news";
    reading.drafts = {draft, bare};
    return reading;
}

void check_same(const DraftTask& a, const DraftTask& b) {
    CHECK(a.task == b.task);
    CHECK(a.source_text == b.source_text);
    CHECK(a.source_offset == b.source_offset);
    CHECK(a.page == b.page);
    CHECK(a.cell == b.cell);
    CHECK(a.confidence == Approx(b.confidence));
    CHECK(a.also_at == b.also_at);
    CHECK(a.quantity == b.quantity);
    CHECK(a.diagnostics == b.diagnostics);
}

void check_same(const Draft& a, const Draft& b) {
    CHECK(a.plan == b.plan);
    CHECK(a.has_date == b.has_date);
    CHECK(a.source_offset == b.source_offset);
    CHECK(a.diagnostics == b.diagnostics);
    REQUIRE(a.tasks.size() == b.tasks.size());
    for (size_t i = 0; i < a.tasks.size(); ++i) check_same(a.tasks[i], b.tasks[i]);
}

std::string reason(const std::string& text) {
    base::Result<Reading> reading = extract::reading_from_json(text);
    return reading.ok() ? "read" : reading.error().reason + " " + reading.error().message;
}

// The sample's JSON with one piece replaced.
std::string damaged(const std::string& from, const std::string& to) {
    std::string text = extract::reading_json(sample());
    size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a reading comes back from JSON whole", "[extract]") {
    Reading before = sample();
    base::Result<Reading> after = extract::reading_from_json(extract::reading_json(before));
    REQUIRE(after.ok());
    CHECK(after->format == before.format);
    CHECK(after->encoding == before.encoding);
    CHECK(after->warnings == before.warnings);
    CHECK(after->text.utf8 == before.text.utf8);
    CHECK(after->text.wrapped == before.text.wrapped);
    CHECK(after->text.anchors == before.text.anchors);
    REQUIRE(after->drafts.size() == before.drafts.size());
    for (size_t i = 0; i < before.drafts.size(); ++i)
        check_same(after->drafts[i], before.drafts[i]);
}

TEST_CASE("an error comes back as the same error", "[extract]") {
    for (base::ErrorCode code :
         {base::ErrorCode::kNotFound, base::ErrorCode::kRefused, base::ErrorCode::kUsage,
          base::ErrorCode::kBadInput, base::ErrorCode::kStorage}) {
        base::Error error{code, "甲.docx：压缩包损坏", "E_ZIP"};
        base::Result<Reading> after =
            extract::reading_from_json(extract::reading_json(base::Result<Reading>(error)));
        REQUIRE_FALSE(after.ok());
        CHECK(after.error().code == code);
        CHECK(after.error().message == error.message);
        CHECK(after.error().reason == "E_ZIP");
    }
}

TEST_CASE("the drafts of whole documents come back from JSON", "[extract]") {
    std::string text =
        "关于印发方案的通知\n兴政办发〔2024〕7号\n一、任务\n（一）每月20日前上报。（责任单位：县农"
        "业"
        "农村局）\n（二）11月底前完成改厕。牵头单位：县住建局\n2024年5月15日\n";
    std::vector<Draft> before = extract::extract(text);
    REQUIRE(before.size() == 1);
    REQUIRE(before[0].tasks.size() >= 2);
    base::Result<base::Json> json = base::parse_json(extract::drafts_json(before).dump());
    REQUIRE(json.ok());
    base::Result<std::vector<Draft>> after = extract::drafts_from_json(*json);
    REQUIRE(after.ok());
    REQUIRE(after->size() == 1);
    CHECK(after->at(0).plan == before[0].plan);
    for (size_t i = 0; i < before[0].tasks.size(); ++i)
        CHECK(after->at(0).tasks[i].task == before[0].tasks[i].task);
}

TEST_CASE("JSON that is no reading is refused with the place", "[extract]") {
    struct Example {
        const char* from;
        const char* to;
        const char* says;
    };
    const Example kExamples[] = {
        {"\"wrapped\":true", "\"wrapped\":1", "没有正文"},
        {"\"text\":\"甲", "\"txet\":\"甲", "没有正文"},
        {"[8,2,\"\"]", "[99,2,\"\"]", "位置有误"},
        {"[8,2,\"\"]", "[-1,2,\"\"]", "位置有误"},
        {"[0,1,", "[9,1,", "位置有误"},
        {"[8,2,\"\"]", "[8,2]", "位置有误"},
        {"[8,2,\"\"]", "[8,\"2\",\"\"]", "位置有误"},
        {"\"warnings\":[", "\"warning\":[", "没有提示"},
        {"\"offset\":3", "\"offset\":99", "超出正文"},
        {"\"offset\":1}", "\"offset\":99}", "超出正文"},
        {"\"offset\":3", "\"offset\":-3", "[0].tasks[0].offset"},
        {"\"type\":\"duty\"", "\"type\":\"work\"", "[0].tasks[0].type：不是规定的词"},
        {"2024-11-30", "2024-11-31", "[0].tasks[0].deadline.due：不是日期"},
        {"\"min\":2", "\"min\":\"2\"", "[0].tasks[1].deadline.min"},
        {"\"unit\":\"workday\"", "\"unit\":\"week\"", "[0].tasks[2].deadline.unit"},
        {"\"kind\":\"none\"", "\"kind\":\"never\"", "[0].tasks[3].deadline.kind"},
        {"\"confidence\":0.87", "\"confidence\":87", "[0].tasks[0].confidence"},
        {"\"units\":[\"县农业农村局\"", "\"units\":[1", "[0].tasks[0].units：不是文字"},
        {"\"kind\":\"news\"", "\"kind\":null", "[1].plan.kind：不是文字"},
    };
    for (const Example& example : kExamples) {
        CAPTURE(example.from, example.to);
        std::string said = reason(damaged(example.from, example.to));
        CHECK(said.starts_with("E_READER_OUTPUT "));
        CHECK(said.find(example.says) != std::string::npos);
    }
    for (const char* text : {"", "null", "[]", "{}", "{\"error\":1}", "\"x\"", "{\"error\":{}}"}) {
        CAPTURE(text);
        CHECK(reason(text).starts_with("E_READER_OUTPUT "));
    }
}
