#include "ledger/sheet.h"

#include <array>
#include <string>

namespace ledger {

namespace {

struct Names {
    std::string_view name, chinese;
};
constexpr std::array<Names, 4> kKinds = {{{"blue", "蓝色督办单"},
                                          {"yellow", "黄色督办单"},
                                          {"red", "红色督办单"},
                                          {"proposal", "通报约谈建议"}}};
constexpr std::array<Names, 4> kStates = {
    {{"draft", "待签发"}, {"issued", "已签发"}, {"discarded", "不予签发"}, {"lapsed", "已失效"}}};

template <class Enum>
std::optional<Enum> find(const std::array<Names, 4>& names, std::string_view text) {
    for (size_t i = 0; i < names.size(); ++i)
        if (names[i].name == text || names[i].chinese == text) return static_cast<Enum>(i);
    return {};
}

}  // namespace

std::string_view name(SheetKind k) { return kKinds.at(static_cast<size_t>(k)).name; }
std::string_view chinese_name(SheetKind k) { return kKinds.at(static_cast<size_t>(k)).chinese; }
std::string_view name(SheetState s) { return kStates.at(static_cast<size_t>(s)).name; }
std::string_view chinese_name(SheetState s) { return kStates.at(static_cast<size_t>(s)).chinese; }
std::optional<SheetKind> sheet_kind(std::string_view text) { return find<SheetKind>(kKinds, text); }
std::optional<SheetState> sheet_state(std::string_view text) {
    return find<SheetState>(kStates, text);
}

base::Status permit_sheet(SheetKind kind, ActorRole role) {
    bool director = role == ActorRole::kDirector;
    if (director || (role == ActorRole::kOfficer && kind != SheetKind::kProposal)) return {};
    std::string who = kind == SheetKind::kProposal ? "督查室主任" : "督查员或者督查室主任";
    return base::Error{base::ErrorCode::kRefused, std::string(chinese_name(role)) + "无权签发“" +
                                                      std::string(chinese_name(kind)) + "”，须由" +
                                                      who + "办理"};
}

}  // namespace ledger
