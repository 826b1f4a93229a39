#include "ingest/json_lines.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "core/utf8.h"

namespace dragoman {
namespace {

using nlohmann::json;

tl::unexpected<Error> Bad(const std::string& where, std::string_view what) {
  return Fail(ErrorKind::bad_input, fmt::format("{}: {}; line skipped", where, what));
}

// An absent field and null are the same: not known.
const json* Field(const json& object, const char* name) {
  auto it = object.find(name);
  return it == object.end() || it->is_null() ? nullptr : &*it;
}

// Reads a text field into `out`; an id may be a number, too. False where it has another type.
bool ReadString(const json& object, const char* name, std::string& out, bool number_too = false) {
  const json* field = Field(object, name);
  if (!field) return true;
  if (field->is_string()) {
    out = field->get_ref<const std::string&>();
    return out.find('\0') == std::string::npos;
  }
  if (!number_too || !field->is_number_integer()) return false;
  out = field->dump();
  return true;
}

bool ReadBylines(const json& object, std::vector<std::string>& out) {
  const json* field = Field(object, "bylines");
  if (!field) return true;
  if (field->is_string()) {
    out.push_back(field->get_ref<const std::string&>());
    return true;
  }
  if (!field->is_array()) return false;
  for (const json& name : *field) {
    if (!name.is_string()) return false;
    out.push_back(name.get_ref<const std::string&>());
  }
  return true;
}

bool IsBlank(std::string_view text) {
  for (size_t pos = 0; pos < text.size();)
    if (!IsSpace(NextCodePoint(text, pos))) return false;
  return true;
}

}  // namespace

Result<RawReport> ParseReportLine(std::string_view line, const std::string& where,
                                  size_t max_report_bytes) {
  json object = json::parse(line.begin(), line.end(), nullptr, /*allow_exceptions=*/false);
  if (object.is_discarded()) return Bad(where, "not JSON");
  if (!object.is_object()) return Bad(where, "not a JSON object");
  if (!Field(object, "text")) return Bad(where, "has no \"text\"");
  RawReport report;
  report.path = where;
  const std::pair<const char*, std::string*> fields[] = {
      {"text", &report.text}, {"title", &report.title},         {"outlet", &report.outlet},
      {"url", &report.url},   {"published", &report.published}, {"language", &report.language},
  };
  for (const auto& [name, out] : fields)
    if (!ReadString(object, name, *out))
      return Bad(where, fmt::format("\"{}\" is not plain text", name));
  if (!ReadString(object, "id", report.id, /*number_too=*/true))
    return Bad(where, "\"id\" is neither text nor a number");
  if (!ReadBylines(object, report.bylines)) return Bad(where, "\"bylines\" is not a list of names");
  if (IsBlank(report.text)) return Bad(where, "\"text\" is empty");
  if (report.text.size() > max_report_bytes)
    return Fail(ErrorKind::limit,
                fmt::format("{}: \"text\" has {} bytes, over the limit of {} bytes for one report",
                            where, report.text.size(), max_report_bytes));
  return report;
}

bool IsReportLine(std::string_view line) {
  json object = json::parse(line.begin(), line.end(), nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return false;
  const json* text = Field(object, "text");
  return text && text->is_string();
}

}  // namespace dragoman
