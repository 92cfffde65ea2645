#pragma once
// What a route of the API is: method, path, who may call it, on which thread it runs, and the
// function. A route cannot be written down without a policy: Policy has no default.

#include <bitset>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/session.h"
#include "base/json.h"
#include "http/message.h"
#include "http/url.h"
#include "store/assignment_index.h"
#include "store/database.h"
#include "supervision/act.h"
#include "supervision/setup.h"

namespace console {

class Policy {
  public:
    // Also without a session: signing in, health.
    static Policy everybody() { return Policy(true); }
    static Policy of(std::initializer_list<accounts::Role> roles) {
        Policy policy(false);
        for (accounts::Role role : roles) policy.roles_.set(static_cast<size_t>(role));
        return policy;
    }
    static Policy signed_in();
    // Everybody who sees the ledger, each its own part: no administrator.
    static Policy ledger();
    // The supervision office.
    static Policy office();

    [[nodiscard]] bool is_public() const { return public_; }
    [[nodiscard]] bool allows(accounts::Role role) const {
        return public_ || roles_.test(static_cast<size_t>(role));
    }

  private:
    explicit Policy(bool open) : public_(open) {}
    bool public_;
    std::bitset<accounts::kRoles> roles_;
};

// Reads run side by side; changes one after the other; passwords, which take long, by themselves.
enum class Lane { kRead, kChange, kSecret };
inline constexpr size_t kLanes = 3;

// How the service is, as the thread of the io_context knows it.
struct Health {
    bool ok = true;
    std::string status;  // Chinese: 下次唤醒 …, or what is wrong
    base::Instant last_run{};
};

// One request on its way through a handler.
struct Call {
    store::Database& db;
    store::AssignmentIndex& index;  // of db
    const http::Request& request;
    std::vector<std::string> path;  // the {…} of the route
    const supervision::Setup& setup;
    const Health& health;
    base::Instant now;
    http::Parameters query = {};
    base::Json body = nullptr;
    std::optional<accounts::Session> session = {};
    std::string session_token = {};
    std::string inbox = {};  // folder that documents are put into; empty: none is watched
    bool changed = false;    // the ledger: the daemon looks again

    [[nodiscard]] base::Date today() const { return base::local_date(now); }
    [[nodiscard]] const accounts::Person& person() const { return session->person; }
    // As whom the ledger records the act.
    [[nodiscard]] supervision::Actor actor() const;
    // The units whose rows the caller may see; nothing: all.
    [[nodiscard]] std::optional<std::vector<int64_t>> own_units() const;
    // The rows that the caller may see, without those that were terminated.
    [[nodiscard]] std::vector<store::AssignmentKey> own_rows() const;
    [[nodiscard]] std::string parameter(std::string_view name) const;  // of the query; or ""
};

struct Route {
    http::Method method;
    std::string_view path;
    Policy policy;
    Lane lane;
    http::Response (*handler)(Call&);
    std::string_view summary;     // Chinese, for the description of the API
    std::string_view parameters;  // of the query: "page size"; of a body: its fields
    bool takes_file = false;      // the body is a file's bytes, not JSON
};

// The one table of the API.
[[nodiscard]] const std::vector<Route>& routes();

}  // namespace console
