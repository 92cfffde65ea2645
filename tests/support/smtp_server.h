#pragma once
// Starts tests/support/smtp_server.py and reads back what it recorded. Where python3 or openssl is
// missing, available() says so and the test passes with a warning.

#include <string>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "support/process.h"
#include "support/temporary_directory.h"

namespace support {

class SmtpServer {
  public:
    static bool available() {
        return find_program("python3").has_value() && find_program("openssl").has_value();
    }

    explicit SmtpServer(const std::vector<std::string>& options = {})
        : process_(command(directory_.path().string(), options)) {
        std::string line = process_.read_line();
        if (!line.starts_with("PORT ")) throw std::runtime_error("the SMTP server did not start");
        port_ = static_cast<uint16_t>(std::stoi(line.substr(5)));
    }

    [[nodiscard]] uint16_t port() const { return port_; }
    [[nodiscard]] const Process& process() const { return process_; }
    [[nodiscard]] std::string certificate() const {
        return (directory_.path() / "cert.pem").string();
    }
    // The raw bytes of the message with this number, counted from 1.
    [[nodiscard]] std::string message(int number) const {
        std::string digits = std::to_string(number);
        return read_file(directory_.path() /
                         (std::string(6 - digits.size(), '0') + digits + ".eml"));
    }
    // One object for each message that arrived up to its dot.
    [[nodiscard]] std::vector<base::Json> log() const { return lines("log.jsonl"); }
    // What clients said, one line a command, AUTH exchanges beyond the first line left out.
    [[nodiscard]] std::vector<std::string> commands() const {
        std::vector<std::string> out;
        for (const base::Json& entry : lines("commands.jsonl"))
            out.push_back(*entry["line"].as_string());
        return out;
    }
    // True if a client said anything that begins like this.
    [[nodiscard]] bool heard(const std::string& start) const {
        for (const std::string& command : commands())
            if (command.starts_with(start)) return true;
        return false;
    }

  private:
    static std::vector<std::string> command(const std::string& directory,
                                            const std::vector<std::string>& options) {
        std::vector<std::string> out = {find_program("python3").value(),
                                        DUBAN_SOURCE_DIR "/tests/support/smtp_server.py", "--dir",
                                        directory};
        out.insert(out.end(), options.begin(), options.end());
        return out;
    }

    [[nodiscard]] std::vector<base::Json> lines(const std::string& file) const {
        std::vector<base::Json> out;
        for (const std::string& line : base::split(read_file(directory_.path() / file), '\n'))
            if (!line.empty()) out.push_back(base::parse_json(line).value());
        return out;
    }

    TemporaryDirectory directory_;
    Process process_;
    uint16_t port_ = 0;
};

}  // namespace support
