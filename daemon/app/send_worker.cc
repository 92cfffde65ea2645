#include "app/send_worker.h"

#include <asio/post.hpp>
#include <csignal>
#include <stdexcept>

namespace app {

namespace {

// Signals are the io_context's: a thread that catches none does not see a system call interrupted.
void block_signals() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

// A channel does not throw for what a server can do; what it throws nevertheless concerns one mail.
notify::SendResult send_one(notify::Channel& channel, const notify::Mail& mail) {
    try {
        return channel.send(mail);
    } catch (const std::exception& error) {
        return {notify::SendClass::kTemporary, std::string("发送出错：") + error.what(), true};
    }
}

}  // namespace

SendWorker::SendWorker(asio::io_context& io) : io_(io), thread_([this] { run(); }) {}

SendWorker::~SendWorker() {
    request_stop();
    {
        std::lock_guard<std::mutex> lock(mutex_);
        quit_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void SendWorker::send(std::shared_ptr<notify::Channel> channel, notify::Mail mail, Done done) {
    if (busy_) throw std::logic_error("SendWorker::send while busy");
    busy_ = true;
    started_ = std::chrono::steady_clock::now();
    work_.emplace(io_.get_executor());
    {
        std::lock_guard<std::mutex> lock(mutex_);
        job_ = Job{std::move(channel), std::move(mail), std::move(done)};
    }
    wake_.notify_one();
}

std::optional<std::chrono::steady_clock::duration> SendWorker::in_flight() const {
    if (!busy_) return std::nullopt;
    return std::chrono::steady_clock::now() - started_;
}

void SendWorker::run() {
    block_signals();
    for (;;) {
        std::optional<Job> job;
        {
            std::unique_lock<std::mutex> lock(mutex_);
            wake_.wait(lock, [this] { return quit_ || job_; });
            if (quit_) return;
            std::swap(job, job_);
        }
        notify::SendResult result = send_one(*job->channel, job->mail);
        asio::post(io_, [this, done = std::move(job->done), result] { finish(done, result); });
    }
}

void SendWorker::finish(const Done& done, const notify::SendResult& result) {
    busy_ = false;
    work_.reset();
    done(result);
}

}  // namespace app
