#include "store/event_chain.h"

#include <charconv>

#include "store/event_hash.h"
#include "store/query.h"
#include "store/setting_store.h"

namespace store {

namespace {

std::string_view view(const SQLite::Column& value) {
    // The text first: it decides the encoding that the length is told in.
    const char* text = value.getText();
    return {text, static_cast<size_t>(value.getBytes())};
}

std::string hash_of(EventHasher& hasher, std::string_view previous, SQLite::Statement& row) {
    hasher.begin(previous);
    for (int i = 0; i < kHashedColumns; ++i) {
        SQLite::Column value = row.getColumn(i);
        if (!value.isNull()) hasher.column(i, view(value));
    }
    return hasher.finish();
}

std::string event(int64_t id) { return "第" + std::to_string(id) + "条记录"; }

// Reads the chain from its start; stops at the first event that does not fit.
class Verification {
  public:
    explicit Verification(const std::optional<ChainHead>& expected) : expected_(expected) {}

    [[nodiscard]] bool fits(SQLite::Statement& row) {
        int64_t id = row.getColumn(0).getInt64();
        int64_t wanted = report_.head.id + 1;
        if (id != wanted)
            return fault(id > wanted ? wanted : id, id > wanted ? "缺失" : "的编号不合顺序");
        std::string_view stored = view(row.getColumn(kHashedColumns));
        if (stored.empty()) return fault(id, "没有校验值，不是由本系统写入的");
        std::string hash = hash_of(hasher_, previous_, row);
        if (hash != stored) return fault(id, "与其校验值不符：该条或其前一条被改动、插入或调换");
        if (expected_ && expected_->id == id && expected_->hash != hash)
            return fault(id, "与所给链头不符：该条或更早的记录被改写");
        previous_ = hash;
        report_.head = {id, std::move(hash)};
        ++report_.events;
        return true;
    }

    // What stands after the last event, or no longer does.
    void check_tail(const std::optional<ChainHead>& head, const std::string& whose) {
        if (!report_.fault.empty() || !head) return;
        if (head->id > report_.head.id)
            fault(report_.head.id + 1,
                  "起至第" + std::to_string(head->id) + "条缺失：台账末尾被截去（" + whose + "）");
    }
    // The settings' head is the last event's; one that lags behind was left by a foreign insertion.
    void check_recorded(const std::optional<ChainHead>& recorded) {
        check_tail(recorded, "链头记录");
        if (!report_.fault.empty() || report_.events == 0) return;
        if (!recorded) return (void)fault(report_.head.id, "之后没有链头记录：链头记录被删去");
        if (recorded->id < report_.head.id)
            fault(recorded->id + 1, "不在链头记录之内：不是由本系统写入的");
        else if (recorded->hash != report_.head.hash)
            fault(report_.head.id, "与链头记录不符：该条或更早的记录被改写");
    }
    [[nodiscard]] ChainReport report() && { return std::move(report_); }

  private:
    bool fault(int64_t id, const std::string& what) {
        report_.bad_event = id;
        report_.fault = event(id) + what;
        return false;
    }

    const std::optional<ChainHead>& expected_;
    EventHasher hasher_;
    std::string previous_{kChainStart};
    ChainReport report_;
};

}  // namespace

void EventHasher::begin(std::string_view previous) { bytes_.assign(previous); }

void EventHasher::column(int position, std::string_view text) {
    char head[32];
    char* end = std::to_chars(head, head + 8, position).ptr;
    *end++ = ':';
    end = std::to_chars(end, head + sizeof head, text.size()).ptr;
    *end++ = ':';
    bytes_.append(head, end);
    bytes_.append(text);
}

void EventHasher::column(int position, const std::optional<int64_t>& number) {
    if (number) column(position, std::to_string(*number));
}

std::string EventHasher::finish() { return hex(sm3_.digest(bytes_)); }

std::string format_head(const ChainHead& head) {
    return head.id == 0 ? "" : std::to_string(head.id) + ":" + head.hash;
}

std::optional<ChainHead> parse_head(const std::string& text) {
    ChainHead head;
    const char* end = text.data() + text.size();
    auto [at, error] = std::from_chars(text.data(), end, head.id);
    if (error != std::errc() || head.id < 1 || at == end || *at != ':') return {};
    head.hash.assign(at + 1, end);
    bool hexadecimal = head.hash.size() == 64 &&
                       head.hash.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!hexadecimal) return {};
    return head;
}

ChainHead chain_head(Database& db) {
    Query query(db, "SELECT id, hash FROM event ORDER BY id DESC LIMIT 1");
    if (!query.next()) return {};
    return {query.integer(0), query.text(1)};
}

ChainReport verify_chain(Database& db, const std::optional<ChainHead>& expected) {
    SQLite::Transaction snapshot(db.connection().handle);  // a writer may go on meanwhile
    Verification verification(expected);
    SQLite::Statement rows(db.connection().handle,
                           "SELECT " HASHED_EVENT_COLUMNS ", hash FROM event ORDER BY id");
    while (rows.executeStep())
        if (!verification.fits(rows)) return std::move(verification).report();
    std::optional<std::string> recorded = setting(db, kHeadSetting);
    verification.check_recorded(recorded ? parse_head(*recorded) : std::nullopt);
    verification.check_tail(expected, "所给链头");
    return std::move(verification).report();
}

void chain_existing_events(SQLite::Database& handle) {
    EventHasher hasher;
    std::string previous(kChainStart);
    int64_t last = 0;
    SQLite::Statement rows(handle, "SELECT " HASHED_EVENT_COLUMNS " FROM event ORDER BY id");
    SQLite::Statement fill(handle, "UPDATE event SET hash = ?2 WHERE id = ?1");
    while (rows.executeStep()) {
        last = rows.getColumn(0).getInt64();
        previous = hash_of(hasher, previous, rows);
        fill.reset();
        fill.bind(1, last);
        fill.bind(2, previous);
        fill.exec();
    }
    if (last == 0) return;
    SQLite::Statement head(handle, "INSERT OR REPLACE INTO setting VALUES (?1, ?2)");
    head.bind(1, kHeadSetting);
    head.bind(2, format_head({last, previous}));
    head.exec();
}

}  // namespace store
