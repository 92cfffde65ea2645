#pragma once
// From the command line to a running daemon: everything that may keep it from starting, in order.

#include <iosfwd>
#include <string>
#include <vector>

namespace app {

// Exit codes of `duband`, beside 0 (sysexits.h where it has one). systemd restarts none of the
// first three: they ask for a person.
inline constexpr int kExitUsage = 2;
inline constexpr int kExitInstance = 75;       // another instance works on the state directory
inline constexpr int kExitConfiguration = 78;  // the file, a secret or the calendar is wrong
inline constexpr int kExitStorage = 74;        // state directory or database cannot be used
inline constexpr int kExitDefect = 70;         // an exception that nobody expected

// `arguments` without the program's name. Runs until a signal stops it; returns the exit code.
[[nodiscard]] int launch(const std::vector<std::string>& arguments, std::ostream& out,
                         std::ostream& err);

}  // namespace app
