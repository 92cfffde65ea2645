#include "supervision/office_guard.h"

namespace supervision {

using ledger::ActorRole;

namespace {

base::Status refuse(const Actor& actor, const std::string& what) {
    return base::Error{base::ErrorCode::kRefused,
                       std::string(chinese_name(actor.role)) + "无权“" + what + "”"};
}

bool of_the_office(ActorRole role) {
    return role == ActorRole::kOfficer || role == ActorRole::kDirector;
}

}  // namespace

base::Status permit_unit(const Actor& actor, const std::string& what) {
    bool unit = actor.role == ActorRole::kLiaison || actor.role == ActorRole::kHead;
    if (unit || of_the_office(actor.role)) return {};
    return refuse(actor, what);
}

base::Status permit_office(const Actor& actor, const std::string& what) {
    if (of_the_office(actor.role)) return {};
    return refuse(actor, what);
}

}  // namespace supervision
