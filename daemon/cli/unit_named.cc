#include "cli/unit_named.h"

#include "store/unit_store.h"

namespace cli {

using base::Error;
using base::ErrorCode;

base::Result<std::string> unit_code(const units::Register& units, const std::string& text,
                                    base::Date day, base::Date today) {
    if (units.find(text) != nullptr) return text;
    bool collective = false;
    for (base::Date when : {day, today}) {
        units::Resolution found = units.resolve(text, when);
        if (found.codes.size() == 1) return found.codes.front();
        collective = collective || found.codes.size() > 1;
    }
    return Error{ErrorCode::kNotFound, collective ? "“" + text + "”是多个单位的合称，须逐个写明"
                                                  : "没有名为“" + text + "”的单位"};
}

base::Result<int64_t> unit_id_named(Session& s, const std::string& text) {
    base::Result<std::string> code =
        unit_code(store::load_register(s.db), text, s.today(), s.today());
    if (!code.ok()) return code.error();
    return store::unit_ids(s.db).at(*code);
}

}  // namespace cli
