#pragma once
// Text of documents and people as one line of a message.

#include <string>
#include <string_view>

namespace digest {

// One line of valid UTF-8: each run of control characters and line ends becomes one blank, marks
// that reverse or hide text are dropped, a broken byte becomes U+FFFD. Longer than `most`
// characters, it is cut between two characters and says how long it was.
[[nodiscard]] std::string clean_line(std::string_view text, size_t most);

}  // namespace digest
