#include "http/message.h"

#include <algorithm>
#include <array>

namespace http {

namespace {

struct Phrase {
    int status;
    std::string_view text;
};

constexpr std::array kPhrases = {Phrase{200, "OK"},
                                 Phrase{201, "Created"},
                                 Phrase{204, "No Content"},
                                 Phrase{302, "Found"},
                                 Phrase{304, "Not Modified"},
                                 Phrase{400, "Bad Request"},
                                 Phrase{401, "Unauthorized"},
                                 Phrase{403, "Forbidden"},
                                 Phrase{404, "Not Found"},
                                 Phrase{405, "Method Not Allowed"},
                                 Phrase{409, "Conflict"},
                                 Phrase{413, "Content Too Large"},
                                 Phrase{415, "Unsupported Media Type"},
                                 Phrase{421, "Misdirected Request"},
                                 Phrase{422, "Unprocessable Content"},
                                 Phrase{428, "Precondition Required"},
                                 Phrase{429, "Too Many Requests"},
                                 Phrase{431, "Request Header Fields Too Large"},
                                 Phrase{500, "Internal Server Error"},
                                 Phrase{503, "Service Unavailable"},
                                 Phrase{507, "Insufficient Storage"}};

}  // namespace

std::string_view name(Method method) {
    constexpr std::array<std::string_view, 6> kNames = {"GET",   "POST",   "PUT",
                                                        "PATCH", "DELETE", "OTHER"};
    return kNames.at(static_cast<size_t>(method));
}

std::string_view Request::header(std::string_view lower_case_name) const {
    for (const Header& h : headers)
        if (h.name == lower_case_name) return h.value;
    return {};
}

size_t Request::count(std::string_view lower_case_name) const {
    return static_cast<size_t>(
        std::count_if(headers.begin(), headers.end(),
                      [lower_case_name](const Header& h) { return h.name == lower_case_name; }));
}

std::string_view Response::header(std::string_view wanted) const {
    for (const Header& h : headers)
        if (h.name == wanted) return h.value;
    return {};
}

std::string_view reason_phrase(int status) {
    for (const Phrase& p : kPhrases)
        if (p.status == status) return p.text;
    return {};
}

}  // namespace http
