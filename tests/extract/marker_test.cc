#include "extract/marker.h"

#include <catch2/catch.hpp>

using extract::Marker;
using extract::MarkerKind;
using extract::parse_marker;

namespace {

struct Opening {
    const char* line;
    MarkerKind kind;
    int number;
    const char* label;
    const char* rest;
};

const std::vector<Opening> kMarkers = {
    {"一、工作目标", MarkerKind::kChinese, 1, "一", "工作目标"},
    {"十二、其他", MarkerKind::kChinese, 12, "十二", "其他"},
    {"（三）加强领导", MarkerKind::kChineseParen, 3, "（三）", "加强领导"},
    {"（二十一）特种设备", MarkerKind::kChineseParen, 21, "（二十一）", "特种设备"},
    {"1.县住建局负责", MarkerKind::kDigit, 1, "1.", "县住建局负责"},
    {"12、完善机制", MarkerKind::kDigit, 12, "12、", "完善机制"},
    {"（2）复核", MarkerKind::kDigitParen, 2, "（2）", "复核"},
    {"3）复核", MarkerKind::kDigitParen, 3, "3）", "复核"},
    {"④其他", MarkerKind::kCircled, 4, "④", "其他"},
    {"第十一条 县级部门", MarkerKind::kArticle, 11, "第十一条", "县级部门"},
    {"第二章 组成", MarkerKind::kChapter, 2, "第二章", "组成"},
    {"第一阶段：宣传", MarkerKind::kPhase, 1, "第一阶段", "宣传"},
    {"第三部分 保障", MarkerKind::kPart, 3, "第三部分", "保障"},
};

const std::vector<const char*> kNone = {
    "一、二、三产业融合",  // an enumeration
    "1.5万亩",             // a decimal
    "2.2米以上",
    "1张表格、1个环节",
    "1：1.3安置",
    "2024.12.31前",
    "第四十四条之规定",
    "第三条第二款",
    "第一批",
    "（以下简称县食安委）",
    "（2024年4月25日前）",
    "一是坚持",
    "十四五规划",
    "",
};

}  // namespace

TEST_CASE("numbers that open an item are read", "[extract]") {
    for (const Opening& o : kMarkers) {
        INFO(o.line);
        std::optional<Marker> marker = parse_marker(o.line);
        REQUIRE(marker);
        CHECK(marker->kind == o.kind);
        CHECK(marker->number == o.number);
        CHECK(marker->label == o.label);
        CHECK(std::string_view(o.line).substr(marker->length) == o.rest);
    }
}

TEST_CASE("quantities, citations and enumerations open no item", "[extract]") {
    for (const char* line : kNone) {
        INFO(line);
        CHECK_FALSE(parse_marker(line));
    }
}

TEST_CASE("Chinese numbers up to ninety-nine are read", "[extract]") {
    size_t length = 0;
    CHECK(extract::leading_number("九十九", length) == 99);
    CHECK(extract::leading_number("十", length) == 10);
    CHECK(extract::leading_number("二十条", length) == 20);
    CHECK(length == 6);
    CHECK(extract::leading_number("2024年", length) == 2024);
    CHECK(extract::leading_number("年", length) == 0);
}
