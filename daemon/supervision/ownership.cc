#include "supervision/ownership.h"

#include <algorithm>

#include "store/holding_store.h"
#include "store/unit_store.h"
#include "supervision/doing.h"

namespace supervision {

using store::Holding;
using units::PostRole;

namespace {

bool is_holder(const Holding& h, const std::string& name) {
    return !name.empty() && (h.person == name || h.address == name);
}

}  // namespace

base::Status serves(store::Database& db, int64_t unit, const Actor& actor, base::Date today) {
    bool liaison = actor.role == ledger::ActorRole::kLiaison;
    if (!liaison && actor.role != ledger::ActorRole::kHead) return {};
    PostRole role = liaison ? PostRole::kLiaison : PostRole::kHead;
    std::string post(chinese_name(role)), elsewhere, holder;
    bool unnamed = false;
    for (const Holding& h : store::holdings(db, role, today)) {
        if (is_holder(h, actor.name)) {
            if (h.unit_id == unit) return {};
            elsewhere = store::unit_name(db, h.unit_id, today);
        } else if (h.unit_id == unit) {
            unnamed = unnamed || h.person.empty();
            holder = h.person;
        }
    }
    std::string name = store::unit_name(db, unit, today);
    if (!elsewhere.empty())
        return refused(actor.name + "是" + elsewhere + post + "，不能办理" + name + "的事项");
    if (unnamed) return {};
    if (holder.empty()) return refused(name + "今天没有在任的" + post + "，请报督查室代为登记");
    return refused(name + post + "今天由" + holder + "担任，" + actor.name +
                   "不能办理该单位的事项");
}

}  // namespace supervision
