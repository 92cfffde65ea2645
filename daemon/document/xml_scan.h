#pragma once
// What has to be known about an XML part before a parser sees it.

#include <string>
#include <string_view>

#include "base/result.h"

namespace document {

// The part as UTF-8 without a mark. Where mark, declaration and bytes disagree, the bytes decide if
// they are sound UTF-8; otherwise it fails with E_XML: nothing is guessed.
[[nodiscard]] base::Result<std::string> xml_as_utf8(std::string bytes, const std::string& part,
                                                    const std::string& file);

// Depth, attributes, elements, DTD (limits in xml_tree.h) in one pass without recursion.
[[nodiscard]] base::Status check_xml_limits(std::string_view utf8, int max_depth,
                                            const std::string& part, const std::string& file);

// E_XML…: "方案.docx：内部文件 word/document.xml …".
[[nodiscard]] base::Error xml_error(const char* reason, const std::string& part,
                                    const std::string& file, const std::string& message);

}  // namespace document
