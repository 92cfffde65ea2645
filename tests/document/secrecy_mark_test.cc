// The mark of GB/T 9704 is found at the head of a document, and a word in its text is none.

#include "document/secrecy_mark.h"

#include <catch2/catch.hpp>

using document::secrecy_mark;

TEST_CASE("a secrecy mark above the title is found in every form it is set", "[document]") {
    struct Example {
        const char* text;
        const char* mark;
    };
    const Example kMarked[] = {
        {"机密★1年\n兴县人民政府文件\n兴政发〔2024〕7号\n", "机密★1年"},
        {"秘密\n关于做好防汛工作的通知\n", "秘密"},
        {"000012\n绝 密 ★ 长 期\n特 急\n兴县人民政府办公室\n", "绝密★长期"},
        {"000012　机密★6个月　特急\n", "机密★6个月"},
        {"机密★\n兴县人民政府\n", "机密★"},
        {"秘密☆１０年\n", "秘密☆10年"},
        {"机密*三年\n", "机密*三年"},
        {"密级：秘密\n", "秘密"},
        {"密级\t机密\n文号\t兴政发〔2024〕7号\n", "机密"},
        {"【绝密】\n兴县工作方案\n", "绝密"},
        {"（秘密）\n", "秘密"},
        {"\n\n  　机密　\n", "机密"},
        {"份号：000001\n密级：机密★20年\n", "机密★20年"},
        {"兴县人民政府文件\n机密★1年\n兴政发〔2024〕7号\n", "机密★1年"},
        {"兴县人民政府办公室 秘密★2年\n兴政办发〔2024〕7号\n", "秘密★2年"},
        {"兴政办发〔2024〕7号 秘密★2年\n", "秘密★2年"},
        {"\xEF\xBB\xBF"
         "机密\n",
         "机密"},
        {"第000003号 秘密\n", "秘密"},
    };
    for (const Example& example : kMarked) {
        CAPTURE(example.text);
        CHECK(secrecy_mark(example.text).value_or("") == example.mark);
    }
}

TEST_CASE("a text that speaks of secrets bears no mark", "[document]") {
    const char* const kUnmarked[] = {
        "",
        "兴县人民政府办公室\n关于做好保守国家秘密工作的通知\n",
        "保守国家秘密\n",
        "商业秘密\n",
        "工作秘密\n",
        "涉密\n",
        "涉密人员管理办法\n机密\n",
        "兴政发〔2024〕7号\n机密★1年\n",  // below the number: an annex speaks of another document
        "关于开展保密检查的通知\n秘密\n",
        "2024年保密工作要点\n一、秘密\n绝密★长期 的文件由专人保管\n",
        "秘密级文件清单\n",
        "机密文件的销毁\n",
        "特急\n兴县人民政府办公室\n",
        "000012\n兴县人民政府文件\n兴政发〔2024〕7号\n",
        "序号\t任务\t密级\n1\t机密档案整理\t无\n",
        "（一）加强国家秘密、商业秘密和个人隐私保护。牵头单位：县国家保密局。\n",
        "绝密飞行\n",
        "秘密，是指关系国家安全和利益的事项。\n",
    };
    for (const char* text : kUnmarked) {
        CAPTURE(text);
        CHECK_FALSE(secrecy_mark(text));
    }
}

TEST_CASE("a mark counts only in the first lines", "[document]") {
    std::string head;
    for (int i = 0; i < 11; ++i) head += "兴县\n";
    CHECK(secrecy_mark(head + "机密\n"));
    CHECK_FALSE(secrecy_mark(head + "兴县\n机密\n"));
}

TEST_CASE("a line without end and broken bytes are no trouble for the mark", "[document]") {
    CHECK_FALSE(secrecy_mark(std::string(20u << 20, 'a')));
    CHECK_FALSE(secrecy_mark("\xE6\x9C\n\xFF\xFE\n"));
    CHECK(secrecy_mark("机密\xE6") == std::nullopt);
}
