#include "store/setting_store.h"

#include "store/query.h"

namespace store {

std::optional<std::string> setting(Database& database, const std::string& name) {
    Query query(database, "SELECT value FROM setting WHERE name = ?1", name);
    if (!query.next()) return {};
    return query.text(0);
}

void set_setting(Database& database, const std::string& name, const std::string& value) {
    Query(database,
          "INSERT INTO setting (name, value) VALUES (?1, ?2) "
          "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
          name, value)
        .run();
}

}  // namespace store
