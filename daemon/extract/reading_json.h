#pragma once
// What the reader process says on its standard output: one reading, or why there is none.
//
//   {"format":"docx","encoding":"","warnings":[{"code":"W_…","message":"…"}],"wrapped":false,
//    "text":"…","anchors":[[offset,page,"cell"],…],"drafts":[…]}
//   {"error":{"kind":"bad_input","code":"E_ZIP","message":"…"}}

#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/reading.h"

namespace extract {

[[nodiscard]] std::string reading_json(const base::Result<Reading>& reading);

// What reading_json() wrote: the reading, or the error in it. Anything else is kStorage with the
// code E_READER_OUTPUT.
[[nodiscard]] base::Result<Reading> reading_from_json(std::string_view text);

}  // namespace extract
