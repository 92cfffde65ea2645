#pragma once
// The pages for the browser. The folder is listed once, and only what was listed is served: no path
// of a request ever reaches the file system.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace console {

struct StaticFile {
    std::string path;  // empty: the plain page of status
    std::string gzip;  // path of its compressed form; empty: none
    std::string type;
    bool immutable = false;  // its name carries a hash of its content
};

class StaticFiles {
  public:
    // A folder that is missing or lacks index.html gives the plain page only.
    explicit StaticFiles(const std::string& folder);
    // A path without a dot in its last part is a page of the script in index.html; nothing where
    // there is no such file.
    [[nodiscard]] std::optional<StaticFile> find(std::string_view path) const;

  private:
    std::map<std::string, StaticFile, std::less<>> files_;
};

// 304 where `known` is the file's tag; 404 where it has vanished.
[[nodiscard]] http::Response read_static_file(const StaticFile& file, bool gzip,
                                              const std::string& known);
// One page without script: what the service does, and that the pages are not installed.
[[nodiscard]] http::Response status_page(const std::string& status);
// Text in HTML: & < > " and ' are escaped.
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace console
