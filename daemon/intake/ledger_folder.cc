#include "intake/ledger_folder.h"

#include <sys/stat.h>

#include <filesystem>
#include <map>
#include <system_error>

#include "base/utf8.h"
#include "intake/plan_file.h"
#include "intake/unit_file.h"

namespace intake {

namespace {

namespace fs = std::filesystem;

base::Error bad_file(const std::string& path, const std::string& reason) {
    return {base::ErrorCode::kBadInput, base::escape_controls(path) + "：" + reason};
}

void add_plan(LedgerFolder& out, std::map<std::string, std::string>& numbers,
              const std::string& folder, const std::string& name) {
    std::string path = folder + "/" + name;
    base::Result<ledger::Plan> plan = read_plan_file(path);
    if (!plan) {
        out.errors.push_back(plan.error());
        return;
    }
    if (!plan->number.empty()) {
        auto [first, fresh] = numbers.emplace(plan->number, name);
        if (!fresh) {
            out.errors.push_back(bad_file(
                path, "文号 " + plan->number + " 与 " + first->second + " 重复，本文件不予载入"));
            return;
        }
    }
    out.plans.push_back({name, std::move(plan).value()});
}

bool ends_with(std::string_view text, std::string_view tail) {
    return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

}  // namespace

bool is_ledger_file_name(std::string_view name) {
    if (!ends_with(name, ".toml") || name.size() == 5) return false;
    if (name[0] == '.' || name.substr(0, 2) == "~$") return false;
    return !ends_with(name, ".part.toml") && !ends_with(name, ".filepart.toml");
}

// lstat, not stat: a link is odd wherever it points.
FileKind file_kind(const std::string& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return FileKind::kMissing;
    return S_ISREG(status.st_mode) ? FileKind::kRegular : FileKind::kOdd;
}

std::set<std::string> ledger_files(const std::string& folder, std::set<std::string>* odd) {
    std::set<std::string> found;
    std::error_code failure;
    for (fs::directory_iterator it(folder, failure), end; !failure && it != end;
         it.increment(failure)) {
        std::string name = it->path().filename().string();
        if (!is_ledger_file_name(name)) continue;
        FileKind kind = file_kind(it->path().string());
        if (kind == FileKind::kRegular) found.insert(name);
        if (kind == FileKind::kOdd && odd != nullptr) odd->insert(name);
    }
    return found;
}

LedgerFolder read_ledger_folder(const std::string& folder) {
    LedgerFolder out;
    std::error_code failure;
    fs::directory_iterator(folder, failure);
    if (failure) {
        out.errors.push_back(bad_file(folder, "目录读不了：" + failure.message()));
        return out;
    }
    std::map<std::string, std::string> numbers;  // number → first file
    std::set<std::string> odd;
    for (const std::string& name : ledger_files(folder, &odd)) {
        if (name == "calendar.toml") {
            base::Result<calendar::WorkCalendar> calendar = read_calendar_file(folder + "/" + name);
            out.calendar_broken = !calendar.ok();
            if (!calendar) out.errors.push_back(calendar.error());
            if (calendar) out.calendar = std::move(calendar).value();
        } else if (name == "units.toml") {
            base::Result<units::Register> units = read_units_file(folder + "/" + name);
            out.units_broken = !units.ok();
            if (!units) out.errors.push_back(units.error());
            if (units) out.units = std::move(units).value();
        } else {
            add_plan(out, numbers, folder, name);
        }
    }
    for (const std::string& name : odd)
        out.errors.push_back(bad_file(folder + "/" + name, "不是普通文件，不予载入"));
    return out;
}

}  // namespace intake
