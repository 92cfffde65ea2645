#pragma once
// The command line on string streams, over a state directory of the test's own and the plans of the
// repository.

#include <catch2/catch.hpp>
#include <sstream>

#include "base/json.h"
#include "cli/command.h"
#include "support/temporary_directory.h"

namespace test {

struct Output {
    int code = 0;
    std::string out, err;

    // Standard output as JSON; fails the test where it is none.
    [[nodiscard]] base::Json json() const {
        base::Result<base::Json> parsed = base::parse_json(out);
        INFO(out);
        REQUIRE(parsed.ok());
        return *parsed;
    }
};

inline Output run(const std::vector<std::string>& args, const std::string& input = "") {
    std::istringstream in(input);
    std::ostringstream out, err;
    int code = cli::run(args, {in, out, err});
    return {code, out.str(), err.str()};
}

// `duban … --config FILE [--date DATE]` on one state directory.
class Desk {
  public:
    explicit Desk(std::string date = "") : date_(std::move(date)) {
        config_ = folder_.write(
            "duban.toml", "[service]\nstate = \"" + state() + "\"\nplans = \"" + plans() + "\"\n");
        std::filesystem::create_directory(state());
    }
    [[nodiscard]] static std::string plans() { return DUBAN_SOURCE_DIR "/plans"; }
    [[nodiscard]] std::string state() const { return folder_.file("state"); }
    [[nodiscard]] std::string ledger() const {
        return state() + "/ledger" + (date_.empty() ? "" : "-" + date_) + ".db";
    }
    [[nodiscard]] const support::TemporaryDirectory& folder() const { return folder_; }

    [[nodiscard]] Output operator()(std::vector<std::string> args,
                                    const std::string& input = "") const {
        args.insert(args.end(), {"--config", config_});
        if (!date_.empty()) args.insert(args.end(), {"--date", date_});
        return run(args, input);
    }
    // With the plan of the 民生实事 loaded.
    void import() const {
        Output done = (*this)({"import", plans() + "/2024-05-07-livelihood-projects.toml"});
        INFO(done.err);
        REQUIRE(done.code == cli::kDone);
    }

  private:
    support::TemporaryDirectory folder_;
    std::string date_, config_;
};

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace test
