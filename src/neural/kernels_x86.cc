#include "neural/kernels_x86.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

#include <cstring>

#include "neural/kernels_body.h"

#define DRAGOMAN_AVX2 __attribute__((target("avx2")))
#define DRAGOMAN_AVXVNNI __attribute__((target("avx2,avxvnni")))
#if defined(__clang__)
#define DRAGOMAN_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")))
#else
#define DRAGOMAN_AVX512 \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,prefer-vector-width=512")))
#endif

namespace dragoman {
namespace {

int32_t Load4(const int8_t* q) {
  int32_t four;
  std::memcpy(&four, q, 4);
  return four;
}

// Calls once for each row of a tile. The accumulators are named variables: GCC 12 keeps arrays of
// them in memory.
#define DRAGOMAN_ROWS(R, call) \
  do {                         \
    call(0);                   \
    if constexpr (R > 1) {     \
      call(1);                 \
    }                          \
    if constexpr (R > 2) {     \
      call(2);                 \
      call(3);                 \
    }                          \
    if constexpr (R > 4) {     \
      call(4);                 \
      call(5);                 \
    }                          \
  } while (false)

// ---- AVX-512 VNNI: R rows by 64 outputs.
DRAGOMAN_AVX512 __attribute__((always_inline)) inline __m512i Load512(const void* from) {
  return _mm512_load_si512(from);
}

DRAGOMAN_AVX512 __attribute__((always_inline)) inline void Finish512(
    __m512i acc, size_t row, size_t at, const QuantizedRows& x, const PackedMatrix& m, float* out) {
  // Without a mask GCC 12 warns inside its own header.
  constexpr __mmask16 kAll = 0xFFFF;
  const __m512i sum = _mm512_sub_epi32(acc, _mm512_set1_epi32(128 * x.sum[row]));
  const __m512 value = _mm512_maskz_cvtepi32_ps(kAll, sum);
  const __m512 scale = _mm512_set1_ps(x.scale[row]);
  const __m512 both = _mm512_mul_ps(scale, _mm512_load_ps(m.scale.data() + at));
  const __m512 y = _mm512_add_ps(_mm512_mul_ps(value, both), _mm512_load_ps(m.bias.data() + at));
  _mm512_storeu_ps(out + row * m.outputs + at, y);
}

template <size_t R>
DRAGOMAN_AVX512 void Tile512(const QuantizedRows& x, size_t row, const PackedMatrix& m, size_t at,
                             float* out) {
#define DRAGOMAN_ZERO(i) \
  __m512i a##i = _mm512_setzero_si512(), b##i = a##i, c##i = a##i, d##i = a##i
  DRAGOMAN_ZERO(0);
  DRAGOMAN_ZERO(1);
  DRAGOMAN_ZERO(2);
  DRAGOMAN_ZERO(3);
  DRAGOMAN_ZERO(4);
  DRAGOMAN_ZERO(5);
  const size_t n = m.inputs;
  const uint8_t* w = m.weights.data() + at * n;
  const int8_t* q = x.q.data() + row * n;
  for (size_t k = 0; k < n; k += 4, w += 64, q += 4) {
    const __m512i wa = Load512(w), wb = Load512(w + 16 * n);
    const __m512i wc = Load512(w + 32 * n), wd = Load512(w + 48 * n);
#define DRAGOMAN_ADD(i)                                     \
  const __m512i x##i = _mm512_set1_epi32(Load4(q + (i)*n)); \
  a##i = _mm512_dpbusd_epi32(a##i, wa, x##i);               \
  b##i = _mm512_dpbusd_epi32(b##i, wb, x##i);               \
  c##i = _mm512_dpbusd_epi32(c##i, wc, x##i);               \
  d##i = _mm512_dpbusd_epi32(d##i, wd, x##i)
    DRAGOMAN_ROWS(R, DRAGOMAN_ADD);
  }
  alignas(64)
      int32_t sums[R][64];  // GCC 12 spills inside the loop if more happens to registers here
#define DRAGOMAN_KEEP(i)                  \
  _mm512_store_si512(sums[i], a##i);      \
  _mm512_store_si512(sums[i] + 16, b##i); \
  _mm512_store_si512(sums[i] + 32, c##i); \
  _mm512_store_si512(sums[i] + 48, d##i)
  DRAGOMAN_ROWS(R, DRAGOMAN_KEEP);
  for (size_t r = 0; r < R; ++r) {
    for (size_t j = 0; j < 64; j += 16) Finish512(Load512(sums[r] + j), row + r, at + j, x, m, out);
  }
#undef DRAGOMAN_ZERO
#undef DRAGOMAN_ADD
#undef DRAGOMAN_KEEP
}

DRAGOMAN_AVX512 void Multiply512(const QuantizedRows& x, size_t rows, const PackedMatrix& m,
                                 float* out) {
  for (size_t at = 0; at < m.outputs; at += 64) {
    size_t row = 0;
    for (; row + 6 <= rows; row += 6) Tile512<6>(x, row, m, at, out);
    for (; row + 2 <= rows; row += 2) Tile512<2>(x, row, m, at, out);
    for (; row < rows; ++row) Tile512<1>(x, row, m, at, out);
  }
}

// ---- 256 bits: R rows by 16 outputs.
__attribute__((target("avx2"), always_inline)) inline void Finish256(
    __m256i acc, size_t row, size_t at, const QuantizedRows& x, const PackedMatrix& m, float* out) {
  const __m256i sum = _mm256_sub_epi32(acc, _mm256_set1_epi32(128 * x.sum[row]));
  const __m256 value = _mm256_cvtepi32_ps(sum);
  const __m256 scale = _mm256_set1_ps(x.scale[row]);
  const __m256 both = _mm256_mul_ps(scale, _mm256_load_ps(m.scale.data() + at));
  const __m256 y = _mm256_add_ps(_mm256_mul_ps(value, both), _mm256_load_ps(m.bias.data() + at));
  _mm256_storeu_ps(out + row * m.outputs + at, y);
}

template <size_t R>
DRAGOMAN_AVXVNNI void TileVnni(const QuantizedRows& x, size_t row, const PackedMatrix& m, size_t at,
                               float* out) {
#define DRAGOMAN_ZERO(i) __m256i a##i = _mm256_setzero_si256(), b##i = a##i
  DRAGOMAN_ZERO(0);
  DRAGOMAN_ZERO(1);
  DRAGOMAN_ZERO(2);
  DRAGOMAN_ZERO(3);
  DRAGOMAN_ZERO(4);
  DRAGOMAN_ZERO(5);
  const size_t n = m.inputs;
  const auto* w = reinterpret_cast<const __m256i*>(m.weights.data() + at * n);
  const int8_t* q = x.q.data() + row * n;
  for (size_t k = 0; k < n; k += 4, w += 2, q += 4) {
    const __m256i wa = _mm256_load_si256(w), wb = _mm256_load_si256(w + 1);
#define DRAGOMAN_ADD(i)                                     \
  const __m256i x##i = _mm256_set1_epi32(Load4(q + (i)*n)); \
  a##i = _mm256_dpbusd_avx_epi32(a##i, wa, x##i);           \
  b##i = _mm256_dpbusd_avx_epi32(b##i, wb, x##i)
    DRAGOMAN_ROWS(R, DRAGOMAN_ADD);
  }
  alignas(32) __m256i sums[R][2];
#define DRAGOMAN_KEEP(i)             \
  _mm256_store_si256(sums[i], a##i); \
  _mm256_store_si256(sums[i] + 1, b##i)
  DRAGOMAN_ROWS(R, DRAGOMAN_KEEP);
  for (size_t r = 0; r < R; ++r) {
    Finish256(sums[r][0], row + r, at, x, m, out);
    Finish256(sums[r][1], row + r, at + 8, x, m, out);
  }
#undef DRAGOMAN_ZERO
#undef DRAGOMAN_ADD
#undef DRAGOMAN_KEEP
}

DRAGOMAN_AVXVNNI void MultiplyVnni(const QuantizedRows& x, size_t rows, const PackedMatrix& m,
                                   float* out) {
  for (size_t at = 0; at < m.outputs; at += 16) {
    size_t row = 0;
    for (; row + 6 <= rows; row += 6) TileVnni<6>(x, row, m, at, out);
    for (; row < rows; ++row) TileVnni<1>(x, row, m, at, out);
  }
}

// AVX2 has no exact product of bytes: widen to 16 bits, where pairs sum into 32 without loss. Each
// register holds four outputs, two partial sums apiece.
DRAGOMAN_AVX2 __attribute__((always_inline)) inline __m256i Widen(const uint8_t* w) {
  return _mm256_cvtepu8_epi16(_mm_load_si128(reinterpret_cast<const __m128i*>(w)));
}

DRAGOMAN_AVX2 __attribute__((always_inline)) inline __m256i JoinPairs(__m256i a, __m256i b) {
  return _mm256_permute4x64_epi64(_mm256_hadd_epi32(a, b), 0xD8);
}

template <size_t R>
DRAGOMAN_AVX2 void Tile2(const QuantizedRows& x, size_t row, const PackedMatrix& m, size_t at,
                         float* out) {
#define DRAGOMAN_ZERO(i) \
  __m256i a##i = _mm256_setzero_si256(), b##i = a##i, c##i = a##i, d##i = a##i
  DRAGOMAN_ZERO(0);
  DRAGOMAN_ZERO(1);
  const size_t n = m.inputs;
  const uint8_t* w = m.weights.data() + at * n;
  const int8_t* q = x.q.data() + row * n;
  for (size_t k = 0; k < n; k += 4, w += 64, q += 4) {
    const __m256i wa = Widen(w), wb = Widen(w + 16), wc = Widen(w + 32), wd = Widen(w + 48);
#define DRAGOMAN_ADD(i)                                                                \
  const __m256i x##i =                                                                 \
      _mm256_broadcastq_epi64(_mm_cvtepi8_epi16(_mm_cvtsi32_si128(Load4(q + (i)*n)))); \
  a##i = _mm256_add_epi32(a##i, _mm256_madd_epi16(wa, x##i));                          \
  b##i = _mm256_add_epi32(b##i, _mm256_madd_epi16(wb, x##i));                          \
  c##i = _mm256_add_epi32(c##i, _mm256_madd_epi16(wc, x##i));                          \
  d##i = _mm256_add_epi32(d##i, _mm256_madd_epi16(wd, x##i))
    DRAGOMAN_ADD(0);
    if constexpr (R > 1) {
      DRAGOMAN_ADD(1);
    }
  }
#define DRAGOMAN_FINISH(i)                                    \
  Finish256(JoinPairs(a##i, b##i), row + (i), at, x, m, out); \
  Finish256(JoinPairs(c##i, d##i), row + (i), at + 8, x, m, out)
  DRAGOMAN_FINISH(0);
  if constexpr (R > 1) {
    DRAGOMAN_FINISH(1);
  }
#undef DRAGOMAN_ZERO
#undef DRAGOMAN_ADD
#undef DRAGOMAN_FINISH
}

DRAGOMAN_AVX2 void Multiply2(const QuantizedRows& x, size_t rows, const PackedMatrix& m,
                             float* out) {
  for (size_t at = 0; at < m.outputs; at += 16) {
    size_t row = 0;
    for (; row + 2 <= rows; row += 2) Tile2<2>(x, row, m, at, out);
    for (; row < rows; ++row) Tile2<1>(x, row, m, at, out);
  }
}

// ---- The float kernels, compiled for each width.
#define DRAGOMAN_FLOAT_KERNELS(suffix, attribute)                                                 \
  attribute void Quantize##suffix(const float* x, size_t stride, size_t used, size_t rows,        \
                                  size_t inputs, QuantizedRows& out) {                            \
    kernels_body::Quantize(x, stride, used, rows, inputs, out);                                   \
  }                                                                                               \
  attribute void Scan##suffix(const ScanArgs& args) { kernels_body::Scan(args); }                 \
  attribute void Sigmoid##suffix(float* x, size_t n) { kernels_body::SigmoidAll(x, n); }          \
  attribute void LeakyRelu##suffix(float* x, size_t n) { kernels_body::LeakyRelu(x, n); }         \
  attribute void WeightedSum##suffix(const float* const* rows, const float* factor, size_t count, \
                                     size_t n, float* out) {                                      \
    kernels_body::WeightedSum(rows, factor, count, n, out);                                       \
  }                                                                                               \
  attribute void DotColumns##suffix(const float* x, size_t count, const float* columns,           \
                                    size_t stride, size_t n, float* out) {                        \
    kernels_body::DotColumns(x, count, columns, stride, n, out);                                  \
  }

DRAGOMAN_FLOAT_KERNELS(256, DRAGOMAN_AVX2)
DRAGOMAN_FLOAT_KERNELS(512, DRAGOMAN_AVX512)

constexpr Kernels kAvx2 = {"avx2",     Quantize256,  Multiply2,      Scan256,
                           Sigmoid256, LeakyRelu256, WeightedSum256, DotColumns256};
constexpr Kernels kAvxVnni = {"avxvnni",  Quantize256,  MultiplyVnni,   Scan256,
                              Sigmoid256, LeakyRelu256, WeightedSum256, DotColumns256};
constexpr Kernels kAvx512 = {"avx512vnni", Quantize512,  Multiply512,    Scan512,
                             Sigmoid512,   LeakyRelu512, WeightedSum512, DotColumns512};

bool HasAvxVnni() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  return __get_cpuid_count(7, 1, &a, &b, &c, &d) && (a & (1u << 4)) != 0;
}

bool HasAvx512Vnni() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vnni");
}

}  // namespace

const Kernels* FindX86Kernels(std::string_view name) {
  __builtin_cpu_init();
  const bool avx2 = __builtin_cpu_supports("avx2");
  if (name == kAvx512.name && HasAvx512Vnni()) return &kAvx512;
  if (name == kAvxVnni.name && avx2 && HasAvxVnni()) return &kAvxVnni;
  if (name == kAvx2.name && avx2) return &kAvx2;
  return nullptr;
}

}  // namespace dragoman

#else

namespace dragoman {
const Kernels* FindX86Kernels(std::string_view) { return nullptr; }
}  // namespace dragoman

#endif
