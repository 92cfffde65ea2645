// To the supervision office: mail that will not arrive, and what the server said.

#include "digest/clean.h"
#include "digest/closing.h"
#include "digest/entry.h"
#include "digest/page.h"
#include "digest/render.h"
#include "digest/wording.h"

namespace digest {

Rendered render(const FailureNotice& notice) {
    std::string count = std::to_string(notice.failures.size());
    Page page;
    page.subject =
        mark("送达失败", false) + count + "封邮件未能送达（" + short_date(notice.today) + "）";
    page.heading = "邮件送达失败（" + base::format_date_chinese(notice.today) + "）";
    page.salutation = clean_line(notice.addressee, kNameLimit) + "：";
    page.opening.push_back(
        "下列" + count + "封邮件未能送达收件人，系统不再重试。请用其他方式通知，并核对收件地址。");
    Section section;
    section.title = "未送达的邮件（" + count + "封）";
    for (const FailureNotice::Failure& f : notice.failures)
        section.items.push_back(clean_line(f.to_name + "（" + f.to_address + "）", kNameLimit) +
                                "：《" + clean_line(f.subject, kTitleLimit) + "》，已试" +
                                std::to_string(f.attempts) + "次，服务器答复：" +
                                clean_line(f.reply, kTitleLimit));
    page.sections.push_back(std::move(section));
    page.closing = {"改正地址后用命令 duban outbox retry 重新发送。", kOrigin};
    return written(page);
}

}  // namespace digest
