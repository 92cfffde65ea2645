// Facts that were written to break a mail, and facts by the thousand.

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "digest/html_support.h"
#include "digest/render.h"
#include "digest/sample_facts.h"
#include "digest/wrap.h"

using namespace digest;
using Catch::Contains;

namespace {

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

// The same text wherever a fact holds text.
Row row_of(const std::string& text) {
    Row r = test::health_lounge();
    for (std::string* field : {&r.plan_number, &r.plan_title, &r.ref, &r.title, &r.unit,
                               &r.unit_group, &r.quote, &r.leaders, &r.note})
        *field = text;
    r.reminders = {text, text};
    return r;
}

std::vector<Rendered> mails_of(const std::string& text) {
    Row r = row_of(text);
    LiaisonDigest liaison = test::liaison_digest();
    liaison.addressee = text;
    liaison.units = {text};
    liaison.overdue = liaison.pending = {r};
    OfficeDigest office = test::office_digest();
    office.overdue = office.due_soon = office.without_owner = {r};
    office.plans = {{text, text, {}}};
    office.groups = {{text, {}}};
    office.moves = {{text, 1, 1}};
    office.unknown_names = office.failed_messages = office.warnings = {text};
    LadderMessage ladder = test::office_ladder();
    ladder.addressee = text;
    ladder.sections = {{"O1", text, {r}}, {text, text, {r}}};
    ladder.loaded_overdue = ladder.closed = {r};
    std::vector<Rendered> mails = {render(liaison), render(office), render(ladder)};
    ladder.office = false;
    mails.push_back(render(ladder));
    return mails;
}

bool one_line(const std::string& subject) {
    for (char c : subject)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
    return true;
}

}  // namespace

TEST_CASE("text of a document cannot break out of a mail", "[digest]") {
    const std::string texts[] = {
        "<script>alert('x')</script>",
        "</td></table><img src=http://x.example/a.png>",
        "\"onload=\"x' & {{title}} {{{colour}}}",
        "标题\r\nBcc: a@x.example\r\n\r\n<b>正文",
        "\u202e倒写\u2028\x1b[2J\x07",
        "\xff\xfe\xe5\x8e",
        repeated("县", 5000),
        std::string(5000, 'x'),
        repeated("<", 5000),
        repeated("，", 300),
        "",
    };
    for (const std::string& text : texts) {
        INFO(base::escape_controls(base::first_characters(text, 40)));
        for (const Rendered& mail : mails_of(text)) {
            CHECK(one_line(mail.subject));
            CHECK(base::count_characters(mail.subject) < 400);
            CHECK(test::unbalanced_tag(mail.html) == "");
            for (const char* forbidden : {"<script", "<img", "<b>正文", "<a ", "http-equiv"})
                CHECK_THAT(mail.html, !Contains(forbidden));
            for (const std::string& part : {mail.subject, mail.text, mail.html}) {
                CHECK_FALSE(base::invalid_utf8(part));
                CHECK(part.find('\r') == part.npos);
                CHECK(part.find("\u202e") == part.npos);
                CHECK(part.size() < 200000);
            }
        }
    }
}

TEST_CASE("a title in markup is shown as it is written", "[digest]") {
    LiaisonDigest d = test::liaison_digest();
    d.overdue[0].title = "<script>'1' & \"2\"</script> {{title}}";
    Rendered mail = render(d);
    CHECK_THAT(mail.text, Contains("1. <script>'1' & \"2\"</script> {{title}}\n"));
    CHECK_THAT(mail.html, Contains("&lt;script&gt;&#39;1&#39; &amp; &quot;2&quot;&lt;/script&gt; "
                                   "{{title}}"));
}

TEST_CASE("no line of the text part is wider than a page", "[digest]") {
    for (const std::string& text :
         {repeated("县", 5000), std::string(5000, 'x'), std::string("短")}) {
        for (const Rendered& mail : mails_of(text)) {
            size_t widest = 0;
            for (size_t from = 0; from < mail.text.size();) {
                size_t to = mail.text.find('\n', from);
                std::string line = mail.text.substr(from, to - from);
                // A command to copy stays on one line, however long its argument is.
                if (line.find("duban audit verify --head ") == std::string::npos)
                    widest = std::max(widest, base::display_width(line));
                from = to + 1;
            }
            CHECK(widest <= kLineColumns);
        }
    }
}

TEST_CASE("messages without rows are whole", "[digest]") {
    LiaisonDigest liaison;
    liaison.today = test::date(test::kTuesday);
    liaison.week = calendar::iso_week(liaison.today);
    liaison.addressee = "县教科局联络员";
    REQUIRE(liaison.empty());
    Rendered mail = render(liaison);
    CHECK(mail.subject == "【督办周报】2024年第41周 县教科局联络员：本周没有需要办理的事项");
    CHECK(test::unbalanced_tag(mail.html) == "");
    CHECK(test::unbalanced_tag(render(OfficeDigest{}).html) == "");
    CHECK(test::unbalanced_tag(render(LadderMessage{}).html) == "");
    CHECK_THAT(overdue_list_text({}, liaison.today), Contains("没有逾期事项。"));
    CHECK_THAT(overdue_list_html({}, liaison.today), Contains("没有逾期事项。"));
}

TEST_CASE("two thousand rows are all there, in both parts", "[digest]") {
    LadderMessage m = test::office_ladder();
    m.loaded_overdue.clear();
    m.closed.clear();
    m.sections.resize(1);
    m.sections[0].rows.clear();
    for (int i = 0; i < 2000; ++i) {
        Row r = test::health_lounge();
        r.title = "事项" + std::to_string(i) + "号";
        r.unit = "单位" + std::to_string(i % 130);
        m.sections[0].rows.push_back(r);
    }
    Rendered mail = render(m);
    CHECK(mail.subject == "【逾期告警】10月8日：逾期2000项（单位0等130个单位）");
    for (int i : {0, 1, 777, 1999}) {
        std::string title = "事项" + std::to_string(i) + "号";
        CHECK(test::occurrences(mail.text, title) == 1);
        CHECK(test::occurrences(mail.html, title) == 1);
    }
    CHECK(test::occurrences(mail.text, "原文“9月底前完成”") == 2000);
    CHECK(test::occurrences(mail.html, "原文“9月底前完成”") == 2000);
    CHECK(test::unbalanced_tag(mail.html) == "");
}

TEST_CASE("the same facts give the same bytes, in any order of the rows", "[digest]") {
    OfficeDigest d = test::office_digest();
    Rendered first = render(d);
    CHECK(render(test::liaison_ladder()).subject != first.subject);
    std::reverse(d.overdue.begin(), d.overdue.end());
    std::reverse(d.due_soon.begin(), d.due_soon.end());
    Rendered second = render(d);
    CHECK(first.subject == second.subject);
    CHECK(first.text == second.text);
    CHECK(first.html == second.html);
    d.overdue[0].days_overdue += 1;
    CHECK(first.text != render(d).text);
}

TEST_CASE("the check of tags finds what is not balanced", "[digest]") {
    CHECK(test::unbalanced_tag("<p>a<br>b</p>") == "");
    CHECK(test::unbalanced_tag("<p><b></p></b>") == "/p");
    CHECK(test::unbalanced_tag("<p>") == "p");
    CHECK(test::unbalanced_tag("</p>") == "/p");
}
