// "US-backed rebels", "anti-Assad fighters": what a compound's halves say of each other and of the
// noun (knowledge/standing_compounds.tsv).
#include <fmt/format.h>

#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"
#include "standings/standing_builder.h"

namespace dragoman {

namespace {

constexpr uint32_t kReach = 8;  // tokens from a compound to the name that it is said of

}  // namespace

void StandingBuilder::AddCompound(uint32_t token, uint32_t sentence) {
  // Cut as "US", "-", "backed" by the tokeniser.
  if (syntax_.form(token - 1) != "-") return;
  const Table& table = knowledge_.table("standing_compounds");
  std::string second = ToLower(syntax_.form(token)), first = ToLower(syntax_.form(token - 2));
  const Table::Row* found = nullptr;
  for (const Table::Row& row : table.rows()) {
    bool prefix = table.Cell(row, "part") == "prefix";
    if (found == nullptr && InList(prefix ? first : second, table.Cell(row, "words"))) found = &row;
  }
  if (found == nullptr) return;
  uint32_t noun = syntax_.head(token);
  if (noun != kNoToken && noun < token) noun = kNoToken;
  auto named = [&](std::string_view where) {
    if (where == "first") return actors_.MeantBy(token - 2);
    if (where == "second") return actors_.MeantBy(token);
    std::vector<ActorIndex> out;
    if (noun != kNoToken) out = frame_.ActorsIn(noun, false);
    // "the Kenya-backed, coastal Harbour Front": the next actor to the right.
    uint32_t end = std::min(token + kReach, syntax_.text().sentences[sentence].tokens.end);
    for (uint32_t at = token + 1; at < end && out.empty(); ++at)
      if (syntax_.word(at).upos == Upos::NOUN || syntax_.word(at).upos == Upos::PROPN)
        if (at + 1 >= end || syntax_.form(at + 1) != "-") out = actors_.MeantBy(at);
    return out;
  };
  std::vector<ActorIndex> holders = named(table.Cell(*found, "holder"));
  std::vector<ActorIndex> targets = named(table.Cell(*found, "target"));
  std::erase_if(targets, [&](ActorIndex target) {
    return std::find(holders.begin(), holders.end(), target) != holders.end();
  });
  Standing standing;
  standing.kind = table.Cell(*found, "standing");
  standing.value = table.Cell(*found, "value");
  standing.sentence = sentence;
  uint32_t end = noun != kNoToken && noun < token + 6 ? noun + 1 : token + 1;
  standing.evidence = {syntax_.text().BytesOf({token - 2, end})};
  standing.statement = statements_.At(standing.evidence.front().begin);
  standing.confidence = 0.75;
  standing.why = fmt::format("compound “{}”", doc_.Slice(standing.evidence.front()));
  for (ActorIndex holder : holders)
    for (ActorIndex target : targets) {
      // An epithet said again tells nothing new.
      if (!IsKnown(standing, holder, target)) Add(standing, {holder}, {target});
    }
}

void StandingBuilder::AddCompounds(uint32_t sentence) {
  TokenRange tokens = syntax_.text().sentences[sentence].tokens;
  for (uint32_t token = tokens.begin + 2; token < tokens.end; ++token) AddCompound(token, sentence);
}

}  // namespace dragoman
