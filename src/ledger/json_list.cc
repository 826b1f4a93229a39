#include "ledger/json_list.h"

#include <fmt/format.h>

namespace dragoman {

std::string JsonString(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string ToJsonList(const std::vector<std::string>& items) {
  std::string out = "[";
  for (size_t i = 0; i < items.size(); ++i) out += (i > 0 ? "," : "") + JsonString(items[i]);
  return out + "]";
}

std::vector<std::string> FromJsonList(std::string_view json) {
  std::vector<std::string> out;
  size_t pos = json.starts_with('[') ? 1 : json.size();
  while (pos < json.size() && json[pos] == '"') {
    std::string item;
    for (++pos; pos < json.size() && json[pos] != '"'; ++pos) {
      if (json[pos] != '\\' || pos + 1 >= json.size()) {
        item += json[pos];
        continue;
      }
      char c = json[++pos];
      if (c == 'u' && pos + 4 < json.size()) {
        auto hex = [](char d) { return d <= '9' ? d - '0' : (d | 0x20) - 'a' + 10; };
        item += static_cast<char>(hex(json[pos + 3]) * 16 + hex(json[pos + 4]));
        pos += 4;
      } else {
        item += c == 'n' ? '\n' : c;
      }
    }
    out.push_back(std::move(item));
    pos += pos + 1 < json.size() && json[pos + 1] == ',' ? 2 : 1;
  }
  return out;
}

}  // namespace dragoman
