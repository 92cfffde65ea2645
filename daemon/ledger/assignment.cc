#include "ledger/assignment.h"

#include <algorithm>
#include <array>

namespace ledger {

using base::Date;

namespace {

struct Names {
    std::string_view name, chinese;
};

constexpr std::array<Names, 7> kStates = {{{"draft", "待交办"},
                                           {"issued", "已交办"},
                                           {"working", "办理中"},
                                           {"claimed", "待核销"},
                                           {"closed", "已销号"},
                                           {"suspended", "已中止"},
                                           {"terminated", "已终止"}}};
constexpr std::array<Names, 3> kRoles = {{{"lead", "牵头"}, {"support", "配合"}, {"each", "各自"}}};
constexpr std::array<Names, 3> kRatings = {
    {{"excellent", "优秀"}, {"good", "良好"}, {"passed", "合格"}}};
constexpr std::array<Names, 5> kLights = {{{"grey", "灰灯"},
                                           {"green", "绿灯"},
                                           {"green_ringed", "绿灯（迟办）"},
                                           {"yellow", "黄灯"},
                                           {"red", "红灯"}}};

template <class Enum, size_t N>
std::optional<Enum> find(const std::array<Names, N>& names, std::string_view text) {
    for (size_t i = 0; i < N; ++i)
        if (names[i].name == text || names[i].chinese == text) return static_cast<Enum>(i);
    return {};
}

Light closed_light(const Standing& s) {
    bool late = s.due && s.filed && *s.filed > *s.due && !s.soft;
    return late ? Light::kGreenRinged : Light::kGreen;
}

}  // namespace

std::string_view name(State s) { return kStates.at(static_cast<size_t>(s)).name; }
std::string_view chinese_name(State s) { return kStates.at(static_cast<size_t>(s)).chinese; }
std::string_view name(AssignmentRole r) { return kRoles.at(static_cast<size_t>(r)).name; }
std::string_view chinese_name(AssignmentRole r) {
    return kRoles.at(static_cast<size_t>(r)).chinese;
}
std::string_view name(Rating r) { return kRatings.at(static_cast<size_t>(r)).name; }
std::string_view chinese_name(Rating r) { return kRatings.at(static_cast<size_t>(r)).chinese; }
std::string_view name(Light l) { return kLights.at(static_cast<size_t>(l)).name; }
std::string_view chinese_name(Light l) { return kLights.at(static_cast<size_t>(l)).chinese; }
std::optional<State> state(std::string_view text) { return find<State>(kStates, text); }
std::optional<AssignmentRole> assignment_role(std::string_view text) {
    return find<AssignmentRole>(kRoles, text);
}
std::optional<Rating> rating(std::string_view text) { return find<Rating>(kRatings, text); }

bool is_open(State s) {
    return s != State::kDraft && s != State::kClosed && s != State::kTerminated;
}

int days_overdue(const Standing& s, Date today) {
    bool counts =
        s.kind == DeadlineKind::kDate && !s.soft && s.due &&
        (s.state == State::kIssued || s.state == State::kWorking || s.state == State::kClaimed);
    if (!counts || today <= *s.due) return 0;
    if (s.state == State::kClaimed && s.filed && *s.filed <= *s.due) return 0;
    return static_cast<int>((today - *s.due).count());
}

bool is_behind(const Standing& s, Date today) {
    if (!s.percent || !s.begin || !s.due || *s.due <= *s.begin) return false;
    int64_t span = (*s.due - *s.begin).count();
    int64_t run = std::clamp<int64_t>((today - *s.begin).count(), 0, span);
    // percent < 0.7 × 100 × run / span, without fractions.
    return *s.percent * span < 70 * run;
}

bool misses_node(const Standing& s, Date today) {
    bool at_work = s.state == State::kIssued || s.state == State::kWorking;
    return at_work && s.node_due && *s.node_due < today;
}

bool part_overdue(const Standing& s, Date today) {
    bool at_work = s.state == State::kIssued || s.state == State::kWorking;
    return at_work && s.part_due && today > *s.part_due;
}

Light light(const Standing& s, Date today) {
    if (s.state == State::kClosed) return closed_light(s);
    bool without_clock =
        s.state == State::kSuspended || s.state == State::kTerminated || s.state == State::kDraft;
    if (without_clock) return Light::kGrey;
    if (part_overdue(s, today)) return Light::kRed;
    if (s.kind == DeadlineKind::kNone || s.kind == DeadlineKind::kRelative) return Light::kGrey;
    if (days_overdue(s, today) > 0 || s.milestone_overdue) return Light::kRed;
    bool filed_in_time = s.state == State::kClaimed && s.filed && s.due && *s.filed <= *s.due;
    if (filed_in_time) return Light::kGreen;
    if (s.soft && s.due && today >= *s.due) return Light::kYellow;
    if (s.returned || s.extension_pending || (s.warn && today >= *s.warn)) return Light::kYellow;
    if (misses_node(s, today) || is_behind(s, today)) return Light::kYellow;
    for (const Progress& p : s.progress)
        if (falls_behind(p, s.due, today)) return Light::kYellow;
    return Light::kGreen;
}

}  // namespace ledger
