#pragma once
// The console inside the daemon: takes each request on the thread of the io_context, finds its
// route, and has it answered by a thread that may wait for the database. Pages of the browser come
// from a folder of files; without it there is one plain page of status.

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "base/clock.h"
#include "console/request_count.h"
#include "console/route.h"
#include "console/static_files.h"
#include "console/worker.h"
#include "http/router.h"
#include "http/server.h"

namespace console {

struct ConsoleOptions {
    std::string ledger_file;
    std::string web;    // folder of the built pages; empty: none
    std::string inbox;  // that uploaded documents are put into; empty: none
};

class Console {
  public:
    // `clock` must outlive it. `health` and `changed` are called on the thread of the io_context.
    Console(asio::io_context& io, ConsoleOptions options, const base::Clock& clock,
            std::function<Health()> health, std::function<void()> changed);

    // Rules and calendar for requests from here on.
    void use(const supervision::Setup& setup);
    // As http::Handler: on the io_context, does not wait.
    void handle(http::Request request, const http::Reply& reply);

  private:
    void start(size_t route, std::vector<std::string> path, http::Request request,
               const http::Reply& reply);
    void serve_page(const http::Request& request, const http::Reply& reply);

    asio::io_context& io_;
    const base::Clock& clock_;
    std::function<Health()> health_;
    std::function<void()> changed_;
    std::shared_ptr<const supervision::Setup> setup_;
    http::Router router_;
    StaticFiles files_;
    std::string inbox_;
    Workers reads_, changes_, secrets_;  // last: their threads use what stands above
};

}  // namespace console
