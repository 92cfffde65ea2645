#pragma once
// A county of six units whose every post is known to the test, and plans built in one line a task.

#include <algorithm>

#include "store/plan_store.h"
#include "supervision/act.h"
#include "supervision/supervision_fixture.h"
#include "support/raw_database.h"

namespace test {

inline units::Register small_county() {
    using units::PostRole;
    units::Validity before{{}, date("2024-05-30")}, after{date("2024-05-30"), {}};
    units::Register r;
    r.county = "兴县";
    r.units.push_back({"education",
                       "department",
                       {{"兴县教育体育局", {"县教体局"}, {}}},
                       {{PostRole::kLiaison, "", "education@x", {}},
                        {PostRole::kHead, "薛探平", "education.head@x", {}}}});
    r.units.push_back(
        {"health",
         "department",
         {{"兴县卫生健康和体育局", {"县卫体局"}, before}, {"兴县卫生健康局", {"县卫健局"}, after}},
         {{PostRole::kLiaison, "王芳", "health.old@x", before},
          {PostRole::kLiaison, "李强", "health.new@x", after}}});
    r.units.push_back({"transport", "department", {{"兴县交通运输局", {"县交通局"}, {}}}, {}});
    r.units.push_back({"t1",
                       "township",
                       {{"蔚汾镇人民政府", {"蔚汾镇"}, {}}},
                       {{PostRole::kLiaison, "", "t1@x", {}}}});
    r.units.push_back({"t2",
                       "township",
                       {{"康宁镇人民政府", {"康宁镇"}, {}}},
                       {{PostRole::kLiaison, "", "t2@x", {}}}});
    r.units.push_back({"office",
                       "government",
                       {{"兴县人民政府督查室", {"县政府督查室"}, {}}},
                       {{PostRole::kOfficer, "", "office@x", {}}}});
    r.collectives.push_back({"各乡镇人民政府", {"各乡镇"}, {"t1", "t2"}});
    r.unresolved["有关部门"] = "没有写明成员";
    r.index();
    return r;
}

inline ledger::Task task(const std::string& ref, const std::vector<std::string>& units,
                         const std::string& due = "", bool soft = false) {
    ledger::Task out;
    out.ref = ref;
    out.title = "任务" + ref;
    out.units = units;
    if (due.empty()) return out;
    out.deadline.kind = ledger::DeadlineKind::kDate;
    out.deadline.due = date(due);
    out.deadline.soft = soft;
    out.deadline.text = "按期完成";
    return out;
}

inline ledger::Plan plan(const std::vector<ledger::Task>& tasks,
                         const std::string& issued = "2024-05-07") {
    ledger::Plan out{"兴政办函〔2024〕7号", "民生实事", "兴县人民政府办公室",
                     date(issued),          "plan",     tasks};
    ledger::number_tasks(out.tasks);
    return out;
}

// A ledger of the small county instead of the real one; the real calendar.
struct SmallLedger : Ledger {
    explicit SmallLedger(std::string_view start) : Ledger(start) { use(small_county()); }
    void use(const units::Register& units) {
        registered = units;
        registered.index();
        REQUIRE(store::save_register(db, registered));
    }
    supervision::Tick tick_at(std::string_view when) {
        now = instant(when);
        return tick_once();
    }
    store::AssignmentRow row(const std::string& ref, const std::string& unit = "") {
        return find("任务" + ref, unit);
    }
    // "2024-10-08 09:00 office@x", in the order of decision; digests only where asked for.
    std::vector<std::string> log(bool digests = false) {
        std::vector<std::string> out;
        std::vector<store::Message> all = messages();
        std::reverse(all.begin(), all.end());
        for (const store::Message& m : all)
            if (digests || m.kind.find("digest") == std::string::npos)
                out.push_back(base::format_local(m.decided_at) + " " + m.to_address);
        return out;
    }
    // The latest message to an address; digests apart.
    store::Message last_to(const std::string& address, bool digest = false) {
        for (const store::Message& m : messages())
            if (m.to_address == address && (m.kind.find("digest") != std::string::npos) == digest)
                return m;
        FAIL("no message to " + address);
        return {};
    }
    // "R0 a@x", "O1 office@x": what was said of a row.
    std::vector<std::string> said(int64_t id) {
        std::vector<std::string> out;
        for (const store::Notice& n : store::notices_of(db, id))
            out.push_back(n.rung + " " + n.recipient);
        return out;
    }
};

using Lines = std::vector<std::string>;

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace test
