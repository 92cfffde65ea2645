// Rate of the deadline and unit grammars on running text of 200 KB, 2 MB and 20 MB: the rate must
// not fall with the length. Aim: 5 MB/s.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "extract/deadline.h"
#include "extract/unit_mention.h"

namespace {

using Clock = std::chrono::steady_clock;

// A paragraph of a plan: few dates, several units, mostly words.
constexpr std::string_view kParagraph =
    "各乡镇人民政府要切实履行属地责任，加强组织领导，细化工作举措，把各项任务落到实处。"
    "县农业农村局要会同县财政局、县审计局，围绕高标准农田建设和农村人居环境整治，建立工作台账，"
    "逐项明确目标任务、责任人员和推进措施，2024年6月底前完成摸底排查，10月31日前完成整改验收。"
    "县住房和城乡建设局每月20日前将工作进展情况报送县政府办公室，县政府督查室按季度通报。"
    "要坚持问题导向，聚焦群众反映强烈的突出问题，健全长效机制，持续巩固提升工作成效，"
    "不断增强人民群众的获得感、幸福感、安全感。（县农业农村局牵头，县财政局、县审计局配合）\n";

template <class Work>
void measure(const char* what, const std::string& text, Work work) {
    double best = 1e12;
    size_t found = 0;
    for (int run = 0; run < 3; ++run) {
        Clock::time_point begin = Clock::now();
        found = work(text);
        best = std::min(best, std::chrono::duration<double>(Clock::now() - begin).count());
    }
    double megabytes = static_cast<double>(text.size()) / 1e6;
    std::printf("%-24s %8.2f MB %9.1f ms %7.1f MB/s %9zu found\n", what, megabytes, best * 1e3,
                megabytes / best, found);
}

}  // namespace

int main() {
    const extract::DeadlineContext context{*base::civil_date(2024, 5, 7)};
    for (size_t size : {200'000, 2'000'000, 20'000'000}) {
        std::string text;
        while (text.size() < size) text += kParagraph;
        measure("deadlines", text, [&context](const std::string& t) {
            return extract::deadlines_in(t, context).size();
        });
        measure("acting units", text,
                [](const std::string& t) { return extract::acting_units(t).size(); });
    }
    return 0;
}
