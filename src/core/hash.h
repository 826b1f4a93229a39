// SHA-256, by nettle.
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// 64 lower-case hexadecimal digits.
std::string Sha256Hex(std::string_view bytes);

}  // namespace dragoman
