// Wordings of a time without an end.

#include <array>

#include "extract/deadline.h"
#include "extract/scan_text.h"

namespace extract {

namespace {

// The longest of several that begin alike comes first.
constexpr std::array<std::u32string_view, 22> kOpenEnded = {
    U"持续推进", U"持续开展", U"持续加强", U"持续深化", U"持续巩固", U"长期坚持",
    U"长期开展", U"长期推进", U"常态化",   U"立行立改", U"立即整改", U"立即",
    U"即知即改", U"即日起",   U"限期整改", U"尽快",     U"及时",     U"定期",
    U"适时",     U"常抓不懈", U"第一时间", U"按期完成"};

}  // namespace

std::string open_ended_wording(std::string_view text) {
    ScanText scan(text);
    for (size_t i = 0; i < scan.size(); ++i)
        for (std::u32string_view wording : kOpenEnded)
            if (scan.view(i, i + wording.size()) == wording)
                return scan.printed(i, i + wording.size());
    return {};
}

}  // namespace extract
