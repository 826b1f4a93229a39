// Bytes of one input, read in pieces: a file, standard input, or memory.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace dragoman {

// Owned by one thread. Never holds more than it was asked for plus one piece (64 KiB).
class ByteSource {
 public:
  // Opens the file, or standard input for "-". Fails with the system's words where it cannot, and
  // on anything that is not a regular file (standard input may be a pipe).
  static Result<ByteSource> Open(const std::string& path);
  static ByteSource FromMemory(std::string bytes, std::string name);
  // Bytes that `read` gives: it fills at most the size it is given, 0 at the end.
  using Reader = std::function<Result<size_t>(char* out, size_t size)>;
  static ByteSource FromReader(Reader read, std::string name);

  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&&) = delete;
  ~ByteSource();

  const std::string& name() const { return name_; }
  // Size of the file where it is known before reading, else 0.
  size_t known_size() const { return known_size_; }

  // Buffers at least `size` bytes, fewer only at the end; the view is good until the next call.
  Result<std::string_view> Peek(size_t size);
  // The next bytes, at most one piece; empty at the end. The view is good until the next call.
  Result<std::string_view> Next();
  // All that is left; fails with kind limit if it is more than `max`, without reading on.
  Result<std::string> ReadAll(size_t max);
  // The next line without its "\n" (and a "\r" before it) into `line`; false at the end. A line
  // over `max` is read past, cut to `max` bytes, and `*cut` set.
  Result<bool> ReadLine(size_t max, std::string& line, bool* cut);

 private:
  ByteSource(int fd, std::string name, size_t known_size);
  Result<bool> Fill();  // reads one more piece; false at the end

  Result<size_t> ReadPiece(char* out, size_t size);

  int fd_ = -1;
  Reader read_;  // instead of the file, where there is one
  std::string name_;
  size_t known_size_ = 0;
  std::string buffer_;
  size_t start_ = 0;  // of what is not yet handed out
  bool at_end_ = false;
};

}  // namespace dragoman
