#include "parse/parse_model.h"

// cmake/Embed.cmake puts the bytes of models/first-parse.bin here; none where the file is missing.
extern "C" const char dragoman_model_parse[];
extern "C" const char dragoman_model_parse_end[];

namespace dragoman {

Result<std::shared_ptr<const ParseModel>> ParseModel::Builtin() {
  // Read once and kept: the words of every Document point into it.
  static const Result<std::shared_ptr<const ParseModel>>* const model = [] {
    size_t size = static_cast<size_t>(dragoman_model_parse_end - dragoman_model_parse);
    if (size == 0) {
      return new Result<std::shared_ptr<const ParseModel>>(
          Fail(ErrorKind::not_found,
               "parse model: none was compiled in; put models/first-parse.bin in place "
               "(train/perceptron/train.sh makes it) and build again"));
    }
    return new Result<std::shared_ptr<const ParseModel>>(Read({dragoman_model_parse, size}));
  }();
  return *model;
}

}  // namespace dragoman
