#include "app/ledger_loader.h"

#include "base/log.h"
#include "intake/ledger_folder.h"
#include "store/draft_store.h"
#include "store/plan_store.h"
#include "store/setting_store.h"
#include "store/sha256.h"
#include "store/unit_store.h"
#include "supervision/unit_act.h"

namespace app {

namespace {

// What warn and wake days depend on beside the due date, as text.
std::string basis_of(const supervision::Setup& setup) {
    const ledger::LadderRules& rules = setup.ladder;
    std::string basis;
    for (int number : {rules.short_days, rules.short_warn, rules.middle_workdays, rules.middle_warn,
                       rules.long_warn, rules.early_days, rules.early_warn, rules.second_workdays,
                       rules.third_workdays, rules.fourth_days})
        basis += std::to_string(number) + ' ';
    for (int year : setup.calendar.years()) {
        base::Date day = *base::civil_date(year, 1, 1);
        basis += std::to_string(year);
        for (; base::split(day).year == year; day += std::chrono::days(1))
            basis += setup.calendar.is_workday(day) ? '1' : '0';
    }
    return basis;
}

void derive_if_changed(store::Database& database, const supervision::Setup& setup,
                       base::Instant now) {
    constexpr const char* kSetting = "derived_days_basis";
    std::string basis = store::sha256_hex(basis_of(setup));
    if (store::setting(database, kSetting) == basis) return;
    supervision::derive_all_days(database, setup, now);
    store::set_setting(database, kSetting, basis);
    base::log_info("days_derived", {{"basis", basis.substr(0, 12)}});
}

void warn_of_years(const supervision::Setup& setup, base::Instant now, LoadReport& report) {
    int year = base::split(base::local_date(now)).year;
    constexpr int kNovember = 11;  // by then the notice for the next year is usually out
    int month = base::split(base::local_date(now)).month;
    std::vector<int> wanted = {year};
    if (month >= kNovember) wanted.push_back(year + 1);
    for (int wanted_year : wanted)
        if (!setup.calendar.covers(wanted_year))
            report.warnings.push_back(
                std::to_string(wanted_year) +
                " 年的节假日安排未录入 calendar.toml，该年只按周末计算工作日");
}

units::Register store_units(store::Database& database, const intake::LedgerFolder& folder,
                            LoadReport& report) {
    if (!folder.units) {
        if (!folder.units_broken) report.warnings.push_back("方案目录中没有 units.toml");
        return store::load_register(database);
    }
    store::Transaction transaction(database);
    supervision::RegisterEntry entry = supervision::enter_register(database, *folder.units);
    transaction.commit();
    if (entry.changed) base::log_info("units_stored", {{"units", entry.units.units.size()}});
    report.problems.insert(report.problems.end(), entry.problems.begin(), entry.problems.end());
    report.warnings.insert(report.warnings.end(), entry.warnings.begin(), entry.warnings.end());
    return entry.units;
}

void count(const supervision::PlanEntry& entry, const std::string& file, LoadReport& report) {
    using Outcome = supervision::PlanEntry::Outcome;
    report.loaded += entry.outcome == Outcome::kLoaded ? 1 : 0;
    report.changed += entry.outcome == Outcome::kChanged ? 1 : 0;
    report.unchanged += entry.outcome == Outcome::kUnchanged ? 1 : 0;
    report.tasks += entry.tasks;
    for (const std::string& difference : entry.differences)
        report.differences.push_back(entry.number + " " + difference);
    for (const std::string& warning : entry.warnings)
        report.warnings.push_back(file + "：" + warning);
    if (entry.outcome != Outcome::kUnchanged)
        base::log_info(entry.outcome == Outcome::kLoaded ? "plan_loaded" : "plan_changed",
                       {{"file", file},
                        {"number", entry.number},
                        {"tasks", entry.tasks},
                        {"assignments", entry.assignments}});
}

// A plan that an officer corrected by a document stays so: the file is the older word.
std::string corrected_elsewhere(store::Database& database, const intake::PlanFile& file) {
    std::optional<store::PlanRow> known = store::find_plan(database, file.plan.number, file.name);
    if (!known || known->source == file.name || known->digest == store::digest_of(file.plan))
        return "";
    return store::is_from_draft(database, known->id) ? known->source : "";
}

}  // namespace

LoadReport load_ledger(store::Database& database, const std::string& path,
                       supervision::Setup& setup, base::Instant now) {
    LoadReport report;
    intake::LedgerFolder folder = intake::read_ledger_folder(path);
    report.calendar_broken = folder.calendar_broken;
    if (folder.calendar) setup.calendar = *folder.calendar;
    for (const base::Error& error : folder.errors) report.problems.push_back(error.message);
    units::Register units = store_units(database, folder, report);
    report.units = static_cast<int>(units.units.size());
    for (const intake::PlanFile& file : folder.plans) {
        if (std::string other = corrected_elsewhere(database, file); !other.empty()) {
            report.problems.push_back(path + "/" + file.name + "：台账中的 " + file.plan.number +
                                      " 已按“" + other + "”入账，本文件内容不同，不予覆盖");
            continue;
        }
        base::Result<supervision::PlanEntry> entry =
            supervision::enter_plan(database, file.plan, file.name, units, setup, now);
        if (entry)
            count(*entry, file.name, report);
        else
            report.problems.push_back(path + "/" + file.name + "：" + entry.error().message);
    }
    derive_if_changed(database, setup, now);
    warn_of_years(setup, now, report);
    for (const std::string& problem : report.problems)
        base::log_warning("not_loaded", {{"reason", problem}});
    return report;
}

}  // namespace app
