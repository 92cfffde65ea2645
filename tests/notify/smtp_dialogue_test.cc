#include "notify/smtp_dialogue.h"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

using namespace notify;

namespace {

// "C:" a command, "S:" a reply line, "." the message was handed over.
SmtpDialogue play(const std::vector<std::string>& script) {
    SmtpDialogue dialogue;
    for (const std::string& line : script) {
        if (line == ".") {
            dialogue.on_content_end();
        } else if (line.starts_with("C:")) {
            dialogue.on_command(line.substr(2) + "\r\n");
        } else if (!dialogue.on_reply_line(line.substr(2) + "\r\n")) {
            break;
        }
    }
    return dialogue;
}

std::vector<std::string> up_to_data(std::vector<std::string> rest) {
    std::vector<std::string> script = {
        "S:220 mail.example", "C:EHLO duban",    "S:250-mail.example",
        "S:250 SIZE",         "C:MAIL FROM:<a>", "S:250 ok",
        "C:RCPT TO:<b>",      "S:250 ok",        "C:DATA"};
    script.insert(script.end(), rest.begin(), rest.end());
    return script;
}

}  // namespace

TEST_CASE("the reply to the dot decides, and its absence is ambiguous", "[notify]") {
    struct Row {
        std::vector<std::string> rest;
        SmtpEnd end;
        SendClass expected;
    };
    const Row rows[] = {
        {{"S:354 go", ".", "S:250 ok"}, SmtpEnd::kFinished, SendClass::kSent},
        {{"S:354 go", ".", "S:250"}, SmtpEnd::kFinished, SendClass::kSent},
        {{"S:354 go", ".", "S:250-ok", "S:250 ok"}, SmtpEnd::kFinished, SendClass::kSent},
        {{"S:354 go", ".", "S:250 ok"}, SmtpEnd::kBroken, SendClass::kSent},
        {{"S:354 go", ".", "S:250 ok", "C:QUIT", "S:421 bye"}, SmtpEnd::kBroken, SendClass::kSent},
        {{"S:354 go", ".", "S:451 later"}, SmtpEnd::kBroken, SendClass::kTemporary},
        {{"S:354 go", ".", "S:554 no"}, SmtpEnd::kBroken, SendClass::kPermanentRecipient},
        {{"S:354 go", ".", "S:354 go"}, SmtpEnd::kBroken, SendClass::kAmbiguous},
        {{"S:354 go", "."}, SmtpEnd::kBroken, SendClass::kAmbiguous},
        {{"S:354 go", "."}, SmtpEnd::kTimedOut, SendClass::kAmbiguous},
        {{"S:354 go", "."}, SmtpEnd::kStopped, SendClass::kAmbiguous},
        {{"S:354 go", ".", "S:250-ok"}, SmtpEnd::kBroken, SendClass::kAmbiguous},
        {{"S:354 go", ".", "S:250-ok", "S:554 no"}, SmtpEnd::kAbuse, SendClass::kAmbiguous},
        {{"S:354 go", ".", "S:OK"}, SmtpEnd::kAbuse, SendClass::kAmbiguous},
        {{"S:354 go"}, SmtpEnd::kBroken, SendClass::kTemporary},
        {{"S:354 go"}, SmtpEnd::kStopped, SendClass::kTemporary},
        {{}, SmtpEnd::kBroken, SendClass::kTemporary},
        {{"S:451 later", "C:QUIT", "S:221 bye"}, SmtpEnd::kBroken, SendClass::kTemporary},
        {{"S:554 no", "C:QUIT", "S:221 bye"}, SmtpEnd::kBroken, SendClass::kPermanentRecipient},
    };
    for (const Row& row : rows) {
        CAPTURE(row.rest, static_cast<int>(row.end));
        CHECK(name(classify(row.end, play(up_to_data(row.rest)), "").cls) == name(row.expected));
    }
}

TEST_CASE("a refusal before the message concerns us or the recipient by its stage", "[notify]") {
    struct Row {
        const char* command;
        const char* reply;
        SendClass expected;
    };
    const Row rows[] = {
        {"EHLO duban", "421 busy", SendClass::kTemporary},
        {"EHLO duban", "550 go away", SendClass::kPermanentConfiguration},
        {"AUTH PLAIN", "535 no", SendClass::kPermanentConfiguration},
        {"AUTH PLAIN", "454 later", SendClass::kTemporary},
        {"AUTH PLAIN", "504 unknown mechanism", SendClass::kPermanentConfiguration},
        {"MAIL FROM:<a>", "530 login", SendClass::kPermanentConfiguration},
        {"MAIL FROM:<a>", "550 no such sender", SendClass::kPermanentConfiguration},
        {"MAIL FROM:<a>", "552 too big", SendClass::kPermanentRecipient},
        {"MAIL FROM:<a>", "452 no room", SendClass::kTemporary},
        {"RCPT TO:<b>", "550 unknown", SendClass::kPermanentRecipient},
        {"RCPT TO:<b>", "530 login", SendClass::kPermanentConfiguration},
        {"RCPT TO:<b>", "450 greylisted", SendClass::kTemporary},
        {"DATA", "554 no", SendClass::kPermanentRecipient},
    };
    for (const Row& row : rows) {
        CAPTURE(row.command, row.reply);
        SmtpDialogue dialogue = play(
            {"S:220 hi", std::string("C:") + row.command, std::string("S:") + row.reply, "C:QUIT"});
        SendResult result = classify(SmtpEnd::kBroken, dialogue, "");
        CHECK(name(result.cls) == name(row.expected));
        CHECK_THAT(result.reply, Catch::EndsWith(row.reply));
    }
}

TEST_CASE("what went wrong beside the conversation has its class", "[notify]") {
    struct Row {
        SmtpEnd end;
        SendClass expected;
        bool alarm;
    };
    for (const Row& row : {Row{SmtpEnd::kStopped, SendClass::kTemporary, false},
                           Row{SmtpEnd::kTimedOut, SendClass::kTemporary, false},
                           Row{SmtpEnd::kNotConnected, SendClass::kTemporary, false},
                           Row{SmtpEnd::kTlsMissing, SendClass::kTemporary, true},
                           Row{SmtpEnd::kCertificate, SendClass::kPermanentConfiguration, false},
                           Row{SmtpEnd::kTlsRefused, SendClass::kPermanentConfiguration, false},
                           Row{SmtpEnd::kNoCommonAuth, SendClass::kPermanentConfiguration, false},
                           Row{SmtpEnd::kBroken, SendClass::kTemporary, false}}) {
        SendResult result = classify(row.end, SmtpDialogue(), "detail\r\nof the library");
        CHECK(name(result.cls) == name(row.expected));
        CHECK(result.alarm == row.alarm);
        CHECK(result.reply.find('\n') == std::string::npos);
        CHECK_FALSE(result.reply.empty());
    }
}

TEST_CASE("reply lines are held to the grammar", "[notify]") {
    for (const char* line : {"220 ok", "220-ok", "220", "250 ", "599 x", "354 go"}) {
        CAPTURE(line);
        CHECK(SmtpDialogue().on_reply_line(std::string(line) + "\r\n"));
        CHECK(SmtpDialogue().on_reply_line(std::string(line) + "\n"));
    }
    for (const std::string& line :
         {std::string("OK"), std::string(""), std::string("22"), std::string("2200 x"),
          std::string("120 x"), std::string("620 x"), std::string("+20 x"), std::string("220_x"),
          std::string(" 220 x"), std::string("2 0 x"), std::string("220 a\0b", 7),
          "220 " + std::string(17 * 1024, 'x')}) {
        CAPTURE(line);
        SmtpDialogue dialogue;
        CHECK_FALSE(dialogue.on_reply_line(line + "\r\n"));
        CHECK_FALSE(dialogue.abuse().empty());
    }
}

TEST_CASE("a reply of many lines ends somewhere, and a long EHLO is no abuse", "[notify]") {
    SmtpDialogue dialogue;
    int lines = 0;
    while (dialogue.on_reply_line("250-EXTENSION-NUMBER\r\n")) ++lines;
    CHECK(lines > 100);
    CHECK(lines < 1000);
    CHECK_THAT(dialogue.abuse(), Catch::Contains("16 KiB"));
}

TEST_CASE("what a server says cannot break the line of the outbox", "[notify]") {
    SmtpDialogue dialogue = play({"S:220 hi", "C:RCPT TO:<b>", "S:550 \x1b[2J\x07 \xff 督办"});
    SendResult result = classify(SmtpEnd::kBroken, dialogue, "");
    CHECK(result.reply == "收件人地址被拒绝：550 \\x1b[2J\\x07 \uFFFD 督办");
    std::string long_reply = "550 ";
    for (int i = 0; i < 3000; ++i) long_reply += "拒";
    result = classify(SmtpEnd::kBroken, play({"S:220 hi", "C:RCPT TO:<b>", "S:" + long_reply}), "");
    CHECK(result.reply.size() < 1000);
    CHECK(result.cls == SendClass::kPermanentRecipient);
}

TEST_CASE("no sequence of lines makes a mail sent without a positive reply after the dot",
          "[notify]") {
    const std::vector<std::string> lines = {"C:EHLO a",      "C:AUTH PLAIN",
                                            "C:AGEAYg==",    "C:MAIL FROM:<a>",
                                            "C:RCPT TO:<b>", "C:DATA",
                                            "C:QUIT",        "S:250 ok",
                                            "S:250-ok",      "S:354 go",
                                            "S:451 no",      "S:550 no",
                                            "S:junk",        "."};
    std::mt19937 random(1);
    int sent = 0;
    for (int i = 0; i < 20000; ++i) {
        std::vector<std::string> script;
        for (size_t n = random() % 12; n > 0; --n) script.push_back(lines[random() % lines.size()]);
        bool positive_after_dot = false;
        bool dot = false;
        for (const std::string& line : script) {
            dot = dot || line == ".";
            positive_after_dot = positive_after_dot || (dot && line == "S:250 ok");
        }
        SendResult result = classify(SmtpEnd::kBroken, play(script), "");
        if (result.cls == SendClass::kSent) ++sent;
        if (result.cls == SendClass::kSent && !positive_after_dot)
            FAIL(Catch::Detail::stringify(script));
    }
    CHECK(sent > 100);
}
