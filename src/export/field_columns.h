// The columns of the field's tabular formats, one file each. docs/exports.md says what each holds;
// tests/export/field_export_test.cc has the columns again, from the formats' own sources.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "export/dyads.h"
#include "export/field_codes.h"

namespace dragoman {

// One row to be written. All that it points to outlives it.
struct FieldRow {
  const EventRow* event = nullptr;
  Dyad dyad;
  const FieldCodes* codes = nullptr;
  const StoryNames* story = nullptr;
  CameoMatch match;
  const CameoCode* cameo = nullptr;  // match.code, or match.mirror of a mirrored row
  uint64_t number = 0;               // identifiers of the row, as number and as text
  std::string id;
};

struct FieldColumn {
  std::string name;
  std::function<std::string(const FieldRow&)> cell;
};
using FieldColumns = std::vector<FieldColumn>;

const FieldColumns& PolecatColumns();
const FieldColumns& IcewsColumns();
const FieldColumns& GdeltColumns();
const FieldColumns& PhoenixColumns();
const FieldColumns& PetrarchColumns(bool with_url);
const FieldColumns& BesideColumns();  // NAME.dragoman.tsv

// Parts that the formats share. `nothing` is what a format writes where there is nothing to say.
using Side = const RowActor* Dyad::*;
using SideCell = std::function<std::string(const RowActor&, const FieldCodes&)>;
FieldColumn SideColumn(std::string name, Side side, SideCell cell, std::string nothing = "");
// The resolved place's name, where it is of that level.
FieldColumn LevelColumn(std::string name, PlaceLevel level, std::string nothing = "");
FieldColumn DegreesColumn(std::string name, std::optional<double> PlaceRecord::*degrees,
                          std::string nothing = "");
FieldColumn FixedColumn(std::string name, std::string text = "");
std::string NameCell(const RowActor& actor, const FieldCodes& codes);
// Contexts as the manual spells them, with "_" for blanks.
std::string ContextsCell(const FieldRow& row, std::string_view separator);
std::string UpperAscii(std::string_view text);

// A cell that no reader can take for more than one: tabs, line ends and control characters are
// blanks, and a double quote, which R and Python would pair, is two single ones.
std::string TsvCell(std::string_view text);
std::string TsvLine(const std::vector<std::string>& cells);

// "20240528", or empty; of an ISO day.
std::string Compact(std::string_view day);
// As short as the number is: "55.75", "-2".
std::string Decimal(double value);

}  // namespace dragoman
