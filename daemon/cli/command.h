#pragma once
// What a subcommand of `duban` is: a description that the parser and `--help` read, and a function.
// One subcommand a file, listed in commands.cc. The parser library is seen by parse.cc alone.

#include <functional>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cli {

// Exit codes (design.md, Formats).
inline constexpr int kDone = 0;
inline constexpr int kNothing = 1;  // found nothing, or refused by the ledger's rules
inline constexpr int kUsage = 2;
inline constexpr int kBadInput = 3;
inline constexpr int kStorage = 4;
[[nodiscard]] int exit_code(base::ErrorCode code);

struct Streams {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
};

struct Option {
    std::string name;           // "--date"
    std::string value_name;     // "DATE"; empty for a switch
    std::string help;           // Chinese
    std::string fallback = {};  // the value when not given
    bool required = false;
};

struct Positional {
    std::string name;  // "FILE"
    std::string help;
    bool required = true;
    bool many = false;
};

// The parsed command line of one subcommand. Names are those of its description.
class Arguments {
  public:
    [[nodiscard]] bool has(std::string_view name) const;
    // The single value, or the option's fallback.
    [[nodiscard]] std::string get(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> all(std::string_view name) const;

    std::map<std::string, std::vector<std::string>, std::less<>> values;  // given or fallback
    std::map<std::string, bool, std::less<>> given;
};

struct Command {
    std::string name;  // "deadline"; "plan list" stands below "plan"
    std::string help;  // one Chinese sentence
    std::string example;
    std::vector<Option> options;
    std::vector<Positional> positionals;
    std::function<int(const Arguments&, Streams&)> run;
};

// All subcommands, in the order of `duban --help`.
[[nodiscard]] std::vector<Command> commands();

// Parses `args` (without the program's name), runs the subcommand and returns the exit code. Every
// command has --help, --json, --config and --lang beside its own options.
[[nodiscard]] int run(const std::vector<std::string>& args, Streams streams);

// Prints "duban：message（E_ZIP）" and returns the exit code of the error.
int fail(Streams& streams, const base::Error& error);

}  // namespace cli
