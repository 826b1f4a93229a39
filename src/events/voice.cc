#include "events/voice.h"

#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {

namespace {

constexpr int kMaxSteps = 8;  // words above, or statements around

std::vector<ActorIndex> Without(std::vector<ActorIndex> actors,
                                const std::vector<ActorIndex>& others) {
  std::erase_if(actors, [&](ActorIndex actor) {
    return std::find(others.begin(), others.end(), actor) != others.end();
  });
  return actors;
}

}  // namespace

bool HasSpeakerAsSubject(const Frame& frame, uint32_t token) {
  std::vector<uint32_t> subjects = frame.Slot(token, "subj");
  return std::any_of(subjects.begin(), subjects.end(), [&](uint32_t subject) {
    return InList(ToLower(frame.syntax().form(subject)), "we|i");
  });
}

std::vector<ActorIndex> VoiceAt(const Frame& frame, const StatementLayer& statements,
                                uint32_t token, const std::vector<ActorIndex>& others) {
  const Syntax& syntax = frame.syntax();
  std::optional<uint32_t> at = statements.At(syntax.text().tokens[token].range.begin);
  if (!at) return {};
  for (int step = 0; at && step < kMaxSteps; ++step) {
    const Statement& statement = statements.statements[*at];
    std::vector<ActorIndex> speakers = Without(statement.speakers, others);
    if (!speakers.empty()) return speakers;
    at = statement.parent;
  }
  uint32_t verb = syntax.head(token);
  for (int step = 0; verb != kNoToken && step < kMaxSteps; ++step, verb = syntax.head(verb)) {
    std::vector<ActorIndex> speakers;
    for (uint32_t subject : syntax.Subjects(verb))
      AddActors(frame.actor_layer().MeantBy(subject), &speakers);
    speakers = Without(speakers, others);
    if (!speakers.empty()) return speakers;
  }
  return {};
}

}  // namespace dragoman
