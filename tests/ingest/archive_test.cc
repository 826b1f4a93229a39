// Archives made by the test: what is in them is read as files are; bombs, names that lead out and
// damage are survived and told.
#include "ingest/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "ingest/report_source.h"

namespace dragoman {
namespace {

using Members = std::vector<std::pair<std::string, std::string>>;
enum class Kind { zip, tar, tar_gz, gz, zst };

std::string Pack(Kind kind, const Members& members) {
  std::string out(4 << 20, '\0');
  size_t used = 0;
  archive* a = archive_write_new();
  if (kind == Kind::tar_gz || kind == Kind::gz) archive_write_add_filter_gzip(a);
  if (kind == Kind::zst) archive_write_add_filter_zstd(a);
  if (kind == Kind::zip)
    archive_write_set_format_zip(a);
  else if (kind == Kind::gz || kind == Kind::zst)
    archive_write_set_format_raw(a);
  else
    archive_write_set_format_pax_restricted(a);
  archive_write_open_memory(a, out.data(), out.size(), &used);
  for (const auto& [name, content] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_write_header(a, entry);
    archive_write_data(a, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  return out.substr(0, used);
}

class Archive : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = std::filesystem::temp_directory_path() / "dragoman-archive-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  ReadResult Read(const std::string& name, const std::string& bytes, ReadOptions options = {}) {
    std::string path = folder_ + "/" + name;
    std::ofstream(path, std::ios::binary) << bytes;
    ReadResult result = ReadAllReports({path}, options);
    for (RawReport& report : result.reports) report.path.erase(0, folder_.size() + 1);
    return result;
  }
  static std::vector<std::string> Paths(const ReadResult& result) {
    std::vector<std::string> paths;
    for (const RawReport& report : result.reports) paths.push_back(report.path);
    return paths;
  }

  std::string folder_;
};
using Names = std::vector<std::string>;

const Members kTwo = {{"a.txt", "The envoys met in Oslo."},
                      {"photos/x.png", "not looked at"},
                      {"b/wire.jsonl", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n"}};

TEST_F(Archive, ReadsZipTarAndPackedFiles) {
  for (auto [kind, name] :
       {std::pair{Kind::zip, "w.zip"}, {Kind::tar, "w.tar"}, {Kind::tar_gz, "w.dat"}}) {
    ReadResult result = Read(name, Pack(kind, kTwo));
    std::string n = name;
    EXPECT_EQ(Paths(result), (Names{n + ":a.txt", n + ":b/wire.jsonl:1", n + ":b/wire.jsonl:2"}));
    EXPECT_TRUE(result.errors.empty());
  }
  for (auto kind : {Kind::gz, Kind::zst})
    EXPECT_EQ(Paths(Read("w.jsonl.gz", Pack(kind, {{"x", "{\"text\": \"One.\"}\n"}}))),
              (Names{"w.jsonl.gz:1"}));
  ReadOptions jsonl;
  jsonl.format = InputFormat::jsonl;
  EXPECT_EQ(
      Read("odd.bin", Pack(Kind::gz, {{"x", "{\"text\": \"One.\"}\n"}}), jsonl).reports.size(), 1u);
}

TEST_F(Archive, ReadsArchivesInArchivesToADepth) {
  std::string inner = Pack(Kind::zip, {{"a.txt", "The envoys met in Oslo."}});
  EXPECT_EQ(Paths(Read("o.tar", Pack(Kind::tar, {{"i.zip", inner}}))),
            (Names{"o.tar:i.zip:a.txt"}));
  for (int i = 0; i < 8; ++i) inner = Pack(Kind::tar, {{"i.tar", inner}});
  ReadResult deep = Read("deep.tar", inner);
  EXPECT_TRUE(deep.reports.empty());
  ASSERT_EQ(deep.errors.size(), 1u);
  EXPECT_NE(deep.errors[0].message.find("too many archives in each other"), std::string::npos);
}

TEST_F(Archive, NamesThatLeadOutAreToldAndSkipped) {
  ReadResult result =
      Read("t.tar", Pack(Kind::tar, {{"../../etc/x.txt", "Out."}, {"in.txt", "In."}}));
  EXPECT_EQ(Paths(result), (Names{"t.tar:in.txt"}));
  ASSERT_EQ(result.errors.size(), 1u);
  EXPECT_NE(result.errors[0].message.find("leads out of the archive"), std::string::npos);
}

TEST_F(Archive, BombsAreStoppedAndTold) {
  std::string bomb(200u << 20, 'a');
  ReadOptions jsonl;
  jsonl.format = InputFormat::jsonl;
  ReadResult result = Read("bomb.gz", Pack(Kind::gz, {{"x", bomb}}), jsonl);
  EXPECT_TRUE(result.reports.empty());
  ASSERT_FALSE(result.errors.empty());
  EXPECT_NE(result.errors.back().message.find("bombs"), std::string::npos);
}

TEST_F(Archive, ABudgetIsKept) {
  std::string packed = Pack(Kind::tar, {{"a.txt", std::string(5000, 'a')}, {"b.txt", "b"}});
  ByteSource source = ByteSource::FromMemory(packed, "w.tar");
  ArchiveBudget budget;
  budget.bytes = 1000;
  std::vector<std::string> said;
  ReadArchive(source, budget, [&](Result<ByteSource> member, const std::string&) {
    auto all = member->ReadAll(1u << 20);
    said.push_back(all ? "read" : all.error().message);
    return true;
  });
  ASSERT_EQ(said.size(), 1u);
  EXPECT_NE(said[0].find("unpacks to more than is read"), std::string::npos);
}

TEST_F(Archive, EveryCutGivesAnErrorOrLess) {
  for (Kind kind : {Kind::zip, Kind::tar_gz, Kind::gz, Kind::zst}) {
    std::string packed =
        Pack(kind, {{"a.jsonl", "{\"text\": \"One.\"}\n"}, {"b.txt", "The envoys."}});
    for (size_t size = 1; size < packed.size(); size += 1 + size / 64) {
      ReadResult result = Read("cut.dat", packed.substr(0, size));
      EXPECT_LE(result.reports.size(), 2u);
      if (size > 3 && (kind == Kind::gz || kind == Kind::zst)) {  // shorter, they are no archives
        EXPECT_FALSE(result.errors.empty()) << size;
      }
    }
  }
}

TEST_F(Archive, OfficeDocumentsAndEmptyArchivesAreNamed) {
  ReadResult office = Read("d.docx", Pack(Kind::zip, {{"[Content_Types].xml", "<Types/>"}}));
  ASSERT_EQ(office.errors.size(), 1u);
  EXPECT_NE(office.errors[0].message.find("office document"), std::string::npos);
  ReadResult none = Read("n.zip", Pack(Kind::zip, {{"x.png", "x"}}));
  ASSERT_EQ(none.errors.size(), 1u);
  EXPECT_NE(none.errors[0].message.find("no file in this archive"), std::string::npos);
}

}  // namespace
}  // namespace dragoman
