#pragma once
// The sections of the office's digest that speak of the office's own work and of the service, not
// of single rows.

#include "digest/facts.h"
#include "supervision/row_source.h"
#include "supervision/setup.h"

namespace supervision {

// Sheets and bulletins that wait for a signature, drafts of documents that wait for confirmation,
// the burden meter, and the health of the last runs.
void add_office_sections(store::Database& database, const Setup& setup, RowSource& source,
                         digest::OfficeDigest& out);

}  // namespace supervision
