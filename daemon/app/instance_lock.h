#pragma once
// At most one daemon works on a state directory. The lock is the kernel's, on the open file, so it
// ends with the process however that ends; the file itself stays and holds the number of the
// process that locked it last.

#include <string>

#include "base/result.h"

namespace app {

class InstanceLock {
  public:
    // kRefused, with the process number of the other, where the lock is held; kStorage where the
    // file cannot be locked at all. The directory must exist.
    [[nodiscard]] static base::Result<InstanceLock> acquire(const std::string& state_directory);

    InstanceLock(InstanceLock&& other) noexcept;
    InstanceLock& operator=(InstanceLock&& other) noexcept;
    ~InstanceLock();

  private:
    explicit InstanceLock(int fd) : fd_(fd) {}

    int fd_;
};

}  // namespace app
