#include "export/field_columns.h"

#include <fmt/format.h>

#include <cmath>

#include "core/utf8.h"

namespace dragoman {

FieldColumn SideColumn(std::string name, Side side, SideCell cell, std::string nothing) {
  return {std::move(name), [side, cell, nothing](const FieldRow& row) {
            const RowActor* actor = row.dyad.*side;
            std::string text = actor == nullptr ? "" : cell(*actor, *row.codes);
            return text.empty() ? nothing : text;
          }};
}

FieldColumn LevelColumn(std::string name, PlaceLevel level, std::string nothing) {
  return {std::move(name), [level, nothing](const FieldRow& row) {
            const std::optional<PlaceRecord>& place = row.event->resolved;
            return place && row.codes->LevelOf(*place) == level ? place->name : nothing;
          }};
}

FieldColumn DegreesColumn(std::string name, std::optional<double> PlaceRecord::*degrees,
                          std::string nothing) {
  return {std::move(name), [degrees, nothing](const FieldRow& row) {
            const std::optional<PlaceRecord>& place = row.event->resolved;
            return place && (*place).*degrees ? Decimal(*((*place).*degrees)) : nothing;
          }};
}

FieldColumn FixedColumn(std::string name, std::string text) {
  return {std::move(name), [text](const FieldRow&) { return text; }};
}

std::string NameCell(const RowActor& actor, const FieldCodes& codes) { return codes.Name(actor); }

std::string UpperAscii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

std::string ContextsCell(const FieldRow& row, std::string_view separator) {
  std::string out;
  for (const std::string& context : row.event->record.contexts) {
    if (!out.empty()) out += separator;
    for (char c : context) out += c == ' ' ? '_' : c;
  }
  return out;
}

std::string TsvCell(std::string_view text) {
  std::string out;
  for (char c : SafeForTerminal(text, true)) {
    if (c == '"')
      out += "''";
    else
      out += c;
  }
  return out;
}

std::string TsvLine(const std::vector<std::string>& cells) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += '\t';
    line += TsvCell(cells[i]);
  }
  return line + "\n";
}

std::string Compact(std::string_view day) {
  std::string out;
  for (char c : day)
    if (c != '-') out += c;
  return out.size() == 8 ? out : "";
}

std::string Decimal(double value) { return fmt::format("{}", std::round(value * 1e6) / 1e6); }

}  // namespace dragoman
