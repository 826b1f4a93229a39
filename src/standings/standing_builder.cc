#include "standings/standing_builder.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/strings.h"
#include "events/voice.h"

namespace dragoman {

namespace {

constexpr int kMaxSteps = 6;  // words above one that can still bear on it

bool HasTag(const EventPattern& pattern, std::string_view tag) {
  return std::find(pattern.tags.begin(), pattern.tags.end(), tag) != pattern.tags.end();
}

// "underway:considering" -> "considering", or empty.
std::string TagValue(const EventPattern& pattern, std::string_view key) {
  for (const std::string& tag : pattern.tags)
    if (tag.size() > key.size() && tag.starts_with(key) && tag[key.size()] == ':')
      return tag.substr(key.size() + 1);
  return {};
}

// Told of both sides it is each one's; of these kinds a reader notes it once.
bool IsOneForBoth(std::string_view kind) { return kind == "conflict" || kind == "alliance"; }

// Whether the first date is before the second, as far as both tell.
bool IsEarlier(std::string_view a, std::string_view b) {
  size_t size = std::min(a.size(), b.size());
  return size >= 4 && a.substr(0, size) < b.substr(0, size);
}

}  // namespace

StandingBuilder::StandingBuilder(const Document& doc, const Syntax& syntax,
                                 const EventLexicon& lexicon, const Knowledge& knowledge)
    : doc_(doc),
      syntax_(syntax),
      lexicon_(lexicon),
      knowledge_(knowledge),
      actors_(doc.Get<ActorLayer>()),
      statements_(doc.Get<StatementLayer>()),
      frame_(syntax, actors_, lexicon),
      sides_(actors_),
      states_(frame_, knowledge.table("standing_frames")),
      report_date_(doc.Get<TimeLayer>().report_date) {}

bool StandingBuilder::AddPair(Standing standing, ActorIndex holder, ActorIndex target) {
  // Of one country's people each stands for himself.
  bool domestic = sides_.AreCompatriots(holder, target);
  if (!domestic) holder = sides_.SideOf(holder);
  if (holder == target || (!domestic && sides_.Same(holder, target))) return false;
  if (standing.evidence.empty() || !sides_.MayHold(holder, standing.kind) ||
      !sides_.MayBeTarget(target, standing.kind))
    return false;
  for (Standing& other : layer_.standings) {
    if (other.sentence != standing.sentence || other.kind != standing.kind ||
        other.value != standing.value)
      continue;
    ActorIndex known_holder = other.holders.front(), known_target = other.targets.front();
    bool same = sides_.Same(known_holder, holder) && sides_.Same(known_target, target);
    bool turned = IsOneForBoth(standing.kind) && sides_.Same(known_holder, target) &&
                  sides_.Same(known_target, holder);
    if (!same && !turned) continue;
    if (other.since.empty() && other.until.empty()) {
      other.since = standing.since;
      other.until = standing.until;
    }
    return false;
  }
  standing.holders = {holder};
  standing.targets = {target};
  layer_.standings.push_back(std::move(standing));
  return true;
}

// Told before in this report; a noun that takes it for granted ("the accession") tells nothing new.
bool StandingBuilder::IsKnown(const Standing& standing, ActorIndex holder,
                              ActorIndex target) const {
  return std::any_of(layer_.standings.begin(), layer_.standings.end(), [&](const Standing& other) {
    return other.kind == standing.kind && other.value == standing.value &&
           sides_.Same(other.holders.front(), holder) && sides_.Same(other.targets.front(), target);
  });
}

bool StandingBuilder::Add(const Standing& standing, const std::vector<ActorIndex>& holders,
                          const std::vector<ActorIndex>& targets) {
  bool added = false;
  // "considered them terrorists", "Hezbollah and other militants": whoever is named counts.
  bool named = std::any_of(targets.begin(), targets.end(),
                           [&](ActorIndex target) { return !sides_.IsUnnamed(target); });
  for (ActorIndex holder : holders)
    for (ActorIndex target : targets) {
      if (named && sides_.IsUnnamed(target)) continue;
      // One side of a pair is not the other's too: "Ghana and Togo praised Togo's police".
      if (std::find(holders.begin(), holders.end(), target) != holders.end()) continue;
      added = AddPair(standing, holder, target) || added;
    }
  return added;
}

std::vector<ActorIndex> StandingBuilder::SlotSides(uint32_t token, std::string_view slot,
                                                   bool strict) const {
  std::vector<ActorIndex> out;
  bool places = !InList(slot, "subj|by|mod|poss|gov|is") && !strict;
  std::vector<ActorIndex> self = actors_.MeantBy(token);
  for (uint32_t filler : frame_.Slot(token, slot)) {
    std::vector<ActorIndex> actors =
        strict ? frame_.Named(filler) : frame_.ActorsIn(filler, places);
    // "the group's fighters", "their government": whose they are.
    bool unnamed = std::all_of(actors.begin(), actors.end(),
                               [&](ActorIndex actor) { return sides_.IsUnnamed(actor); });
    // "the PKK, a group that fights": the PKK.
    if (unnamed && !actors.empty() && syntax_.relation(filler) == "appos") {
      std::vector<ActorIndex> named = frame_.Named(syntax_.head(filler));
      if (!named.empty()) actors = std::move(named);
    }
    uint32_t owner = syntax_.Child(filler, "nmod:poss");
    if (unnamed && owner != kNoToken && (!strict || !actors.empty())) {
      std::vector<ActorIndex> owners = actors_.MeantBy(owner);
      if (!owners.empty()) actors = std::move(owners);
    }
    // "strategic partners" are nobody's "strategic".
    std::erase_if(actors, [&](ActorIndex actor) {
      return sides_.IsUnnamed(actor) && std::find(self.begin(), self.end(), actor) != self.end();
    });
    AddActors(actors, &out);
  }
  return out;
}

std::vector<ActorIndex> StandingBuilder::Fill(const std::vector<std::vector<std::string>>& slots,
                                              const Candidate& candidate) const {
  bool strict = HasTag(*candidate.pattern, "strict");
  std::vector<ActorIndex> out;
  for (const std::vector<std::string>& choice : slots) {
    for (const std::string& slot : choice)
      AddActors(SlotSides(candidate.token, slot, strict && slot != "subj" && slot != "by"), &out);
    if (!out.empty()) break;
  }
  return out;
}

void StandingBuilder::SetValue(Reading& reading) const {
  const EventPattern& pattern = *reading.candidate->pattern;
  const ToldState& state = reading.state;
  reading.change = HasTag(pattern, "change");
  if (state.open && !HasTag(pattern, "early")) return;
  if (state.no_longer && state.negated) {
    reading.value = TagValue(pattern, "nolonger");
    if (reading.value.empty()) reading.value = pattern.negated;
    reading.change = !reading.value.empty();
    if (reading.change) return;
    reading.value = pattern.mode;
    reading.over = true;
  } else if (state.negated) {
    reading.value = pattern.negated;
  } else if (state.near && !HasTag(pattern, "early")) {
    reading.value = TagValue(pattern, "underway");
  } else {
    reading.value = pattern.mode;
    reading.over = state.former;
  }
}

// Who has it, where the words of the candidate's own frame do not say so.
void StandingBuilder::FindHolders(Reading& reading) const {
  const EventPattern& pattern = *reading.candidate->pattern;
  uint32_t token = reading.candidate->token;
  if (HasTag(pattern, "speaker")) {
    reading.holders = VoiceAt(frame_, statements_, token, reading.targets);
    return;
  }
  if (!reading.holders.empty()) return;
  // "we": the speaker's side. A judgement that nobody in the sentence owns: the speaker's too.
  if (HasTag(pattern, "voiced") || HasSpeakerAsSubject(frame_, token)) {
    reading.holders = VoiceAt(frame_, statements_, token, reading.targets);
    return;
  }
  // "became the second country to recognise": whose clause carries it.
  if (pattern.kind != PatternKind::verb || syntax_.IsPassive(token)) return;
  for (size_t i = 1; i < reading.state.chain.size() && reading.holders.empty(); ++i)
    if (states_.Has(reading.state.chain[i], StateReader::Effect::open)) return;
  for (size_t i = 1; i < reading.state.chain.size() && reading.holders.empty(); ++i)
    for (uint32_t subject : frame_.LogicalSubjects(reading.state.chain[i]))
      AddActors(frame_.ActorsIn(subject, false), &reading.holders);
}

StandingBuilder::Reading StandingBuilder::Read(const Candidate& candidate) const {
  Reading reading;
  reading.candidate = &candidate;
  reading.state = states_.Read(candidate);
  SetValue(reading);
  if (reading.value.empty()) return reading;
  reading.holders = Fill(candidate.pattern->actor, candidate);
  reading.targets = Fill(candidate.pattern->recipient, candidate);
  FindHolders(reading);
  return reading;
}

void StandingBuilder::CarryTargets(Reading& reading, const std::vector<Reading>& all) const {
  const EventPattern& pattern = *reading.candidate->pattern;
  bool carry = HasTag(pattern, "carry");
  if (!reading.targets.empty() || (!carry && !HasTag(pattern, "mutual"))) return;
  uint32_t at = reading.candidate->token;
  for (int step = 0; step < kMaxSteps && (carry || reading.holders.size() == 1); ++step) {
    if (!InList(syntax_.relation(at), "conj|xcomp|advcl")) return;
    at = syntax_.head(at);
    for (const Reading& other : all) {
      if (other.candidate->token != at || other.targets.empty() || other.holders != reading.holders)
        continue;
      reading.targets = other.targets;
      return;
    }
  }
}

// "severed relations between": the noun says no more than its verb has said.
bool StandingBuilder::IsWithinTold(const Reading& reading, const std::vector<Reading>& all) const {
  if (reading.candidate->pattern->kind != PatternKind::noun) return false;
  uint32_t at = syntax_.head(reading.candidate->token);
  for (int step = 0; step < 2 && at != kNoToken; ++step, at = syntax_.head(at))
    for (const Reading& other : all)
      if (other.told && other.candidate->token == at &&
          other.candidate->type == reading.candidate->type)
        return true;
  return false;
}

void StandingBuilder::AddReading(const Reading& reading, uint32_t sentence,
                                 const std::set<uint32_t>& others) {
  const Candidate& candidate = *reading.candidate;
  std::vector<ActorIndex> holders = reading.holders, targets = reading.targets;
  std::set<uint32_t> apart = others;
  for (uint32_t token : reading.state.chain) apart.erase(token);
  bool spell = HasTag(*candidate.pattern, "spell") && syntax_.word(candidate.token).xpos == "VBD";
  Bounds bounds = BoundsOf(doc_, states_, syntax_, reading.state, reading.change || spell, apart);
  // "fought a war in 2020": then, and no longer.
  if (spell && bounds.until.empty() && !reading.change) bounds.until = bounds.since;
  std::string ends = TagValue(*candidate.pattern, "ends");
  if (!ends.empty())
    for (ActorIndex holder : holders)
      for (ActorIndex target : targets)
        endings_.push_back({ends, bounds.since, sides_.SideOf(holder), sides_.SideOf(target)});
  Standing standing;
  standing.kind = candidate.type;
  standing.value = reading.value;
  standing.sentence = sentence;
  standing.evidence = {syntax_.text().BytesOf(candidate.trigger)};
  standing.statement = statements_.At(standing.evidence.front().begin);
  standing.since = standing.kind == "stance" && !ends.empty() ? "" : bounds.since;
  standing.until = bounds.until;
  if (reading.over && standing.until.empty()) standing.until = report_date_;
  standing.confidence = 0.7;
  standing.why =
      fmt::format("{} “{}”{}{}{}", candidate.pattern->source, doc_.Slice(standing.evidence.front()),
                  reading.state.negated ? ", negated" : "",
                  reading.state.near ? ", on the way" : "", reading.over ? ", over" : "");
  bool both = HasTag(*candidate.pattern, "mutual") && targets.empty() && holders.size() > 1;
  if (!both) {
    bool granted = candidate.pattern->kind == PatternKind::noun && standing.kind != "stance" &&
                   standing.since.empty() && standing.until.empty() &&
                   syntax_.Child(candidate.token, "cop") == kNoToken;
    for (ActorIndex holder : holders)
      if (granted)
        std::erase_if(targets,
                      [&](ActorIndex target) { return IsKnown(standing, holder, target); });
    Add(standing, holders, targets);
    return;
  }
  // "Armenia and Azerbaijan have no ties": each with each.
  for (size_t i = 0; i < holders.size(); ++i)
    for (size_t j = i + 1; j < holders.size(); ++j) {
      AddPair(standing, holders[i], holders[j]);
      if (!IsOneForBoth(standing.kind)) AddPair(standing, holders[j], holders[i]);
    }
}

void StandingBuilder::AddProVerbs(uint32_t sentence, const std::vector<Reading>& all) {
  TokenRange tokens = syntax_.text().sentences[sentence].tokens;
  for (uint32_t token = tokens.begin; token + 1 < tokens.end; ++token) {
    if (syntax_.lemma(token) != "do" || syntax_.lemma(token + 1) != "so") continue;
    const Reading* before = nullptr;
    for (const Reading& reading : all)
      if (reading.told && reading.candidate->pattern->kind == PatternKind::verb &&
          reading.candidate->token < token)
        before = &reading;
    if (before == nullptr) continue;
    Candidate again = *before->candidate;
    again.token = token;
    again.trigger = {token, token + 2};
    Reading reading;
    reading.candidate = &again;
    reading.state = states_.Read(again);
    SetValue(reading);
    for (uint32_t subject : frame_.LogicalSubjects(token))
      AddActors(frame_.ActorsIn(subject, false), &reading.holders);
    reading.targets = before->targets;
    if (!reading.value.empty() && reading.holders != before->holders)
      AddReading(reading, sentence, {});
  }
}

void StandingBuilder::AddTold(uint32_t sentence) {
  CandidateFinder finder(frame_, lexicon_, false);
  std::vector<Candidate> candidates = finder.Find(syntax_.text().sentences[sentence].tokens);
  std::erase_if(candidates, [](const Candidate& c) { return c.absorbed || c.type.empty(); });
  // Verbs first: what they say of a noun goes before what the noun says alone.
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
    return a.pattern->kind != PatternKind::noun && b.pattern->kind == PatternKind::noun;
  });
  std::vector<Reading> readings;
  for (const Candidate& candidate : candidates) readings.push_back(Read(candidate));
  for (Reading& reading : readings) {
    if (reading.value.empty() || IsWithinTold(reading, readings)) continue;
    CarryTargets(reading, readings);
    bool both = HasTag(*reading.candidate->pattern, "mutual") && reading.holders.size() > 1;
    reading.told = !reading.holders.empty() && (both || !reading.targets.empty());
  }
  std::set<uint32_t> words;
  for (const Reading& reading : readings)
    if (reading.told) words.insert(reading.candidate->token);
  for (const Reading& reading : readings)
    if (reading.told) AddReading(reading, sentence, words);
  AddProVerbs(sentence, readings);
}

void StandingBuilder::CloseStates() {
  auto same_pair = [&](const Standing& a, ActorIndex holder, ActorIndex target) {
    ActorIndex h = a.holders.front(), t = a.targets.front();
    return (sides_.Same(h, holder) && sides_.Same(t, target)) ||
           (sides_.Same(h, target) && sides_.Same(t, holder));
  };
  for (Standing& standing : layer_.standings) {
    if (!standing.until.empty()) continue;
    for (const Ending& ending : endings_)
      if (ending.kind == standing.kind && standing.value != "rival" && standing.value != "enemy" &&
          same_pair(standing, ending.holder, ending.target))
        standing.until = ending.date;
    if (!InList(standing.kind, "recognition|designation|ties|conflict")) continue;
    for (const Standing& later : layer_.standings) {
      bool after = IsEarlier(standing.since, later.since) ||
                   (later.value == "lifted" && standing.since.empty());
      if (later.kind == standing.kind && later.value != standing.value && !later.since.empty() &&
          after && same_pair(standing, later.holders.front(), later.targets.front()) &&
          (standing.until.empty() || IsEarlier(later.since, standing.until)))
        standing.until = later.since;
    }
  }
}

StandingLayer StandingBuilder::Finish() {
  CloseStates();
  StandingLayer out = std::move(layer_);
  layer_ = {};
  endings_.clear();
  std::stable_sort(
      out.standings.begin(), out.standings.end(),
      [](const Standing& a, const Standing& b) { return a.evidence.front() < b.evidence.front(); });
  return out;
}

}  // namespace dragoman
