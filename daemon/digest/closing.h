#pragma once
// The last lines of a message: how to answer it. No names, telephones or addresses: what the ledger
// does not hold is not invented.

namespace digest {

inline constexpr const char* kAnswerLiaison =
    "答复方式：签收、反馈进展、申请销号，请报督查室登记，或者用命令 duban task "
    "ack、feedback、"
    "claim 办理。";
inline constexpr const char* kAnswerOffice =
    "办理方式：核销用命令 duban task close，退回用 duban task return，代单位登记用 duban task ack、"
    "feedback、claim。";
inline constexpr const char* kOrigin = "本邮件由督办系统根据督办台账自动生成。";

}  // namespace digest
