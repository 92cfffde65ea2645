#pragma once
// The units that a document names in its own lists. In running text such a name is known to be one
// even where nothing in it tells (质控办, 医务部, 两委).

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace extract {

class KnownUnits {
  public:
    KnownUnits();  // knows the parts that rules give: 建设单位, 使用单位, 各地

    void add(const std::vector<std::string>& names);
    // 县整治工作领导小组办公室（以下简称县整治办）
    void add_short_names(std::string_view text);

    // Known names that a clause of the words opens with, or that stand behind 由, and that act.
    [[nodiscard]] std::vector<std::string> subjects(std::string_view words) const;

  private:
    void add_one(std::string_view name);
    [[nodiscard]] size_t name_length(std::string_view text) const;
    void take_subject(std::string_view clause, std::vector<std::string>& out) const;

    std::unordered_set<std::string> names_;
    std::unordered_set<uint64_t> heads_;  // first two characters of each name
    size_t longest_ = 0;
};

}  // namespace extract
