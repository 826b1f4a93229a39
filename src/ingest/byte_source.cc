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
      read_(std::move(other.read_)),
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

ByteSource ByteSource::FromReader(Reader read, std::string name) {
  ByteSource source(-1, std::move(name), 0);
  source.read_ = std::move(read);
  return source;
}

Result<size_t> ByteSource::ReadPiece(char* out, size_t size) {
  if (read_) return read_(out, size);
  ssize_t got;
  do got = ::read(fd_, out, size);
  while (got < 0 && errno == EINTR);
  if (got < 0) return Fail(SystemError(name_, errno));
  return static_cast<size_t>(got);
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
  auto got = ReadPiece(buffer_.data() + old, kPiece);
  buffer_.resize(old + (got ? *got : 0));
  if (!got || *got == 0) at_end_ = true;
  if (!got) return Fail(std::move(got.error()));
  return *got > 0;
}

Result<std::string_view> ByteSource::Next() {
  if (start_ == buffer_.size()) {
    auto more = Fill();
    if (!more) return Fail(std::move(more.error()));
  }
  std::string_view piece = std::string_view(buffer_).substr(start_);
  start_ = buffer_.size();
  return piece;
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
