// The x86-64 kernels; see kernels.h.
#pragma once

#include "neural/kernels.h"

namespace dragoman {

// "avx512vnni", "avxvnni" or "avx2", or null where the CPU or the build lacks it.
const Kernels* FindX86Kernels(std::string_view name);

}  // namespace dragoman
