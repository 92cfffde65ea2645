#include "extract/modal_subject.h"

#include <catch2/catch.hpp>

#include "base/text.h"

TEST_CASE("a noun that can bear a duty is a subject before a modal verb, a period or a time",
          "[extract]") {
    struct Item {
        std::string_view words, subjects;
    };
    static const Item kItems[] = {
        {"隐患单位要制定整改方案，落实资金", "隐患单位"},
        {"充电运营商应于6月底前提交自查表", "充电运营商"},
        {"停车场（库）经营企业或运营单位应在5月底前登记", "停车场（库）经营企业+运营单位"},
        {"移动、电信、联通公司要在10日内修复", "移动+电信+联通公司"},
        {"班主任每月家访一次", "班主任"},
        {"其中，由物业逐户告知", "物业"},
        {"对风险较高的，由网格员纳入台账", "网格员"},
        {"请各村委会务必于7月底前报送", "各村委会"},
        {"县林业局、综治办定于6月下旬举办演练", "县林业局+综治办"},
        {"各县（区）、乡（镇）要应转尽转", "各县（区）+乡（镇）"},
        {"各村消防、林业部门全面总结经验", "各村消防+林业部门"},
        {"各有关委、办、局组织开展排查", "各有关委、办、局"},
        // no modal verb, another word that begins like one, or no noun
        {"开办企业1个工作日内办结", ""},
        {"监管部门要求整改", ""},
        {"督促生产企业每月自查", ""},
        {"加强领导，各项工作要抓紧", ""},
        {"对经营单位的检查要从严", ""},
        {"专家组在现场查看了设施", ""},
        {"工作会议每月召开一次", ""},
        {"剩余12处于6月底前整改", ""},
        {"经营场所应配备灭火器", ""},
        {"演练举办于6月底前", ""},
    };
    for (const Item& item : kItems) {
        INFO(item.words);
        CHECK(base::join(extract::modal_subjects(item.words), "+") == item.subjects);
    }
}
