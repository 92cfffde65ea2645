// Rules for so many days after an event.

#include "extract/deadline_rules.h"
#include "extract/deadline_value.h"

namespace extract {

const std::vector<DeadlineRule>& relative_rules() {
    static const std::vector<DeadlineRule> kRules = {
        {"within", "(<N2>(-|至|到))?<N><U>(之内|以内|内)", produce_length, Reading::kRelative,
         "应在15个工作日内办结"},
        {"within half", "(半年|半个月|半月)(之内|以内|内)", produce_length, Reading::kRelative,
         "半年内完成整改"},
        {"from the day on",
         "(之日|当日|之时|次日)起算?(的|,|后)?(<N2>(-|至|到))?<N><U>(之内|以内|内)?(!后|起|以上)",
         produce_length, Reading::kRelative, "自收到之日起10个工作日完成"},
        {"days after", "后的?(<N2>(-|至|到))?<N><U>(之内|以内|内)", produce_length,
         Reading::kRelative, "会议结束后3日内"},
    };
    return kRules;
}

}  // namespace extract
