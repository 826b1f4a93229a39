// The file that holds a model's weights and vocabularies, written by train/export.py:
//
//   "DRAGOMAN"  u32 version  u32 entries  u64 file size  u64 checksum
//   entries times: char name[40] (zero padded)  u32 type  u32 rows  u32 columns  u32 zero  u64
//   offset tensors, each at a multiple of 64 bytes; zero bytes up to a multiple of 8 at the end
//
// Little-endian. The checksum is the sum of the 8-byte words behind the header, word i times
// (2 i + 1) times an odd constant, modulo 2^64: any one changed word changes it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"

namespace dragoman {

enum class TensorType : uint32_t { bytes = 0, int8 = 1, float32 = 2 };

// A checked view of a weight file. It refers to the bytes that it was parsed from.
class WeightFile {
 public:
  static constexpr uint32_t kVersion = 1;

  // Fails with ErrorKind::corrupt unless the bytes are a whole, unchanged file of this version.
  static Result<WeightFile> Parse(std::string_view bytes);

  struct Tensor {
    TensorType type = TensorType::bytes;
    size_t rows = 0, columns = 0;
    std::string_view data;
  };
  // Null where there is no such tensor.
  const Tensor* Find(std::string_view name) const;

 private:
  std::map<std::string, Tensor, std::less<>> tensors_;
};

uint64_t WeightChecksum(std::string_view bytes);

// Reads tensors and keeps the first thing that is wrong, so that a loader can ask for all it needs
// and look once. After an error every answer is empty.
class WeightReader {
 public:
  explicit WeightReader(const WeightFile& file) : file_(file) {}

  // `columns` or `rows` 0: any, but not none.
  std::span<const int8_t> Int8(const std::string& name, size_t rows, size_t columns);
  std::span<const float> Float(const std::string& name, size_t rows, size_t columns);
  std::string_view Bytes(const std::string& name);
  // Rows and columns of a tensor, 0 where it is missing (which is no error yet).
  size_t Rows(const std::string& name) const;
  size_t Columns(const std::string& name) const;
  bool Has(const std::string& name) const { return file_.Find(name) != nullptr; }

  void Fail(std::string what);
  bool ok() const { return error_.empty(); }
  Status status() const;

 private:
  const WeightFile::Tensor* Get(const std::string& name, TensorType type, size_t rows,
                                size_t columns);
  const WeightFile& file_;
  std::string error_;
};

}  // namespace dragoman
