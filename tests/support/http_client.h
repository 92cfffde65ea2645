#pragma once
// A client that sends exactly the bytes it is given, whole or in pieces, and reads what comes back.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace support {

class HttpClient {
  public:
    explicit HttpClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(static_cast<uint16_t>(port));
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
            throw std::runtime_error("connect failed");
    }
    ~HttpClient() { ::close(socket_); }
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    // False where the other end has closed.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (n <= 0) return false;
            bytes.remove_prefix(static_cast<size_t>(n));
        }
        return true;
    }
    void end() { ::shutdown(socket_, SHUT_WR); }

    // One answer, by its Content-Length; "" where the connection ended before it began.
    std::string answer() {
        size_t head = std::string::npos;
        while ((head = read_.find("\r\n\r\n")) == std::string::npos)
            if (!more()) return std::exchange(read_, "");
        size_t whole = head + 4 + content_length(read_.substr(0, head));
        while (read_.size() < whole && more()) {
        }
        std::string out = read_.substr(0, whole);
        read_.erase(0, whole);
        return out;
    }
    // Whether the other end closes within ten seconds.
    bool closed() {
        auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (std::chrono::steady_clock::now() < end) {
            pollfd wait{socket_, POLLIN, 0};
            if (::poll(&wait, 1, 100) <= 0) continue;
            char buffer[4096];
            if (::recv(socket_, buffer, sizeof buffer, 0) <= 0) return true;
        }
        return false;
    }

  private:
    bool more() {
        pollfd wait{socket_, POLLIN, 0};
        if (::poll(&wait, 1, 20000) <= 0) throw std::runtime_error("no answer within 20 s");
        char buffer[65536];
        ssize_t n = ::recv(socket_, buffer, sizeof buffer, 0);
        if (n <= 0) return false;
        read_.append(buffer, static_cast<size_t>(n));
        return true;
    }
    static size_t content_length(const std::string& head) {
        size_t at = head.find("Content-Length: ");
        return at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
    }

    int socket_;
    std::string read_;
};

}  // namespace support
