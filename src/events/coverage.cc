#include "events/coverage.h"

#include <algorithm>
#include <optional>
#include <set>

#include "events/event_layer.h"
#include "events/event_trace.h"
#include "events/frame.h"

namespace dragoman {
namespace {

bool HasOther(const std::vector<ActorIndex>& actors, const std::vector<ActorIndex>& than) {
  return std::any_of(actors.begin(), actors.end(), [&](ActorIndex actor) {
    return std::find(than.begin(), than.end(), actor) == than.end();
  });
}

class Coverage {
 public:
  Coverage(const Document& doc, const EventLexicon& lexicon)
      : syntax_(doc), frame_(syntax_, doc.Get<ActorLayer>(), lexicon), lexicon_(lexicon) {
    for (const TracedSentence& sentence : doc.Get<EventTrace>().sentences)
      for (const TracedWord& word : sentence.words)
        if (!word.type.empty() || !word.content.empty() || word.event) known_.insert(word.token);
    for (const Statement& statement : doc.Get<StatementLayer>().statements)
      if (statement.cue) {
        TokenRange cue = syntax_.text().TokensIn(*statement.cue);
        for (uint32_t token = cue.begin; token < cue.end; ++token) known_.insert(token);
      }
  }

  std::vector<UncoveredVerb> Run(const EventTrace& trace) {
    std::vector<UncoveredVerb> out;
    for (const TracedSentence& sentence : trace.sentences) {
      if (!sentence.skipped.empty()) continue;
      TokenRange tokens = syntax_.text().sentences[sentence.sentence].tokens;
      for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
        // "the acting minister" does not act.
        if (syntax_.word(token).upos != Upos::VERB || syntax_.relation(token) == "amod" ||
            IsKnown(token))
          continue;
        if (std::optional<std::string> verb = BetweenActors(token)) {
          auto rows = lexicon_.Patterns(PatternKind::verb, syntax_.lemma(token)).size();
          out.push_back({std::move(*verb), sentence.sentence, static_cast<uint32_t>(rows)});
        }
      }
    }
    return out;
  }

 private:
  // Told by a table: the verb itself, or the noun that it carries ("held talks").
  bool IsKnown(uint32_t verb) const {
    if (known_.contains(verb)) return true;
    for (uint32_t child : syntax_.children(verb))
      if (known_.contains(child) && syntax_.word(child).upos != Upos::VERB) return true;
    return false;
  }

  // Whom the words name, or whose their thing is: "Iran's plan", but not "his plan", whose owner
  // is the subject as often as not.
  std::vector<ActorIndex> Named(const std::vector<uint32_t>& words) const {
    std::vector<ActorIndex> out;
    for (uint32_t word : words) {
      uint32_t owner = syntax_.Child(word, "nmod:poss");
      bool pronoun = owner != kNoToken && syntax_.word(owner).upos == Upos::PRON;
      AddActors(pronoun ? frame_.Named(word) : frame_.ActorsIn(word, false), &out);
    }
    return out;
  }

  std::optional<std::string> BetweenActors(uint32_t verb) const {
    std::vector<ActorIndex> subjects = Named(frame_.LogicalSubjects(verb));
    if (subjects.empty()) return std::nullopt;
    std::string lemma(syntax_.lemma(verb));
    if (HasOther(Named(frame_.LogicalObjects(verb)), subjects)) return lemma;
    for (const Syntax::Oblique& oblique : syntax_.Obliques(verb)) {
      // "by" of a passive is the subject already.
      if (oblique.preposition.empty() || (oblique.preposition == "by" && syntax_.IsPassive(verb)))
        continue;
      if (HasOther(frame_.Named(oblique.noun), subjects)) return lemma + " " + oblique.preposition;
    }
    return std::nullopt;
  }

  Syntax syntax_;
  Frame frame_;
  const EventLexicon& lexicon_;
  std::set<uint32_t> known_;  // tokens that some table makes something of
};

}  // namespace

std::vector<UncoveredVerb> UncoveredVerbs(const Document& doc, const EventLexicon& lexicon) {
  return Coverage(doc, lexicon).Run(doc.Get<EventTrace>());
}

}  // namespace dragoman
