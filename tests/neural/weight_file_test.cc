// Weight files that are cut, changed or of another version give an error that says so.
#include "neural/weight_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "neural/language_model.h"
#include "neural/tiny_model.h"

namespace dragoman {
namespace {

using testing::HasSubstr;

TEST(WeightFile, TinyModelLoads) {
  Result<LanguageModel> model = LanguageModel::Load(TinyModel());
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->description(), "a tiny random model");
}

TEST(WeightFile, EveryCutGivesAnError) {
  const std::string bytes = TinyModel();
  for (size_t size = 0; size < bytes.size(); size += size < 4096 ? 1 : 97) {
    Result<LanguageModel> model = LanguageModel::Load(std::string_view(bytes).substr(0, size));
    ASSERT_FALSE(model) << size;
    ASSERT_EQ(model.error().kind, ErrorKind::corrupt);
  }
}

TEST(WeightFile, EveryChangedByteGivesAnError) {
  const std::string bytes = TinyModel();
  for (size_t at = 0; at < bytes.size(); at += at < 4096 ? 1 : 61) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    ASSERT_FALSE(LanguageModel::Load(changed)) << at;
  }
}

TEST(WeightFile, AnotherVersionIsNamed) {
  Result<LanguageModel> model = LanguageModel::Load(TinyModel(1, 9));
  ASSERT_FALSE(model);
  EXPECT_THAT(model.error().message, HasSubstr("format 9"));
}

TEST(WeightFile, MissingFileIsNamed) {
  Result<LanguageModel> model = LanguageModel::LoadFile("/nowhere/en.dgm");
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().kind, ErrorKind::not_found);
  EXPECT_THAT(model.error().message, HasSubstr("/nowhere/en.dgm"));
}

TEST(WeightFile, MissingTensorIsNamed) {
  TinyModelWriter writer(1);
  writer.Bytes("description", "nothing else");
  Result<LanguageModel> model = LanguageModel::Load(writer.Finish());
  ASSERT_FALSE(model);
  EXPECT_THAT(model.error().message, HasSubstr("is missing"));
}

TEST(WeightFile, TextIsNoModel) {
  Result<LanguageModel> model = LanguageModel::Load(std::string(5000, 'x'));
  ASSERT_FALSE(model);
  EXPECT_THAT(model.error().message, HasSubstr("not a weight file"));
}

}  // namespace
}  // namespace dragoman
