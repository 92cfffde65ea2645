#pragma once
// The encodings of mail: base64 bodies, RFC 2047 words in headers, RFC 2231 parameters. Every
// result is printable ASCII with CRLF as the only line end, whatever goes in.

#include <string>
#include <string_view>

namespace notify {

// Without what must not stand in a header: CR, LF and TAB become a blank, other controls and the
// marks that turn the direction of writing vanish, invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string header_text(std::string_view text);

// Without NUL and other controls but TAB, invalid UTF-8 as U+FFFD, every line end as CRLF.
[[nodiscard]] std::string body_text(std::string_view text);

[[nodiscard]] std::string base64(std::string_view bytes);
// Lines of 76 characters, each ended by CRLF.
[[nodiscard]] std::string base64_lines(std::string_view bytes);

// "Name: value" and CRLF for free text such as a subject: as it stands if it is short and ASCII,
// else as RFC 2047 words, cut between characters and folded so that no line is over 76 bytes.
[[nodiscard]] std::string text_header(std::string_view name, std::string_view text);

// "Name: display <address>" and CRLF. The address must have passed check_address().
[[nodiscard]] std::string mailbox_header(std::string_view name, std::string_view display,
                                         std::string_view address);

// The file name with "_" for what is not a plain ASCII letter, digit or mark, cut to its last 50
// bytes so that the extension stays.
[[nodiscard]] std::string ascii_file_name(std::string_view file_name);
// "; filename=…" for Content-Disposition, each parameter on a line of its own: as it stands if it
// is ASCII and short, else RFC 2231 sections `filename*0*=UTF-8''…` alone (beside a plain
// `filename` readers disagree about which one counts).
[[nodiscard]] std::string file_name_parameter(std::string_view file_name);

}  // namespace notify
