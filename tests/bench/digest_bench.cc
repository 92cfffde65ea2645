// How long messages take to render: many mails of 20 rows, and one mail with all rows. Prints
// figures; the aim is 10,000 rows in 100 ms (release build).

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "digest/render.h"

namespace {

using digest::LadderMessage;
using digest::LiaisonDigest;
using digest::Row;

constexpr int kRows = 10000;
constexpr int kRowsOfMail = 20;
constexpr int kRuns = 15;

base::Date today() { return *base::civil_date(2024, 10, 8); }

Row row(int i) {
    Row r;
    r.plan_number = "兴政办函〔2024〕" + std::to_string(i % 17 + 1) + "号";
    r.plan_title = "兴县2024年民生实事任务分解方案";
    r.ref = "三/（一）/" + std::to_string(i % 23) + ".";
    r.title = "新建城区和景区公共卫生间并完成验收（第" + std::to_string(i) + "项）";
    r.unit = "县公用事业发展服务中心" + std::to_string(i % 60);
    r.quote = "10月底前完成设备调试并投入使用";
    r.leaders = "马兴勇";
    r.state = ledger::State::kWorking;
    r.days_overdue = i % 40 + 1;
    r.due = today() - std::chrono::days(r.days_overdue);
    r.light = ledger::Light::kRed;
    r.reminders = {"临期提醒（9月24日）", "到期提醒（9月30日）"};
    return r;
}

std::vector<Row> rows(int count) {
    std::vector<Row> out;
    for (int i = 0; i < count; ++i) out.push_back(row(i));
    return out;
}

LadderMessage message(int count, bool office) {
    LadderMessage m;
    m.today = today();
    m.office = office;
    m.addressee = office ? "县政府督查室" : "县教科局联络员";
    m.sections = {{"O1", "逾期告警", rows(count)}};
    return m;
}

double processor_ms() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Times `work`, which returns the bytes that it wrote.
template <class Work>
void measure(const char* what, int count, Work work) {
    std::vector<double> times;
    size_t bytes = 0;
    for (int i = 0; i < kRuns; ++i) {
        double start = processor_ms();
        bytes = work();
        times.push_back(processor_ms() - start);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-46s best %8.3f ms  median %8.3f ms  %6.2f us/row  %7.1f KiB\n", what,
                times.front(), times[times.size() / 2], times.front() * 1000 / count,
                static_cast<double>(bytes) / 1024);
}

size_t size(const digest::Rendered& mail) { return mail.text.size() + mail.html.size(); }

}  // namespace

int main() {
    LadderMessage small = message(kRowsOfMail, false);
    LadderMessage large = message(kRows, true);
    LiaisonDigest weekly;
    weekly.today = today();
    weekly.week = calendar::iso_week(weekly.today);
    weekly.units = {"县教科局"};
    weekly.overdue = rows(kRowsOfMail);
    std::vector<Row> list = rows(kRows);
    measure("ladder mail of 20 rows", kRowsOfMail, [&] { return size(render(small)); });
    measure("weekly digest of 20 rows", kRowsOfMail, [&] { return size(render(weekly)); });
    measure("10,000 rows in 500 ladder mails", kRows, [&] {
        size_t bytes = 0;
        for (int i = 0; i < kRows / kRowsOfMail; ++i) bytes += size(render(small));
        return bytes;
    });
    measure("10,000 rows in one office alert", kRows, [&] { return size(render(large)); });
    measure("overdue list of 10,000 rows, text", kRows,
            [&] { return digest::overdue_list_text(list, today()).size(); });
    return 0;
}
