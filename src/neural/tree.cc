#include "neural/tree.h"

#include <algorithm>
#include <limits>

#include "neural/layers.h"

namespace dragoman {
namespace {

constexpr float kNever = -1e30f;
constexpr size_t kMaxRootTrials = 6;

// The nodes of one cycle in the graph word -> head, or nothing. Node 0 is the root.
std::vector<uint32_t> FindCycle(const std::vector<uint32_t>& head, const std::vector<char>& alive) {
  std::vector<uint32_t> seen(head.size(), 0);
  for (uint32_t start = 1; start < head.size(); ++start) {
    if (!alive[start] || seen[start]) continue;
    uint32_t node = start;
    while (node != 0 && !seen[node]) {
      seen[node] = start;
      node = head[node];
    }
    if (node != 0 && seen[node] == start) {
      std::vector<uint32_t> cycle;
      uint32_t at = node;
      do {
        cycle.push_back(at);
        at = head[at];
      } while (at != node);
      return cycle;
    }
  }
  return {};
}

// Chu-Liu-Edmonds by contraction into the cycle's first node, undone in reverse order.
class Contraction {
 public:
  explicit Contraction(std::vector<float> scores, size_t nodes)
      : score_(std::move(scores)), nodes_(nodes), alive_(nodes, 1) {}

  std::vector<uint32_t> Solve() {
    std::vector<uint32_t> head = Greedy();
    for (std::vector<uint32_t> cycle = FindCycle(head, alive_); !cycle.empty();
         cycle = FindCycle(head, alive_)) {
      Contract(std::move(cycle), head);
      head = Greedy();
    }
    for (size_t i = folds_.size(); i-- > 0;) Expand(folds_[i], head);
    return head;
  }

 private:
  struct Fold {
    std::vector<uint32_t> cycle;
    std::vector<uint32_t> cycle_head;  // of each node of the cycle
    std::vector<uint32_t> enters;      // by outside node: which node of the cycle it would govern
    std::vector<uint32_t> leaves;      // by outside node: which node of the cycle would govern it
    std::vector<char> alive;
  };

  float& Score(uint32_t word, uint32_t head) { return score_[word * nodes_ + head]; }

  std::vector<uint32_t> Greedy() {
    std::vector<uint32_t> head(nodes_, 0);
    for (uint32_t word = 1; word < nodes_; ++word) {
      float best = -std::numeric_limits<float>::infinity();
      for (uint32_t h = 0; alive_[word] && h < nodes_; ++h) {
        if (h != word && alive_[h] && Score(word, h) > best) best = Score(word, head[word] = h);
      }
    }
    return head;
  }

  void Contract(std::vector<uint32_t> cycle, const std::vector<uint32_t>& head) {
    Fold fold{
        cycle, {}, std::vector<uint32_t>(nodes_, 0), std::vector<uint32_t>(nodes_, 0), alive_};
    for (uint32_t node : cycle) {
      fold.cycle_head.push_back(head[node]);
      alive_[node] = 0;
    }
    const uint32_t merged = cycle[0];
    for (uint32_t out = 0; out < nodes_; ++out) {
      if (!alive_[out]) continue;
      float best_in = -std::numeric_limits<float>::infinity(), best_out = best_in;
      for (size_t i = 0; i < cycle.size(); ++i) {
        const float in = Score(cycle[i], out) - Score(cycle[i], fold.cycle_head[i]);
        if (in > best_in) best_in = in, fold.enters[out] = cycle[i];
        const float away = Score(out, cycle[i]);
        if (away > best_out) best_out = away, fold.leaves[out] = cycle[i];
      }
      enter_.push_back({out, best_in, best_out});
    }
    for (const auto& e : enter_) {
      Score(merged, e.node) = e.in;
      Score(e.node, merged) = e.out;
    }
    enter_.clear();
    alive_[merged] = 1;
    folds_.push_back(std::move(fold));
  }

  void Expand(const Fold& fold, std::vector<uint32_t>& head) {
    const uint32_t merged = fold.cycle[0], governor = head[merged];
    for (uint32_t node = 1; node < nodes_; ++node) {
      const bool outside = fold.alive[node] && std::find(fold.cycle.begin(), fold.cycle.end(),
                                                         node) == fold.cycle.end();
      if (outside && head[node] == merged) head[node] = fold.leaves[node];
    }
    for (size_t i = 0; i < fold.cycle.size(); ++i) head[fold.cycle[i]] = fold.cycle_head[i];
    head[fold.enters[governor]] = governor;
  }

  struct Edge {
    uint32_t node;
    float in, out;
  };
  std::vector<float> score_;  // [nodes][nodes], row: the word
  size_t nodes_;
  std::vector<char> alive_;
  std::vector<Fold> folds_;
  std::vector<Edge> enter_;
};

// The best tree with `root` as the one word on the root, or any roots if it is 0; and its score.
std::vector<uint32_t> Solve(const float* scores, size_t words, uint32_t root, double& total) {
  const size_t nodes = words + 1;
  std::vector<float> square(nodes * nodes, kNever);
  for (size_t i = 1; i < nodes; ++i) {
    std::copy_n(scores + (i - 1) * nodes, nodes, square.data() + i * nodes);
    if (root != 0 && i != root) square[i * nodes] = kNever;
  }
  std::vector<uint32_t> head = Contraction(std::move(square), nodes).Solve();
  if (root != 0) head[root] = 0;
  total = 0;
  for (size_t i = 1; i < nodes; ++i) {
    total += static_cast<double>(scores[(i - 1) * nodes + head[i]]);
  }
  return head;
}

std::vector<uint32_t> Roots(const std::vector<uint32_t>& head) {
  std::vector<uint32_t> roots;
  for (uint32_t i = 1; i < head.size(); ++i) {
    if (head[i] == 0) roots.push_back(i);
  }
  return roots;
}

// Whatever the scores were (not numbers, say), the answer is a tree with one root.
void Repair(std::vector<uint32_t>& head) {
  std::vector<char> alive(head.size(), 1);
  uint32_t root = 0;
  for (uint32_t i = 1; i < head.size(); ++i) {
    if (head[i] >= head.size() || head[i] == i) head[i] = 0;
    if (head[i] == 0 && root == 0) root = i;
  }
  if (root == 0) head[root = 1] = 0;
  for (uint32_t i = 1; i < head.size(); ++i) {
    if (head[i] == 0 && i != root) head[i] = root;
  }
  for (auto cycle = FindCycle(head, alive); !cycle.empty(); cycle = FindCycle(head, alive)) {
    head[cycle[0]] = root;
  }
}

}  // namespace

std::vector<uint32_t> BestTree(const float* scores, size_t words) {
  double total = 0;
  std::vector<uint32_t> best = Solve(scores, words, 0, total);
  std::vector<uint32_t> roots = Roots(best);
  if (roots.size() > 1) {
    const size_t nodes = words + 1;
    std::stable_sort(roots.begin(), roots.end(), [&](uint32_t a, uint32_t b) {
      return scores[(a - 1) * nodes] > scores[(b - 1) * nodes];
    });
    roots.resize(std::min(roots.size(), kMaxRootTrials));
    double best_total = -std::numeric_limits<double>::infinity();
    for (uint32_t root : roots) {
      std::vector<uint32_t> head = Solve(scores, words, root, total);
      if (Roots(head).size() == 1 && total > best_total) {
        best_total = total;
        best = std::move(head);
      }
    }
  }
  Repair(best);
  best.erase(best.begin());
  return best;
}

}  // namespace dragoman
