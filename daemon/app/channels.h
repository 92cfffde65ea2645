#pragma once
// From the configuration to the way out.

#include <atomic>
#include <memory>
#include <string>

#include "base/result.h"
#include "intake/configuration.h"
#include "notify/channel.h"

namespace app {

struct Channels {
    std::shared_ptr<notify::Channel> main;
    // Another way for what must reach the office when the main one is broken: files. May be `main`.
    std::shared_ptr<notify::Channel> fallback;
    std::string description;  // for people: where the mails go
};

// Reads the password. `stopping` must outlive the channels.
[[nodiscard]] base::Result<Channels> make_channels(const intake::Configuration& configuration,
                                                   const std::atomic<bool>& stopping);

}  // namespace app
