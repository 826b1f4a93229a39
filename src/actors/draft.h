// The actor layer while it is being made: registry, mentions, and which actors each token stands
// for.
#pragma once

#include <map>
#include <vector>

#include "actors/actor_layer.h"
#include "actors/registry.h"
#include "actors/role_chunks.h"
#include "parse/syntax.h"

namespace dragoman {

class ActorDraft {
 public:
  ActorDraft(const Syntax& of, const Knowledge& known, std::string day)
      : syntax(of), knowledge(known), registry(known, std::move(day)), meant_(of.size()) {}

  // Adds a mention over the tokens. Tokens that stand for nobody yet stand for these actors from
  // now on. REQUIRES: tokens and actors are not empty.
  void Add(TokenRange tokens, MentionKind kind, std::vector<ActorIndex> actors);
  // Adds the nameless actor that the chunk describes, acting for `code`: "Indian officials", "a
  // minister".
  void AddUnnamed(const RoleChunk& chunk, std::string_view code, std::string_view sector);
  // The country as an actor; it need not be named in the report. nullopt for an unknown code.
  std::optional<ActorIndex> CountryActor(std::string_view code);
  // Lets tokens stand for the actors without a mention of their own (the title of a named person).
  void Stand(TokenRange tokens, const std::vector<ActorIndex>& actors);
  const std::vector<ActorIndex>& MeantBy(uint32_t token) const { return meant_[token]; }
  // The token of the range whose head lies outside of it.
  uint32_t HeadOf(TokenRange tokens) const;
  std::string Text(TokenRange tokens) const;
  void SortMentions();

  const Syntax& syntax;
  const Knowledge& knowledge;
  ActorRegistry registry;
  std::vector<Mention> mentions;

 private:
  std::vector<std::vector<ActorIndex>> meant_;
};

}  // namespace dragoman
