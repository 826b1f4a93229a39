#include "events/voiced_requests.h"

#include <algorithm>

#include "core/strings.h"

namespace dragoman {

namespace {

// The token from which the duty is told: the modal, or "have" / "need" of "have to"; kNoToken:
// none.
uint32_t DutyWord(const Syntax& syntax, uint32_t verb) {
  for (uint32_t child : syntax.children(verb))
    if (syntax.relation(child) == "aux" && InList(syntax.lemma(child), "must|should|ought|shall"))
      return InList(syntax.lemma(child), "shall") ? kNoToken : child;
  uint32_t head = syntax.head(verb);
  if (head != kNoToken && syntax.relation(verb) == "xcomp" &&
      InList(syntax.lemma(head), "have|need|ought") && syntax.word(head).xpos != "VBD" &&
      verb > head && syntax.lemma(verb - 1) == "to")
    return head;
  return kNoToken;
}

bool IsImperative(const Syntax& syntax, uint32_t verb) {
  if (syntax.word(verb).xpos != "VB" || syntax.lemma(verb) == "let") return false;
  std::string_view how = syntax.relation(verb);
  if (!InList(how, "root|parataxis|ccomp|conj")) return false;
  if (how == "conj" && !IsImperative(syntax, syntax.head(verb))) return false;
  for (uint32_t child : syntax.children(verb)) {
    std::string_view relation = syntax.relation(child);
    if (relation == "nsubj" || relation == "mark" || relation == "cop" || relation == "expl")
      return false;
    if (relation == "aux" && syntax.lemma(child) != "do") return false;
  }
  return true;
}

bool Shares(const std::vector<ActorIndex>& a, const std::vector<ActorIndex>& b) {
  return std::any_of(a.begin(), a.end(), [&](ActorIndex actor) {
    return std::find(b.begin(), b.end(), actor) != b.end();
  });
}

// The candidate for what is asked, absorbed; nullptr where no table row knows it.
Candidate* TakeContent(const Syntax& syntax, std::vector<Candidate>& candidates, uint32_t verb) {
  Candidate* content = nullptr;
  for (Candidate& candidate : candidates) {
    bool here = candidate.token == verb ||
                (syntax.head(candidate.token) == verb &&
                 InList(syntax.relation(candidate.token), "obj|xcomp|conj|nsubj"));
    if (!here || candidate.type.empty()) continue;
    if (content == nullptr || candidate.token == verb) content = &candidate;
    candidate.absorbed = true;
    candidate.into = verb;
  }
  return content;
}

std::string ModeOf(const Syntax& syntax, const EventLexicon& lexicon, uint32_t verb) {
  TokenRange range = syntax.Subtree(verb);
  for (uint32_t token = range.begin; token < range.end; ++token) {
    std::string_view mode = lexicon.ModeWord("REQUEST", syntax.lemma(token));
    if (!mode.empty()) return std::string(mode);
  }
  return {};
}

}  // namespace

std::vector<VoicedRequest> FindVoicedRequests(const Frame& frame, const EventLexicon& lexicon,
                                              const StatementLayer& statements, TokenRange sentence,
                                              std::vector<Candidate>& candidates) {
  const Syntax& syntax = frame.syntax();
  std::vector<VoicedRequest> out;
  if (statements.statements.empty()) return out;
  for (uint32_t verb = sentence.begin; verb < sentence.end; ++verb) {
    if (syntax.word(verb).upos != Upos::VERB) continue;
    uint32_t duty = DutyWord(syntax, verb);
    bool imperative = duty == kNoToken && IsImperative(syntax, verb);
    if (duty == kNoToken && !imperative) continue;
    std::optional<uint32_t> statement = statements.At(syntax.text().tokens[verb].range.begin);
    if (!statement) continue;
    const Statement& told = statements.statements[*statement];
    if (told.speakers.empty() || (imperative && told.kind == StatementKind::indirect)) continue;
    VoicedRequest request;
    request.token = verb;
    request.trigger = imperative ? TokenRange{verb, verb + 1}
                                 : TokenRange{std::min(duty, verb), std::max(duty, verb) + 1};
    request.statement = *statement;
    request.actors = told.speakers;
    if (imperative) {
      request.recipients = told.addressees;
    } else {
      for (uint32_t subject : syntax.Subjects(verb))
        AddActors(frame.ActorsIn(subject, false), &request.recipients);
      bool passive = syntax.IsPassive(verb);
      if (passive) request.recipients.clear();
      if (request.recipients.empty() && !passive) continue;
      if (Shares(request.recipients, request.actors)) continue;
    }
    Candidate* content = TakeContent(syntax, candidates, verb);
    // "Do not meddle with us": a prohibition asks something of somebody even so.
    bool forbids = imperative && syntax.IsNegated(verb);
    if (content == nullptr && request.recipients.empty() && !forbids) continue;
    if (content != nullptr)
      request.mode = lexicon.ContentOf("REQUEST", content->type, content->mode).mode;
    if (request.mode.empty()) request.mode = ModeOf(syntax, lexicon, verb);
    if (request.recipients.empty() && content != nullptr) request.recipients = content->actors;
    out.push_back(std::move(request));
  }
  return out;
}

}  // namespace dragoman
