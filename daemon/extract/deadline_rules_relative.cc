// Rules for so many days after an event.

#include "extract/deadline_rules.h"
#include "extract/deadline_value.h"

namespace extract {

const std::vector<DeadlineRule>& relative_rules() {
    static const std::vector<DeadlineRule> kRules = {
        {"within", "(<N2>(-|至|到))?<N><U>(之内|以内|内)", produce_length, Reading::kRelative,
         "应在15个工作日内办结"},
        {"working days for an act",
         "(<N2>(-|至|到))?<N>(!天|日|周|月|年|小|自|个月|个小|个年|个星|个自|个日)<U>(办结|"
         "办理完毕|完成|答复|回复|反馈)",
         produce_length, Reading::kRelative, "一般性诉求5个工作日办结"},
        {"in advance", "提前(至少|不少于|不得少于)?(<N><U>|半个?月)", produce_length,
         Reading::kRelative, "须提前3个工作日报送会议材料"},
        {"before an event", "前(至少|不少于)?<N><U>(之内|以内|内)?", produce_length,
         Reading::kRelative, "会议召开前3日报送议题材料"},
        {"with the help of", "(利用|用)(<N><U>|半年|半个月|半月)(左右)?的?时间", produce_length,
         Reading::kRelative, "用三年时间全面完成改造"},
        {"on the following day", "次日{time}(之前|以前|前)", produce_next_day, Reading::kRelative,
         "于次日12时前报送书面续报"},
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
