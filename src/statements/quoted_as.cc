// "X quoted Y as saying that …", "X cited Y as having told Z that …". The subject of "quoted" only
// passes the words on (outlet_steps.cc); whoever is quoted says them.
//
//   Radio Nord quoted the mayor as saying that the bridge would reopen.    the mayor
//   The mayor was quoted as saying that the bridge would reopen.           not here: a passive cue
#include "statements/quoted_as.h"

#include <algorithm>

#include "core/strings.h"

namespace dragoman {
namespace {

constexpr double kConfidence = 0.8;
constexpr uint32_t kFarthest = 30;  // tokens from "quoted" to "as"

// The "saying" behind "as", or kNoToken.
uint32_t SpeakingBehind(const StatementScene& scene, uint32_t as) {
  const Syntax& syntax = scene.syntax;
  uint32_t t = as + 1;
  if (t + 1 < syntax.size() && scene.Lower(t) == "having") ++t;
  if (t >= syntax.size() || !InList(syntax.word(t).xpos, "VBG|VBN|VBD")) return kNoToken;
  const CueWord* cue = scene.lexicon.Verb(syntax.lemma(t));
  return cue != nullptr && cue->Weight(CueFrame::that) > 0 ? t : kNoToken;
}

// The active "quoted" that the "as" belongs to, or kNoToken.
uint32_t QuotingBefore(const StatementScene& scene, uint32_t as, uint32_t begin) {
  const Syntax& syntax = scene.syntax;
  for (uint32_t t = as; t-- > begin && as - t <= kFarthest;)
    if (InList(syntax.lemma(t), "quote|cite") && syntax.word(t).upos == Upos::VERB)
      return syntax.IsPassive(t) && syntax.word(t).xpos != "VBG" ? kNoToken : t;
  return kNoToken;
}

// Head of whom is quoted: the object, else the last noun before "as" that hangs under the verb.
uint32_t Quoted(const StatementScene& scene, uint32_t verb, uint32_t as) {
  std::vector<uint32_t> objects = scene.syntax.Objects(verb);
  for (uint32_t object : objects)
    if (object > verb && object < as) return object;
  for (uint32_t t = verb + 1; t < as; ++t) {
    Upos upos = scene.syntax.word(t).upos;
    if (upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::PRON) continue;
    uint32_t governor = scene.syntax.head(t);
    if (governor == kNoToken || governor <= verb || governor >= as) return t;
  }
  return kNoToken;
}

}  // namespace

std::vector<StatementDraft> FindQuotedAs(const StatementScene& scene) {
  std::vector<StatementDraft> out;
  for (uint32_t s = 0; s < scene.text.sentences.size(); ++s) {
    if (!scene.IsRead(s)) continue;
    TokenRange tokens = scene.text.sentences[s].tokens;
    for (uint32_t as = tokens.begin + 1; as + 2 < tokens.end; ++as) {
      if (scene.Lower(as) != "as") continue;
      uint32_t cue = SpeakingBehind(scene, as);
      uint32_t verb = QuotingBefore(scene, as, tokens.begin);
      if (cue == kNoToken || verb == kNoToken || cue + 1 >= tokens.end) continue;
      StatementDraft draft;
      draft.source = Quoted(scene, verb, as);
      if (draft.source == kNoToken) continue;
      draft.cue = cue;
      draft.kind = scene.lexicon.Verb(scene.syntax.lemma(cue))->kind;
      draft.cue_range = scene.CueRange(cue);
      draft.source_range = scene.Trimmed({verb + 1, as});
      draft.confidence = kConfidence;
      uint32_t begin = cue + 1;
      // "as telling Z that …"
      for (uint32_t t = cue + 1; t < tokens.end && t < cue + 8; ++t)
        if (scene.Lower(t) == "that") {
          for (uint32_t child : scene.syntax.children(cue))
            if (child > cue && child < t && InList(scene.syntax.relation(child), "obj|iobj"))
              draft.addressees.push_back(child);
          begin = t + 1;
          break;
        }
      AddContent(scene, scene.Trimmed({begin, tokens.end}), &draft.content);
      if (draft.HasContent()) out.push_back(std::move(draft));
      as = cue;
    }
  }
  return out;
}

}  // namespace dragoman
