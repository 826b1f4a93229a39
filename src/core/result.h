// Errors as values. Every function that can fail on input returns Result<T>; the compiler warns
// where one is dropped. Exceptions of libraries are caught in the folder that wraps the library.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace dragoman {

enum class ErrorKind {
  bad_input,  // what the user gave is not what it should be
  not_found,  // a file, report or actor that is not there
  corrupt,    // a ledger, model or table that breaks its own format
  limit,      // over a named budget
  io,         // the system said no
  bug,        // our own mistake; the message asks for a report
};

// `message` says what, where and what next: "reports/a.txt: not UTF-8 at byte 1204; pass
// --charset".
struct [[nodiscard]] Error {
  ErrorKind kind = ErrorKind::bug;
  std::string message;
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

struct Unit {};
using Status = Result<Unit>;

inline Status Ok() { return Unit{}; }
inline tl::unexpected<Error> Fail(ErrorKind kind, std::string message) {
  return tl::unexpected<Error>(Error{kind, std::move(message)});
}
inline tl::unexpected<Error> Fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace dragoman
