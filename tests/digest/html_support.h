#pragma once
// What a mail client and a careful reader look at in an HTML part.

#include <string>
#include <string_view>
#include <vector>

namespace test {

inline size_t occurrences(std::string_view text, std::string_view what) {
    size_t n = 0;
    for (size_t at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) ++n;
    return n;
}

// The first tag that is not closed in its place, or closes nothing; empty where all are balanced.
inline std::string unbalanced_tag(std::string_view html) {
    std::vector<std::string> open;
    for (size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
        std::string tag(html.substr(at + 1, html.find_first_of(" >", at) - at - 1));
        bool empty_element = tag == "meta" || tag == "br" || tag == "hr" || tag.starts_with('!');
        if (empty_element) continue;
        if (!tag.starts_with('/')) {
            open.push_back(tag);
            continue;
        }
        if (open.empty() || "/" + open.back() != tag) return tag;
        open.pop_back();
    }
    return open.empty() ? "" : open.back();
}

}  // namespace test
