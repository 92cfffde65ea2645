// duban doctor: what an administrator would look at first when something seems wrong.

#include <array>
#include <filesystem>
#include <ostream>

#include "base/json.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "intake/document_reading.h"
#include "intake/inbox.h"
#include "intake/ledger_folder.h"
#include "store/document_store.h"
#include "store/draft_store.h"
#include "store/event_store.h"
#include "store/outbox_store.h"
#include "store/plan_store.h"
#include "store/unit_store.h"

namespace cli {

namespace {

enum class Finding { kGood, kNote, kFault };

class Examination {
  public:
    void good(const std::string& what) { add(Finding::kGood, what); }
    void note(const std::string& what) { add(Finding::kNote, what); }
    void fault(const std::string& what) { add(Finding::kFault, what); }
    void check(bool sound, const std::string& good_text, const std::string& fault_text) {
        sound ? good(good_text) : fault(fault_text);
    }
    [[nodiscard]] bool sound() const { return sound_; }

    void print(std::ostream& out) const {
        static constexpr std::array<const char*, 3> kWords = {"正常", "注意", "错误"};
        for (const auto& [finding, what] : found_)
            out << "[" << kWords.at(static_cast<size_t>(finding)) << "] " << what << '\n';
    }
    [[nodiscard]] base::Json json() const {
        static constexpr std::array<const char*, 3> kNames = {"good", "note", "fault"};
        base::Json out = base::Json::array();
        for (const auto& [finding, what] : found_)
            out.push(base::Json::object()
                         .set("finding", kNames.at(static_cast<size_t>(finding)))
                         .set("what", what));
        return out;
    }

  private:
    void add(Finding finding, const std::string& what) {
        found_.emplace_back(finding, what);
        sound_ = sound_ && finding != Finding::kFault;
    }
    std::vector<std::pair<Finding, std::string>> found_;
    bool sound_ = true;
};

void look_at_database(Session& s, Examination& e) {
    std::string fault = s.db.integrity_fault();
    e.check(fault.empty(),
            "台账数据库完整，结构第 " + std::to_string(s.db.schema_version()) + " 版，SQLite " +
                store::Database::library_version(),
            "台账数据库损坏：" + fault + "，请用备份恢复");
    e.good("方案 " + std::to_string(store::list_plans(s.db).size()) + " 份");
    std::optional<base::Instant> last = store::last_event_at(s.db);
    bool plausible = !last || *last <= s.now + std::chrono::minutes(10);
    e.check(plausible, "时钟 " + base::format_local(s.now) + "（东八区）",
            "时钟 " + base::format_local(s.now) + " 早于最后一条记录，发送会暂停，请校准时钟");
}

void look_at_calendar(Session& s, Examination& e) {
    int year = base::split(s.today()).year;
    e.check(s.setup.calendar.covers(year), std::to_string(year) + " 年的节假日安排已录入",
            std::to_string(year) + " 年的节假日安排没有录入，只按周末计算工作日");
    if (base::split(s.today()).month >= 11 && !s.setup.calendar.covers(year + 1))
        e.note(std::to_string(year + 1) + " 年的节假日安排还没有录入");
}

void look_at_plans(Session& s, Examination& e) {
    std::string folder = s.configuration.service.plans_directory();
    intake::LedgerFolder found = intake::read_ledger_folder(folder);
    for (const base::Error& error : found.errors) e.fault(error.message);
    if (found.errors.empty())
        e.good("方案目录 " + folder + " 中 " + std::to_string(found.plans.size()) +
               " 份文件都可读");
    size_t unknown = store::unknown_units(s.db).size();
    if (unknown > 0)
        e.note("有 " + std::to_string(unknown) + " 处单位名称没有对应到单位（见总周报）");
}

void look_at_documents(Session& s, Examination& e) {
    size_t drafts = store::list_drafts(s.db, false).size();
    if (drafts > 0)
        e.note("有 " + std::to_string(drafts) + " 份草稿待确认，用 duban plan list --drafts 查看");
    size_t waiting = store::waiting_documents(s.db).size();
    if (waiting > 0)
        e.note("有 " + std::to_string(waiting) + " 份文件待人工处理，用 duban plan list 查看");
    std::string inbox = s.configuration.service.inbox_directory();
    if (!inbox.empty() && std::filesystem::exists(inbox)) {
        intake::Inbox folder(inbox);
        for (const std::string& problem : folder.look(s.now).problems)
            e.note("收件目录中的 " + problem);
        e.good("收件目录 " + inbox);
    }
    std::string reader = intake::reader_program();
    e.check(!reader.empty(), "文件读取程序 " + reader,
            "找不到文件读取程序 duban-reader，原文读不了");
}

void look_at_posts(Session& s, Examination& e) {
    units::Register units = store::load_register(s.db);
    std::map<std::string, int64_t> ids = store::unit_ids(s.db);
    std::vector<std::string> vacant;
    for (const units::Unit& unit : units.units)
        if (store::holders(s.db, ids.at(unit.code), units::PostRole::kLiaison, s.today()).empty())
            vacant.push_back(unit.name_on(s.today()).full);
    if (vacant.empty())
        e.good("各单位都有联络员，共 " + std::to_string(units.units.size()) + " 个单位");
    for (const std::string& name : vacant) e.note(name + " 没有联络员，告知会转督查室");
    e.check(!store::holders(s.db, units::PostRole::kOfficer, s.today()).empty(),
            "督查员的收件地址已登记", "没有督查员的收件地址，逾期告警无人接收");
}

void look_at_outbox(Session& s, Examination& e) {
    size_t undelivered = store::undelivered(s.db, s.now).size();
    if (undelivered > 0)
        e.note("有 " + std::to_string(undelivered) + " 封消息未送达，用 duban outbox list 查看");
    std::string counts;
    for (const store::OutboxCount& c : store::count_messages(s.db))
        counts += (counts.empty() ? "" : "，") + c.state + " " + std::to_string(c.messages);
    e.good("发件箱：" + (counts.empty() ? "空" : counts));
    bool file = s.configuration.mail.channel == intake::MailChannel::kFile;
    e.good(file ? "发送方式：写文件到 " + s.configuration.service.outbox_directory()
                : "发送方式：邮件服务器 " + s.configuration.mail.host);
}

void look_at_disk(Session& s, Examination& e) {
    std::error_code error;
    std::filesystem::space_info space =
        std::filesystem::space(s.configuration.service.state, error);
    constexpr uintmax_t kReserve = 256u << 20;
    std::string free = std::to_string(space.available >> 20) + " MiB";
    e.check(!error && space.available >= kReserve, "磁盘可用 " + free,
            "磁盘可用空间不足 256 MiB：" + free);
}

int run_doctor(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Examination e;
    look_at_database(**session, e);
    look_at_calendar(**session, e);
    look_at_plans(**session, e);
    look_at_documents(**session, e);
    look_at_posts(**session, e);
    look_at_outbox(**session, e);
    look_at_disk(**session, e);
    if (args.has("--json"))
        streams.out << e.json().dump(true) << '\n';
    else
        e.print(streams.out);
    return e.sound() ? kDone : kNothing;
}

}  // namespace

Command doctor_command() {
    return {"doctor",
            "体检：数据库、时钟、日历、方案文件、联络员、发件箱、磁盘",
            "duban doctor",
            ledger_options({{"--plans", "DIR", "方案目录"}}),
            {},
            run_doctor};
}

}  // namespace cli
