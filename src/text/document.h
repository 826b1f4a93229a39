// Document: one report on its way through the stages. It owns the text; every stage adds one layer,
// a struct defined in the stage's own folder, and may read the layers of the folders below it. A
// layer names itself (kLayerName), so that the runner can check the order of the stages.
//
//   doc.Set(TextLayer{...});              // by the text stage
//   const TextLayer& text = doc.Get<TextLayer>();
//
// A Document is worked on by one thread at a time.
#pragma once

#include <cassert>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <typeindex>
#include <utility>
#include <vector>

#include "core/range.h"
#include "ingest/raw_report.h"

namespace dragoman {

class Document {
 public:
  explicit Document(RawReport raw) : raw_(std::move(raw)) { notices_ = raw_.notices; }

  const RawReport& raw() const { return raw_; }
  std::string_view text() const { return raw_.text; }
  // REQUIRES: range within the text. The view lives as long as the Document.
  std::string_view Slice(ByteRange range) const {
    return std::string_view(raw_.text).substr(range.begin, range.size());
  }

  template <class Layer>
  bool Has() const {
    return layers_.contains(typeid(Layer));
  }
  // REQUIRES: Has<Layer>(). The reference is good until the layer is set again.
  template <class Layer>
  const Layer& Get() const {
    auto it = layers_.find(typeid(Layer));
    assert(it != layers_.end());
    return *static_cast<const Layer*>(it->second.get());
  }
  template <class Layer>
  void Set(Layer layer) {
    layers_[typeid(Layer)] = std::make_shared<Layer>(std::move(layer));
  }

  const std::vector<Notice>& notices() const { return notices_; }
  void AddNotice(Notice notice) { notices_.push_back(std::move(notice)); }

 private:
  RawReport raw_;
  std::map<std::type_index, std::shared_ptr<void>> layers_;
  std::vector<Notice> notices_;
};

// One step of the pipeline. Run is const and safe from many threads, each with its own Document.
class Stage {
 public:
  virtual ~Stage() = default;
  virtual std::string_view name() const = 0;
  virtual std::vector<std::string_view> reads() const = 0;   // layers that must be there before
  virtual std::vector<std::string_view> writes() const = 0;  // layers that are there after
  virtual void Run(Document& doc) const = 0;
};

}  // namespace dragoman
