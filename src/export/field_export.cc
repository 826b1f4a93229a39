#include "export/field_export.h"

#include <fmt/format.h>

#include <algorithm>

#include "export/field_columns.h"
#include "export/plover_json.h"
#include "export/row_json.h"

namespace dragoman {
namespace {

// R reads ICEWS's identifiers into 32-bit integers, other numbers into doubles, exact up to 2^53.
constexpr unsigned kIcewsBits = 31, kDoubleBits = 53, kTextBits = 64;

unsigned BitsOf(FieldFormat format) {
  if (format == FieldFormat::icews) return kIcewsBits;
  bool number = format == FieldFormat::gdelt || format == FieldFormat::phoenix;
  return number ? kDoubleBits : kTextBits;
}

const FieldColumns& ColumnsOf(FieldFormat format, bool with_url) {
  switch (format) {
    case FieldFormat::polecat: return PolecatColumns();
    case FieldFormat::icews: return IcewsColumns();
    case FieldFormat::gdelt: return GdeltColumns();
    case FieldFormat::phoenix: return PhoenixColumns();
    case FieldFormat::cameo: return PetrarchColumns(with_url);
    case FieldFormat::plover_jsonl: break;
  }
  static const FieldColumns none;
  return none;
}

bool HasHeader(FieldFormat format) {
  return format == FieldFormat::polecat || format == FieldFormat::icews;
}
// Both sides must be named: in these formats a row is a pair.
bool IsDyadic(FieldFormat format) {
  return format == FieldFormat::icews || format == FieldFormat::phoenix ||
         format == FieldFormat::cameo;
}

std::vector<std::string> Names(const FieldColumns& columns) {
  std::vector<std::string> names;
  for (const FieldColumn& column : columns) names.push_back(column.name);
  return names;
}

std::vector<std::string> Cells(const FieldColumns& columns, const FieldRow& row) {
  std::vector<std::string> cells;
  for (const FieldColumn& column : columns) cells.push_back(column.cell(row));
  return cells;
}

}  // namespace

std::optional<FieldFormat> FieldFormatOf(std::string_view name) {
  if (name == "polecat") return FieldFormat::polecat;
  if (name == "icews") return FieldFormat::icews;
  if (name == "gdelt") return FieldFormat::gdelt;
  if (name == "phoenix") return FieldFormat::phoenix;
  if (name == "cameo") return FieldFormat::cameo;
  if (name == "plover-jsonl") return FieldFormat::plover_jsonl;
  return std::nullopt;
}

// One run of Write().
class FieldExport::Writer {
 public:
  Writer(const FieldExport& file, const Put& main, const Put& beside)
      : file_(file), main_(main), beside_(beside), numbers_(BitsOf(file.format_)) {}

  FieldCounts Run(const std::vector<EventRow>& events) {
    // A column that only some rows had would shift those behind it.
    with_url_ = !events.empty() && std::all_of(events.begin(), events.end(), [](const EventRow& e) {
      return !e.source.url.empty();
    });
    std::vector<std::string> beside = {"event_id", "row", "left_out"};
    for (std::string& name : Names(BesideColumns())) beside.push_back(std::move(name));
    bool going = beside_(TsvLine(beside));
    if (HasHeader(file_.format_)) going = main_(TsvLine(Names(Columns()))) && going;
    for (size_t i = 0; i < events.size() && going; ++i)
      going = file_.format_ == FieldFormat::plover_jsonl ? WholeEvent(events[i]) : Pairs(events[i]);
    return counts_;
  }

 private:
  const FieldColumns& Columns() const { return ColumnsOf(file_.format_, with_url_); }

  FieldRow RowOf(const EventRow& event) const {
    static const StoryNames kNoNames;
    FieldRow row;
    row.event = &event;
    row.codes = &file_.codes_;
    auto story = file_.stories_.find(event.source.report_id);
    row.story = story == file_.stories_.end() ? &kNoNames : &story->second;
    row.match =
        file_.codes_.cameo().Find(event.record.type, event.record.mode, event.record.contexts);
    row.cameo = row.match.code;
    return row;
  }

  bool Beside(const FieldRow& row, const std::string& left_out) {
    std::vector<std::string> cells = {
        BitsOf(file_.format_) == kTextBits ? row.id : std::to_string(row.number),
        left_out.empty() ? std::to_string(counts_.rows) : "", left_out};
    for (std::string& cell : Cells(BesideColumns(), row)) cells.push_back(std::move(cell));
    return beside_(TsvLine(cells));
  }

  bool WholeEvent(const EventRow& event) {
    FieldRow row = RowOf(event);
    row.id = TextIdentifier(numbers_.Number(EventKey(event)));
    if (event.record.days.first.empty()) {
      ++counts_.undated;
      return Beside(row, "no date is known");
    }
    ++counts_.rows;
    return main_(RowJson(PloverObject(event, row.id, file_.codes_)) + "\n") && Beside(row, "");
  }

  bool Pairs(const EventRow& event) {
    FieldRow row = RowOf(event);
    if (event.record.days.first.empty()) ++counts_.undated;
    for (const Dyad& dyad : DyadsOf(event, file_.format_ == FieldFormat::icews)) {
      row.dyad = dyad;
      row.cameo = dyad.mirrored && row.match.mirror ? row.match.mirror : row.match.code;
      row.number = numbers_.Number(DyadKey(event, dyad));
      row.id = TextIdentifier(row.number);
      if (!OnePair(row)) return false;
    }
    return true;
  }

  bool OnePair(const FieldRow& row) {
    if (row.event->record.days.first.empty()) return Beside(row, "no date is known");
    if (IsDyadic(file_.format_) && (!row.dyad.actor || !row.dyad.recipient)) {
      ++counts_.one_sided;
      return Beside(row, "one side is not named");
    }
    if (row.cameo == nullptr && file_.format_ != FieldFormat::polecat)
      return Beside(row, "no CAMEO code for this type");
    ++counts_.rows;
    return main_(TsvLine(Cells(Columns(), row))) && Beside(row, "");
  }

  const FieldExport& file_;
  const Put& main_;
  const Put& beside_;
  Identifiers numbers_;
  FieldCounts counts_;
  bool with_url_ = false;
};

FieldExport::FieldExport(FieldFormat format, const FieldCodes& codes,
                         const std::map<std::string, StoryNames>& stories)
    : format_(format), codes_(codes), stories_(stories) {}

FieldCounts FieldExport::Write(const std::vector<EventRow>& events, const Put& main,
                               const Put& beside) const {
  return Writer(*this, main, beside).Run(events);
}

}  // namespace dragoman
