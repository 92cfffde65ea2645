#pragma once
// One message of the ladder, from the rows that it speaks of: composed when it is decided, and
// again when a row is taken back before it left.

#include <map>
#include <string>
#include <vector>

#include "digest/render.h"
#include "supervision/row_source.h"

namespace supervision {

// What one recipient is told in one run.
struct LadderDraft {
    store::Recipient recipient;
    bool office = false;
    bool late = false;
    struct Line {
        std::string rung;  // R0E R0 R1 O1 … O4 loaded closed suspended
        const store::AssignmentRow* assignment;
        bool without_recipient = false;  // the rung's own post is vacant
    };
    std::vector<Line> lines;
};

// Rendered rows of one run: a row that goes to several recipients is built once.
class LadderComposer {
  public:
    LadderComposer(store::Database& database, base::Date today) : rows_(database, today) {}
    [[nodiscard]] digest::Rendered compose(const LadderDraft& draft);
    [[nodiscard]] RowSource& rows() { return rows_; }

  private:
    [[nodiscard]] const digest::Row& row(const store::AssignmentRow& assignment);

    RowSource rows_;
    std::map<int64_t, digest::Row> built_;
};

}  // namespace supervision
