#include "ingest/report_source.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace dragoman {
namespace {

namespace fs = std::filesystem;

class Ingest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = fs::temp_directory_path() / "dragoman-ingest-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string Write(const std::string& name, const std::string& bytes) {
    fs::path path = fs::path(folder_) / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  ReadResult Read(const std::string& path, ReadOptions options = {}) {
    return ReadAllReports({path}, options);
  }
  std::string OnlyError(const std::string& path, ReadOptions options = {}) {
    ReadResult result = Read(path, options);
    EXPECT_TRUE(result.reports.empty());
    return result.errors.size() == 1 ? result.errors[0].message : "not one error";
  }

  std::string folder_;
};

TEST_F(Ingest, ListsFoldersSortedAndLeavesOutWhatIsNoReport) {
  Write("b.txt", "B");
  Write("a/2.txt", "2");
  Write("a/10.txt", "10");
  Write(".hidden/x.txt", "x");
  Write("dragoman.db", "x");
  Write("dragoman.db-wal", "x");
  Write("photo.JPG", "x");
  InputList list = ListInputs(std::vector<std::string>{folder_, "-"});
  EXPECT_TRUE(list.problems.empty());
  std::vector<std::string> names;
  for (const Input& input : list.inputs) names.push_back(input.path);
  EXPECT_EQ(names, (std::vector<std::string>{folder_ + "/a/10.txt", folder_ + "/a/2.txt",
                                             folder_ + "/b.txt", "-"}));
}

TEST_F(Ingest, NamesWhatCannotBeListed) {
  std::string pipe = folder_ + "/pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  InputList list = ListInputs(std::vector<std::string>{folder_ + "/none.txt", pipe, "/dev/null"});
  EXPECT_TRUE(list.inputs.empty());
  ASSERT_EQ(list.problems.size(), 3u);
  EXPECT_EQ(list.problems[0].kind, ErrorKind::not_found);
  EXPECT_NE(list.problems[0].message.find("none.txt: No such file"), std::string::npos);
  EXPECT_NE(list.problems[1].message.find("named pipe"), std::string::npos);
  EXPECT_NE(list.problems[2].message.find("device"), std::string::npos);
}

TEST_F(Ingest, AFolderThatHoldsItselfByALinkIsReadOnce) {
  Write("in/a.txt", "A");
  fs::create_directory_symlink(folder_ + "/in", folder_ + "/in/again");
  EXPECT_EQ(ListInputs(std::vector<std::string>{folder_}).inputs.size(), 1u);
}

TEST_F(Ingest, UnreadableFileAndFolderAreErrorsWithTheirCause) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  std::string file = Write("secret.txt", "text");
  fs::permissions(file, fs::perms::none);
  EXPECT_NE(OnlyError(file).find("Permission denied"), std::string::npos);
  Write("closed/a.txt", "text");
  fs::permissions(folder_ + "/closed", fs::perms::none);
  InputList list = ListInputs(std::vector<std::string>{folder_ + "/closed"});
  fs::permissions(folder_ + "/closed", fs::perms::owner_all);
  ASSERT_EQ(list.problems.size(), 1u);
  EXPECT_NE(list.problems[0].message.find("Permission denied"), std::string::npos);
}

TEST_F(Ingest, PlainTextIsUnchangedAndIdentified) {
  std::string path = Write("a.txt", "Line one.\r\n\r\nLine two.\r\n");
  ReadResult result = Read(path);
  ASSERT_EQ(result.reports.size(), 1u);
  const RawReport& report = result.reports[0];
  EXPECT_EQ(report.text, "Line one.\r\n\r\nLine two.\r\n");
  EXPECT_EQ(report.path, path);
  EXPECT_EQ(report.id.size(), std::string("sha256:").size() + 16);
  EXPECT_EQ(report.hash.size(), 64u);
  // The same text under another name is the same report.
  EXPECT_EQ(Read(Write("b.txt", report.text)).reports[0].hash, report.hash);
  EXPECT_NE(Read(Write("c.txt", report.text + "x")).reports[0].hash, report.hash);
}

TEST_F(Ingest, EmptyBlankTooLargeAndMarkup) {
  EXPECT_NE(OnlyError(Write("e.txt", "")).find("is empty"), std::string::npos);
  EXPECT_NE(OnlyError(Write("w.txt", " \n\t \xC2\xA0\n")).find("white space"), std::string::npos);
  EXPECT_NE(OnlyError(Write("p.html", "<!DOCTYPE html><html>")).find("no article found"),
            std::string::npos);
  EXPECT_NE(OnlyError(Write("x.txt", "<?xml version=\"1.0\"?><note/>")).find("XML"),
            std::string::npos);
  ReadOptions small;
  small.max_report_bytes = 10;
  ReadResult result = Read(Write("l.txt", "more than ten bytes"), small);
  ASSERT_EQ(result.errors.size(), 1u);
  EXPECT_EQ(result.errors[0].kind, ErrorKind::limit);
  EXPECT_NE(result.errors[0].message.find("19 bytes"), std::string::npos);
  EXPECT_NE(result.errors[0].message.find("10 bytes"), std::string::npos);
}

TEST_F(Ingest, AFileOfAHundredMegabytesIsRefusedBySizeAlone) {
  std::string path = Write("huge.txt", "x");
  fs::resize_file(path, 100u << 20);
  ReadResult result = Read(path);
  ASSERT_EQ(result.errors.size(), 1u);
  EXPECT_EQ(result.errors[0].kind, ErrorKind::limit);
}

TEST_F(Ingest, JsonLinesWithMetadata) {
  std::string path = Write(
      "w.jsonl",
      R"({"id":"x1","text":"One.","title":"T","outlet":"O","url":"http://a.b","published":"2024-05-29",)"
      R"("bylines":["J. Doe"],"language":"en","more":[1,{"a":2}]})"
      "\n\n"
      R"({"id":7,"text":"Two.","title":null,"bylines":"A. Roe"})");
  ReadResult result = Read(path);
  EXPECT_TRUE(result.errors.empty());
  ASSERT_EQ(result.reports.size(), 2u);
  const RawReport& one = result.reports[0];
  EXPECT_EQ(one.id, "x1");
  EXPECT_EQ(one.path, path + ":1");
  EXPECT_EQ(one.title, "T");
  EXPECT_EQ(one.outlet, "O");
  EXPECT_EQ(one.url, "http://a.b");
  EXPECT_EQ(one.published, "2024-05-29");
  EXPECT_EQ(one.language, "en");
  EXPECT_EQ(one.bylines, std::vector<std::string>{"J. Doe"});
  EXPECT_EQ(result.reports[1].id, "7");
  EXPECT_EQ(result.reports[1].path, path + ":3");
  EXPECT_EQ(result.reports[1].bylines, std::vector<std::string>{"A. Roe"});
}

TEST_F(Ingest, BadLinesAreNamedAndTheOthersRead) {
  std::string deep = "{\"text\":" + std::string(50000, '[');
  std::string path = Write("w.jsonl",
                           "{\"text\":\"Good.\"}\n"
                           "not json\n"
                           "[1,2]\n"
                           "{\"txet\":\"x\"}\n"
                           "{\"text\":17}\n"
                           "{\"text\":\"   \"}\n"
                           "{\"text\":\"a\\u0000b\"}\n"
                           "{\"text\":\"x\",\"bylines\":[3]}\n"
                           "{\"text\":\"x\",\"title\":{}}\n" +
                               deep + "\n{\"text\":\"Last.\"}");
  ReadResult result = Read(path);
  ASSERT_EQ(result.reports.size(), 2u);
  EXPECT_EQ(result.reports[1].text, "Last.");
  ASSERT_EQ(result.errors.size(), 9u);
  for (size_t i = 0; i < result.errors.size(); ++i)
    EXPECT_TRUE(result.errors[i].message.starts_with(path + ":" + std::to_string(i + 2) + ": "))
        << result.errors[i].message;
}

TEST_F(Ingest, JsonLinesAreKnownByContentAndByOption) {
  std::string line = "{\"text\":\"Hello there.\"}\n";
  EXPECT_EQ(Read(Write("x.dat", line)).reports.at(0).text, "Hello there.");
  ReadOptions text;
  text.format = InputFormat::text;
  EXPECT_EQ(Read(Write("x.jsonl", line), text).reports.at(0).text, line);
  ReadOptions jsonl;
  jsonl.format = InputFormat::jsonl;
  EXPECT_EQ(Read(Write("y.txt", "{\"text\":\"A\"}"), jsonl).reports.at(0).text, "A");
  EXPECT_TRUE(ParseInputFormat("jsonl"));
  EXPECT_FALSE(ParseInputFormat("docx"));
}

TEST_F(Ingest, JsonLinesInUtf16) {
  std::string bytes = "\xFF\xFE";
  for (char b : std::string("{\"text\":\"A.\"}\r\n{\"text\":\"B.\"}\r\n")) {
    bytes.push_back(b);
    bytes.push_back('\0');
  }
  ReadResult result = Read(Write("w.jsonl", bytes));
  ASSERT_EQ(result.reports.size(), 2u);
  EXPECT_EQ(result.reports[1].text, "B.");
}

TEST_F(Ingest, ALineOverTheLimitIsSkipped) {
  ReadOptions small;
  small.max_report_bytes = 100;
  std::string path =
      Write("w.jsonl", "{\"text\":\"" + std::string(5000, 'x') + "\"}\n{\"text\":\"B.\"}\n");
  ReadResult result = Read(path, small);
  ASSERT_EQ(result.errors.size(), 1u);
  EXPECT_EQ(result.errors[0].kind, ErrorKind::limit);
  EXPECT_EQ(result.reports.size(), 1u);
}

TEST_F(Ingest, ASinkMayStop) {
  std::string path = Write("w.jsonl", "{\"text\":\"A\"}\n{\"text\":\"B\"}\n{\"text\":\"C\"}\n");
  int calls = 0;
  ReadInput({path}, {}, [&](Result<RawReport>) { return ++calls < 2; });
  EXPECT_EQ(calls, 2);
}

TEST_F(Ingest, SeveralThreadsReadSeveralFiles) {
  std::vector<std::string> paths;
  for (int i = 0; i < 8; ++i)
    paths.push_back(Write(std::to_string(i) + ".txt", "Report " + std::to_string(i)));
  std::vector<std::string> texts(paths.size());
  std::vector<std::thread> threads;
  for (size_t i = 0; i < paths.size(); ++i)
    threads.emplace_back([&, i] { texts[i] = ReadAllReports({paths[i]}, {}).reports.at(0).text; });
  for (std::thread& thread : threads) thread.join();
  for (size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(texts[i], "Report " + std::to_string(i));
}

}  // namespace
}  // namespace dragoman
