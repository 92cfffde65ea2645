#pragma once
// What a slot of a phrase reads at a place of the text: a number in a range or a word with a value.

#include <string>

#include "extract/phrase.h"

namespace extract {

// The end of the value, or 0 where the slot finds none.
[[nodiscard]] size_t read_slot(Slot slot, const ScanText& text, size_t at, int& value);
[[nodiscard]] std::u32string slot_first_characters(Slot slot);

}  // namespace extract
