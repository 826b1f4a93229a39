// A report out of a ledger goes through the pipeline as it did when it was read.
#include "pipeline/reread.h"

#include <gtest/gtest.h>

#include "ingest/report_source.h"
#include "pipeline/pipeline.h"

namespace dragoman {
namespace {

const Pipeline& ThePipeline() {
  static const auto pipeline = *Pipeline::Create({*Knowledge::Builtin()});
  return *pipeline;
}
ReportRecord Read(RawReport report) {
  Identify(report);
  Document doc(std::move(report));
  EXPECT_TRUE(ThePipeline().Run(doc));
  return RecordOf(doc, ThePipeline().made_by());
}

RawReport Story() {
  RawReport report;
  report.path = "a.txt";
  report.text =
      "Talks in Nairobi\n\nBy Ann Writer\n5 March 2024\n\nKenya met Uganda in Nairobi on Monday.\n";
  return report;
}

TEST(Reread, ATextIsWhatItWas) {
  ReportRecord first = Read(Story());
  Reread again = RereadOf(first);
  EXPECT_TRUE(again.exact);
  EXPECT_EQ(Read(again.report), first);
}

TEST(Reread, SoIsAReportWhoseDateAndTitleCameBesideIt) {
  RawReport report = Story();
  report.id = "wire-17";
  report.text = "Kenya met Uganda in Nairobi on Monday.\n";
  report.title = "Talks in Nairobi";
  report.outlet = "Example Wire";
  report.published = "2024-03-05";
  report.bylines = {"Ann Writer"};
  report.language = "en";
  ReportRecord first = Read(report);
  Reread again = RereadOf(first);
  EXPECT_TRUE(again.exact);
  EXPECT_EQ(again.report.published, "2024-03-05");
  EXPECT_EQ(Read(again.report), first);
}

TEST(Reread, AnotherHashIsSaidToBeNotExact) {
  ReportRecord record = Read(Story());
  record.info.hash = "of something else";
  Reread again = RereadOf(record);
  EXPECT_FALSE(again.exact);
  EXPECT_EQ(again.report.text, record.text);
}

}  // namespace
}  // namespace dragoman
