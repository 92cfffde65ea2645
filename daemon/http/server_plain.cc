#include <algorithm>
#include <cctype>

#include "http/restinio_server.h"

namespace http {

namespace {

struct PlainTraits : restinio::default_single_thread_traits_t {
    using request_handler_t = RestinioHandler;
    static constexpr bool use_connection_count_limiter = true;
};

Method method_of(const restinio::http_request_header_t& header) {
    std::string_view text(header.method().c_str());
    for (Method m : {Method::kGet, Method::kPost, Method::kPut, Method::kPatch, Method::kDelete})
        if (text == name(m)) return m;
    return Method::kOther;
}

std::string lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

}  // namespace

Request read_request(const restinio::request_t& request, bool secure) {
    Request out;
    out.method = method_of(request.header());
    const std::string& target = request.header().request_target();
    size_t mark = std::min(target.find('?'), target.size());
    out.path = target.substr(0, mark);
    if (mark < target.size()) out.query = target.substr(mark + 1);
    request.header().for_each_field([&out](const restinio::http_header_field_t& field) {
        out.headers.push_back({lower_case(field.name()), field.value()});
    });
    out.body = request.body();
    out.peer = request.remote_endpoint().address().to_string();
    out.secure = secure;
    return out;
}

void write_response(restinio::request_t& request, Response response, bool secure) {
    add_security_headers(response, secure);
    restinio::http_status_line_t line{
        restinio::http_status_code_t{static_cast<std::uint16_t>(response.status)},
        std::string(reason_phrase(response.status))};
    auto builder = request.create_response(std::move(line));
    builder.append_header_date_field();
    for (const Header& header : response.headers) builder.append_header(header.name, header.value);
    if (response.close) builder.connection_close();
    builder.set_body(std::move(response.body));
    builder.done();
}

std::unique_ptr<Server> make_server(asio::io_context& io, ServerOptions options, Handler handler) {
    if (!options.certificate.empty())
        return make_tls_server(io, std::move(options), std::move(handler));
    return std::make_unique<RestinioServer<PlainTraits>>(io, std::move(options), std::move(handler),
                                                         false, [](auto&) {});
}

}  // namespace http
