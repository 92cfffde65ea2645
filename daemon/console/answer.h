#pragma once
// Answers of the API, and the fields of a request's body.

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"
#include "http/message.h"

namespace console {

[[nodiscard]] http::Response json(const base::Json& body, int status = 200);
// The problem that an error of the ledger is: 404, 409 (refused), 400 (input), 500.
[[nodiscard]] http::Response problem_of(const base::Error& error);
[[nodiscard]] http::Response not_found();

// 1 … 2^63-1 in decimal digits, nothing else.
[[nodiscard]] std::optional<int64_t> parse_id(std::string_view text);
// The number, or `fallback` where the text is empty; nothing where it is outside.
[[nodiscard]] std::optional<int> parse_number(std::string_view text, int fallback, int low,
                                              int high);

// Reads the fields of an object, each by its type. What is missing, of another type, too long or
// not asked for is told by done(), the first of it.
class Fields {
  public:
    explicit Fields(const base::Json& body);

    // Without control characters but line breaks and tabs; at most `longest` characters.
    std::string text(std::string_view key, size_t longest = 2000);
    std::string optional_text(std::string_view key, size_t longest = 2000);
    std::optional<base::Date> optional_date(std::string_view key);
    base::Date date(std::string_view key);
    std::optional<int> optional_number(std::string_view key, int low, int high);
    // Nothing where it is not there; an empty text where it is.
    std::optional<std::string> text_if_there(std::string_view key, size_t longest = 2000);
    std::optional<int64_t> optional_id(std::string_view key);
    std::vector<int64_t> ids(std::string_view key);      // empty where it is not there
    std::vector<int64_t> numbers(std::string_view key);  // the same, 0 and up
    base::Json::Array list(std::string_view key);        // of anything

    [[nodiscard]] base::Status done() const;

  private:
    const base::Json& take(std::string_view key);
    void complain(std::string_view key, std::string_view what);

    const base::Json& body_;
    std::set<std::string, std::less<>> known_;
    std::string complaint_;
};

}  // namespace console
