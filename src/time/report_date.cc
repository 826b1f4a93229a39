#include "time/report_date.h"

#include <fmt/format.h>

#include <algorithm>

#include "time/grammar.h"

namespace dragoman {
namespace {

constexpr int kEarliestYear = 1990;  // of a report without a date; older ones are told theirs

ReportDate Told(const CivilDate& day) { return {day, false, "", 1, std::nullopt}; }

ReportDate Inferred(const CivilDate& day, std::string basis, double confidence, std::string message,
                    std::optional<ByteRange> range) {
  return {day, true, std::move(basis), confidence,
          Notice{"inferred-date", range,
                 fmt::format("report date {} inferred: {}", FormatDay(day), message)}};
}

// The dateline's own date, where it names its year; else month and day for what else is known.
CivilDate DatelineDate(const ReportHead& head, const Holidays& holidays) {
  if (head.dateline_date.empty()) return {};
  Lexemes lexemes = LexTime(head.dateline_date);
  for (const Match& match : Grammar(lexemes, holidays).FindAll())
    if (match.meaning.month > 0 && match.meaning.day > 0)
      return {match.meaning.year, match.meaning.month, match.meaning.day};
  return {};
}

// Days with this month and day from the earliest year to the limit that fall on the weekday.
std::vector<CivilDate> Fitting(const Meaning& m, int from_year, const CivilDate& limit) {
  std::vector<CivilDate> out;
  for (int year = from_year; year <= limit.year; ++year) {
    CivilDate day{year, m.month, m.day};
    if (IsValidDate(day) && day <= limit && IsoWeekday(day) == m.weekday) out.push_back(day);
  }
  return out;
}

// The latest year that the report tells as past; 0 where it names none.
int LatestPastYear(const std::vector<FoundTime>& found, const CivilDate& read_before) {
  int latest = 0;
  for (const FoundTime& f : found)
    if (f.meaning->year > latest && f.meaning->year <= read_before.year && f.tense != Tense::future)
      latest = f.meaning->year;
  return latest;
}

std::string ListYears(const std::vector<int>& years) {
  std::string out;
  for (size_t i = 0; i < years.size(); ++i)
    out += (i == 0 ? "" : i + 1 == years.size() ? " and " : ", ") + std::to_string(years[i]);
  return out;
}

ReportDate FromWeekdays(const std::vector<FoundTime>& found, const CivilDate& read_before) {
  int past = LatestPastYear(found, read_before);
  std::vector<int> years;
  const FoundTime* first = nullptr;
  const FoundTime* latest = nullptr;
  int count = 0;
  for (const FoundTime& f : found) {
    const Meaning& m = *f.meaning;
    if (m.weekday == 0 || m.month == 0 || m.day == 0 || m.year != 0 || m.year_relative) continue;
    std::vector<int> fits;
    for (const CivilDate& day : Fitting(m, std::max(past, kEarliestYear), read_before))
      fits.push_back(day.year);
    if (first == nullptr) {
      first = latest = &f;
      years = fits;
      count = 1;
      continue;
    }
    std::vector<int> both;
    std::set_intersection(years.begin(), years.end(), fits.begin(), fits.end(),
                          std::back_inserter(both));
    if (both.empty()) continue;  // one of the two is of another year, or wrong
    years = both;
    ++count;
    bool later =
        std::pair(m.month, m.day) > std::pair(latest->meaning->month, latest->meaning->day);
    if (later && f.tense != Tense::future) latest = &f;
  }
  ReportDate out;
  if (first == nullptr || years.empty()) return out;
  auto day_of = [&](int year) {
    return CivilDate{year, latest->meaning->month, latest->meaning->day};
  };
  if (years.size() == 1) {
    std::string bound =
        past > 0 ? fmt::format(", not before {}, which it tells as past", past) : "";
    return Inferred(day_of(years[0]), "weekday and day of the month", count > 1 ? 0.9 : 0.8,
                    fmt::format("weekday and day of the month fit {} alone{}, and not after {}",
                                years[0], bound, FormatDay(read_before)),
                    latest->range);
  }
  out.notice =
      Notice{"ambiguous-date", latest->range,
             fmt::format("the report's date is left open: weekday and day of the month fit {}; "
                         "give it with the report, or narrow --read-before",
                         ListYears(years))};
  return out;
}

// "MOSCOW, October 20 (TASS) - ... met on Wednesday": the weekday that the story begins with gives
// the dateline its year.
ReportDate FromDateline(const CivilDate& dateline, const ReportHead& head,
                        const std::vector<FoundTime>& found, const CivilDate& read_before) {
  if (dateline.month == 0 || dateline.year != 0) return {};
  auto bare_weekday = [](const FoundTime& f) {
    const Meaning& m = *f.meaning;
    return m.weekday != 0 && m.month == 0 && m.relation == Relation::none && m.shift == 0 &&
           f.tense != Tense::future;
  };
  auto first = std::find_if(found.begin(), found.end(), bare_weekday);
  if (first == found.end()) return {};
  Meaning day;
  day.month = dateline.month;
  day.day = dateline.day;
  day.weekday = first->meaning->weekday;
  std::vector<CivilDate> fits =
      Fitting(day, std::max(LatestPastYear(found, read_before), kEarliestYear), read_before);
  if (fits.size() != 1) return {};
  return Inferred(fits[0], "dateline and weekday", 0.7,
                  fmt::format("the dateline's day is the weekday told in {} alone", fits[0].year),
                  head.dateline);
}

// "on Wednesday night (January 8, 2025)": reports give weekdays only of days that are fresh.
ReportDate FromDatedWeekday(const std::vector<FoundTime>& found, std::string_view text,
                            const CivilDate& read_before) {
  std::optional<CivilDate> latest;
  ByteRange range;
  for (size_t i = 1; i < found.size(); ++i) {
    const Meaning& m = *found[i].meaning;
    CivilDate day{m.year, m.month, m.day};
    if (m.year == 0 || !IsValidDate(day) || read_before < day || found[i - 1].meaning->weekday == 0)
      continue;
    uint32_t from = found[i - 1].range.end, to = found[i].range.begin;
    if (to < from || text.substr(from, to - from) != " (" || (latest && day < *latest)) continue;
    latest = day;
    range = found[i].range;
  }
  if (!latest) return {};
  return Inferred(*latest, "weekday with its date", 0.6,
                  "the latest weekday that is told with its date", range);
}

}  // namespace

std::optional<CivilDate> DayInAddress(std::string_view url) {
  auto digit = [&url](size_t i) { return i < url.size() && url[i] >= '0' && url[i] <= '9'; };
  for (size_t i = 0; i + 8 <= url.size(); ++i) {
    if (!digit(i) || (i > 0 && digit(i - 1))) continue;
    size_t run = i;
    while (digit(run)) ++run;
    CivilDate day;
    auto number = [&url, &digit](size_t at, size_t& end) {
      int n = 0;
      for (end = at; digit(end) && end < at + 2; ++end) n = n * 10 + (url[end] - '0');
      return n;
    };
    size_t end = 0;
    auto four = [&url](size_t at) {
      return (url[at] - '0') * 1000 + (url[at + 1] - '0') * 100 + (url[at + 2] - '0') * 10 +
             (url[at + 3] - '0');
    };
    if (run - i == 8) {
      day = {four(i), number(i + 4, end), number(i + 6, end)};
    } else if (run - i == 4 && (url[run] == '/' || url[run] == '-' || url[run] == '_')) {
      char separator = url[run];
      day.year = four(i);
      day.month = number(run + 1, end);
      if (end >= url.size() || url[end] != separator) continue;
      day.day = number(end + 1, end);
      if (digit(end)) continue;
    } else {
      continue;
    }
    if (day.year >= 1990 && day.year <= 2100 && IsValidDate(day)) return day;
  }
  return std::nullopt;
}

ReportDate FindReportDate(const RawReport& raw, const ReportHead& head,
                          const std::vector<FoundTime>& found, const CivilDate& read_before,
                          const Holidays& holidays) {
  if (std::optional<CivilDate> day = ParseDay(head.published)) return Told(*day);
  if (std::optional<CivilDate> day = ParseDay(raw.published)) return Told(*day);
  CivilDate dateline = DatelineDate(head, holidays);
  if (IsValidDate(dateline)) return Told(dateline);
  std::optional<CivilDate> address = DayInAddress(raw.url);
  if (address) return Inferred(*address, "address", 0.9, "the address has it", std::nullopt);
  std::optional<CivilDate> scraped = ParseDay(head.scraped);
  if (dateline.month > 0 && scraped) {
    CivilDate day{scraped->year, dateline.month, dateline.day};
    if (IsValidDate(day) && day > *scraped) --day.year;
    if (IsValidDate(day))
      return Inferred(
          day, "dateline and the day the copy was taken", 0.8,
          fmt::format("the dateline's day, in the last year up to {}", FormatDay(*scraped)),
          head.dateline);
  }
  ReportDate weekday =
      FromWeekdays(found, scraped && *scraped < read_before ? *scraped : read_before);
  if (weekday.day) return weekday;
  if (ReportDate by_dateline = FromDateline(dateline, head, found, read_before); by_dateline.day)
    return by_dateline;
  if (ReportDate dated = FromDatedWeekday(found, raw.text, read_before); dated.day) return dated;
  if (scraped) {
    ReportDate copy = Inferred(*scraped, "day the copy was taken", 0.5,
                               "the copy was taken on that day", std::nullopt);
    return copy;
  }
  return weekday;
}

}  // namespace dragoman
