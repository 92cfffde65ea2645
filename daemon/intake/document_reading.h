#pragma once
// A document through the reader process (duban-reader): no byte of it is parsed in this process.
// Whatever becomes of the reader (killed, out of memory, out of time) is an error of this one
// document. Old formats (doc wps et xls rtf) go through LibreOffice first, where it is installed.
//
//   base::Result<extract::Reading> read = intake::read_document(file);       // blocking
//
// or in an event loop, on one thread:
//
//   start() → wait until fd() is readable or until() has passed → proceed(), again until it
//   returns.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/result.h"
#include "extract/reading.h"
#include "intake/document_file.h"

namespace intake {

struct ReadOptions {
    std::optional<base::Date> issued = {};  // 成文日期 of a document that shows none
    std::chrono::seconds time_limit{60};    // wall clock, for each process that is started
    std::string reader = {};                // the program; empty: reader_program()
    std::string office = {};                // LibreOffice; empty: office_program()
};

class DocumentReading {
  public:
    // Does not keep `file`. Fails (kStorage) where no process can be started or the program is
    // missing.
    [[nodiscard]] static base::Result<DocumentReading> start(const DocumentFile& file,
                                                             ReadOptions options = {});
    DocumentReading(DocumentReading&&) noexcept;
    DocumentReading& operator=(DocumentReading&&) noexcept;
    ~DocumentReading();  // ends what runs

    // Readable as soon as proceed() has something to do. It stays the object's own, and is another
    // one after each proceed().
    [[nodiscard]] int fd() const;
    // proceed() must be called by then, readable or not.
    [[nodiscard]] std::chrono::steady_clock::time_point until() const;
    // Nothing: go on waiting. Never blocks for long. Not to be called after it returned a result.
    // Failures are those of the document (reason codes of the readers), E_SECRET, and of the
    // process: E_READER_TIME, E_READER_MEMORY, E_READER_DIED, E_READER_OUTPUT; the message starts
    // with the file's name.
    [[nodiscard]] std::optional<base::Result<extract::Reading>> proceed();

  private:
    struct State;
    explicit DocumentReading(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// Blocks until the document is read; `waiting` is called about once a second meanwhile, with the
// time since the start.
[[nodiscard]] base::Result<extract::Reading> read_document(
    const DocumentFile& file, const ReadOptions& options = {},
    const std::function<void(std::chrono::seconds)>& waiting = {});

// $DUBAN_READER, else beside the running program, else ../libexec/duban from there; empty if none.
[[nodiscard]] std::string reader_program();
// $DUBAN_OFFICE, else soffice in /usr/bin, /usr/local/bin, /opt; empty where it is not installed.
[[nodiscard]] std::string office_program();

}  // namespace intake
