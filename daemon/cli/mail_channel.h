#pragma once
// The mail channel that the configuration names, for a command that sends by itself because the
// daemon may be dead.

#include <memory>

#include "intake/configuration.h"
#include "notify/channel.h"

namespace cli {

[[nodiscard]] base::Result<std::unique_ptr<notify::Channel>> mail_channel(
    const intake::Configuration& configuration);

}  // namespace cli
