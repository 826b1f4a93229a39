// "What did the Taliban say?" asks for its spokesmen too. A person acts for a group, says a report,
// where
//   - the person's role or another form of the name holds a name of the group as a whole word:
//     "Suhail Shaheen", also "Taliban spokesman"                      -> acts for the Taliban
//   - or a mention of the person holds a mention of the group: "[the [Taliban]'s foreign minister]"
// provided that both belong to the same country, or one of them to none that is known: "the
// anti-Taliban commander" (no whole word) and Russia's "envoy to the Taliban" (another country) do
// not act for it. Tested in tests/ledger/record_test.cc.
#include "ledger/affiliation.h"

#include <algorithm>
#include <map>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kMaxGroupWords = 8;      // longest name of a group that is looked for
constexpr size_t kMaxNestedMentions = 8;  // looked at inside one mention

bool IsGroup(const ActorRecord& actor) {
  return InList(actor.kind, "armed-group|organisation|government");
}
bool MayActFor(const ActorRecord& actor, const ActorRecord& group) {
  return actor.entity != group.entity && !group.entity.empty() &&
         (actor.code == group.code || actor.code.empty() || group.code.empty());
}

// "the Taliban's deputy" -> "the Taliban deputy": folding would make "talibans" of it.
std::string WithoutPossessives(std::string_view phrase) {
  std::string out(phrase);
  for (std::string_view mark : {"'s", "\u2019s"})
    for (size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at + 1))
      if (size_t after = at + mark.size(); after == out.size() || out[after] == ' ')
        out.erase(at, mark.size());
  return out;
}

std::string WithoutArticle(const std::string& folded) {
  return folded.starts_with("the ") ? folded.substr(4) : folded;
}

class Affiliations {
 public:
  explicit Affiliations(ReportRecord& record) : record_(record) {
    for (uint32_t i = 0; i < record.actors.size(); ++i) {
      const ActorRecord& actor = record.actors[i];
      if (!IsGroup(actor)) continue;
      groups_.emplace(WithoutArticle(FoldName(actor.name)), i);
      for (const std::string& alias : actor.aliases)
        groups_.emplace(WithoutArticle(FoldName(alias)), i);
    }
  }

  void Run() {
    if (groups_.empty()) return;
    for (ActorRecord& actor : record_.actors) {
      if (!InList(actor.kind, "person|people")) continue;
      Words(actor.role, actor);
      for (const std::string& alias : actor.aliases) Words(alias, actor);
    }
    Nested();
    for (ActorRecord& actor : record_.actors) {
      std::sort(actor.acts_for.begin(), actor.acts_for.end());
      actor.acts_for.erase(std::unique(actor.acts_for.begin(), actor.acts_for.end()),
                           actor.acts_for.end());
    }
  }

 private:
  void Link(ActorRecord& actor, uint32_t group) {
    if (MayActFor(actor, record_.actors[group]))
      actor.acts_for.push_back(record_.actors[group].entity);
  }

  // Every run of up to kMaxGroupWords words of the phrase that is a group's name.
  void Words(std::string_view phrase, ActorRecord& actor) {
    std::string folded = FoldName(WithoutPossessives(phrase));
    std::vector<std::string_view> words = Split(folded, ' ');
    for (size_t first = 0; first < words.size(); ++first) {
      std::string run;
      for (size_t last = first; last < std::min(words.size(), first + kMaxGroupWords); ++last) {
        run += (run.empty() ? "" : " ") + std::string(words[last]);
        if (auto it = groups_.find(run); it != groups_.end()) Link(actor, it->second);
      }
    }
  }

  void Nested() {
    const std::vector<MentionRecord>& mentions = record_.mentions;
    for (size_t i = 0; i < mentions.size(); ++i) {
      const size_t stop = std::min(mentions.size(), i + 1 + kMaxNestedMentions);
      for (size_t j = i + 1; j < stop && mentions[j].range.begin < mentions[i].range.end; ++j)
        if (mentions[i].range.Contains(mentions[j].range)) LinkAll(mentions[i], mentions[j]);
    }
  }
  void LinkAll(const MentionRecord& outer, const MentionRecord& inner) {
    if (outer.actors.size() != 1 || inner.actors.size() != 1) return;
    if (outer.actors[0] >= record_.actors.size() || inner.actors[0] >= record_.actors.size())
      return;
    ActorRecord& actor = record_.actors[outer.actors[0]];
    if (InList(actor.kind, "person|people") && IsGroup(record_.actors[inner.actors[0]]))
      Link(actor, inner.actors[0]);
  }

  ReportRecord& record_;
  std::map<std::string, uint32_t> groups_;  // folded name -> first actor of that name
};

}  // namespace

void FindAffiliations(ReportRecord& record) { Affiliations(record).Run(); }

}  // namespace dragoman
