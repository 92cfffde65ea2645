#pragma once
// What an item states about who and when in a form of its own: a bracket at its end, or labelled
// lines （责任单位：… 完成时限：…）.

#include <string>
#include <vector>

#include "extract/statement.h"
#include "extract/unit_mention.h"

namespace extract {

struct TextRange {
    size_t begin = 0;
    size_t end = 0;
};

struct Responsibility {
    UnitMentions mentions;
    std::vector<TextRange> ranges;  // of the item's text that say it; sorted
    std::string deadline_text;      // behind 完成时限：, or the bracket's part with a time
    std::vector<TextRange>
        commitments;        // parts of the bracket with an actor and a time of their own
    std::string unread;     // words of the lists that are neither names nor verbs of a part
    bool labelled = false;  // printed with 责任单位 or a like label

    [[nodiscard]] bool names_units() const { return !mentions.units.empty(); }
    [[nodiscard]] bool covers(size_t at) const;
};

[[nodiscard]] Responsibility find_responsibility(const Node& node,
                                                 const std::vector<Paragraph>& paragraphs);

// 责任单位, 牵头部门, 责任人, 分管领导 … and labels of time.
[[nodiscard]] bool responsibility_label(std::string_view label);
// 电商中心负责…: in a list of duties whoever stands before 负责 and ends like a unit is one.
[[nodiscard]] std::vector<std::string> duty_subject(std::string_view words);
[[nodiscard]] bool deadline_label(std::string_view label);

}  // namespace extract
