#include "standings/standing_builder.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/strings.h"
#include "events/status.h"
#include "events/voice.h"

namespace dragoman {

namespace {

// Parts of "US-backed": what the second word says of the first towards the noun.
struct CompoundWord {
  std::string_view words, kind, value;
};
constexpr CompoundWord kCompounds[] = {
    {"backed|supported|allied|aligned|sponsored|funded|armed|trained|friendly", "alliance", "ally"},
    {"designated|listed|proscribed", "designation", "terrorist"},
    {"sanctioned|blacklisted", "designation", "sanctioned"},
    {"banned|outlawed", "designation", "banned"}};

constexpr int kMaxSteps = 6;  // words above one that can still bear on it

bool HasTag(const EventPattern& pattern, std::string_view tag) {
  return std::find(pattern.tags.begin(), pattern.tags.end(), tag) != pattern.tags.end();
}

bool IsTold(EventStatus status) {
  return status == EventStatus::occurred || status == EventStatus::ongoing ||
         status == EventStatus::historical;
}

}  // namespace

StandingBuilder::StandingBuilder(const Document& doc, const Syntax& syntax,
                                 const EventLexicon& lexicon, const Table& event_table)
    : doc_(doc),
      syntax_(syntax),
      lexicon_(lexicon),
      event_table_(event_table),
      actors_(doc.Get<ActorLayer>()),
      statements_(doc.Get<StatementLayer>()),
      frame_(syntax, actors_, lexicon),
      report_date_(doc.Get<TimeLayer>().report_date) {
  for (uint32_t i = 0; i < actors_.actors.size(); ++i) {
    const Actor& actor = actors_.actors[i];
    if (actor.kind == ActorKind::country && !actor.code.empty())
      state_of_.insert_or_assign(actor.code, ActorIndex{i});
    else if (actor.kind == ActorKind::government && actor.sector == "GOV" && !actor.code.empty())
      state_of_.emplace(actor.code, ActorIndex{i});
  }
}

ActorIndex StandingBuilder::SideOf(ActorIndex actor) const {
  const Actor& one = actors_.actor(actor);
  bool seat = one.kind == ActorKind::government && one.entity.starts_with("government/");
  if (!seat && (one.kind != ActorKind::person || one.sector != "GOV")) return actor;
  auto it = state_of_.find(one.code);
  return it == state_of_.end() ? actor : it->second;
}

bool StandingBuilder::SameSide(ActorIndex a, ActorIndex b) const { return SideOf(a) == SideOf(b); }

void StandingBuilder::Add(Standing standing) {
  for (ActorIndex& holder : standing.holders) holder = SideOf(holder);
  auto unique = [](std::vector<ActorIndex>& actors) {
    std::vector<ActorIndex> out;
    AddActors(actors, &out);
    actors = std::move(out);
  };
  unique(standing.holders);
  unique(standing.targets);
  std::erase_if(standing.targets, [&](ActorIndex target) {
    return std::any_of(standing.holders.begin(), standing.holders.end(),
                       [&](ActorIndex holder) { return SameSide(holder, target); });
  });
  // "considered terrorists": what they are called is no target beside them.
  if (standing.kind == "designation" && standing.targets.size() > 1)
    std::erase_if(standing.targets, [&](ActorIndex target) {
      return actors_.actor(target).entity.starts_with("people/unnamed/");
    });
  if (standing.holders.empty() || standing.targets.empty() || standing.evidence.empty()) return;
  for (const Standing& other : layer_.standings)
    if (other.sentence == standing.sentence && other.kind == standing.kind &&
        other.value == standing.value && other.holders == standing.holders &&
        std::any_of(standing.targets.begin(), standing.targets.end(), [&](ActorIndex target) {
          return std::any_of(other.targets.begin(), other.targets.end(),
                             [&](ActorIndex known) { return SameSide(known, target); });
        }))
      return;
  layer_.standings.push_back(std::move(standing));
}

bool StandingBuilder::IsInSinceClause(uint32_t token) const {
  for (int step = 0; step < kMaxSteps && token != kNoToken; ++step, token = syntax_.head(token)) {
    if (syntax_.relation(token) != "advcl") continue;
    uint32_t mark = syntax_.Child(token, "mark");
    return mark != kNoToken && syntax_.lemma(mark) == "since";
  }
  return false;
}

// "Since they came to power in 2019", "since 2021", "in March"; "once", "former", "no longer" end
// it by the day of the report.
void StandingBuilder::SetDates(uint32_t token, Standing& standing) const {
  const TimeLayer& time = doc_.Get<TimeLayer>();
  ByteRange sentence = syntax_.text().sentences[standing.sentence].range;
  for (const TimeExpression& expression : time.expressions) {
    if (!sentence.Contains(expression.range) || expression.type != TimexType::DATE) continue;
    if (expression.value.empty() || expression.value[0] < '0' || expression.value[0] > '9')
      continue;
    TokenRange tokens = syntax_.text().TokensIn(expression.range);
    if (tokens.empty() || tokens.begin == 0) continue;
    std::string_view before = syntax_.lemma(tokens.begin - 1);
    bool since = InList(before, "since|from") || IsInSinceClause(tokens.begin);
    if (since && standing.since.empty()) standing.since = expression.value;
    if (InList(before, "until|till|to") && standing.until.empty())
      standing.until = expression.value;
  }
  std::optional<DatedBy> date = DateOf(doc_, token);
  bool change =
      InList(standing.value,
             "lifted|severed|suspended|recognised|ceasefire|peace|banned|sanctioned|terrorist");
  if (standing.since.empty() && change && date && date->basis == Basis::phrase)
    standing.since = date->value;
  for (uint32_t child : syntax_.children(token)) {
    bool over = InList(syntax_.lemma(child), "once|previously|formerly|former|erstwhile");
    if (over && standing.until.empty()) standing.until = report_date_;
  }
}

void StandingBuilder::FillSides(const Candidate& candidate, const std::vector<Candidate>& all,
                                Standing& standing) const {
  standing.holders = candidate.actors;
  standing.targets = candidate.recipients;
  // "we": the speaker's side. A judgement that nobody in the sentence owns: the speaker's too.
  if (standing.holders.empty() &&
      (HasTag(*candidate.pattern, "voiced") || HasSpeakerAsSubject(frame_, candidate.token)))
    standing.holders = VoiceAt(frame_, statements_, candidate.token, standing.targets);
  bool carry = HasTag(*candidate.pattern, "carry");
  if (!standing.targets.empty() || (!carry && !HasTag(*candidate.pattern, "mutual"))) return;
  // "has not recognised X but kept contacts": with X.
  uint32_t at = candidate.token;
  for (int step = 0; step < kMaxSteps && (carry || standing.holders.size() == 1); ++step) {
    if (!InList(syntax_.relation(at), "conj|xcomp|advcl")) return;
    at = syntax_.head(at);
    for (const Candidate& other : all) {
      if (other.token != at || other.recipients.empty() || other.actors != standing.holders)
        continue;
      standing.targets = other.recipients;
      return;
    }
  }
}

void StandingBuilder::AddCandidate(const Candidate& candidate, const std::vector<Candidate>& all,
                                   uint32_t sentence) {
  const EventPattern& pattern = *candidate.pattern;
  EventStatus status = StatusOf(frame_, candidate);
  bool mutual = HasTag(pattern, "mutual"), early = HasTag(pattern, "early");
  std::string value = status == EventStatus::negated ? pattern.negated : pattern.mode;
  if (value.empty()) return;
  bool open = status == EventStatus::future || status == EventStatus::hypothetical;
  if (open && !early) {
    // "may recognise", "plans to recognise": on the way, but not there.
    if (candidate.type != "recognition" || value != "recognised") return;
    value = "considering";
  }
  Standing standing;
  standing.kind = candidate.type;
  standing.value = value;
  FillSides(candidate, all, standing);
  standing.sentence = sentence;
  bool both = mutual && standing.targets.empty() && standing.holders.size() > 1;
  // "Armenia and Azerbaijan have no ties": the first stands so towards the others.
  if (both) {
    standing.targets.assign(standing.holders.begin() + 1, standing.holders.end());
    standing.holders.resize(1);
  }
  standing.evidence = {syntax_.text().BytesOf(candidate.trigger)};
  standing.statement = statements_.At(standing.evidence.front().begin);
  SetDates(candidate.token, standing);
  standing.confidence = 0.7;
  standing.why = fmt::format("{} “{}”{}", pattern.source, doc_.Slice(standing.evidence.front()),
                             status == EventStatus::negated ? ", negated" : "");
  // Told of both, it is a row of each; told of one, it is that one's.
  if (both && standing.targets.size() == 1) {
    Standing back = standing;
    std::swap(back.holders, back.targets);
    Add(std::move(standing));
    Add(std::move(back));
  } else {
    Add(std::move(standing));
  }
}

void StandingBuilder::AddTold(uint32_t sentence) {
  CandidateFinder finder(frame_, lexicon_);
  std::vector<Candidate> candidates = finder.Find(syntax_.text().sentences[sentence].tokens);
  for (const Candidate& candidate : candidates)
    if (!candidate.absorbed && !candidate.type.empty())
      AddCandidate(candidate, candidates, sentence);
}

void StandingBuilder::AddCompound(uint32_t token, uint32_t sentence) {
  // Cut as "US", "-", "backed" by the tokeniser.
  if (token < 2 || syntax_.form(token - 1) != "-") return;
  Standing standing;
  std::string_view word = syntax_.form(token), before = syntax_.lemma(token - 2);
  uint32_t noun = syntax_.head(token);
  for (const CompoundWord& compound : kCompounds) {
    if (!InList(word, compound.words)) continue;
    standing.kind = compound.kind;
    standing.value = compound.value;
    standing.holders = actors_.MeantBy(token - 2);
    if (noun != kNoToken && noun > token) standing.targets = frame_.ActorsIn(noun, true);
    // "the Kenya-backed, coastal Harbour Front": the next actor to the right.
    uint32_t last = syntax_.text().sentences[sentence].tokens.end;
    for (uint32_t at = token + 1; at < std::min(token + 8, last) && standing.targets.empty(); ++at)
      if (syntax_.word(at).upos == Upos::NOUN || syntax_.word(at).upos == Upos::PROPN)
        if (at + 1 >= last || syntax_.form(at + 1) != "-") standing.targets = actors_.MeantBy(at);
  }
  if (standing.kind.empty() && InList(before, "anti|pro")) {
    standing.kind = "stance";
    standing.value = before == "anti" ? "hostile" : "supportive";
    standing.targets = actors_.MeantBy(token);
    for (uint32_t at = token; at != kNoToken && standing.holders.empty() && noun > token;
         at = kNoToken)
      if (noun != kNoToken) standing.holders = frame_.ActorsIn(noun, false);
  }
  if (standing.kind.empty()) return;
  uint32_t end = noun != kNoToken && noun > token && noun < token + 6 ? noun + 1 : token + 1;
  standing.sentence = sentence;
  standing.evidence = {syntax_.text().BytesOf({token - 2, end})};
  standing.statement = statements_.At(standing.evidence.front().begin);
  standing.confidence = 0.75;
  standing.why = fmt::format("compound “{}”", doc_.Slice(standing.evidence.front()));
  std::erase_if(standing.targets, [&](ActorIndex target) {
    return std::find(standing.holders.begin(), standing.holders.end(), target) !=
           standing.holders.end();
  });
  // An epithet said again tells nothing new.
  bool again =
      std::any_of(layer_.standings.begin(), layer_.standings.end(), [&](const Standing& other) {
        return other.kind == standing.kind && other.value == standing.value &&
               !standing.holders.empty() && !standing.targets.empty() &&
               SameSide(other.holders.front(), standing.holders.front()) &&
               SameSide(other.targets.front(), standing.targets.front());
      });
  if (!again) Add(std::move(standing));
}

void StandingBuilder::AddCompounds(uint32_t sentence) {
  TokenRange tokens = syntax_.text().sentences[sentence].tokens;
  for (uint32_t token = tokens.begin + 2; token < tokens.end; ++token) AddCompound(token, sentence);
}

// Sides whose attitude is politics: states, their people in office, parties and armed groups. What
// an analyst, outlet or villager thinks is none, nor is what anybody thinks of "the people".
bool StandingBuilder::IsPolitical(ActorIndex index) const {
  const Actor& actor = actors_.actor(index);
  if (actor.kind == ActorKind::country || actor.kind == ActorKind::government ||
      actor.kind == ActorKind::armed_group)
    return true;
  return !actor.code.empty() && InList(actor.sector, "GOV|MIL|OPP|PTY|REB|SPY");
}

std::string_view StandingBuilder::LemmaAt(ByteRange range) const {
  TokenRange tokens = syntax_.text().TokensIn(range);
  return tokens.empty() ? std::string_view() : syntax_.lemma(tokens.begin);
}

void StandingBuilder::AddFromEvents() {
  const std::vector<Event>& events = doc_.Get<EventLayer>().events;
  for (uint32_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    if (!IsTold(event.status)) continue;
    for (const Table::Row& row : event_table_.rows()) {
      std::string_view lemmas = event_table_.Cell(row, "lemmas");
      if (event_table_.Cell(row, "type") != event.type ||
          event_table_.Cell(row, "mode") != event.mode ||
          (!lemmas.empty() && !InList(LemmaAt(event.trigger), lemmas)))
        continue;
      Standing standing;
      standing.kind = event_table_.Cell(row, "standing");
      standing.value = event_table_.Cell(row, "value");
      standing.holders = event.actors;
      standing.targets = event.recipients;
      if (standing.targets.empty() && standing.holders.size() > 1) {
        standing.targets.assign(standing.holders.begin() + 1, standing.holders.end());
        standing.holders.resize(1);
      }
      standing.sentence = event.sentence;
      standing.evidence = {event.trigger};
      standing.statement = event.statement;
      standing.event = i;
      standing.confidence = 0.6;
      standing.why =
          fmt::format("event {} {} “{}”", event.type, event.mode, doc_.Slice(event.trigger));
      Add(std::move(standing));
      break;
    }
  }
}

// Whether a statement judges somebody, and not the whole world by its mood: many names in a
// sentence with a stance each are none's, and a paraphrase that judges two judges neither for sure.
bool StandingBuilder::IsJudgement(const Statement& statement) const {
  auto judged = std::count_if(
      statement.about.begin(), statement.about.end(),
      [](const About& about) { return about.stance && *about.stance != Stance::neutral; });
  return judged == 1 || (judged == 2 && statement.kind != StatementKind::indirect);
}

void StandingBuilder::AddVoiced() {
  for (uint32_t i = 0; i < statements_.statements.size(); ++i) {
    const Statement& statement = statements_.statements[i];
    if (!IsJudgement(statement)) continue;
    for (const About& about : statement.about) {
      if (actors_.actor(about.actor).entity.find("/unnamed/") != std::string::npos) continue;
      if (!about.stance || *about.stance == Stance::neutral) continue;
      if (!IsPolitical(about.actor) || statement.speakers.empty() ||
          !std::all_of(statement.speakers.begin(), statement.speakers.end(),
                       [&](ActorIndex speaker) { return IsPolitical(speaker); }))
        continue;
      Standing standing;
      standing.kind = "stance";
      standing.value = StanceName(*about.stance);
      standing.holders = statement.speakers;
      standing.targets = {about.actor};
      standing.sentence = statement.sentence;
      standing.evidence = statement.content;
      standing.statement = i;
      standing.confidence = 0.5;
      standing.why = "voiced in the statement";
      // One attitude a sentence and pair: what an event showed goes first.
      bool known =
          std::any_of(layer_.standings.begin(), layer_.standings.end(), [&](const Standing& other) {
            return other.kind == "stance" && other.sentence == standing.sentence &&
                   !standing.holders.empty() &&
                   SameSide(other.holders.front(), standing.holders.front()) &&
                   SameSide(other.targets.front(), about.actor);
          });
      if (!known) Add(std::move(standing));
    }
  }
}

StandingLayer StandingBuilder::Finish() {
  StandingLayer out = std::move(layer_);
  layer_ = {};
  std::stable_sort(
      out.standings.begin(), out.standings.end(),
      [](const Standing& a, const Standing& b) { return a.evidence.front() < b.evidence.front(); });
  return out;
}

}  // namespace dragoman
