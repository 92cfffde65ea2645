#pragma once
// The pages of the console: files that `npm run build` made of console/web, held in memory with
// their gzip copies. No path of a request reaches the file system.
//
// Names with a hash (assets/) never change and may be kept by browsers for good; the page itself is
// asked for each time and answered with 304 by its ETag (RFC 9110 §8.8, §13.1).

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "http/message.h"

namespace console {

class StaticFiles {
  public:
    // The files under `folder`. Nothing there, or no index.html: the console is not built, and
    // answer() gives a plain page that says so.
    explicit StaticFiles(const std::filesystem::path& folder);

    // GET of anything outside the API; reads no file. A path that is no file is a page of the
    // console, which index.html draws; one that looks like a file, or lies under /assets/, is 404.
    // `status` is the service's line on the plain page.
    [[nodiscard]] http::Response answer(const http::Request& request,
                                        std::string_view status = {}) const;
    [[nodiscard]] bool built() const { return files_.count("/index.html") != 0; }

  private:
    struct File {
        std::string type, etag, plain, gzip;  // gzip: empty where there is no copy
    };
    [[nodiscard]] const File* find(std::string_view path) const;

    std::map<std::string, File, std::less<>> files_;
};

}  // namespace console
