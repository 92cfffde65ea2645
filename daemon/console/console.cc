#include "console/console.h"

#include <asio/post.hpp>
#include <chrono>

#include "base/log.h"
#include "console/perform.h"
#include "http/guard.h"

namespace console {

using http::Found;
using http::Reply;
using http::Request;
using http::Response;

namespace {

constexpr size_t kReaders = 2;
constexpr size_t kQueue = 256, kSecretQueue = 64;

bool is_program_path(const std::string& path) {
    return path.starts_with("/api/") || path.starts_with("/calendar/") || path == "/healthz" ||
           path == "/metrics";
}

Response miss(const http::RouteMatch& match) {
    if (match.found == Found::kBadPath) return http::problem(400, "E_PATH", "网址写法有误");
    if (match.found == Found::kNoPath) return http::problem(404, "E_NOT_FOUND", "没有这个网址");
    Response response =
        http::problem(405, "E_METHOD", "这个网址不接受 " + match.allow + " 以外的方法");
    response.headers.push_back({"Allow", match.allow});
    return response;
}

Response failure(const std::string& why) {
    base::log_error("request_failed", {{"reason", why}});
    bool full = why.find("disk is full") != std::string::npos;
    return full ? http::problem(507, "E_FULL", "磁盘已满，暂不能写入，请告知管理员")
                : http::problem(500, "E_INTERNAL", "服务内部出错，已记入日志，请告知管理员");
}

// What a worker takes along; nothing of it is shared but what never changes.
struct Job {
    const Route* route;
    std::vector<std::string> path;
    Request request;
    std::shared_ptr<const supervision::Setup> setup;
    Health health;
    base::Instant now;
    std::string inbox;
};

// The answer, and whether the ledger changed.
std::pair<Response, bool> run(const Job& job, Workers::Desk& desk) {
    Call call{desk.db, desk.index, job.request, job.path, *job.setup, job.health, job.now};
    call.inbox = job.inbox;
    Response response = perform(*job.route, call);
    return {std::move(response), call.changed};
}

}  // namespace

Console::Console(asio::io_context& io, ConsoleOptions options, const base::Clock& clock,
                 std::function<Health()> health, std::function<void()> changed)
    : io_(io),
      clock_(clock),
      health_(std::move(health)),
      changed_(std::move(changed)),
      setup_(std::make_shared<supervision::Setup>()),
      files_(options.web),
      inbox_(options.inbox),
      reads_(options.ledger_file, kReaders, kQueue),
      changes_(options.ledger_file, 1, kQueue),
      secrets_(options.ledger_file, 1, kSecretQueue) {
    for (const Route& route : routes()) router_.add(route.method, route.path);
}

void Console::use(const supervision::Setup& setup) {
    setup_ = std::make_shared<const supervision::Setup>(setup);
}

void Console::handle(Request request, const Reply& reply) {
    Reply counted = [reply](Response response) {
        request_count().answered(response.status);
        reply(std::move(response));
    };
    if (!is_program_path(request.path)) return serve_page(request, counted);
    http::RouteMatch match = router_.find(request.method, request.path);
    if (match.found != Found::kRoute) return counted(miss(match));
    start(match.route, std::move(match.parameters), std::move(request), counted);
}

void Console::start(size_t index, std::vector<std::string> path, Request request,
                    const Reply& reply) {
    const Route& route = routes()[index];
    auto job = std::make_shared<Job>(
        Job{&route, std::move(path), std::move(request), setup_, health_(), clock_.now(), inbox_});
    Workers& workers = route.lane == Lane::kRead     ? reads_
                       : route.lane == Lane::kChange ? changes_
                                                     : secrets_;
    bool taken = workers.submit(
        [this, job, reply](Workers::Desk& desk) {
            std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
            auto [response, changed] = run(*job, desk);
            reply(std::move(response));
            if (!changed) return;
            ++request_count().changes;
            request_count().change_microseconds +=
                std::chrono::duration_cast<std::chrono::microseconds>(
                    std::chrono::steady_clock::now() - begin)
                    .count();
            asio::post(io_, changed_);
        },
        [reply](const std::string& why) { reply(failure(why)); });
    if (!taken) reply(http::problem(503, "E_BUSY", "服务繁忙，请稍后再试"));
}

void Console::serve_page(const Request& request, const Reply& reply) {
    if (request.method != http::Method::kGet)
        return reply(http::problem(405, "E_METHOD", "页面只能读取"));
    reply(files_.answer(request, files_.built() ? std::string() : health_().status));
}

}  // namespace console
