#include "statements/outlet_steps.h"

#include <algorithm>

#include "core/strings.h"

namespace dragoman {
namespace {

constexpr std::string_view kCarrying =
    "report|quote|cite|say|write|carry|publish|reprint|reproduce|republish|broadcast|air|follow|"
    "release|add|note|pick|take|run|print|relay|repeat|translate|post|summarise|summarize|record|"
    "obtain|see|reveal|announce|confirm";
constexpr std::string_view kCiting = "cite|quote|credit|reference";
// Pieces of an outlet's work: "a report in X", "an article for X".
constexpr std::string_view kPieces =
    "report|article|interview|piece|column|letter|comment|remark|story|essay|editorial|dispatch|"
    "account|broadcast|programme|program|bulletin|page|site|website|edition|authority|op-ed|"
    "conversation|correspondent|reporter";
constexpr std::string_view kOutletKinds =
    "newspaper|agency|channel|broadcaster|daily|magazine|weekly|website|outlet|television|tv|radio|"
    "station|paper|service|portal|network|site";
constexpr int kMostSteps = 4;

class StepFinder {
 public:
  StepFinder(const StatementScene& scene, const ActorLayer& actors)
      : scene_(scene), syntax_(scene.syntax), actors_(actors) {}

  std::optional<OutletStep> Step(const Mention& mention) const {
    ActorIndex actor = mention.actors.front();
    if (actors_.actor(actor).kind != ActorKind::outlet) return std::nullopt;
    OutletStep step{OutletRole::carried, actor, mention.head, mention.range, std::nullopt};
    uint32_t top = Top(mention.head);
    uint32_t governor = syntax_.head(top);
    if (governor == kNoToken) return std::nullopt;
    std::string preposition = CaseOf(top);
    if (preposition.empty() && top == mention.head) preposition = Before(mention.tokens.begin);
    if (syntax_.relation(top) == "nsubj") {
      if (!InList(syntax_.lemma(governor), kCarrying) || syntax_.IsPassive(governor))
        return std::nullopt;
      return step;
    }
    if (preposition == "according to" || preposition == "according") return step;
    // "in a report [in X]", "on the authority [of X]": the piece stands for the outlet.
    if (InList(syntax_.lemma(governor), kPieces) &&
        InList(preposition, "in|on|by|of|for|to|with|from")) {
      if (InList(preposition, "for|to|with")) {
        step.role = OutletRole::told;
        return step;
      }
      if (syntax_.lemma(governor) == "authority" || IsCited(governor)) return Cited(step, governor);
      return preposition == "by" || InList(syntax_.lemma(governor), "report|account|story|dispatch")
                 ? std::optional(step)
                 : std::nullopt;
    }
    if (syntax_.relation(top) == "obj" && InList(syntax_.lemma(governor), kCiting))
      return Cited(step, top);
    return ByVerb(step, governor, preposition);
  }

 private:
  std::optional<OutletStep> ByVerb(OutletStep step, uint32_t verb,
                                   const std::string& preposition) const {
    std::string_view lemma = syntax_.lemma(verb);
    bool carrying = InList(lemma, kCarrying);
    if (preposition == "by" && carrying) return step;
    if (preposition == "in" && (carrying || InList(lemma, "appear"))) return step;
    if (InList(lemma, "speak|talk") && InList(preposition, "to|on|with|in")) {
      step.role = OutletRole::told;
      return step;
    }
    return std::nullopt;
  }

  // Up from "Shargh" in "the newspaper Shargh", from the second of two to the first.
  uint32_t Top(uint32_t head) const {
    uint32_t at = head;
    for (int steps = 0; steps < kMostSteps; ++steps) {
      uint32_t governor = syntax_.head(at);
      if (governor == kNoToken) break;
      std::string_view relation = syntax_.relation(at);
      bool kind = InList(relation, "appos|compound|flat|nmod") && CaseOf(at).empty() &&
                  InList(syntax_.lemma(governor), kOutletKinds);
      bool joined = relation == "conj" && syntax_.word(governor).upos != Upos::VERB;
      if (!kind && !joined) break;
      at = governor;
    }
    return at;
  }

  // The preposition that stands right before, whatever the parser hung it under.
  std::string Before(uint32_t token) const {
    while (token > 0 && syntax_.word(token - 1).upos == Upos::DET) --token;
    return token > 0 && syntax_.word(token - 1).upos == Upos::ADP ? scene_.Lower(token - 1) : "";
  }

  std::string CaseOf(uint32_t noun) const {
    std::string out;
    for (uint32_t child : syntax_.children(noun)) {
      if (child > noun || syntax_.relation(child) != "case") continue;
      if (!out.empty()) out += ' ';
      out += scene_.Lower(child);
      for (uint32_t part : syntax_.children(child))
        if (syntax_.relation(part) == "fixed") out += " " + scene_.Lower(part);
    }
    return out;
  }

  bool IsCited(uint32_t noun) const {
    uint32_t governor = syntax_.head(noun);
    return governor != kNoToken && syntax_.relation(noun) == "obj" &&
           InList(syntax_.lemma(governor), kCiting);
  }

  // By whom: the subject of the citing verb, or of the verb over it.
  std::optional<OutletStep> Cited(OutletStep step, uint32_t noun) const {
    step.role = OutletRole::cited;
    uint32_t at = syntax_.head(noun);
    for (int steps = 0; steps < kMostSteps && at != kNoToken; ++steps) {
      // "X, citing Y, said": the parser may hang the participle under X.
      if (const Mention* over = actors_.HeadedBy(at); over != nullptr && IsOutlet(*over)) {
        step.cited_by = over->actors.front();
        break;
      }
      for (uint32_t subject : syntax_.Children(at, "nsubj")) {
        const Mention* mention = actors_.HeadedBy(subject);
        if (mention != nullptr && IsOutlet(*mention)) step.cited_by = mention->actors.front();
      }
      if (step.cited_by.has_value()) break;
      at = syntax_.head(at);
    }
    return step;
  }

  bool IsOutlet(const Mention& mention) const {
    return actors_.actor(mention.actors.front()).kind == ActorKind::outlet;
  }

  const StatementScene& scene_;
  const Syntax& syntax_;
  const ActorLayer& actors_;
};

}  // namespace

std::vector<OutletStep> OutletStepsIn(const StatementScene& scene, const ActorLayer& actors,
                                      uint32_t sentence) {
  std::vector<OutletStep> out;
  TokenRange tokens = scene.text.sentences[sentence].tokens;
  StepFinder finder(scene, actors);
  auto it = std::lower_bound(
      actors.mentions.begin(), actors.mentions.end(), scene.text.tokens[tokens.begin].range.begin,
      [](const Mention& mention, uint32_t byte) { return mention.range.begin < byte; });
  for (; it != actors.mentions.end() && it->tokens.begin < tokens.end; ++it)
    if (it->kind == MentionKind::name)
      if (auto step = finder.Step(*it); step.has_value()) out.push_back(*step);
  return out;
}

}  // namespace dragoman
