#include "extract/word_set.h"

#include <algorithm>

namespace extract {

using View = std::u32string_view;

WordSet::WordSet(std::initializer_list<View> words) {
    for (View word : words) {
        first_.set(word.front() & 0xFFU);
        last_.set(word.back() & 0xFFU);
        by_first_[word.front()].push_back(word);
        by_last_[word.back()].push_back(word);
    }
    for (auto& [first, of_first] : by_first_)
        std::stable_sort(of_first.begin(), of_first.end(),
                         [](View a, View b) { return a.size() > b.size(); });
}

size_t WordSet::starting(View text) const {
    if (text.empty() || !first_.test(text.front() & 0xFFU)) return 0;
    auto found = by_first_.find(text.front());
    if (found == by_first_.end()) return 0;
    for (View word : found->second)
        if (text.starts_with(word)) return word.size();
    return 0;
}

bool WordSet::contains(View word) const {
    if (word.empty() || !first_.test(word.front() & 0xFFU)) return false;
    auto found = by_first_.find(word.front());
    return found != by_first_.end() &&
           std::find(found->second.begin(), found->second.end(), word) != found->second.end();
}

bool WordSet::ends(View text) const {
    if (text.empty() || !last_.test(text.back() & 0xFFU)) return false;
    auto found = by_last_.find(text.back());
    return found != by_last_.end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [text](View word) { return text.ends_with(word); });
}

}  // namespace extract
