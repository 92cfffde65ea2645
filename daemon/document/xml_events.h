#pragma once
// XML read from front to end without a tree, for parts that are too large for one (a sheet of two
// million cells). Local names only, as in xml_tree.h; the same limits.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace document {

class XmlEvents {
  public:
    enum class Kind { kStart, kEnd, kText, kDone };

    // E_XML, E_XML_DEPTH and E_SIZE as XmlTree::parse, but no limit on the part's bytes.
    [[nodiscard]] static base::Result<XmlEvents> open(std::string bytes, const std::string& part,
                                                      const std::string& file);

    // An empty element gives kStart and kEnd. kDone at the end, and for good at the first fault.
    Kind next();
    [[nodiscard]] std::string_view name() const { return name_; }            // of kStart and kEnd
    [[nodiscard]] std::string attribute(std::string_view local_name) const;  // of kStart
    [[nodiscard]] const std::string& text() const { return text_; }          // of kText, decoded
    // After kDone: E_XML where elements are not closed, or not in their order.
    [[nodiscard]] base::Status status() const;

  private:
    XmlEvents(std::string utf8, std::string part, std::string file)
        : utf8_(std::move(utf8)), part_(std::move(part)), file_(std::move(file)) {}
    Kind markup();
    Kind start_tag(size_t end);
    Kind end_tag(size_t end);
    Kind fault();
    [[nodiscard]] size_t tag_end(size_t from) const;

    std::string utf8_, part_, file_;
    size_t at_ = 0;
    std::string_view name_, tag_;
    std::string text_;
    std::vector<std::string> open_;
    bool empty_ = false;  // the start just given closes itself
    bool faulty_ = false;
};

// &lt; &amp; &#10; and the like; others stay as they are.
[[nodiscard]] std::string decode_entities(std::string_view text);

}  // namespace document
