#pragma once
// Units of the county: dated names, posts, collectives. Values; the rules that read them stand in
// register.h. semantics.md §12.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace units {

// [from, until): `until` is the first day on which it no longer holds. An absent bound is open.
struct Validity {
    std::optional<base::Date> from;
    std::optional<base::Date> until;

    [[nodiscard]] bool holds_on(base::Date day) const {
        return (!from || *from <= day) && (!until || day < *until);
    }
    friend bool operator==(const Validity&, const Validity&) = default;
};

struct UnitName {
    std::string full;
    std::vector<std::string> shorts;
    Validity valid;
    friend bool operator==(const UnitName&, const UnitName&) = default;
};

enum class PostRole { kLiaison, kHead, kLeader, kOfficer, kDirector, kCountyHead };
[[nodiscard]] std::string_view name(PostRole role);          // "liaison"
[[nodiscard]] std::string_view chinese_name(PostRole role);  // 联络员
[[nodiscard]] std::optional<PostRole> post_role(std::string_view name);

// A post and who holds it. `person` is empty where only the post is known.
struct Post {
    PostRole role = PostRole::kLiaison;
    std::string person;
    std::string address;
    Validity valid;
    friend bool operator==(const Post&, const Post&) = default;
};

struct Unit {
    std::string code;   // stable, ASCII
    std::string group;  // department, township, …
    std::vector<UnitName> names;
    std::vector<Post> posts;

    // The full name, or the shortest usual one, on a day; the nearest dated name where none holds.
    [[nodiscard]] const UnitName& name_on(base::Date day) const;
    friend bool operator==(const Unit&, const Unit&) = default;
};

// 各乡镇人民政府: a name that stands for its members.
struct Collective {
    std::string name;
    std::vector<std::string> variants;
    std::vector<std::string> members;  // unit codes
    friend bool operator==(const Collective&, const Collective&) = default;
};

}  // namespace units
