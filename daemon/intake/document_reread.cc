#include "intake/document_reread.h"

#include <algorithm>
#include <filesystem>

#include "base/utf8.h"
#include "store/draft_store.h"
#include "store/event_store.h"

namespace intake {

using base::Error;
using base::ErrorCode;
using store::DraftRow;
using store::DraftState;

namespace {

base::Status refused(std::string message) { return Error{ErrorCode::kRefused, std::move(message)}; }

std::string label(const DraftRow& row) { return "D" + std::to_string(row.id); }

base::Status untouched(const std::vector<DraftRow>& drafts) {
    for (const DraftRow& row : drafts) {
        if (row.plan_id)
            return refused(label(row) + " 已有任务入账，不能重新读取；更正请载入更正后的文件");
        if (row.state == DraftState::kOpen && row.version > 1)
            return refused(label(row) +
                           " 已有人核改，重新读取会丢失核改结果；确需重新读取的，先 "
                           "duban plan discard " +
                           label(row));
    }
    return {};
}

std::vector<DraftRow> open_ones(std::vector<DraftRow> drafts) {
    std::erase_if(drafts, [](const DraftRow& row) { return row.state != DraftState::kOpen; });
    return drafts;
}

bool same(const std::vector<DraftRow>& old, const std::vector<ledger::Draft>& read) {
    return std::equal(
        old.begin(), old.end(), read.begin(), read.end(),
        [](const DraftRow& row, const ledger::Draft& draft) { return row.draft == draft; });
}

base::Json ids(const std::vector<int64_t>& drafts) {
    base::Json out = base::Json::array();
    for (int64_t id : drafts) out.push(id);
    return out;
}

std::vector<int64_t> ids_of(const std::vector<DraftRow>& rows) {
    std::vector<int64_t> out;
    for (const DraftRow& row : rows) out.push_back(row.id);
    return out;
}

void discard(store::Database& db, std::vector<DraftRow>& rows) {
    for (DraftRow& row : rows) {
        row.state = DraftState::kDiscarded;
        if (!store::update_draft(db, row)) throw std::logic_error("draft changed under the lock");
    }
}

void add_event(store::Database& db, const store::DocumentRow& row,
               const std::vector<DraftRow>& replaced, const std::vector<int64_t>& drafts,
               const std::string& actor, base::Instant now) {
    store::Event event;
    event.at = now;
    event.actor = actor;
    event.kind = "document.reread";
    event.basis = row.name;
    event.before = base::Json::object().set("drafts", ids(ids_of(replaced)));
    event.after = base::Json::object().set("digest", row.digest).set("drafts", ids(drafts));
    event.document_id = row.id;
    store::add_event(db, event);
}

int last_position(const std::vector<DraftRow>& drafts) {
    int last = 0;
    for (const DraftRow& row : drafts) last = std::max(last, row.position);
    return last;
}

}  // namespace

base::Result<DocumentFile> open_original(const std::string& root,
                                         const store::DocumentRow& document) {
    std::string shown = base::escape_controls(document.name);
    if (document.original.empty())
        return Error{ErrorCode::kRefused, shown + "：没有保存原件，请重新载入文件"};
    base::Result<DocumentFile> file =
        open_document((std::filesystem::path(root) / document.original).string());
    if (!file.ok())
        return Error{ErrorCode::kRefused, shown + "：读不到保存的原件（" + file.error().message +
                                              "），请从备份恢复，或重新载入文件"};
    if (file->sha256 != document.digest)
        return Error{ErrorCode::kRefused,
                     shown + "：保存的原件与登记的校验值不符，已被改动，请从备份恢复"};
    file->name = document.name;
    return file;
}

base::Result<Filing> refile_document(store::Database& db, int64_t document,
                                     const DraftedDocument& drafted, const std::string& actor,
                                     base::Instant now) {
    store::Transaction transaction(db);
    store::DocumentRow row = *store::find_document(db, document);
    std::vector<DraftRow> all = store::drafts_of_document(db, document);
    if (base::Status free = untouched(all); !free) return free.error();
    if (drafted.drafts.empty())
        return Error{ErrorCode::kRefused, base::escape_controls(row.name) +
                                              "：重新读取没有得到任务，原草稿未动：" +
                                              base::escape_controls(drafted.report.message)};
    std::vector<DraftRow> open = open_ones(all);
    Filing out{document, same(open, drafted.drafts), row.name, drafted.report, {}};
    if (out.existed) {
        out.drafts = ids_of(open);
        return out;
    }
    discard(db, open);
    store::update_document(db, document, drafted.report);
    int position = last_position(all);
    for (const ledger::Draft& draft : drafted.drafts)
        out.drafts.push_back(store::insert_draft(db, document, ++position, draft, now));
    add_event(db, row, open, out.drafts, actor, now);
    transaction.commit();
    return out;
}

}  // namespace intake
