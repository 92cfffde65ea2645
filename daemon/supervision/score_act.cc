#include "supervision/score_act.h"

#include <algorithm>
#include <map>

#include "base/json.h"
#include "store/event_store.h"
#include "store/unit_store.h"
#include "supervision/doing.h"
#include "supervision/office_guard.h"

namespace supervision {

using base::Date;
using base::Error;
using base::ErrorCode;
using base::Instant;
using base::Json;

namespace {

void record(store::Database& db, int64_t plan_id, const Actor& actor, const std::string& kind,
            const std::string& basis, Json after, Instant now) {
    store::Event event{0, now, actor.name, kind, plan_id, {}, {}, basis, nullptr, std::move(after)};
    event.role = name(actor.role);
    store::add_event(db, event);
}

Json deductions_json(const std::vector<ledger::Deduction>& deductions) {
    Json out = Json::array();
    for (const ledger::Deduction& d : deductions)
        out.push(
            Json::object().set("item", d.item).set("points", d.points).set("reason", d.reason));
    return out;
}

std::map<int64_t, std::string> groups_by_unit(store::Database& db) {
    std::map<std::string, int64_t> ids = store::unit_ids(db);
    std::map<int64_t, std::string> out;
    for (const units::Unit& unit : store::load_register(db).units)
        if (auto id = ids.find(unit.code); id != ids.end()) out[id->second] = unit.group;
    return out;
}

}  // namespace

base::Result<store::ScoreSheetRow> score_sheet_named(store::Database& db, int64_t plan_id,
                                                     const std::string& name) {
    std::vector<store::ScoreSheetRow> all = store::score_sheets_of(db, plan_id);
    if (!name.empty())
        std::erase_if(all, [&name](const auto& row) { return row.sheet.name != name; });
    if (all.size() == 1) return all.front();
    return Error{ErrorCode::kNotFound,
                 all.empty() ? "该方案没有这样的评分表" : "该方案有多份评分表，请用 --name 写明"};
}

base::Status define_score_sheet(store::Database& db, int64_t plan_id,
                                const ledger::ScoreSheet& sheet, const Actor& actor, Instant now) {
    if (base::Status may = permit_office(actor, "设置评分表"); !may.ok()) return may;
    if (sheet.name.empty()) return refused("评分表须有名称");
    if (base::Status sound = ledger::check(sheet); !sound.ok()) return sound;
    store::Transaction transaction(db);
    for (const store::ScoreSheetRow& row : store::score_sheets_of(db, plan_id))
        if (row.sheet.name == sheet.name)
            return refused("该方案已有评分表“" + sheet.name + "”，改动请另立名称");
    (void)store::insert_score_sheet(db, plan_id, sheet);
    record(db, plan_id, actor, "plan.score_sheet", sheet.name,
           Json::object().set("items", sheet.items.size()).set("full", ledger::full_marks(sheet)),
           now);
    transaction.commit();
    return {};
}

base::Result<double> score_unit(store::Database& db, int64_t plan_id, const Scoring& s,
                                const Actor& actor, Instant now) {
    if (base::Status may = permit_office(actor, "检查评分"); !may.ok()) return may.error();
    if (s.inspected_on > base::local_date(now)) return refused("检查日期不能晚于今天");
    store::Transaction transaction(db);
    base::Result<store::ScoreSheetRow> row = score_sheet_named(db, plan_id, s.sheet);
    if (!row.ok()) return row.error();
    base::Status sound = ledger::check(row->sheet, s.deductions);
    if (!sound.ok()) return sound.error();
    (void)store::insert_inspection(
        db, {0, row->id, s.unit_id, s.inspected_on, actor.name, s.deductions}, now);
    double total = ledger::total(row->sheet, s.deductions);
    record(db, plan_id, actor, "plan.inspection", row->sheet.name,
           Json::object()
               .set("unit", store::unit_name(db, s.unit_id, s.inspected_on))
               .set("inspected_on", base::format_date(s.inspected_on))
               .set("total", total)
               .set("deductions", deductions_json(s.deductions)),
           now);
    transaction.commit();
    return total;
}

std::vector<RankedScore> rank_scores(store::Database& db, const store::ScoreSheetRow& sheet,
                                     Date from, Date to) {
    std::map<int64_t, std::string> groups = groups_by_unit(db);
    std::map<std::string, std::vector<RankedScore>> by_group;
    for (store::Inspection& i : store::inspections_of(db, sheet.id, from, to, true)) {
        RankedScore score;
        score.unit_id = i.unit_id;
        score.unit = store::unit_name(db, i.unit_id, to);
        score.group = groups[i.unit_id];
        score.total = ledger::total(sheet.sheet, i.deductions);
        score.inspection = std::move(i);
        by_group[score.group].push_back(std::move(score));
    }
    std::vector<RankedScore> out;
    for (auto& [group, scores] : by_group) {
        std::vector<double> totals;
        for (const RankedScore& score : scores) totals.push_back(score.total);
        std::vector<int> ranks = ledger::ranks(totals);
        for (size_t i = 0; i < scores.size(); ++i) scores[i].rank = ranks[i];
        std::stable_sort(scores.begin(), scores.end(),
                         [](const auto& a, const auto& b) { return a.rank < b.rank; });
        out.insert(out.end(), std::make_move_iterator(scores.begin()),
                   std::make_move_iterator(scores.end()));
    }
    return out;
}

}  // namespace supervision
