#pragma once
// The verbs of official documents, as the unit readers ask for them. Text is that of a ScanText.
// Private to the unit_*.cc files.

#include <string_view>

namespace extract {

// The length of the verb, or of the adverb of one (及时, 限期, 全程), that the text starts with, or
// 0. Behind a name it says that the name's bearer acts: 县财政局拨付, 审计局全程监督.
[[nodiscard]] size_t deed(std::u32string_view text);

// A verb that no unit's name begins with or holds: 落实, 报送; not 管理, 服务, 建设.
[[nodiscard]] bool plain_verb(std::u32string_view text);

}  // namespace extract
