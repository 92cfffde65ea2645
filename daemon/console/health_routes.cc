// For programs: whether the service is well, its figures, and the description of this API.

#include <map>
#include <sstream>

#include "console/answer.h"
#include "console/handlers.h"
#include "console/openapi.h"
#include "console/request_count.h"
#include "http/guard.h"
#include "store/account_store.h"
#include "store/assignment_store.h"
#include "store/outbox_store.h"

namespace console {

using base::Json;
using http::Response;

namespace {

// Prometheus text exposition format 0.0.4.
class Metrics {
  public:
    void head(const std::string& name, const std::string& type, const std::string& help) {
        out_ << "# HELP " << name << " " << help << "\n# TYPE " << name << " " << type << "\n";
    }
    void value(const std::string& name, const std::string& label, const std::string& of,
               int64_t value) {
        out_ << name;
        if (!label.empty()) out_ << "{" << label << "=\"" << of << "\"}";
        out_ << " " << value << "\n";
    }
    void single(const std::string& name, const std::string& type, const std::string& help,
                int64_t number) {
        head(name, type, help);
        value(name, "", "", number);
    }
    [[nodiscard]] std::string text() const { return out_.str(); }

  private:
    std::ostringstream out_;
};

void add_outbox(Call& call, Metrics& metrics) {
    metrics.head("duban_outbox_messages", "gauge", "Messages of the outbox by state.");
    for (const store::OutboxCount& c : store::count_messages(call.db))
        metrics.value("duban_outbox_messages", "state", c.state, c.messages);
    int64_t oldest = 0;
    for (const char* state : {"queued", "deferred", "unknown"})
        for (const store::Message& m : store::list_messages(call.db, state, 500))
            oldest = std::max<int64_t>(oldest, (call.now - m.decided_at).count());
    metrics.single("duban_outbox_oldest_seconds", "gauge", "Age of the oldest message not sent.",
                   oldest);
}

void add_lights(Call& call, Metrics& metrics) {
    std::map<std::string, int64_t> lights;
    for (const store::AssignmentKey& key : call.index.rows(call.db, {}))
        if (key.standing.state != ledger::State::kTerminated)
            ++lights[std::string(name(ledger::light(key.standing, call.today())))];
    metrics.head("duban_assignments", "gauge", "Assignments by light.");
    for (const auto& [light, n] : lights) metrics.value("duban_assignments", "light", light, n);
}

void add_requests(Metrics& metrics) {
    RequestCount& count = request_count();
    metrics.head("duban_http_answers_total", "counter", "Answers by class of status.");
    for (size_t i = 2; i < count.by_class.size(); ++i)
        metrics.value("duban_http_answers_total", "class", std::to_string(i) + "xx",
                      count.by_class.at(i));
    metrics.single("duban_changes_total", "counter", "Changes made through the console.",
                   count.changes);
    metrics.single("duban_change_microseconds_total", "counter",
                   "Time that those changes took, commit included.", count.change_microseconds);
}

}  // namespace

Response show_health(Call& call) {
    return json(Json::object().set("ok", call.health.ok).set("status", call.health.status),
                call.health.ok ? 200 : 503);
}

Response show_metrics(Call& call) {
    const std::string& peer = call.request.peer;
    bool local = peer.starts_with("127.") || peer == "::1" || peer == "::ffff:127.0.0.1";
    if (!local) return http::problem(403, "E_LOCAL", "指标只供本机读取");
    Metrics metrics;
    metrics.single("duban_up", "gauge", "1 while the loop runs as it should.", call.health.ok);
    metrics.single("duban_last_run_age_seconds", "gauge", "Since the clock was last run.",
                   (call.now - call.health.last_run).count());
    metrics.single("duban_sessions", "gauge", "Sessions that were not signed out.",
                   store::count_sessions(call.db));
    add_lights(call, metrics);
    add_outbox(call, metrics);
    add_requests(metrics);
    return {200, {{"Content-Type", "text/plain; version=0.0.4"}}, metrics.text(), false};
}

Response show_openapi(Call&) { return json(openapi()); }

}  // namespace console
