#include "ingest/report_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "core/hash.h"
#include "core/strings.h"
#include "core/utf8.h"
#include "ingest/archive.h"
#include "ingest/byte_source.h"
#include "ingest/charset.h"
#include "ingest/feed.h"
#include "ingest/json_lines.h"
#include "ingest/page.h"
#include "ingest/page_charset.h"

namespace dragoman {
namespace {

// How much of an input is looked at to tell its format.
constexpr size_t kSniffBytes = 64u << 10;
// Of a page most is scripts and styles, so it may be larger than the report in it.
constexpr size_t kMaxPageBytes = 64u << 20;
// JSON may write one byte of text as six ("\u0041"); metadata needs a little more.
constexpr size_t kMaxLineFactor = 6;

bool IsBlank(std::string_view text) {
  for (size_t pos = 0; pos < text.size();)
    if (!IsSpace(NextCodePoint(text, pos))) return false;
  return true;
}

void ReadPlainText(ByteSource& source, const ReadOptions& options, const ReportSink& sink) {
  auto bytes = source.ReadAll(options.max_report_bytes);
  if (!bytes) {
    sink(Fail(std::move(bytes.error())));
    return;
  }
  sink(ReportFromBytes(*bytes, source.name(), options));
}

// UTF-16 has no byte of its own for a line's end, so it is decoded as a whole, within a bound.
std::optional<Error> DecodeWideInto(ByteSource& source, const ReadOptions& options,
                                    std::string& text) {
  auto bytes = source.ReadAll(options.max_report_bytes * kMaxLineFactor);
  if (!bytes) return std::move(bytes.error());
  auto decoded = DecodeText(*bytes, source.name());
  if (!decoded) return std::move(decoded.error());
  text = std::move(decoded->text);
  return std::nullopt;
}

Result<RawReport> ReadJsonLine(std::string_view line, bool cut, const std::string& where,
                               const ReadOptions& options) {
  if (cut)
    return Fail(ErrorKind::limit, fmt::format("{}: the line has more than {} bytes; line skipped",
                                              where, options.max_report_bytes * kMaxLineFactor));
  auto decoded = DecodeText(line, where);
  if (!decoded) return Fail(std::move(decoded.error()));
  auto report = ParseReportLine(decoded->text, where, options.max_report_bytes);
  if (!report) return report;
  for (Notice& notice : decoded->notices) {
    notice.range.reset();  // a place in the line is none in the text
    report->notices.push_back(std::move(notice));
  }
  Identify(*report);
  return report;
}

void ReadJsonLines(ByteSource& opened, const ReadOptions& options, const ReportSink& sink) {
  auto head = opened.Peek(kSniffBytes);
  if (!head) {
    sink(Fail(std::move(head.error())));
    return;
  }
  std::optional<ByteSource> wide;
  if (LooksLikeUtf16(*head)) {
    std::string text;
    if (auto error = DecodeWideInto(opened, options, text)) {
      sink(Fail(std::move(*error)));
      return;
    }
    wide.emplace(ByteSource::FromMemory(std::move(text), opened.name()));
  }
  ByteSource& source = wide ? *wide : opened;
  std::string line;
  bool cut = false, any = false;
  for (size_t number = 1;; ++number) {
    auto more = source.ReadLine(options.max_report_bytes * kMaxLineFactor, line, &cut);
    if (!more) {
      sink(Fail(std::move(more.error())));
      return;
    }
    if (!*more) break;
    if (IsBlank(line)) continue;
    any = true;
    if (!sink(ReadJsonLine(line, cut, fmt::format("{}:{}", source.name(), number), options)))
      return;
  }
  if (!any) sink(Fail(ErrorKind::bad_input, fmt::format("{}: is empty", source.name())));
}

bool HasEnding(std::string_view path, std::string_view endings) {
  size_t dot = path.rfind('.');
  return dot != std::string_view::npos && InList(ToLower(path.substr(dot + 1)), endings);
}

bool LooksLikeJsonLines(std::string_view path, std::string_view head) {
  if (HasEnding(path, "jsonl|ndjson")) return true;
  if (!Trim(head).starts_with('{')) return false;
  std::string text;
  if (LooksLikeUtf16(head)) {
    auto decoded = DecodeText(head, path);
    if (!decoded) return false;
    text = std::move(decoded->text);
    head = text;
  }
  head = Trim(head);
  size_t end = head.find('\n');
  std::string_view line = head.substr(0, end);
  // A first line longer than what is looked at cannot be parsed; its beginning has to do.
  if (end == std::string_view::npos && head.size() + 2 >= kSniffBytes)
    return line.find("\"text\"") != std::string_view::npos;
  return IsReportLine(line);
}

// The reader of pages with the built-in tables, made when it is first asked for.
Result<std::shared_ptr<const PageReader>> BuiltinPages() {
  static const Result<std::shared_ptr<const PageReader>> kPages =
      []() -> Result<std::shared_ptr<const PageReader>> {
    auto knowledge = Knowledge::Builtin();
    if (!knowledge) return Fail(knowledge.error());
    return PageReader::Create(*knowledge);
  }();
  return kPages;
}

Result<RawReport> PageFromBytes(std::string_view bytes, const std::string& path,
                                const ReadOptions& options) {
  auto decoded = DecodePage(bytes, path);
  if (!decoded) return Fail(std::move(decoded.error()));
  std::shared_ptr<const PageReader> pages = options.pages;
  if (!pages) {
    auto builtin = BuiltinPages();
    if (!builtin) return Fail(builtin.error());
    pages = *builtin;
  }
  auto report = pages->Read(decoded->text, path);
  if (!report) return report;
  if (report->text.size() > options.max_report_bytes)
    return Fail(
        ErrorKind::limit,
        fmt::format("{}: the article has {} bytes, over the limit of {} bytes for one report", path,
                    report->text.size(), options.max_report_bytes));
  for (Notice& notice : decoded->notices) {
    notice.range.reset();  // a place in the page is none in the text
    report->notices.push_back(std::move(notice));
  }
  Identify(*report);
  return report;
}

void ReadPage(ByteSource& source, const ReadOptions& options, const ReportSink& sink) {
  auto bytes = source.ReadAll(std::max(kMaxPageBytes, options.max_report_bytes));
  if (!bytes) {
    sink(Fail(std::move(bytes.error())));
    return;
  }
  if (IsBlank(*bytes)) {
    sink(Fail(ErrorKind::bad_input, fmt::format("{}: is empty", source.name())));
    return;
  }
  sink(PageFromBytes(*bytes, source.name(), options));
}

void ReadFeedItems(ByteSource& source, const ReadOptions& options, const ReportSink& sink) {
  ReadFeed(source, options.max_report_bytes, [&](Result<RawReport> report) {
    if (report) Identify(*report);
    return sink(std::move(report));
  });
}

// Other formats become further rows: a test on name and first bytes,
// and a reader. The first row that fits reads the input; plain text fits all.
struct Format {
  InputFormat format;
  bool (*fits)(std::string_view path, std::string_view head);
  void (*read)(ByteSource& source, const ReadOptions& options, const ReportSink& sink);
};

constexpr Format kFormats[] = {
    {InputFormat::jsonl, LooksLikeJsonLines, ReadJsonLines},
    {InputFormat::feed, [](std::string_view, std::string_view head) { return LooksLikeFeed(head); },
     ReadFeedItems},
    {InputFormat::html, [](std::string_view, std::string_view head) { return LooksLikePage(head); },
     ReadPage},
    {InputFormat::text, [](std::string_view, std::string_view) { return true; }, ReadPlainText},
};

void ReadSource(ByteSource& source, const std::string& name, const ReadOptions& options,
                ArchiveBudget& budget, const ReportSink& sink);

// Each member as if it were a file of its own. An archive without one is an error, as an empty file
// is.
void ReadMembers(ByteSource& source, const ReadOptions& options, ArchiveBudget& budget,
                 const ReportSink& sink) {
  bool any = false, stopped = false;
  ReportSink watched = [&](Result<RawReport> report) {
    any = true;
    stopped = !sink(std::move(report));
    return !stopped;
  };
  ReadArchive(source, budget, [&](Result<ByteSource> member, const std::string& plain_name) {
    if (!member) return watched(Fail(std::move(member.error())));
    ReadSource(*member, plain_name, options, budget, watched);
    return !stopped;
  });
  if (!any)
    sink(Fail(ErrorKind::bad_input,
              fmt::format("{}: no file in this archive can be a report", source.name())));
}

// `name` is the one whose ending may tell the format.
void ReadSource(ByteSource& source, const std::string& name, const ReadOptions& options,
                ArchiveBudget& budget, const ReportSink& sink) {
  auto head = source.Peek(kSniffBytes);
  if (!head) {
    sink(Fail(std::move(head.error())));
    return;
  }
  // Whatever format is asked for, what is packed is unpacked first.
  if (LooksLikeArchive(*head)) {
    ReadMembers(source, options, budget, sink);
    return;
  }
  for (const Format& format : kFormats) {
    bool chosen = options.format == InputFormat::automatic ? format.fits(name, *head)
                                                           : format.format == options.format;
    if (!chosen) continue;
    format.read(source, options, sink);
    return;
  }
}

void AppendHashed(std::string_view field, std::string& out) {
  out += fmt::format("{}:", field.size());
  out += field;
}

}  // namespace

Result<InputFormat> ParseInputFormat(std::string_view name) {
  if (name == "auto") return InputFormat::automatic;
  if (name == "text") return InputFormat::text;
  if (name == "jsonl") return InputFormat::jsonl;
  if (name == "html") return InputFormat::html;
  if (name == "feed") return InputFormat::feed;
  return Fail(
      ErrorKind::bad_input,
      fmt::format("input format \"{}\" is not known; it is auto, text, jsonl, html or feed", name));
}

void Identify(RawReport& report) {
  if (report.id.empty()) report.id = "sha256:" + Sha256Hex(report.text).substr(0, 16);
  std::string all;
  all.reserve(report.text.size() + 256);
  for (const std::string* field : {&report.text, &report.title, &report.outlet, &report.url,
                                   &report.published, &report.language})
    AppendHashed(*field, all);
  for (const std::string& name : report.bylines) AppendHashed(name, all);
  report.hash = Sha256Hex(all);
}

Result<RawReport> ReportFromBytes(std::string_view bytes, const std::string& path,
                                  const ReadOptions& options) {
  auto decoded = DecodeText(bytes, path);
  if (!decoded) return Fail(std::move(decoded.error()));
  if (decoded->text.size() > options.max_report_bytes)
    return Fail(ErrorKind::limit,
                fmt::format("{}: has {} bytes of text, over the limit of {} bytes for one report",
                            path, decoded->text.size(), options.max_report_bytes));
  if (decoded->text.empty()) return Fail(ErrorKind::bad_input, fmt::format("{}: is empty", path));
  if (IsBlank(decoded->text))
    return Fail(ErrorKind::bad_input, fmt::format("{}: holds nothing but white space", path));
  if (options.format == InputFormat::automatic) {
    std::string_view markup = IdentifyMarkup(decoded->text);
    if (!markup.empty())
      return Fail(ErrorKind::bad_input,
                  fmt::format("{}: looks like {}, not plain text; to read it as it stands pass "
                              "--input-format text",
                              path, markup));
  }
  RawReport report;
  report.path = path;
  report.text = std::move(decoded->text);
  report.notices = std::move(decoded->notices);
  Identify(report);
  return report;
}

void ReadInput(const Input& input, const ReadOptions& options, const ReportSink& sink) {
  auto source = ByteSource::Open(input.path);
  if (!source) {
    sink(Fail(std::move(source.error())));
    return;
  }
  ArchiveBudget budget;
  ReadSource(*source, input.path, options, budget, sink);
}

ReadResult ReadAllReports(const Input& input, const ReadOptions& options) {
  ReadResult result;
  ReadInput(input, options, [&](Result<RawReport> report) {
    if (report)
      result.reports.push_back(std::move(*report));
    else
      result.errors.push_back(std::move(report.error()));
    return true;
  });
  return result;
}

}  // namespace dragoman
