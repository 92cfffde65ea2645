#pragma once
// Recurring duties in a digest: what is owed and filed this period.

#include "digest/page.h"

namespace digest {

// 每月盘点进度（2024年5月）：应报1次，已报0次，时限2024年5月31日（周五）. The unit where
// `unit_too`.
[[nodiscard]] std::string duty_item(const DutyLine& line, bool unit_too);
// Section 6 of the liaison's digest; nothing without duties.
void add_duties(Page& page, const LiaisonDigest& facts);
// The office's: how many periods are owed and filed, which are missed, which duties want renewal.
void add_duties(Page& page, const OfficeDigest& facts);

}  // namespace digest
