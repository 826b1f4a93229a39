#include "events/event_numbers.h"

#include <array>
#include <cctype>
#include <string>

#include "core/strings.h"

namespace dragoman {

namespace {

constexpr std::array<std::string_view, 21> kUnits = {
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::array<std::string_view, 10> kTens = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

std::optional<double> Digits(std::string_view text) {
  std::string digits;
  for (char c : text) {
    if (c == ',') continue;
    if ((c < '0' || c > '9') && c != '.') return std::nullopt;
    digits += c;
  }
  if (digits.empty() || digits.size() > 12 || digits.front() == '.') return std::nullopt;
  return std::strtod(digits.c_str(), nullptr);
}

std::optional<double> Value(const std::string& word) {
  if (auto digits = Digits(word)) return digits;
  for (size_t i = 0; i < kUnits.size(); ++i)
    if (kUnits[i] == word) return static_cast<double>(i);
  size_t dash = word.find('-');
  for (size_t i = 2; i < kTens.size(); ++i) {
    if (word.substr(0, dash) != kTens[i]) continue;
    double value = static_cast<double>(i) * 10;
    if (dash == std::string::npos) return value;
    for (size_t unit = 1; unit < 10; ++unit)
      if (word.substr(dash + 1) == kUnits[unit]) return value + static_cast<double>(unit);
  }
  return std::nullopt;
}

double Multiplier(std::string_view lemma) {
  if (lemma == "dozen") return 12;
  if (lemma == "score") return 20;
  if (lemma == "hundred") return 100;
  if (lemma == "thousand") return 1000;
  if (lemma == "million") return 1e6;
  return 0;
}

}  // namespace

std::optional<EventNumber> CountOf(const Syntax& syntax, uint32_t token) {
  uint32_t numeral = syntax.Child(token, "nummod");
  if (numeral == kNoToken &&
      (syntax.word(token).upos == Upos::NUM || Multiplier(syntax.lemma(token)) > 0))
    numeral = token;
  if (numeral == kNoToken) return std::nullopt;
  EventNumber out;
  out.range = syntax.text().tokens[numeral].range;
  // "dozens", "two hundred", "20"
  double multiplier = Multiplier(syntax.lemma(numeral));
  std::optional<double> value = Value(Lower(syntax.form(numeral)));
  if (multiplier > 0) {
    bool plural = syntax.form(numeral).ends_with("s");
    for (uint32_t child : syntax.children(numeral))
      if (child < numeral && syntax.word(child).upos == Upos::NUM) {
        value = Value(Lower(syntax.form(child)));
        out.range = out.range.Cover(syntax.text().tokens[child].range);
      }
    value = value.value_or(1) * multiplier;
    if (plural) {  // "hundreds": two hundred or more
      out.min = *value * 2;
      return out;
    }
  }
  if (!value) return std::nullopt;
  std::string before;
  for (uint32_t back = 1; back <= 3 && numeral >= back; ++back)
    before = Lower(syntax.form(numeral - back)) + " " + before;
  auto has = [&](std::string_view words) { return before.find(words) != std::string::npos; };
  bool less = has("fewer than ") || has("less than ") || has("up to ") || has("at most ");
  bool more = has("more than ") || has("at least ") || has("over ") || has("least ");
  if (!less) out.min = value;
  if (!more) out.max = value;
  return out;
}

}  // namespace dragoman
