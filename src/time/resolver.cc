#include "time/resolver.h"

#include <algorithm>
#include <cstdlib>

namespace dragoman {
namespace {

constexpr uint32_t kStoryReach = 250;  // lexemes over which a told date still carries
constexpr uint32_t kQuarterReach =
    150;  // over which "a year earlier" means the quarter of the year before

std::string TwoDigits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

int QuarterOfMonth(int month) { return (month - 1) / 3 + 1; }

// The month in which a season begins, as reports of the northern hemisphere use the words.
int SeasonStart(std::string_view season) {
  return season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12;
}

}  // namespace

Resolver::Value Resolver::Of(const Stamp& stamp) const {
  switch (stamp.size) {
    case 'Y': return {FormatYear(stamp.date.year), stamp};
    case 'Q':
      return {FormatYear(stamp.date.year) + "-Q" + std::to_string(QuarterOfMonth(stamp.date.month)),
              stamp};
    case 'M': return {FormatMonth(stamp.date.year, stamp.date.month), stamp};
    case 'W': return {FormatWeek(stamp.date), stamp};
    default: return {FormatDay(stamp.date), stamp};
  }
}

std::optional<Stamp> Resolver::Anchor(const Meaning& m) const {
  if (m.from_story && story_ && now_ - story_place_ <= kStoryReach) return story_;
  if (report_) return Stamp{*report_, 'D'};
  return std::nullopt;
}

int Resolver::YearOf(const Meaning& m) const {
  if (m.year != 0) return m.year;
  if (m.year_relative && report_) return report_->year + m.year_shift;
  if (m.from_story && m.relation == Relation::same && story_ && m.unit == 0)
    return story_->date.year;
  return 0;
}

// The year of a day or month (day 0) without one. REQUIRES: report_ is known.
int Resolver::ChooseYear(int month, int day, Tense tense, Relation relation) const {
  int year = report_->year;
  int now = report_->month * 100 + (day > 0 ? report_->day : 0), then = month * 100 + day;
  switch (relation) {
    case Relation::last: return then < now ? year : year - 1;
    case Relation::next: return then > now ? year : year + 1;
    case Relation::current: return year;
    default: break;
  }
  // A past ten months back would have been called last year's: it is rather the one ahead.
  if (tense == Tense::past) {
    int back = report_->month - month + (then <= now + (day > 0 ? 1 : 0) ? 0 : 12);
    return back >= 10 && back < 13           ? (then > now ? year : year + 1)
           : then <= now + (day > 0 ? 1 : 0) ? year
                                             : year - 1;
  }
  if (tense == Tense::future)
    return then >= now ? year : (report_->month - month < 3 ? year : year + 1);
  // Not told: the nearest.
  int apart = month - report_->month;
  return apart > 6 ? year - 1 : apart < -6 ? year + 1 : year;
}

Resolver::Value Resolver::MonthOrDay(const Meaning& m, Tense tense) const {
  int year = YearOf(m);
  std::string tail = "-" + TwoDigits(m.month) + (m.day > 0 ? "-" + TwoDigits(m.day) : "");
  if (year == 0 && !report_) return {"XXXX" + tail, std::nullopt};
  if (year == 0) year = ChooseYear(m.month, m.day, tense, m.relation);
  CivilDate date{year, m.month, std::max(m.day, 1)};
  if (!IsValidDate(date)) return {"XXXX" + tail, std::nullopt};
  if (m.unit == 'W') return Of({MondayOf(date), 'W'});
  return Of({date, m.day > 0 ? 'D' : 'M'});
}

Resolver::Value Resolver::Weekday(const Meaning& m, Tense tense) const {
  std::optional<Stamp> anchor = Anchor(m);
  if (m.relation == Relation::following || m.relation == Relation::previous ||
      m.relation == Relation::same) {
    if (story_ && story_->size == 'D') anchor = story_;
  }
  if (!anchor) return {"XXXX-WXX-" + std::to_string(m.weekday), std::nullopt};
  CivilDate base = anchor->date;
  if (m.unit == 'W') {
    int weeks = m.relation == Relation::last ? -1 : m.relation == Relation::next ? 1 : 0;
    return Of({AddDays(MondayOf(base), weeks * 7 + m.weekday - 1), 'D'});
  }
  int ahead = (m.weekday - IsoWeekday(base) + 7) % 7;  // 0: the same day
  int back = ahead == 0 ? 0 : ahead - 7;
  switch (m.relation) {
    case Relation::last:
    case Relation::previous: return Of({AddDays(base, ahead - 7), 'D'});
    case Relation::next:
    case Relation::following: return Of({AddDays(base, ahead == 0 ? 7 : ahead), 'D'});
    case Relation::current: return Of({AddDays(base, tense == Tense::past ? back : ahead), 'D'});
    default: break;
  }
  bool forward = tense == Tense::future;
  return Of({AddDays(base, forward ? ahead : back), 'D'});
}

Resolver::Value Resolver::Season(const Meaning& m, Tense tense) const {
  int year = YearOf(m);
  std::string tail = "-" + std::string(m.season);
  if (year == 0 && !report_) return {"XXXX" + tail, std::nullopt};
  int start = SeasonStart(m.season);
  if (year == 0) {
    year = report_->year;
    bool begun = start <= report_->month, running = begun && report_->month < start + 3;
    if (m.season == "WI" && report_->month <= 2) running = true, begun = true, --year;
    if (m.relation == Relation::last && (!begun || running))
      --year;
    else if (m.relation == Relation::next && begun)
      ++year;
    else if (m.relation == Relation::none && tense == Tense::past && !begun)
      --year;
    else if (m.relation == Relation::none && tense == Tense::future && begun && !running)
      ++year;
  }
  return {FormatYear(year) + tail, Stamp{{year, start, 1}, 'Q'}};
}

Resolver::Value Resolver::Quarter(const Meaning& m, Tense tense) const {
  int year = YearOf(m);
  std::string tail =
      m.quarter > 0 ? "-Q" + std::to_string(m.quarter) : "-H" + std::to_string(m.half);
  if (year == 0 && !report_) return {"XXXX" + tail, std::nullopt};
  int start = m.quarter > 0 ? m.quarter * 3 - 2 : m.half * 6 - 5;
  if (year == 0) {
    year = report_->year;
    if (start > report_->month && tense != Tense::future)
      --year;
    else if (tense == Tense::future && start + 5 < report_->month)
      ++year;
  }
  if (m.year_ago && m.year == 0) year -= 1;
  return {FormatYear(year) + tail, Stamp{{year, start, 1}, m.quarter > 0 ? 'Q' : 'Y'}};
}

Resolver::Value Resolver::Holiday(const Meaning& m, Tense tense) const {
  int year = YearOf(m);
  if (year == 0 && !report_) {
    // A fixed day keeps its month and day.
    std::optional<CivilDate> a = holidays_.DayIn(m.holiday, 2024),
                             b = holidays_.DayIn(m.holiday, 2025);
    bool fixed = a && b && a->month == b->month && a->day == b->day;
    return {fixed ? "XXXX-" + TwoDigits(a->month) + "-" + TwoDigits(a->day) : "XXXX-XX-XX",
            std::nullopt};
  }
  if (year == 0) {
    std::optional<CivilDate> here = holidays_.DayIn(m.holiday, report_->year);
    if (here) year = ChooseYear(here->month, here->day, tense, m.relation);
  }
  std::optional<CivilDate> day = holidays_.DayIn(m.holiday, year);
  if (!day) return {"XXXX-XX-XX", std::nullopt};
  return Of({*day, 'D'});
}

Resolver::Value Resolver::Weekend(const Meaning& m, Tense tense) const {
  std::optional<Stamp> anchor = Anchor(m);
  if (!anchor) return {"XXXX-WXX-WE", std::nullopt};
  CivilDate monday = MondayOf(anchor->date);
  bool over = IsoWeekday(anchor->date) >= 6;
  int weeks = 0;
  if (m.relation == Relation::last ||
      (m.relation == Relation::same && tense == Tense::past && !over))
    weeks = -1;
  else if (m.relation == Relation::next)
    weeks = 1;
  CivilDate week = AddDays(monday, weeks * 7);
  return {FormatWeek(week) + "-WE", Stamp{AddDays(week, 5), 'D'}};
}

// "a year earlier": the same quarter of the year before where one was just named, else the year.
Resolver::Value Resolver::YearAgo(const Meaning& m) const {
  if (quarter_ && now_ - quarter_place_ <= kQuarterReach) {
    Stamp stamp = *quarter_;
    // Where the sentence has moved back already ("1988-Q3"), it is the same quarter.
    stamp.date.year = report_ && stamp.date.year < report_->year - 1
                          ? stamp.date.year
                          : std::max(stamp.date.year - 1, 1);
    if (m.year != 0) stamp.date.year = m.year;
    return Of(stamp);
  }
  if (m.year != 0) return Of({{m.year, 1, 1}, 'Y'});
  std::optional<Stamp> anchor = Anchor(m);
  if (!anchor) return {"XXXX", std::nullopt};
  // Behind "in 1988" of a report of 1989, "a year earlier" is mostly that same 1988: what is
  // compared is this year.
  bool told = anchor->size == 'Y' && report_ && anchor->date.year == report_->year - 1;
  return Of({{told ? anchor->date.year : std::max(anchor->date.year - 1, 1), 1, 1}, 'Y'});
}

Resolver::Value Resolver::Shifted(const Meaning& m, Tense tense) const {
  if (m.unit == 'N') return Weekend(m, tense);
  if (m.unit == 'T') {
    if (story_ && now_ - story_place_ <= kStoryReach) return Of(*story_);
    return {"PAST_REF", std::nullopt};
  }
  std::optional<Stamp> anchor = Anchor(m);
  if (m.unit == 'Q' && m.from_story && m.shift == 0) {
    if (quarter_) return Of(*quarter_);
    if (report_)
      return Of({AddMonths({report_->year, (QuarterOfMonth(report_->month)) * 3 - 2, 1}, -3), 'Q'});
    return {"XXXX-QX", std::nullopt};
  }
  if (!anchor) {
    switch (m.unit) {
      case 'D': return {"XXXX-XX-XX", std::nullopt};
      case 'W': return {"XXXX-WXX", std::nullopt};
      case 'M': return {"XXXX-XX", std::nullopt};
      case 'Q': return {"XXXX-QX", std::nullopt};
      default:
        return {m.relation == Relation::last ? "PAST_REF"
                : m.shift > 0                ? "FUTURE_REF"
                : m.shift < 0                ? "PAST_REF"
                                             : "XXXX",
                std::nullopt};
    }
  }
  CivilDate base = anchor->date;
  switch (m.unit) {
    case 'D':
      if (anchor->size == 'D') return Of({AddDays(base, m.shift), 'D'});
      if (anchor->size == 'M') return {FormatMonth(base.year, base.month) + "-XX", anchor};
      return {FormatYear(base.year) + "-XX-XX", anchor};
    case 'W':
      if (anchor->size == 'Y') return {FormatYear(base.year) + "-WXX", anchor};
      return Of({AddDays(MondayOf(base), m.shift * 7), 'W'});
    case 'M':
      if (anchor->size == 'Y') return {FormatYear(base.year) + "-XX", anchor};
      return Of({AddMonths({base.year, base.month, 1}, m.shift), 'M'});
    case 'Q':
      return Of({AddMonths({base.year, QuarterOfMonth(base.month) * 3 - 2, 1}, m.shift * 3), 'Q'});
    case 'E': return {std::to_string(base.year / 10 + m.shift), std::nullopt};
    case 'C': return {std::to_string(base.year / 100 + m.shift), std::nullopt};
    default: return Of({{std::clamp(base.year + m.shift, 1, 9999), 1, 1}, 'Y'});
  }
}

Resolver::Value Resolver::DatePart(const Meaning& m, Tense tense) const {
  if (m.decade >= 0) return {std::to_string(m.decade), std::nullopt};
  if (m.century >= 0) return {TwoDigits(m.century), std::nullopt};
  if (m.holiday >= 0) return Holiday(m, tense);
  if (m.month > 0) return MonthOrDay(m, tense);
  if (m.weekday > 0) return Weekday(m, tense);
  if (m.quarter > 0 || m.half > 0) return Quarter(m, tense);
  if (!m.season.empty()) return Season(m, tense);
  if (m.year_ago) return YearAgo(m);
  if (m.year > 0) return Of({{m.year, 1, 1}, 'Y'});
  if (m.unit != 0) return Shifted(m, tense);
  // A clock or part of a day alone: the day that was told last, else the report's.
  std::optional<Stamp> anchor = Anchor(m);
  if (anchor && anchor->size != 'D' && report_) anchor = Stamp{*report_, 'D'};
  if (!anchor) return {"XXXX-XX-XX", std::nullopt};
  return Of(*anchor);
}

void Resolver::Remember(const Value& value, const Meaning& m, uint32_t place) {
  if (!value.stamp) return;
  story_ = value.stamp;
  story_place_ = place;
  bool own_quarter =
      value.stamp->size == 'Q' && m.season.empty() && !m.year_ago && !m.year_relative;
  if (own_quarter) {
    quarter_ = value.stamp;
    quarter_place_ = place;
  }
}

std::string Resolver::Resolve(const Meaning& m, Tense tense, uint32_t place) {
  if (!m.value.empty()) return m.value;
  now_ = place;
  Meaning dated = m;
  if (m.clock >= 0 && m.month == 0 && m.weekday == 0 && m.unit == 0) dated.from_story = true;
  Value value = DatePart(dated, tense);
  Remember(value, m, place);
  if (m.type == TimexType::SET && m.weekday > 0)
    return "XXXX-WXX-" + std::to_string(m.weekday) +
           (m.part.empty() ? "" : "T" + std::string(m.part));
  if (m.clock >= 0) {
    std::string hour = TwoDigits(m.clock / 60);
    return value.text + "T" + hour + (m.clock_hour_only ? "" : ":" + TwoDigits(m.clock % 60));
  }
  if (!m.part.empty()) return value.text + "T" + std::string(m.part);
  return value.text;
}

}  // namespace dragoman
