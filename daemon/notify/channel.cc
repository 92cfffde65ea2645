#include "notify/channel.h"

namespace notify {

std::string_view name(SendClass cls) {
    switch (cls) {
        case SendClass::kSent:
            return "sent";
        case SendClass::kTemporary:
            return "temporary";
        case SendClass::kPermanentRecipient:
            return "recipient";
        case SendClass::kPermanentConfiguration:
            return "configuration";
        case SendClass::kAmbiguous:
            return "ambiguous";
    }
    return "temporary";
}

}  // namespace notify
