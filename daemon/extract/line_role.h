#pragma once
// What a line is, looked at alone: names of columns, a list of persons, the label of an annex. Such
// lines are no text of an item.

#include <string>
#include <string_view>

namespace extract {

// A line of cells, parted by tabs.
[[nodiscard]] bool table_line(std::string_view line);
// At least three column names of a task table, parted by blanks.
[[nodiscard]] bool torn_table_header(std::string_view line);
// A form to be filled in: ____.
[[nodiscard]] bool blank_form(std::string_view line);
// 发布日期：2014-08-18, 索引号：…: a property that a web page prints about the document.
[[nodiscard]] bool property_line(std::string_view line);
// 组长：, 总指挥：
[[nodiscard]] bool opens_person_list(std::string_view line);
// Whether a line may go on with such a list.
[[nodiscard]] bool person_line(std::string_view line);
// 张建平 县财政局局长: a name, a blank, a post.
[[nodiscard]] bool name_and_post(std::string_view raw);
// 附件, 附件1, 附件一： alone; `label` as printed without its colon.
[[nodiscard]] bool annex_label(std::string_view line, std::string& label);
[[nodiscard]] bool ends_like_annex_title(std::string_view title);

}  // namespace extract
