#pragma once
// What a reform or an appointment does to the register, as a value: pure functions from one
// register to the next. The acts that leave them, with their guards and events, stand in
// supervision/unit_act.h and post_act.h. semantics.md §12.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "units/register.h"

namespace units {

enum class ChangeKind {
    kAdd,      // 新设
    kRename,   // 更名
    kMerge,    // 合并: into one unit
    kSplit,    // 拆分: into two or more
    kAbolish,  // 撤销 without successor
    kAssign,   // 任职
    kVacate,   // 离任
};
[[nodiscard]] std::string_view name(ChangeKind kind);          // "rename"
[[nodiscard]] std::string_view chinese_name(ChangeKind kind);  // 更名
[[nodiscard]] std::optional<ChangeKind> change_kind(std::string_view name);

struct Change {
    ChangeKind kind = ChangeKind::kAdd;
    std::string unit;       // code
    base::Date on{};        // the first day on which it holds
    std::string full = {};  // kAdd, kRename
    std::vector<std::string> shorts = {};
    std::string group = {};              // kAdd
    std::vector<std::string> into = {};  // kMerge, kSplit: codes
    PostRole role = PostRole::kLiaison;  // kAssign, kVacate
    std::string person = {};
    std::string address = {};
    bool beside = false;  // kAssign: the holders so far stay
    friend bool operator==(const Change&, const Change&) = default;
};

[[nodiscard]] base::Json to_json(const Change& change);
[[nodiscard]] std::optional<Change> change_of(const base::Json& json);

// Whether the change makes sense on the register as it stands: kNotFound or kRefused in Chinese.
[[nodiscard]] base::Status check(const Register& units, const Change& change);

// The register from that day on; nothing of the days before changes, and a register that says the
// same already stays as it is. False where the unit is not registered. A name that holds from a
// later day stays from that day; so does a holder. Indexes the register.
bool apply(Register& units, const Change& change);

// Whether the unit bears a name on the day: not yet founded and abolished units bear none.
[[nodiscard]] bool stands(const Unit& unit, base::Date day);

}  // namespace units
