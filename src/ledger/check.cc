// Whether a ReportRecord holds together. Run on each record before it is stored, and by Verify on
// each record that comes out of a ledger.
#include <fmt/format.h>

#include "core/utf8.h"
#include "ledger/record.h"

namespace dragoman {
namespace {

class Checker {
 public:
  explicit Checker(const ReportRecord& record) : record_(record) {
    size_t chars = 0;
    for (size_t pos = 0; pos < record.text.size(); ++chars) {
      if (chars % kBlock == 0) block_.push_back(pos);
      NextCodePoint(record.text, pos);
    }
    chars_ = chars;
  }

  Status Run() {
    if (record_.info.id.empty()) Say("the report has no id");
    if (record_.info.hash.empty()) Say("the report has no hash");
    if (!IsValidUtf8(record_.text)) Say("the text is not UTF-8");
    Layers();
    for (uint32_t i = 0; i < record_.statements.size(); ++i) OneStatement(record_.statements[i], i);
    for (uint32_t i = 0; i < record_.events.size(); ++i) OneEvent(record_.events[i], i);
    for (uint32_t i = 0; i < record_.standings.size(); ++i) OneStanding(record_.standings[i], i);
    if (problem_.empty()) return Ok();
    return Fail(ErrorKind::bug, fmt::format("report {}: {}", record_.info.id, problem_));
  }

 private:
  void Say(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }
  void In(CharRange range, std::string_view what, size_t i) {
    if (range.begin > range.end || range.end > chars_)
      Say(fmt::format("{} {}: characters {}-{} are not in the text", what, i, range.begin,
                      range.end));
  }
  void In(const std::optional<CharRange>& range, std::string_view what, size_t i) {
    if (range) In(*range, what, i);
  }
  void Words(const Quoted& quoted, std::string_view what, size_t i) {
    In(quoted.range, what, i);
    if (problem_.empty() && Slice(quoted.range) != quoted.text)
      Say(fmt::format("{} {}: the words are not those at {}-{}", what, i, quoted.range.begin,
                      quoted.range.end));
  }
  void Index(size_t index, size_t size, std::string_view what, size_t i) {
    if (index >= size) Say(fmt::format("{} {} points at number {} of {}", what, i, index, size));
  }
  template <class List>
  void Indices(const List& actors, std::string_view what, size_t i) {
    for (uint32_t a : actors) Index(a, record_.actors.size(), what, i);
  }

  size_t ByteOf(uint32_t character) const {
    if (character >= chars_) return record_.text.size();
    size_t pos = block_[character / kBlock];
    for (uint32_t i = character - character % kBlock; i < character; ++i)
      NextCodePoint(record_.text, pos);
    return pos;
  }
  std::string_view Slice(CharRange range) const {
    size_t begin = ByteOf(range.begin);
    return std::string_view(record_.text).substr(begin, ByteOf(range.end) - begin);
  }

  void Layers() {
    for (size_t i = 0; i < record_.sentences.size(); ++i)
      Words(record_.sentences[i].words, "sentence", i);
    for (size_t i = 0; i < record_.names.size(); ++i) In(record_.names[i].range, "name", i);
    for (size_t i = 0; i < record_.places.size(); ++i) In(record_.places[i].range, "place", i);
    for (size_t i = 0; i < record_.notices.size(); ++i) In(record_.notices[i].range, "notice", i);
    for (size_t i = 0; i < record_.times.size(); ++i) {
      In(record_.times[i].range, "time", i);
      Index(record_.times[i].sentence, record_.sentences.size(), "time", i);
    }
    for (size_t i = 0; i < record_.actors.size(); ++i)
      if (record_.actors[i].entity.empty()) Say(fmt::format("actor {} has no entity", i));
    for (size_t i = 0; i < record_.mentions.size(); ++i) {
      In(record_.mentions[i].range, "mention", i);
      Indices(record_.mentions[i].actors, "mention", i);
    }
  }

  template <class Record>
  void DateAndPlace(const Record& record, std::string_view what, size_t i) {
    if (record.date) In(record.date->range, what, i);
    if (record.place && record.place->place)
      Index(*record.place->place, record_.places.size(), what, i);
    Index(record.sentence, record_.sentences.size(), what, i);
  }

  void OneStatement(const StatementRecord& s, size_t i) {
    for (const auto* uses : {&s.speakers, &s.addressees, &s.about, &s.via})
      for (const ActorUse& use : *uses) {
        Index(use.actor, record_.actors.size(), "statement", i);
        In(use.range, "statement", i);
      }
    if (s.source) Words(*s.source, "statement", i);
    if (s.cue) Words(*s.cue, "statement", i);
    if (s.content.empty()) Say(fmt::format("statement {} has no content", i));
    for (const Quoted& content : s.content) Words(content, "statement", i);
    if (s.parent) Index(*s.parent, record_.statements.size(), "statement", i);
    DateAndPlace(s, "statement", i);
  }

  void OneEvent(const EventRecord& e, size_t i) {
    Indices(e.actors, "event", i);
    Indices(e.recipients, "event", i);
    Words(e.trigger, "event", i);
    for (const NumberRecord& n : e.numbers) In(n.range, "event", i);
    if (e.denies_event) Index(*e.denies_event, record_.events.size(), "event", i);
    if (e.denies_statement) Index(*e.denies_statement, record_.statements.size(), "event", i);
    if (e.statement) Index(*e.statement, record_.statements.size(), "event", i);
    DateAndPlace(e, "event", i);
  }

  void OneStanding(const StandingRecord& s, size_t i) {
    Indices(s.holders, "standing", i);
    Indices(s.targets, "standing", i);
    if (s.evidence.empty()) Say(fmt::format("standing {} has no evidence", i));
    for (const Quoted& evidence : s.evidence) Words(evidence, "standing", i);
    Index(s.sentence, record_.sentences.size(), "standing", i);
    if (s.statement) Index(*s.statement, record_.statements.size(), "standing", i);
    if (s.event) Index(*s.event, record_.events.size(), "standing", i);
  }

  static constexpr uint32_t kBlock = 64;
  const ReportRecord& record_;
  std::vector<size_t> block_;  // byte of every kBlock-th character
  size_t chars_ = 0;
  std::string problem_;
};

}  // namespace

Status CheckRecord(const ReportRecord& record) { return Checker(record).Run(); }

}  // namespace dragoman
