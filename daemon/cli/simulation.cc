#include "cli/simulation.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "cli/simulated_units.h"
#include "notify/dispatch.h"
#include "notify/file_channel.h"
#include "store/assignment_store.h"
#include "store/event_store.h"
#include "store/notice_store.h"
#include "store/unit_store.h"
#include "supervision/enter_plan.h"
#include "supervision/tick.h"

namespace cli {

using base::Date;
using base::Error;
using base::ErrorCode;
using base::Instant;
using base::Json;

namespace {

constexpr std::chrono::seconds kEndOfDay{86399};

class Simulation {
  public:
    Simulation(const intake::LedgerFolder& folder, const intake::Configuration& configuration,
               const SimulationRange& range, const SimulatedPeople& people, const std::string& out)
        : range_(range),
          people_(people),
          units_(*folder.units),
          random_(codes_of(folder), people.random_units, people.seed),
          setup_{folder.calendar.value_or(calendar::WorkCalendar{}),
                 configuration.ladder,
                 configuration.schedule,
                 {},
                 configuration.acts,
                 configuration.nodes},
          sender_{configuration.mail.from_name, configuration.mail.from},
          channel_(out, notify::FileChannel::Durability::kBuffered),
          now_(base::at_local(range.from, std::chrono::seconds(0))) {
        for (const intake::PlanFile& file : folder.plans)
            if (file.plan.issued <= range.to) waiting_.push_back(&file);
        std::stable_sort(waiting_.begin(), waiting_.end(),
                         [](const intake::PlanFile* a, const intake::PlanFile* b) {
                             return a->plan.issued < b->plan.issued;
                         });
        if (!store::save_register(db_, units_)) throw std::logic_error("empty register");
    }

    base::Status run(const std::function<void(Date)>& progress) {
        Instant end = base::at_local(range_.to, kEndOfDay);
        while (now_ <= end) {
            progress(base::local_date(now_));
            if (base::Status entered = enter_plans(); !entered.ok()) return entered;
            perform_acts();
            result.acts += random_.act(db_, setup_, now_);
            supervision::Tick tick = supervision::tick(db_, setup_, now_);
            ++result.ticks;
            result.notices += tick.notices;
            result.digests += tick.digests;
            result.messages += notify::send_due(db_, channel_, sender_, now_, [this](Instant at) {
                return supervision::next_in_window(setup_, at);
            });
            now_ = next(tick.next);
        }
        return {};
    }

    void write_events(std::ostream& out) {
        for (const store::Event& e : store::events_since(db_, 0)) out << line(e).dump() << '\n';
    }

    SimulationResult result;

    void count_load() { result.load = load_figures(db_, range_.from, range_.to, people_.ceiling); }

  private:
    // Units that a plan gives work to.
    static std::set<std::string> codes_of(const intake::LedgerFolder& folder) {
        std::set<std::string> out;
        for (const intake::PlanFile& file : folder.plans)
            for (const ledger::Task& task : file.plan.tasks)
                for (const std::string& name : task.units) {
                    units::Resolution found = folder.units->resolve(name, file.plan.issued);
                    out.insert(found.codes.begin(), found.codes.end());
                }
        return out;
    }

    [[nodiscard]] Date day_of(const intake::PlanFile& file) const {
        return std::max(file.plan.issued, range_.from);
    }

    base::Status enter_plans() {
        while (!waiting_.empty() && day_of(*waiting_.front()) <= base::local_date(now_)) {
            const intake::PlanFile& file = *waiting_.front();
            base::Result<supervision::PlanEntry> entry =
                supervision::enter_plan(db_, file.plan, file.name, units_, setup_, now_);
            if (!entry.ok()) return entry.error();
            ++result.plans;
            waiting_.erase(waiting_.begin());
            if (people_.random_units > 0) random_.see(db_, setup_, now_);
        }
        return {};
    }

    void perform_acts() {
        for (; next_act_ < people_.acts.size() && people_.acts[next_act_].at <= now_; ++next_act_) {
            Performed done = perform(db_, setup_, people_.acts[next_act_], now_);
            result.acts += done.rows;
            result.refusals.insert(result.refusals.end(), done.refusals.begin(),
                                   done.refusals.end());
            if (done.units_changed) units_ = store::load_register(db_);
        }
    }

    Instant next(Instant tick) {
        if (!waiting_.empty())
            tick =
                std::min(tick, base::at_local(day_of(*waiting_.front()), std::chrono::seconds(0)));
        if (std::optional<Instant> attempt = store::next_attempt(db_))
            tick = std::min(tick, *attempt);
        if (next_act_ < people_.acts.size()) tick = std::min(tick, people_.acts[next_act_].at);
        if (std::optional<Instant> act = random_.next()) tick = std::min(tick, *act);
        return std::max(tick, now_ + std::chrono::seconds(1));
    }

    Json line(const store::Event& e) {
        Json out = Json::object();
        out.set("at", base::format_local(e.at)).set("kind", e.kind);
        if (e.assignment_id) describe(out, *e.assignment_id, e);
        if (!e.basis.empty()) out.set("basis", e.basis);
        if (!e.after.is_null()) out.set("after", e.after);
        return out;
    }

    // The unit by its name on the day of the event; who was told, for a notice.
    void describe(Json& out, int64_t id, const store::Event& e) {
        std::optional<store::AssignmentRow> row = store::find_assignment(db_, id);
        if (!row) return;
        Date day = base::local_date(e.at);
        out.set("plan", row->plan_number)
            .set("ref", row->ref)
            .set("title", row->title)
            .set("unit", store::unit_name(db_, row->unit_id, day));
        if (row->due) out.set("due", base::format_date(*row->due));
        constexpr std::string_view kNotice = "notice.";
        if (!e.kind.starts_with(kNotice)) return;
        std::vector<std::string> told;
        for (const store::Notice& n : store::notices_of(db_, id))
            if (n.rung == e.kind.substr(kNotice.size()) && n.decided_on == day)
                told.push_back(n.recipient);
        out.set("to", told);
    }

    SimulationRange range_;
    const SimulatedPeople& people_;
    size_t next_act_ = 0;
    units::Register units_;
    SimulatedUnits random_;
    supervision::Setup setup_;
    notify::Sender sender_;
    notify::FileChannel channel_;
    store::Database db_ = store::Database::in_memory();
    std::vector<const intake::PlanFile*> waiting_;
    Instant now_;
};

base::Status prepare(const std::string& out) {
    std::error_code error;
    std::filesystem::create_directories(out, error);
    if (error) return Error{ErrorCode::kStorage, "无法建立目录 " + out + "：" + error.message()};
    if (!std::filesystem::is_empty(out, error))
        return Error{ErrorCode::kUsage, "输出目录 " + out + " 不是空的，请另选一个"};
    return {};
}

}  // namespace

base::Result<SimulationResult> simulate(const intake::LedgerFolder& folder,
                                        const intake::Configuration& configuration,
                                        const SimulationRange& range, const SimulatedPeople& people,
                                        const std::string& out,
                                        const std::function<void(Date)>& progress) {
    if (base::Status ready = prepare(out); !ready.ok()) return ready.error();
    Simulation simulation(folder, configuration, range, people, out);
    if (base::Status done = simulation.run(progress); !done.ok()) return done.error();
    std::string file = out + "/events.jsonl";
    std::ofstream events(file, std::ios::binary);
    simulation.write_events(events);
    events.close();
    if (!events) return Error{ErrorCode::kStorage, "无法写入 " + file};
    simulation.count_load();
    std::ofstream load(out + "/load.txt", std::ios::binary);
    load << picture(simulation.result.load);
    load.close();
    if (!load) return Error{ErrorCode::kStorage, "无法写入 " + out + "/load.txt"};
    return simulation.result;
}

}  // namespace cli
