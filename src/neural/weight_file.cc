#include "neural/weight_file.h"

#include <bit>
#include <cstring>
#include <utility>

namespace dragoman {
namespace {

constexpr std::string_view kMagic = "DRAGOMAN";
constexpr size_t kHeaderBytes = 32;
constexpr size_t kEntryBytes = 64;
constexpr size_t kNameBytes = 40;
constexpr uint32_t kMaxEntries = 4096;

static_assert(std::endian::native == std::endian::little, "weight files are little-endian");

template <class T>
T Read(std::string_view bytes, size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

tl::unexpected<Error> Corrupt(const std::string& what) {
  return Fail(ErrorKind::corrupt,
              "language model: " + what + "; put a whole models/en.dgm in place and build again");
}

size_t ElementBytes(TensorType type) { return type == TensorType::float32 ? 4 : 1; }

Result<WeightFile::Tensor> ReadEntry(std::string_view bytes, size_t at, const std::string& name) {
  WeightFile::Tensor tensor;
  const auto type = Read<uint32_t>(bytes, at);
  if (type > static_cast<uint32_t>(TensorType::float32)) {
    return Corrupt("'" + name + "' has a type that is not known");
  }
  tensor.type = static_cast<TensorType>(type);
  tensor.rows = Read<uint32_t>(bytes, at + 4);
  tensor.columns = Read<uint32_t>(bytes, at + 8);
  const auto offset = Read<uint64_t>(bytes, at + 16);
  const uint64_t elements =
      uint64_t{tensor.rows} * tensor.columns;  // below 2^64: both have 32 bits
  if (offset % 64 != 0 || offset > bytes.size() ||
      elements > (bytes.size() - offset) / ElementBytes(tensor.type)) {
    return Corrupt("'" + name + "' lies outside of the file");
  }
  tensor.data = bytes.substr(offset, elements * ElementBytes(tensor.type));
  return tensor;
}

}  // namespace

uint64_t WeightChecksum(std::string_view bytes) {
  constexpr uint64_t kOdd = 0x9E3779B97F4A7C15;
  uint64_t sum = 0, factor = kOdd;
  for (size_t at = 0; at + 8 <= bytes.size(); at += 8, factor += 2 * kOdd) {
    sum += Read<uint64_t>(bytes, at) * factor;
  }
  return sum;
}

Result<WeightFile> WeightFile::Parse(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes) {
    return Corrupt("the file has only " + std::to_string(bytes.size()) + " bytes");
  }
  if (!bytes.starts_with(kMagic)) return Corrupt("this is not a weight file");
  const auto version = Read<uint32_t>(bytes, 8);
  if (version != kVersion) {
    return Corrupt("the file has format " + std::to_string(version) + ", this program reads " +
                   std::to_string(kVersion));
  }
  const auto entries = Read<uint32_t>(bytes, 12);
  const auto size = Read<uint64_t>(bytes, 16);
  if (size != bytes.size() || size % 8 != 0) {
    return Corrupt("the file has " + std::to_string(bytes.size()) + " bytes instead of " +
                   std::to_string(size));
  }
  if (WeightChecksum(bytes.substr(kHeaderBytes)) != Read<uint64_t>(bytes, 24)) {
    return Corrupt("the checksum does not fit");
  }
  if (entries > kMaxEntries || kHeaderBytes + uint64_t{entries} * kEntryBytes > size) {
    return Corrupt("the table of contents is broken");
  }
  WeightFile file;
  for (uint32_t i = 0; i < entries; ++i) {
    const size_t at = kHeaderBytes + i * kEntryBytes;
    std::string name(bytes.substr(at, kNameBytes));
    name.resize(std::min(name.find('\0'), name.size()));
    Result<Tensor> tensor = ReadEntry(bytes, at + kNameBytes, name);
    if (!tensor) return Fail(tensor.error());
    file.tensors_.emplace(std::move(name), *tensor);
  }
  return file;
}

const WeightFile::Tensor* WeightFile::Find(std::string_view name) const {
  auto it = tensors_.find(name);
  return it == tensors_.end() ? nullptr : &it->second;
}

const WeightFile::Tensor* WeightReader::Get(const std::string& name, TensorType type, size_t rows,
                                            size_t columns) {
  if (!ok()) return nullptr;
  const WeightFile::Tensor* tensor = file_.Find(name);
  if (!tensor) {
    Fail("'" + name + "' is missing");
  } else if (tensor->type != type || tensor->data.empty() || (rows && tensor->rows != rows) ||
             (columns && tensor->columns != columns)) {
    Fail("'" + name + "' has another type or shape than this program needs");
  } else {
    return tensor;
  }
  return nullptr;
}

std::span<const int8_t> WeightReader::Int8(const std::string& name, size_t rows, size_t columns) {
  const WeightFile::Tensor* t = Get(name, TensorType::int8, rows, columns);
  if (!t) return {};
  return {reinterpret_cast<const int8_t*>(t->data.data()), t->data.size()};
}

std::span<const float> WeightReader::Float(const std::string& name, size_t rows, size_t columns) {
  const WeightFile::Tensor* t = Get(name, TensorType::float32, rows, columns);
  if (!t) return {};
  if (reinterpret_cast<uintptr_t>(t->data.data()) % alignof(float) != 0) {
    Fail("'" + name + "' is not aligned in memory");
    return {};
  }
  return {reinterpret_cast<const float*>(t->data.data()), t->data.size() / sizeof(float)};
}

std::string_view WeightReader::Bytes(const std::string& name) {
  const WeightFile::Tensor* t = Get(name, TensorType::bytes, 0, 0);
  return t ? t->data : std::string_view();
}

size_t WeightReader::Rows(const std::string& name) const {
  const WeightFile::Tensor* t = file_.Find(name);
  return t ? t->rows : 0;
}

size_t WeightReader::Columns(const std::string& name) const {
  const WeightFile::Tensor* t = file_.Find(name);
  return t ? t->columns : 0;
}

void WeightReader::Fail(std::string what) {
  if (ok()) error_ = std::move(what);
}

Status WeightReader::status() const {
  if (ok()) return Ok();
  return Corrupt(error_);
}

}  // namespace dragoman
