#include "pipeline/reread.h"

#include "ingest/report_source.h"

namespace dragoman {

Reread RereadOf(const ReportRecord& record) {
  const ReportInfo& info = record.info;
  Reread out;
  out.report.id = info.given_id;
  out.report.path = info.path;
  out.report.url = info.url;
  out.report.language = info.language;
  out.report.text = record.text;
  const RawReport bare = out.report;
  // Each of title, outlet, date and bylines came beside the text, or did not.
  for (unsigned beside = 0; beside < 16; ++beside) {
    RawReport tried = bare;
    if (beside & 1) tried.title = info.title;
    if (beside & 2) tried.outlet = info.outlet;
    if (beside & 4) tried.published = info.published;
    if (beside & 8) tried.bylines = info.bylines;
    Identify(tried);
    if (tried.hash != info.hash) continue;
    out.report = std::move(tried);
    out.exact = true;
    return out;
  }
  Identify(out.report);
  return out;
}

}  // namespace dragoman
