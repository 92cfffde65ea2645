#include "notify/message.h"

#include <catch2/catch.hpp>
#include <random>

#include "base/json.h"
#include "base/text.h"
#include "notify/encoding.h"
#include "support/process.h"
#include "support/temporary_directory.h"

using namespace notify;
using base::Json;

namespace {

Mail digest_mail() {
    Mail mail;
    mail.message_id = message_id_for("digest|张三|2024-W41", "xingxian.example");
    mail.from_name = "兴县人民政府督查室";
    mail.from_address = "duban@xingxian.example";
    mail.to_name = "张三";
    mail.to_address = "jiaokeju@xingxian.example";
    mail.subject = "督办周报（2024年第41周）：超期1项，两周内到期3项";
    mail.text = "县教科局：\n\n一、本周超期 1 项\n.\n";
    mail.html = "<p>县教科局：</p>\r\n<p>一、本周超期 1 项</p>\r\n";
    mail.date = *base::parse_utc("2024-10-08T00:30:00Z");
    return mail;
}

std::string composed(const Mail& mail) {
    base::Result<std::string> bytes = compose(mail);
    REQUIRE(bytes.ok());
    return *bytes;
}

// The mails as Python's email package reads them. Empty, with a warning, where python3 is missing.
std::vector<Json> read_back(const std::vector<std::string>& mails) {
    std::optional<std::string> python = support::find_program("python3");
    if (!python) {
        WARN("skipped: python3 is missing");
        return {};
    }
    support::TemporaryDirectory directory;
    std::vector<std::string> command = {*python, DUBAN_SOURCE_DIR "/tests/support/decode_mail.py"};
    for (const std::string& bytes : mails) {
        command.push_back(directory.write(std::to_string(command.size()) + ".eml", bytes));
    }
    support::Process reader(command);
    std::vector<Json> out;
    for (const std::string& line : base::split(reader.read_all(), '\n'))
        if (!line.empty()) out.push_back(base::parse_json(line).value());
    REQUIRE(out.size() == mails.size());
    for (const Json& json : out) {
        CHECK(json["defects"].dump() == "[]");
        CHECK(json["bare_line_ends"] == Json(0));
        CHECK(json["ascii"] == Json(true));
    }
    return out;
}

// One mail, or null where python3 is missing.
Json read_back(const std::string& bytes) {
    std::vector<Json> all = read_back(std::vector<std::string>{bytes});
    return all.empty() ? Json() : all.front();
}

std::string header_block(const std::string& bytes) {
    return bytes.substr(0, bytes.find("\r\n\r\n"));
}

}  // namespace

TEST_CASE("a plain mail is these bytes", "[notify]") {
    Mail mail;
    mail.message_id = "00112233445566778899aabbccddeeff@xingxian.example";
    mail.from_address = "duban@xingxian.example";
    mail.to_name = "Zhang \"San\"";
    mail.to_address = "zhangsan@xingxian.example";
    mail.subject = "督办";
    mail.text = "您好\n";
    mail.date = *base::parse_utc("2024-10-08T00:30:00Z");
    CHECK(composed(mail) ==
          "From: duban@xingxian.example\r\n"
          "To: \"Zhang \\\"San\\\"\" <zhangsan@xingxian.example>\r\n"
          "Subject: =?UTF-8?B?552j5Yqe?=\r\n"
          "Date: Tue, 08 Oct 2024 08:30:00 +0800\r\n"
          "Message-ID: <00112233445566778899aabbccddeeff@xingxian.example>\r\n"
          "Auto-Submitted: auto-generated\r\n"
          "MIME-Version: 1.0\r\n"
          "Content-Type: text/plain; charset=UTF-8\r\n"
          "Content-Transfer-Encoding: base64\r\n"
          "\r\n"
          "5oKo5aW9DQo=\r\n");
}

TEST_CASE("an independent reader gets back what was put in", "[notify]") {
    Mail mail = digest_mail();
    Json read = read_back(composed(mail));
    if (read.is_null()) return;
    CHECK(read["subject"] == Json(mail.subject));
    CHECK(read["message_id"] == Json("<" + mail.message_id + ">"));
    CHECK(read["date"] == Json("2024-10-08T08:30:00+08:00"));
    CHECK(read["from"].dump() == R"([["兴县人民政府督查室","duban@xingxian.example"]])");
    CHECK(read["to"].dump() == R"([["张三","jiaokeju@xingxian.example"]])");
    CHECK(read["structure"].dump() == R"(["multipart/alternative","text/plain","text/html"])");
    CHECK(read["text"] == Json("县教科局：\r\n\r\n一、本周超期 1 项\r\n.\r\n"));
    CHECK(read["html"] == Json(mail.html));
}

TEST_CASE("a table is attached under its Chinese name", "[notify]") {
    Mail mail = digest_mail();
    std::string zip("PK\x03\x04\0\r\n.\r\n\xff", 11);
    mail.attachments = {
        {"兴县2024年民生实事任务分解方案督办台账（截至10月8日，含超期及两周内到期事项）.xlsx",
         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", zip},
        {"list.csv", "text/csv", ""}};
    std::string bytes = composed(mail);
    CHECK_THAT(bytes, Catch::Contains("filename=\"list.csv\"\r\n"));
    Json read = read_back(bytes);
    if (read.is_null()) return;
    CHECK(read["structure"].dump() ==
          R"(["multipart/mixed","multipart/alternative","text/plain","text/html",)"
          R"("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet","text/csv"])");
    const Json::Array& attachments = *read["attachments"].as_array();
    REQUIRE(attachments.size() == 2);
    CHECK(attachments[0].as_array()->at(0) == Json(mail.attachments[0].file_name));
    CHECK(attachments[0].as_array()->at(2) == Json("504b0304000d0a2e0d0aff"));
    CHECK(attachments[1].as_array()->at(0) == Json("list.csv"));
    CHECK(*read["longest_line"].as_int() <= 80);  // "Content-Type: " and the long type
}

TEST_CASE("a subject of five thousand characters is folded between characters", "[notify]") {
    const char* characters[] = {"督", "a", "é", "𠮷", "（", " "};
    Mail mail = digest_mail();
    mail.subject.clear();
    for (size_t i = 0; i < 5000; ++i)
        mail.subject += characters[i * 7 % 6 == 5 && i == 4999 ? 0 : i * 7 % 6];
    std::string bytes = composed(mail);
    for (const std::string& line : base::split(header_block(bytes), '\n'))
        CHECK(line.size() <= 77);  // 76 and the CR
    Json read = read_back(bytes);
    if (read.is_null()) return;
    CHECK(read["subject"] == Json(mail.subject));
}

TEST_CASE("words of a subject of any length are whole base64 groups on short lines", "[notify]") {
    for (size_t n = 1; n <= 60; ++n) {
        Mail mail = digest_mail();
        mail.subject = std::string(n % 4, 'x');
        for (size_t i = 0; i < n; ++i) mail.subject += "督";
        std::string header = header_block(composed(mail));
        std::string line = header.substr(header.find("Subject: "));
        line.resize(line.find("\r\nDate:"));
        for (const std::string& part : base::split(line, '\n')) {
            CHECK(part.size() <= 77);
            size_t from = part.find("?B?") + 3;
            CHECK((part.find("?=") - from) % 4 == 0);
        }
    }
}

TEST_CASE("plain ASCII subjects stay readable, doubtful ones are encoded", "[notify]") {
    struct Row {
        const char* subject;
        bool plain;
    };
    const Row rows[] = {{"weekly digest 41", true},
                        {"", true},
                        {"=?UTF-8?B?5ZWG?=", false},
                        {"a  b", true},
                        {"a line of ASCII that is longer than one line of a header may be, "
                         "so that it must be folded",
                         false}};
    std::vector<std::string> mails;
    for (const Row& row : rows) {
        CAPTURE(row.subject);
        Mail mail = digest_mail();
        mail.subject = row.subject;
        mails.push_back(composed(mail));
        std::string expected = std::string("\r\nSubject: ") + row.subject + "\r\n";
        CHECK((mails.back().find(expected) != std::string::npos) == row.plain);
    }
    std::vector<Json> read = read_back(mails);
    for (size_t i = 0; i < read.size(); ++i) CHECK(read[i]["subject"] == Json(rows[i].subject));
}

namespace {

// Every mail has the headers of digest_mail() with an attachment, its addresses, and no others.
std::vector<Json> check_only_known_headers(const std::vector<std::string>& mails) {
    for (const std::string& bytes : mails) {
        CHECK(bytes.find("\nBcc") == std::string::npos);
        CHECK(bytes.find("\rBcc") == std::string::npos);
    }
    std::vector<Json> read = read_back(mails);
    for (size_t i = 0; i < read.size(); ++i) {
        CAPTURE(mails[i]);
        CHECK(read[i]["headers"].dump() ==
              R"(["From","To","Subject","Date","Message-ID","Auto-Submitted","MIME-Version",)"
              R"("Content-Type"])");
        REQUIRE(read[i]["to"].as_array()->size() == 1);
        CHECK(read[i]["to"].as_array()->at(0).as_array()->at(1) == Json(digest_mail().to_address));
        REQUIRE(read[i]["from"].as_array()->size() == 1);
        CHECK(read[i]["from"].as_array()->at(0).as_array()->at(1) ==
              Json(digest_mail().from_address));
    }
    return read;
}

}  // namespace

TEST_CASE("no field of a mail can add a header", "[notify]") {
    const std::string attacks[] = {"x\r\nBcc: all@xingxian.example",
                                   "x\nBcc: all@xingxian.example",
                                   "x\rBcc: a@b",
                                   "x\r\n\r\n<script>",
                                   std::string("x\0\r\nBcc: a@b", 13),
                                   "x\xc2\x85"
                                   "Bcc: a@b",
                                   "x\xe2\x80\xa8"
                                   "Bcc: a@b",
                                   "督办\r\n Bcc: a@b",
                                   "\" <all@b.example>, \"",
                                   "\\\" <a@b>"};
    std::vector<std::string> mails;
    for (const std::string& attack : attacks) {
        Mail mail = digest_mail();
        mail.subject = mail.from_name = mail.to_name = attack;
        mail.attachments = {{"x" + base::split(attack, '/')[0], "text/plain", attack}};
        mails.push_back(composed(mail));
    }
    check_only_known_headers(mails);
}

TEST_CASE("random bytes in every field neither break a header nor get lost", "[notify]") {
    // Fixed seed: the same bytes in every run. Fragments make the tricky sequences likely.
    const std::string fragments[] = {
        "\r",       "\n",       "\r\n", ":", " ", "=?", "?=",
        "督",       "\"",       "\\",   "<", ">", "@",  ",",
        "Bcc: a@b", "\xe7\x9d", "\xff", "a", "(", ")",  std::string(1, '\0'),
        "\t",       "𠮷",       "=",    "_", ".", "--", ";"};
    std::mt19937 random(20241008);
    auto text = [&] {
        std::string out;
        for (size_t n = random() % 60; n > 0; --n)
            out += fragments[random() % std::size(fragments)];
        return out;
    };
    std::vector<std::string> mails;
    std::vector<std::string> subjects;
    for (int i = 0; i < 300; ++i) {
        Mail mail = digest_mail();
        mail.subject = text(), mail.from_name = text(), mail.to_name = text();
        mail.attachments = {{"a" + base::split(text(), '/')[0], "text/plain", text()}};
        mails.push_back(composed(mail));
        subjects.push_back(header_text(mail.subject));
    }
    std::vector<Json> read = check_only_known_headers(mails);
    for (size_t i = 0; i < read.size(); ++i) CHECK(read[i]["subject"] == Json(subjects[i]));
}

TEST_CASE("a mail with a wrong address, number or attachment is refused by field", "[notify]") {
    auto message_after = [](auto change) {
        Mail mail = digest_mail();
        change(mail);
        base::Result<std::string> result = compose(mail);
        return result.ok() ? std::string("accepted") : result.error().message;
    };
    CHECK_THAT(message_after([](Mail& m) { m.to_address = "a@b,c@d"; }),
               Catch::StartsWith("收件人"));
    CHECK_THAT(message_after([](Mail& m) { m.from_address = ""; }), Catch::StartsWith("发件人"));
    CHECK_THAT(message_after([](Mail& m) { m.message_id = "1@b"; }), Catch::Contains("Message-ID"));
    CHECK_THAT(message_after([](Mail& m) { m.message_id += ">\r\nBcc: a@b"; }),
               Catch::Contains("Message-ID"));
    CHECK_THAT(message_after([](Mail& m) {
                   m.attachments = {{"", "text/csv", ""}};
               }),
               Catch::Contains("附件"));
    CHECK_THAT(message_after([](Mail& m) {
                   m.attachments = {{"../a", "text/csv", ""}};
               }),
               Catch::Contains("附件"));
    CHECK_THAT(message_after([](Mail& m) {
                   m.attachments = {{"a", "text/csv; x=\r\ny", ""}};
               }),
               Catch::Contains("类型"));
    CHECK(message_after([](Mail&) {}) == "accepted");
}

TEST_CASE("the same mail is the same bytes, and a resent one differs in its subject alone",
          "[notify]") {
    Mail mail = digest_mail();
    std::string first = composed(mail);
    CHECK(composed(digest_mail()) == first);
    mail.resend = true;
    std::string again = composed(mail);
    CHECK(again != first);
    auto without_subject = [](std::string bytes) {
        size_t from = bytes.find("Subject:");
        return bytes.erase(from, bytes.find("Date:") - from);
    };
    CHECK(without_subject(again) == without_subject(first));
    Json read = read_back(again);
    if (!read.is_null()) CHECK(read["subject"] == Json("【重发】" + mail.subject));
}

TEST_CASE("a Message-ID depends on the key and the host, and does not show the key", "[notify]") {
    std::string id = message_id_for("O1|12|1|O1|zhangsan|smtp", "xingxian.example");
    CHECK(id == message_id_for("O1|12|1|O1|zhangsan|smtp", "xingxian.example"));
    CHECK(id != message_id_for("O1|12|2|O1|zhangsan|smtp", "xingxian.example"));
    CHECK(message_id_for("abc", "h.example") == "ba7816bf8f01cfea414140de5dae2223@h.example");
    CHECK_THROWS_AS(message_id_for("abc", "h.example>\r\nBcc: a@b"), std::invalid_argument);
    CHECK_THROWS_AS(message_id_for("abc", ""), std::invalid_argument);
}

TEST_CASE("bodies keep their text whatever their line ends and bytes", "[notify]") {
    struct Row {
        std::string text, read;
    };
    const Row rows[] = {{"a\nb\r\nc", "a\r\nb\r\nc"},
                        {"", ""},
                        {".\n..\n", ".\r\n..\r\n"},
                        {"From here\n", "From here\r\n"},
                        {std::string("a\0\x1b[31mb\tc", 10), "a[31mb\tc"},
                        {"\xb6\xbd\xb0\xec", "\uFFFD\uFFFD\uFFFD\uFFFD"},
                        {std::string(100000, 'x'), std::string(100000, 'x')}};
    std::vector<std::string> mails;
    for (const Row& row : rows) {
        Mail mail = digest_mail();
        mail.html.clear();
        mail.text = row.text;
        mails.push_back(composed(mail));
    }
    std::vector<Json> read = read_back(mails);
    for (size_t i = 0; i < read.size(); ++i) {
        CHECK(read[i]["text"] == Json(rows[i].read));
        CHECK(read[i]["structure"].dump() == R"(["text/plain"])");
        CHECK(*read[i]["longest_line"].as_int() <= 78);
    }
}
