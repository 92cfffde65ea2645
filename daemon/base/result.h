#pragma once
// Expected failures as values. A broken invariant or a failure of SQLite is an exception.

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

namespace base {

// A small closed set; the command line turns it into its exit code.
enum class ErrorCode {
    kNotFound,  // nothing there: exit 1
    kRefused,   // the ledger's rules say no: exit 1
    kUsage,     // wrong arguments or configuration: exit 2
    kBadInput,  // a document or file is broken: exit 3
    kStorage,   // database or I/O: exit 4
};

// `message` is Chinese, for an administrator or officer, and names file, place and reason.
// `reason` is the code that scripts and the console read (E_ZIP); empty where none is fixed.
struct Error {
    ErrorCode code;
    std::string message;
    std::string reason = {};
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

    [[nodiscard]] bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }
    // The value; a call on a failed result throws std::bad_variant_access (a programming error).
    [[nodiscard]] T& value() & { return std::get<0>(state_); }
    [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
    [[nodiscard]] const Error& error() const { return std::get<1>(state_); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

  private:
    std::variant<T, Error> state_;
};

// A result without a value: nothing on success.
class [[nodiscard]] Status {
  public:
    Status() = default;
    Status(Error error) : error_(std::move(error)) {}  // NOLINT: implicit
    [[nodiscard]] bool ok() const { return !error_; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const { return *error_; }

  private:
    std::optional<Error> error_;
};

}  // namespace base
