#pragma once
// What was said about an assignment, on which rung, to whom: the memory that makes each rung fire
// once.

#include <cstdint>
#include <string>
#include <vector>

#include "store/database.h"

namespace store {

struct Notice {
    int64_t assignment_id = 0;
    int due_version = 0;
    std::string rung;       // R0E R0 R1 O1 … O4 loaded closed suspended
    std::string recipient;  // address
    base::Date decided_on{};
};

// Once for each assignment, due version, rung and recipient. False where it was said before.
bool add_notice(Database& database, const Notice& notice, int64_t message_id);
// All that was said of an assignment, in order.
[[nodiscard]] std::vector<Notice> notices_of(Database& database, int64_t assignment_id);
[[nodiscard]] std::vector<Notice> notices_of_message(Database& database, int64_t message_id);
// Messages of the ladder, not yet sent, that speak of the assignment.
[[nodiscard]] std::vector<int64_t> unsent_messages_about(Database& database, int64_t assignment_id);
void remove_from_message(Database& database, int64_t assignment_id, int64_t message_id);

// For each recipient who was told of the overdue (O1 and above, or the summary of a load): a
// closing line waits for the next message to them.
void await_closing_lines(Database& database, int64_t assignment_id, base::Date today);
// Assignments whose closing line waits for this recipient.
[[nodiscard]] std::vector<int64_t> waiting_closing_lines(Database& database,
                                                         const std::string& recipient);
// The row is at work again: its waiting closing lines are untrue.
void drop_waiting_closing_lines(Database& database, int64_t assignment_id);
void place_closing_lines(Database& database, const std::string& recipient, int64_t message_id);

// Whether a message that was decided after the event, of the moment `at`, may have reached somebody
// and tells of the assignment: of the ladder, a closing line, or a weekly digest.
[[nodiscard]] bool has_left_the_house(Database& database, int64_t assignment_id, int64_t event_id,
                                      base::Instant at);

// Notices decided in [from, to], by rung: rows and recipients.
struct RungCount {
    std::string rung;
    int rows = 0;
    int recipients = 0;
};
[[nodiscard]] std::vector<RungCount> count_notices(Database& database, base::Date from,
                                                   base::Date to);

}  // namespace store
