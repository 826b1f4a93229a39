#include "actors/draft.h"

#include <algorithm>

#include "core/utf8.h"

namespace dragoman {

uint32_t ActorDraft::HeadOf(TokenRange tokens) const {
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
    uint32_t head = syntax.head(t);
    if ((head == kNoToken || !tokens.Contains(head)) && syntax.word(t).upos != Upos::PUNCT)
      return t;
  }
  return tokens.end - 1;
}

std::string ActorDraft::Text(TokenRange tokens) const {
  // White space inside a name may be a line end in a wrapped report.
  std::string out;
  for (char c : syntax.doc().Slice(syntax.text().BytesOf(tokens))) {
    bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space)
      out.push_back(c);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
  }
  return out;
}

void ActorDraft::Stand(TokenRange tokens, const std::vector<ActorIndex>& actors) {
  for (uint32_t t = tokens.begin; t < tokens.end; ++t)
    if (meant_[t].empty()) meant_[t] = actors;
}

void ActorDraft::Add(TokenRange tokens, MentionKind kind, std::vector<ActorIndex> actors) {
  Stand(tokens, actors);
  mentions.push_back(
      {syntax.text().BytesOf(tokens), tokens, HeadOf(tokens), kind, std::move(actors)});
}

std::optional<ActorIndex> ActorDraft::CountryActor(std::string_view code) {
  const KnownEntity* country = knowledge.Country(code);
  if (country == nullptr) return std::nullopt;
  return registry.Known(*country, "");
}

void ActorDraft::AddUnnamed(const RoleChunk& chunk, std::string_view code,
                            std::string_view sector) {
  std::string words = Text(chunk.tokens);
  std::string role = ToLower(Text(chunk.role));
  bool governs = chunk.phrase->kind == RoleKind::body &&
                 (role.ends_with("government") || role == "authorities" ||
                  role == "administration" || role == "cabinet");
  // A government that is gone is not the country's government of this day.
  std::string folded = ToLower(words);
  bool gone = false;
  for (std::string_view word :
       {"previous ", "former ", "ousted ", "deposed ", "toppled ", "ex-", "old "})
    gone |= folded.find(word) != std::string::npos;
  gone &= governs;
  ActorIndex actor;
  if (governs && !gone && !code.empty() && code != "IGO" && (sector.empty() || sector == "GOV")) {
    actor = registry.Government(code, words);
  } else {
    bool body = chunk.phrase->kind == RoleKind::body;
    bool one = chunk.phrase->kind == RoleKind::office && !chunk.plural;
    ActorKind kind = body ? ActorKind::organisation : one ? ActorKind::person : ActorKind::people;
    actor = registry.Unnamed(words, kind, code, sector, gone ? "former " + role : chunk.role_text);
  }
  Add(chunk.tokens, MentionKind::title, {actor});
}

void ActorDraft::SortMentions() {
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin
                                            : a.tokens.end > b.tokens.end;
  });
}

}  // namespace dragoman
