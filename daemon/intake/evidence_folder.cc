#include "intake/evidence_folder.h"

#include "intake/document_file.h"
#include "intake/original_store.h"

namespace intake {

base::Result<KeptEvidence> keep_evidence(const std::string& folder, const std::string& path) {
    base::Result<DocumentFile> file = open_document(path);
    if (!file.ok()) return file.error();
    if (file->bytes.empty())
        return base::Error{base::ErrorCode::kBadInput, "佐证文件 " + file->name + " 是空的",
                           "E_EMPTY"};
    base::Result<std::string> kept = keep_original(folder, *file);
    if (!kept.ok()) return kept.error();
    return KeptEvidence{file->name, file->sha256, static_cast<int64_t>(file->bytes.size())};
}

EvidenceState check_evidence(const std::string& folder, const KeptEvidence& kept) {
    std::string path =
        folder + "/" + kept.digest.substr(0, 2) + "/" + kept.digest + safe_extension(kept.name);
    base::Result<DocumentFile> file = open_document(path);
    if (!file.ok()) return EvidenceState::kMissing;
    return file->sha256 == kept.digest ? EvidenceState::kSound : EvidenceState::kChanged;
}

}  // namespace intake
