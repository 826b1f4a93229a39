// Trains models/first-parse.bin: tags, syntax and names by averaged perceptrons. Run by train.sh.
//
//   train OUT TREES_TRAIN,... TREES_DEV,... WIKIGOLD_TRAIN SILVER_NAMES WIKIGOLD_DEV
//
// The tags that the parser learns from are predicted by taggers that have not seen the sentence
// (four folds). The parser explores its own mistakes (dynamic oracle: Goldberg & Nivre 2013). A
// part of the sentences is repeated with headline capitals, all capitals, no capitals, or no full
// stop. Deterministic: one thread, fixed seeds.
#include <cstdio>
#include <fstream>
#include <map>
#include <numeric>
#include <set>
#include <sstream>

#include "data.h"
#include "learner.h"
#include "parse/names.h"
#include "parse/parse_model.h"
#include "parse/tagger.h"
#include "parse/token_features.h"
#include "parse/transitions.h"
#include "tables.h"

namespace dragoman::train {

namespace {

constexpr uint32_t kTaggerBits = 20, kParserBits = 21, kNamerBits = 21;
constexpr int kTagEpochs = 5, kFoldEpochs = 3, kParseEpochs = 7, kNameEpochs = 4;

struct Example {
  SentenceFeatures features;
  std::vector<uint16_t> gold_tags, tags;
  std::vector<uint32_t> heads;
  std::vector<uint8_t> rels;
};

std::vector<size_t> Shuffled(size_t n, std::mt19937* random) {
  std::vector<size_t> order(n);
  std::iota(order.begin(), order.end(), size_t{0});
  std::shuffle(order.begin(), order.end(), *random);
  return order;
}

uint32_t BestOf(const float* scores, uint32_t n) {
  return static_cast<uint32_t>(std::max_element(scores, scores + n) - scores);
}

Learner TrainTagger(const std::vector<Example>& data, const std::vector<size_t>& which,
                    uint32_t classes, int epochs) {
  Learner learner(kTaggerBits, classes);
  std::mt19937 random(7);
  std::vector<uint32_t> features;
  std::array<float, kMaxClasses> scores;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    size_t wrong = 0, all = 0;
    for (size_t pick : Shuffled(which.size(), &random)) {
      const Example& ex = data[which[pick]];
      std::vector<uint16_t> tags(ex.gold_tags.size(), 0);
      for (size_t i = 0; i < tags.size(); ++i) {
        TagFeatures(ex.features, tags, i, &features);
        learner.Score(features, scores.data());
        uint32_t guess = BestOf(scores.data(), classes);
        if (guess != ex.gold_tags[i]) learner.Update(features, ex.gold_tags[i], guess), ++wrong;
        learner.Tick();
        ++all;
        tags[i] = static_cast<uint16_t>(guess);
      }
    }
    std::printf("tagger epoch %d: %.4f\n", epoch,
                1 - static_cast<double>(wrong) / static_cast<double>(all));
    std::fflush(stdout);
  }
  return learner;
}

struct Frozen {
  explicit Frozen(const Learner& learner)
      : bytes(learner.Quantised()), weights{bytes, learner.mask(), learner.classes()} {}
  std::vector<int8_t> bytes;
  HashedWeights weights;
};

// What each kind of step would lose for good, in gold arcs.
struct Costs {
  int shift = 1000, left = 1000, right = 1000;
};

Costs CostsOf(const Transitions& state, const std::vector<uint32_t>& gold) {
  Costs cost;
  const auto& stack = state.stack();
  uint32_t next = state.buffer(), n = state.size();
  uint32_t top = stack.empty() ? UINT32_MAX : stack.back();
  if (state.MayShift()) {
    cost.shift = 0;
    for (size_t k = 0; k < stack.size(); ++k) {
      if (gold[stack[k]] == next) ++cost.shift;
      if (gold[next] == stack[k] && stack[k] != top) ++cost.shift;
    }
  }
  if (stack.empty()) return cost;
  int waiting = 0;  // dependents of the top that it would lose by being popped
  for (uint32_t d = next; d < n; ++d) waiting += gold[d] == top;
  if (state.MayLeft()) {
    cost.left = waiting;
    if (stack.size() >= 2 && gold[top] == stack[stack.size() - 2]) ++cost.left;
    if (gold[top] > next && gold[top] != UINT32_MAX) ++cost.left;
  }
  if (state.MayRight()) {
    cost.right = waiting;
    if (gold[top] >= next) ++cost.right;
  }
  return cost;
}

// The best step among those that lose least; an arc that is right needs the right label too.
uint32_t OracleStep(const Transitions& state, const Example& ex, const float* scores,
                    std::vector<bool>* good) {
  Costs cost = CostsOf(state, ex.heads);
  int least = std::min({cost.shift, cost.left, cost.right});
  uint32_t labels = state.labels(), best = UINT32_MAX;
  good->assign(2 * labels + 1, false);
  auto allow = [&](uint32_t step) {
    (*good)[step] = true;
    if (best == UINT32_MAX || scores[step] > scores[best]) best = step;
  };
  if (cost.shift == least) allow(0);
  const auto& stack = state.stack();
  uint32_t top = stack.empty() ? 0 : stack.back();
  auto arcs = [&](uint32_t from, bool right_head) {
    for (uint32_t l = 0; l < labels; ++l)
      if (!right_head || ex.rels[top] == l) allow(from + l);
  };
  if (cost.left == least) arcs(1, ex.heads[top] == state.buffer());
  if (cost.right == least) arcs(1 + labels, ex.heads[top] == stack[stack.size() - 2]);
  return best;
}

Learner TrainParser(const std::vector<Example>& data, uint32_t labels) {
  Learner learner(kParserBits, 2 * labels + 1);
  std::mt19937 random(11);
  std::vector<uint32_t> features;
  std::vector<bool> good;
  std::array<float, kMaxClasses> scores;
  std::array<int32_t, kMaxClasses> rounded{};
  for (int epoch = 0; epoch < kParseEpochs; ++epoch) {
    size_t wrong = 0, all = 0;
    for (size_t pick : Shuffled(data.size(), &random)) {
      const Example& ex = data[pick];
      Transitions state(ex.features, ex.tags, labels);
      while (!state.Done()) {
        state.Features(&features);
        learner.Score(features, scores.data());
        for (uint32_t c = 0; c < learner.classes(); ++c)
          rounded[c] = static_cast<int32_t>(scores[c]);
        uint32_t guess = BestStep(state, rounded.data());
        uint32_t oracle = OracleStep(state, ex, scores.data(), &good);
        bool right = good[guess];
        if (!right) learner.Update(features, oracle, guess), ++wrong;
        learner.Tick();
        ++all;
        bool explore = epoch >= 1 && random() % 10 != 0;
        state.Apply(right || explore ? guess : oracle);
      }
    }
    std::printf("parser epoch %d: %.4f\n", epoch,
                1 - static_cast<double>(wrong) / static_cast<double>(all));
    std::fflush(stdout);
  }
  return learner;
}

struct NameExample {
  SentenceFeatures features;
  std::vector<uint8_t> hints;
  std::vector<uint16_t> tags, names;
};

Learner TrainNamer(const std::vector<NameExample>& data) {
  Learner learner(kNamerBits, 5);
  std::mt19937 random(13);
  std::vector<uint32_t> features;
  std::array<float, kMaxClasses> scores;
  for (int epoch = 0; epoch < kNameEpochs; ++epoch) {
    size_t wrong = 0;
    for (size_t pick : Shuffled(data.size(), &random)) {
      const NameExample& ex = data[pick];
      std::vector<uint16_t> names(ex.names.size(), 0);
      for (size_t i = 0; i < names.size(); ++i) {
        NameFeatures(ex.features, ex.tags, ex.hints, names, i, &features);
        learner.Score(features, scores.data());
        uint32_t guess = BestOf(scores.data(), 5);
        if (guess != ex.names[i]) learner.Update(features, ex.names[i], guess), ++wrong;
        learner.Tick();
        names[i] = static_cast<uint16_t>(guess);
      }
    }
    std::printf("namer epoch %d: %zu wrong\n", epoch, wrong);
    std::fflush(stdout);
  }
  return learner;
}

std::vector<std::string_view> Forms(const TreeSentence& sentence) {
  std::vector<std::string_view> forms;
  for (const TreeWord& word : sentence) forms.push_back(word.form);
  return forms;
}

Example MakeExample(const TreeSentence& sentence, const Inventory& inventory) {
  Example ex;
  Extract(Forms(sentence), inventory.lexicon, &ex.features);
  for (const TreeWord& word : sentence) {
    ex.gold_tags.push_back(inventory.Tag(word));
    ex.heads.push_back(word.head);
    ex.rels.push_back(inventory.Label(word));
  }
  return ex;
}

void TestTrees(const std::string& path, const Inventory& inventory, const Frozen& tagger,
               const Frozen& parser) {
  double n = 0, upos = 0, xpos = 0, uas = 0, las = 0;
  for (const TreeSentence& sentence : ReadConllu(path)) {
    Example ex = MakeExample(sentence, inventory);
    std::vector<uint16_t> tags = TagWords(tagger.weights, ex.features);
    Tree tree = ParseTree(parser.weights, ex.features, tags);
    for (size_t i = 0; i < sentence.size(); ++i) {
      n += 1;
      upos += UposName(inventory.tags[tags[i]].upos) == sentence[i].upos;
      xpos += inventory.tags[tags[i]].xpos == sentence[i].xpos;
      std::string got = inventory.labels[tree.rels[i]], want = sentence[i].deprel;
      bool head = tree.heads[i] == sentence[i].head;
      uas += head;
      las += head && got.substr(0, got.find(':')) == want.substr(0, want.find(':'));
    }
  }
  std::printf("%s: upos %.4f xpos %.4f uas %.4f las %.4f\n", path.c_str(), upos / n, xpos / n,
              uas / n, las / n);
}

void TestNames(const std::string& path, const Inventory& inventory, const Frozen& tagger,
               const Frozen& namer, const Knowledge* knowledge) {
  double hit = 0, got = 0, want = 0;
  for (const NameSentence& sentence : ReadWikigold(path)) {
    SentenceFeatures features;
    std::vector<std::string_view> forms(sentence.forms.begin(), sentence.forms.end());
    Extract(forms, inventory.lexicon, &features);
    std::vector<uint16_t> tags = TagWords(tagger.weights, features);
    std::vector<uint16_t> names =
        TagNames(namer.weights, features, tags, NameHints(knowledge, forms));
    auto spans = [](const std::vector<uint16_t>& label) {
      std::set<std::array<size_t, 3>> out;
      for (size_t i = 0, j; i < label.size(); i = j) {
        for (j = i + 1; j < label.size() && label[j] == label[i];) ++j;
        if (label[i] >= 1 && label[i] <= 3) out.insert({i, j, label[i]});
      }
      return out;
    };
    auto a = spans(names), b = spans(sentence.names);
    got += static_cast<double>(a.size());
    want += static_cast<double>(b.size());
    for (auto& span : a) hit += b.contains(span);
  }
  std::printf("%s: names p %.4f r %.4f f %.4f\n", path.c_str(), hit / got, hit / want,
              2 * hit / (got + want));
}

std::vector<std::string> SplitList(const std::string& list) {
  std::vector<std::string> out;
  std::stringstream in(list);
  for (std::string part; std::getline(in, part, ',');) out.push_back(part);
  return out;
}

int Main(char** argv) {
  std::vector<TreeSentence> trees;
  for (const std::string& path : SplitList(argv[2]))
    for (TreeSentence& sentence : ReadConllu(path)) trees.push_back(std::move(sentence));
  auto knowledge = Knowledge::Builtin();
  if (!knowledge) return std::fprintf(stderr, "%s\n", knowledge.error().message.c_str()), 1;
  Inventory inventory(trees, ReadSilverTags(argv[5]));
  std::vector<Example> data;
  std::mt19937 random(5);
  for (const TreeSentence& sentence : trees) {
    data.push_back(MakeExample(sentence, inventory));
    uint32_t dice = random() % 100;
    if (dice < 6) data.push_back(MakeExample(Noisy(sentence, Noise::title_case), inventory));
    if (dice >= 6 && dice < 8)
      data.push_back(MakeExample(Noisy(sentence, Noise::capitals), inventory));
    if (dice >= 8 && dice < 10)
      data.push_back(MakeExample(Noisy(sentence, Noise::lower), inventory));
    if (dice >= 10 && dice < 14)
      data.push_back(MakeExample(Noisy(sentence, Noise::no_stop), inventory));
  }
  uint32_t classes = static_cast<uint32_t>(inventory.tags.size());
  std::printf("%zu examples, %u tags, %zu labels, %zu in lexicon\n", data.size(), classes,
              inventory.labels.size(), inventory.lexicon.keys.size());
  constexpr size_t kFolds = 4;
  for (size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<size_t> rest;
    // A copy stands beside its original: blocks keep most of them in one fold.
    for (size_t i = 0; i < data.size(); ++i)
      if (i / 50 % kFolds != fold) rest.push_back(i);
    Frozen tagger(TrainTagger(data, rest, classes, kFoldEpochs));
    for (size_t i = 0; i < data.size(); ++i)
      if (i / 50 % kFolds == fold) data[i].tags = TagWords(tagger.weights, data[i].features);
  }
  std::vector<size_t> all(data.size());
  std::iota(all.begin(), all.end(), size_t{0});
  Learner tag_learner = TrainTagger(data, all, classes, kTagEpochs);
  Frozen tagger(tag_learner);
  Learner parse_learner = TrainParser(data, static_cast<uint32_t>(inventory.labels.size()));
  Frozen parser(parse_learner);
  for (const std::string& path : SplitList(argv[3])) TestTrees(path, inventory, tagger, parser);

  std::vector<NameExample> name_data;
  auto add = [&](const NameSentence& sentence) {
    NameExample ex;
    std::vector<std::string_view> forms(sentence.forms.begin(), sentence.forms.end());
    Extract(forms, inventory.lexicon, &ex.features);
    ex.tags = TagWords(tagger.weights, ex.features);
    ex.hints = NameHints(knowledge->get(), forms);
    ex.names = sentence.names;
    name_data.push_back(std::move(ex));
  };
  for (const NameSentence& sentence : ReadWikigold(argv[4]))
    for (int copy = 0; copy < 4; ++copy) add(sentence);
  for (const NameSentence& sentence : ReadSilver(argv[5])) {
    add(sentence);
    if (random() % 20 == 0) add(Noisy(sentence, Noise::title_case));
  }
  Learner name_learner = TrainNamer(name_data);
  Frozen namer(name_learner);
  TestNames(argv[6], inventory, tagger, namer, knowledge->get());

  std::ofstream out(argv[1], std::ios::binary);
  out << inventory.Serialised();
  for (auto* part : {&tag_learner, &parse_learner, &name_learner}) {
    Frozen frozen(*part);
    uint32_t head[2] = {part->bits(), part->classes()};
    out.write(reinterpret_cast<const char*>(head), sizeof head);
    out.write(reinterpret_cast<const char*>(frozen.bytes.data()),
              static_cast<long>(frozen.bytes.size()));
  }
  return out.flush() ? 0 : 1;
}

}  // namespace

}  // namespace dragoman::train

int main(int argc, char** argv) {
  if (argc != 7) return std::fprintf(stderr, "see the head of train.cc\n"), 2;
  return dragoman::train::Main(argv);
}
