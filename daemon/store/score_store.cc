#include "store/score_store.h"

#include "store/query.h"

namespace store {

using base::Date;

std::vector<ScoreSheetRow> score_sheets_of(Database& db, int64_t plan_id) {
    std::vector<ScoreSheetRow> out;
    Query query(db,
                "SELECT s.id, s.plan_id, s.name, i.title, i.full, i.rule FROM score_sheet s "
                "JOIN score_item i ON i.sheet_id = s.id WHERE s.plan_id = ?1 "
                "ORDER BY s.id, i.position",
                plan_id);
    while (query.next()) {
        if (out.empty() || out.back().id != query.integer(0))
            out.push_back({query.integer(0), query.integer(1), {query.text(2), {}}});
        out.back().sheet.items.push_back({query.text(3), query.real(4), query.text(5)});
    }
    return out;
}

int64_t insert_score_sheet(Database& db, int64_t plan_id, const ledger::ScoreSheet& sheet) {
    Query(db, "INSERT INTO score_sheet (plan_id, name) VALUES (?1, ?2)", plan_id, sheet.name).run();
    int64_t id = last_id(db);
    int position = 0;
    for (const ledger::ScoreItem& item : sheet.items)
        Query(db,
              "INSERT INTO score_item (sheet_id, position, title, full, rule) "
              "VALUES (?1, ?2, ?3, ?4, ?5)",
              id, ++position, item.title, item.full, item.rule)
            .run();
    return id;
}

int64_t insert_inspection(Database& db, const Inspection& i, base::Instant now) {
    Query(db,
          "UPDATE inspection SET replaced = 1 WHERE sheet_id = ?1 AND unit_id = ?2 AND "
          "inspected_on = ?3",
          i.sheet_id, i.unit_id, i.inspected_on)
        .run();
    Query(db,
          "INSERT INTO inspection (sheet_id, unit_id, inspected_on, entered_at, entered_by) "
          "VALUES (?1, ?2, ?3, ?4, ?5)",
          i.sheet_id, i.unit_id, i.inspected_on, now, i.entered_by)
        .run();
    int64_t id = last_id(db);
    for (const ledger::Deduction& d : i.deductions)
        Query(db,
              "INSERT INTO deduction (inspection_id, item_id, points, reason) SELECT ?1, s.id, "
              "?3, ?4 FROM score_item s WHERE s.sheet_id = ?5 AND s.title = ?2",
              id, d.item, d.points, d.reason, i.sheet_id)
            .run();
    return id;
}

std::vector<Inspection> inspections_of(Database& db, int64_t sheet_id, Date from, Date to,
                                       bool latest) {
    std::vector<Inspection> out;
    Query query(db,
                "SELECT i.id, i.sheet_id, i.unit_id, i.inspected_on, i.entered_by FROM inspection "
                "i WHERE i.sheet_id = ?1 AND i.replaced = 0 AND i.inspected_on BETWEEN ?2 AND ?3 "
                "AND (?4 = 0 OR NOT EXISTS (SELECT 1 FROM inspection n WHERE n.sheet_id = ?1 AND "
                "n.unit_id = i.unit_id AND n.replaced = 0 AND n.inspected_on > i.inspected_on AND "
                "n.inspected_on <= ?3)) ORDER BY i.inspected_on, i.id",
                sheet_id, from, to, latest);
    while (query.next())
        out.push_back(
            {query.integer(0), query.integer(1), query.integer(2), query.date(3), query.text(4)});
    for (Inspection& inspection : out) {
        Query d(db,
                "SELECT s.title, d.points, d.reason FROM deduction d JOIN score_item s ON "
                "s.id = d.item_id WHERE d.inspection_id = ?1 ORDER BY d.id",
                inspection.id);
        while (d.next()) inspection.deductions.push_back({d.text(0), d.real(1), d.text(2)});
    }
    return out;
}

}  // namespace store
