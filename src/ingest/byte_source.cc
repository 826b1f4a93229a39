#include "ingest/byte_source.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace dragoman {
namespace {

constexpr size_t kPiece = 64u << 10;

Error SystemError(const std::string& name, int cause) {
  return {cause == ENOENT ? ErrorKind::not_found : ErrorKind::io,
          fmt::format("{}: {}", name, std::strerror(cause))};
}

}  // namespace

ByteSource::ByteSource(int fd, std::string name, size_t known_size)
    : fd_(fd), name_(std::move(name)), known_size_(known_size) {}

ByteSource::ByteSource(ByteSource&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      name_(std::move(other.name_)),
      known_size_(other.known_size_),
      buffer_(std::move(other.buffer_)),
      start_(other.start_),
      at_end_(other.at_end_) {}

ByteSource::~ByteSource() {
  if (fd_ > STDIN_FILENO) ::close(fd_);
}

Result<ByteSource> ByteSource::Open(const std::string& path) {
  if (path == "-") return ByteSource(STDIN_FILENO, path, 0);
  // Not blocking, so that a pipe that took the file's place since it was listed cannot hang us.
  int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return Fail(SystemError(path, errno));
  struct stat info;
  if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
    ::close(fd);
    return Fail(ErrorKind::bad_input, fmt::format("{}: is not a regular file", path));
  }
  return ByteSource(fd, path, static_cast<size_t>(std::max<off_t>(info.st_size, 0)));
}

ByteSource ByteSource::FromMemory(std::string bytes, std::string name) {
  ByteSource source(-1, std::move(name), bytes.size());
  source.buffer_ = std::move(bytes);
  source.at_end_ = true;
  return source;
}

Result<bool> ByteSource::Fill() {
  if (at_end_) return false;
  // Drop what was handed out once it is the larger part: each byte is moved at most once on
  // average.
  if (start_ > 0 && start_ * 2 >= buffer_.size()) {
    buffer_.erase(0, start_);
    start_ = 0;
  }
  size_t old = buffer_.size();
  buffer_.resize(old + kPiece);
  ssize_t got;
  do got = ::read(fd_, buffer_.data() + old, kPiece);
  while (got < 0 && errno == EINTR);
  int cause = errno;
  buffer_.resize(old + static_cast<size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) {
    at_end_ = true;
    return Fail(SystemError(name_, cause));
  }
  if (got == 0) at_end_ = true;
  return got > 0;
}

Result<std::string_view> ByteSource::Peek(size_t size) {
  while (buffer_.size() - start_ < size && !at_end_) {
    auto more = Fill();
    if (!more) return Fail(std::move(more.error()));
  }
  return std::string_view(buffer_).substr(start_, size);
}

Result<std::string> ByteSource::ReadAll(size_t max) {
  auto over = [&](std::string size) {
    return Fail(ErrorKind::limit, fmt::format("{}: {}, over the limit of {} bytes for one report; "
                                              "split it into its reports",
                                              name_, size, max));
  };
  if (known_size_ > max) return over(fmt::format("has {} bytes", known_size_));
  auto bytes = Peek(max + 1);
  if (!bytes) return Fail(std::move(bytes.error()));
  if (bytes->size() > max) return over(fmt::format("has more than {} bytes", max));
  std::string all(*bytes);
  start_ = buffer_.size();
  return all;
}

Result<bool> ByteSource::ReadLine(size_t max, std::string& line, bool* cut) {
  line.clear();
  *cut = false;
  while (true) {
    std::string_view rest = std::string_view(buffer_).substr(start_);
    size_t end = rest.find('\n');
    std::string_view part = rest.substr(0, end);
    size_t room = max - line.size();
    line.append(part.substr(0, room));
    if (part.size() > room) *cut = true;
    start_ += part.size();
    if (end != std::string_view::npos) {
      ++start_;
      break;
    }
    bool had_some = !line.empty() || *cut;
    auto more = Fill();
    if (!more) return Fail(std::move(more.error()));
    if (!*more) {
      if (!had_some) return false;
      break;
    }
  }
  if (line.ends_with('\r')) line.pop_back();
  return true;
}

}  // namespace dragoman
