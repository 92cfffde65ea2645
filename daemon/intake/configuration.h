#pragma once
// The configuration file, /etc/duban/duban.toml. Every key has a default, so an empty file is
// valid; an unknown key, a wrong type or a value out of its range is an error that names file and
// line. Secrets are never in the file: it names a systemd credential or a file of its own
// (secret.h).

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "ledger/nodes.h"
#include "ledger/rules.h"

namespace intake {

inline constexpr std::string_view kConfigurationPath = "/etc/duban/duban.toml";

enum class MailChannel { kFile, kSmtp };
enum class MailSecurity { kStartTls, kSmtps, kNone };

struct ServiceConfiguration {
    std::string state = "/var/lib/duban";
    std::string plans;   // empty: "plans" in the state directory
    std::string outbox;  // empty: "outbox" in the state directory
    std::string inbox;   // empty: "inbox" in the state directory; "off": none is watched

    [[nodiscard]] std::string plans_directory() const;
    [[nodiscard]] std::string outbox_directory() const;
    [[nodiscard]] std::string inbox_directory() const;      // empty: none is watched
    [[nodiscard]] std::string originals_directory() const;  // bytes of documents, by digest
    [[nodiscard]] std::string evidence_directory() const { return state + "/evidence"; }
    // The database. A service clock that starts on a day of its own (--date) keeps a ledger of its
    // own, so that a demonstration never mixes with the records of the real clock.
    [[nodiscard]] std::string ledger_file(const std::optional<base::Date>& service_day) const;
    friend bool operator==(const ServiceConfiguration&, const ServiceConfiguration&) = default;
};

struct MailConfiguration {
    MailChannel channel = MailChannel::kFile;
    std::string from = "duban@localhost";
    std::string from_name = "县政府督查室";
    std::string host;  // obligatory for smtp
    int port = 0;      // 0: 587 for starttls, 465 for smtps, 25 for none
    MailSecurity security = MailSecurity::kStartTls;
    std::string user;                 // empty: no AUTH
    std::string password_credential;  // name below $CREDENTIALS_DIRECTORY, or …
    std::string password_file;        // … path of a file with mode 0400
    std::string ca_file;              // empty: the system's certificates
    std::string administrator;        // told by duban watch beside the officers; may be empty

    [[nodiscard]] int effective_port() const;
    friend bool operator==(const MailConfiguration&, const MailConfiguration&) = default;
};

// The console and its API.
struct HttpConfiguration {
    std::string listen = "127.0.0.1";  // an address; "off": no console
    int port = 8137;                   // 0: any that is free
    std::string hosts;                 // names it is reached by, separated by blanks
    std::string certificate, key;      // files, PEM; both or none
    std::string web;                   // folder of the built pages; empty: beside the program

    friend bool operator==(const HttpConfiguration&, const HttpConfiguration&) = default;
};

struct Configuration {
    ServiceConfiguration service;
    MailConfiguration mail;
    HttpConfiguration http;
    ledger::Schedule schedule;
    ledger::LadderRules ladder;
    ledger::ActRules acts;  // [supervision]
    ledger::NodeRules nodes;

    friend bool operator==(const Configuration&, const Configuration&) = default;
};

// `file` is the name that messages carry. Of several errors the one that stands first is told.
[[nodiscard]] base::Result<Configuration> parse_configuration(std::string_view text,
                                                              std::string_view file);

// kNotFound where there is no such file, kUsage where it is wrong. At most 1 MiB is read.
[[nodiscard]] base::Result<Configuration> load_configuration(const std::string& file);

// The file if there is one, all defaults if there is none: for the default path.
[[nodiscard]] base::Result<Configuration> load_configuration_or_defaults(const std::string& file);

// localhost, 127.0.0.0/8 or ::1: the only hosts that mail may reach without TLS.
[[nodiscard]] bool is_loopback(std::string_view host);

}  // namespace intake
