#include "store/issue_date_store.h"

#include "store/query.h"

namespace store {

void set_issued_on(Database& db, int64_t id, base::Date day) {
    Query(db, "UPDATE assignment SET issued_on = ?2 WHERE id = ?1", id, day).run();
}

}  // namespace store
