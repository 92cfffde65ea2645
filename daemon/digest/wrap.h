#pragma once
// Lines of the text part.

#include <string>
#include <string_view>

namespace digest {

// Columns of a line: 36 Chinese characters, which fit a terminal, a printed page and, folded once
// more by the mail client, a phone.
inline constexpr size_t kLineColumns = 72;

// Appends `text` with "\n" at its end, folded at kLineColumns. The first line opens with `first`,
// the others with `rest`. No fold inside a character or a word, or between a number and
// its measure; no line opens with a
// closing mark (，。）”) or ends with an opening one (（“《). A word longer than a line is cut.
void append_wrapped(std::string& out, std::string_view text, std::string_view first,
                    std::string_view rest);

}  // namespace digest
