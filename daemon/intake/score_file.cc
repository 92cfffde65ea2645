#include "intake/score_file.h"

#include "intake/small_file.h"
#include "intake/toml_reader.h"

namespace intake {

base::Result<ledger::ScoreSheet> parse_score_sheet(std::string_view text, std::string_view name) {
    TomlFile file(name);
    std::optional<toml::table> root = file.parse(text);
    if (!root) return file.error();
    TomlTable table(file, *root);
    ledger::ScoreSheet sheet;
    sheet.name = table.required_text("name");
    for (TomlTable& item : table.tables("item")) {
        sheet.items.push_back(
            {item.required_text("title"), item.number("full"), item.text("rule")});
        item.refuse_unknown();
    }
    table.refuse_unknown();
    if (!file.ok()) return file.error();
    if (base::Status sound = ledger::check(sheet); !sound.ok())
        return base::Error{base::ErrorCode::kBadInput,
                           std::string(name) + "：" + sound.error().message};
    return sheet;
}

base::Result<ledger::ScoreSheet> read_score_sheet(const std::string& path) {
    constexpr size_t kMaxBytes = 1 << 20;
    base::Result<SmallFile> file = read_small_file(path, kMaxBytes, Links::kRefuse);
    if (!file.ok()) return file.error();
    return parse_score_sheet(file->content, path);
}

}  // namespace intake
