#include "pipeline/coverage_job.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "events/coverage.h"
#include "events/event_layer.h"
#include "events/event_trace.h"
#include "pipeline/reread.h"
#include "text/text_layer.h"

namespace dragoman {
namespace {

struct Sighting {
  UncoveredVerb verb;
  std::string text;  // of the sentence
};

std::vector<Sighting> SightingsIn(const ReportRecord& record, const Pipeline& pipeline,
                                  const EventLexicon& lexicon) {
  Document doc(RereadOf(record).report);
  doc.Set(EventTrace{});
  std::vector<Sighting> out;
  if (!pipeline.Run(doc, EventLayer::kLayerName)) return out;
  for (UncoveredVerb& verb : UncoveredVerbs(doc, lexicon)) {
    std::string_view text = doc.Slice(doc.Get<TextLayer>().sentences[verb.sentence].range);
    out.push_back({std::move(verb), std::string(text)});
  }
  return out;
}

// One report's sightings into the counts. Called in the order of the reports.
void Count(const ReportInfo& info, std::vector<Sighting> sightings,
           std::map<std::string, VerbCoverage>& counts) {
  std::map<std::string, bool> seen;
  for (Sighting& sighting : sightings) {
    VerbCoverage& verb = counts[sighting.verb.verb];
    verb.verb = sighting.verb.verb;
    verb.rows = sighting.verb.rows;
    ++verb.count;
    bool again = std::exchange(seen[verb.verb], true);
    if (!again) ++verb.reports;
    if (verb.examples.size() < kCoverageExamples && !again)
      verb.examples.push_back(
          {info.id, info.path, std::move(sighting.text), sighting.verb.sentence});
  }
}

}  // namespace

Result<std::vector<VerbCoverage>> FindUncoveredVerbs(
    Ledger& ledger, const ReportFilter& filter, const Pipeline& pipeline,
    const EventLexicon& lexicon, unsigned threads,
    const std::function<void(size_t done, size_t all)>& progress) {
  auto reports = QueryReports(ledger, filter);
  if (!reports) return Fail(reports.error());
  std::vector<std::vector<Sighting>> found(reports->size());
  std::mutex mutex;  // of the ledger, `failed` and `done`
  std::optional<Error> failed;
  std::atomic<size_t> next = 0;
  size_t done = 0;
  auto work = [&] {
    for (size_t i = next++; i < reports->size(); i = next++) {
      std::unique_lock lock(mutex);
      if (failed) return;
      Result<ReportRecord> record = FindReport(ledger, (*reports)[i].id);
      if (!record) failed = record.error();
      if (!record) return;
      if (progress) progress(done++, reports->size());
      lock.unlock();
      found[i] = SightingsIn(*record, pipeline, lexicon);
    }
  };
  unsigned count = threads > 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
  std::vector<std::jthread> workers;
  for (unsigned i = 1; i < count; ++i) workers.emplace_back(work);
  work();
  workers.clear();  // joins
  if (failed) return Fail(*failed);

  std::map<std::string, VerbCoverage> counts;
  for (size_t i = 0; i < reports->size(); ++i) Count((*reports)[i], std::move(found[i]), counts);
  std::vector<VerbCoverage> out;
  for (auto& [name, verb] : counts) out.push_back(std::move(verb));
  std::stable_sort(out.begin(), out.end(),
                   [](const VerbCoverage& a, const VerbCoverage& b) { return a.count > b.count; });
  return out;
}

}  // namespace dragoman
