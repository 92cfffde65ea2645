#pragma once
// The secrecy mark of an official document: GB/T 9704—2012, 7.2.2 密级和保密期限, set at the head
// of the first page in the form “机密★1年”. The service takes no classified documents.

#include <optional>
#include <string>
#include <string_view>

namespace document {

// The mark as printed, blanks removed (“绝密★长期”, “秘密”), or nothing. Only the lines above the
// title and the document's number count: a text that speaks of 国家秘密, 商业秘密 or 涉密 bears
// none. `utf8` is a flattened document or the text of a page.
[[nodiscard]] std::optional<std::string> secrecy_mark(std::string_view utf8);

}  // namespace document
