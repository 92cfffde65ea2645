#include "extract/task_builder.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/wording.h"

namespace extract {

namespace {
constexpr size_t kTitleCharacters = 60;
constexpr size_t kQuoteCharacters = 40;
constexpr size_t kOpeningBytes = 600;  // more than title and quote can hold
constexpr size_t kSourceBytes =
    24'000;  // an item beyond is no item; its tasks show their own words
}  // namespace

std::string short_title(std::string_view text) {
    while (ends_with_any(text, {"。", "；", "，", "：", "、"})) text.remove_suffix(3);
    while (starts_with_any(text, {"。", "；", "，", "：", "、"})) text.remove_prefix(3);
    return std::string(base::first_characters(text, kTitleCharacters));
}

void add_units(std::vector<std::string>& to, const std::vector<std::string>& units) {
    for (const std::string& unit : units) {
        auto same = [&unit](const std::string& known) {
            if (known == unit || known == "各" + unit) return true;
            return unit.starts_with("每个") && known == "各" + unit.substr(6);
        };
        if (std::none_of(to.begin(), to.end(), same)) to.push_back(unit);
    }
}

DraftTask TaskBuilder::make(ledger::TaskType type, size_t begin, size_t title_end,
                            size_t end) const {
    DraftTask out;
    const Passage& passage = node_.text;
    out.task.ref = node_.ref;
    out.task.type = type;
    title_end = std::min(title_end, begin + kOpeningBytes);
    out.task.title = short_title(verbatim(text_, passage, begin, title_end));
    std::string words = verbatim(text_, passage, begin, std::min(end, begin + kOpeningBytes));
    out.task.quote = std::string(base::first_characters(words, kQuoteCharacters));
    bool whole = passage.text.size() <= kSourceBytes;
    out.source_text = whole ? verbatim(text_, passage, 0, passage.text.size())
                            : verbatim(text_, passage, begin, std::min(end, begin + kOpeningBytes));
    size_t first = passage.offset.empty() ? 0 : passage.offset[0];
    out.source_offset = text_.offset[first];
    int page = node_.first_line < text_.lines.size() ? text_.lines[node_.first_line].page : 0;
    if (page > 0) out.page = page;
    return out;
}

}  // namespace extract
