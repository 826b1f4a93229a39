#include "neural/language_model.h"

// cmake/Embed.cmake puts the bytes of models/en.dgm here; none where the file is missing.
extern "C" const char dragoman_model[];
extern "C" const char dragoman_model_end[];

namespace dragoman {

Result<std::shared_ptr<const LanguageModel>> LanguageModel::Builtin() {
  using Shared = Result<std::shared_ptr<const LanguageModel>>;
  // Kept for good: the words of every Document point into it.
  static const Shared* const model = [] {
    size_t size = static_cast<size_t>(dragoman_model_end - dragoman_model);
    if (size == 0)
      return new Shared(Fail(ErrorKind::not_found,
                             "no language model was compiled in; put models/en.dgm in place (make "
                             "train makes it) and build again"));
    Result<LanguageModel> loaded = Load({dragoman_model, size});
    if (!loaded) return new Shared(Fail(loaded.error()));
    loaded->hash_ = BuiltinHash();
    return new Shared(std::make_shared<const LanguageModel>(std::move(*loaded)));
  }();
  return *model;
}

std::string_view LanguageModel::BuiltinHash() {
  return
#include "neural/model_hash.inc"
      ;
}

}  // namespace dragoman
