#include "document/number_format.h"

#include <catch2/catch.hpp>
#include <vector>

using document::format_number;

TEST_CASE("automatic numbers are written as Word prints them", "[document]") {
    struct Sample {
        const char* format;
        int value;
        const char* text;
    };
    const std::vector<Sample> kSamples = {
        {"decimal", 12, "12"},
        {"decimal", 0, "0"},
        {"decimalZero", 7, "07"},
        {"decimalZero", 12, "12"},
        {"decimalFullWidth", 12, "１２"},
        {"decimalHalfWidth", 12, "12"},
        {"decimalEnclosedCircle", 1, "①"},
        {"decimalEnclosedCircle", 20, "⑳"},
        {"decimalEnclosedCircle", 21, "21"},
        {"decimalEnclosedCircleChinese", 3, "③"},
        {"decimalEnclosedParen", 3, "⑶"},
        {"decimalEnclosedFullstop", 3, "⒊"},
        {"ideographEnclosedCircle", 2, "㊁"},
        {"numberInDash", 3, "- 3 -"},
        {"chineseCounting", 1, "一"},
        {"chineseCounting", 10, "十"},
        {"chineseCounting", 11, "十一"},
        {"chineseCounting", 20, "二十"},
        {"chineseCounting", 35, "三十五"},
        {"chineseCounting", 100, "一〇〇"},
        {"chineseCountingThousand", 10, "十"},
        {"chineseCountingThousand", 14, "十四"},
        {"chineseCountingThousand", 100, "一百"},
        {"chineseCountingThousand", 101, "一百零一"},
        {"chineseCountingThousand", 110, "一百一十"},
        {"chineseCountingThousand", 1001, "一千零一"},
        {"chineseCountingThousand", 9999, "九千九百九十九"},
        {"chineseCountingThousand", 10000, "10000"},
        {"chineseCountingThousand", 0, "0"},
        {"taiwaneseCounting", 12, "十二"},
        {"taiwaneseCountingThousand", 12, "十二"},
        {"japaneseCounting", 24, "二十四"},
        {"ideographDigital", 10, "一〇"},
        {"japaneseDigitalTenThousand", 21, "二一"},
        {"ideographTraditional", 1, "甲"},
        {"ideographTraditional", 10, "癸"},
        {"ideographTraditional", 11, "11"},
        {"ideographZodiac", 12, "亥"},
        {"ideographZodiacTraditional", 13, "丙子"},
        {"chineseLegalSimplified", 3, "叁"},
        {"chineseLegalSimplified", 12, "壹拾贰"},
        {"lowerLetter", 1, "a"},
        {"lowerLetter", 27, "aa"},
        {"upperLetter", 26, "Z"},
        {"upperLetter", 0, "0"},
        {"lowerRoman", 4, "iv"},
        {"upperRoman", 1994, "MCMXCIV"},
        {"upperRoman", 4000, "4000"},
        {"bullet", 1, ""},
        {"none", 1, ""},
        {"cardinalText", 5, "5"},
        {"", 5, "5"},
    };
    for (const Sample& sample : kSamples) {
        INFO(sample.format << " " << sample.value);
        CHECK(format_number(sample.format, sample.value) == sample.text);
    }
}
