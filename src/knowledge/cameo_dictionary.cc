#include "knowledge/cameo_dictionary.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kMaxForms = 64;  // of one line with substitutions
constexpr size_t kMaxProblems = 5000;
constexpr std::string_view kSmallWords =
    "of|the|and|for|in|on|to|de|du|des|del|la|le|les|bin|ibn|von|van|der|den|da|dos|di|y|e|al|el";

bool IsDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "970101", "20070101"; empty where it is no day.
std::string IsoDay(std::string_view text) {
  if (!IsDigits(text) || (text.size() != 6 && text.size() != 8)) return "";
  std::string year(text.substr(0, text.size() - 4));
  if (year.size() == 2) year = (year < "30" ? "20" : "19") + year;
  std::string_view rest = text.substr(text.size() - 4);
  int month = std::stoi(std::string(rest.substr(0, 2)));
  int day = std::stoi(std::string(rest.substr(2)));
  constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1 || day > kDays[month - 1]) return "";
  return fmt::format("{}-{:02}-{:02}", year, month, day);
}

// "KOFI_ANNAN_" -> "Kofi Annan"; "U.N._" and "UNSG" stay as they are, as does what has lower case.
std::string Written(std::string_view name, bool alone_may_be_acronym) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  std::vector<std::string> words;
  for (std::string_view word : Split(text, ' '))
    if (!word.empty()) words.emplace_back(word);
  for (size_t i = 0; i < words.size(); ++i) {
    std::string& word = words[i];
    std::string lower = ToLower(word);
    if (lower != word &&
        std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
      continue;
    bool vowel = lower.find_first_of("aeiouy") != std::string::npos;
    constexpr size_t kAcronym = 5;
    bool acronym = !vowel || lower.find('.') != std::string::npos ||
                   (words.size() == 1 && alone_may_be_acronym && word.size() <= kAcronym);
    if (acronym && word.size() > 1) continue;
    if (i > 0 && InList(lower, kSmallWords)) {
      word = lower;
      continue;
    }
    bool start = true;
    for (char& c : lower) {
      if (start && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      start = c == '-' || c == '\'';
    }
    word = lower;
  }
  return Join(words, " ");
}

class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  Result<CameoDictionary> Run(std::string_view bytes) {
    std::string utf8;
    if (!IsValidUtf8(bytes)) {
      // The older ones are Latin-1.
      for (char c : bytes) AppendUtf8(static_cast<unsigned char>(c), utf8);
      bytes = utf8;
    }
    if (bytes.find('\0') != std::string_view::npos)
      return Fail(ErrorKind::bad_input, fmt::format("{}: is no text", source_));
    for (std::string_view line : Split(bytes, '\n')) {
      ++line_;
      OneLine(line);
    }
    Close();
    if (out_.entries.empty())
      return Fail(
          ErrorKind::bad_input,
          fmt::format("{}: no name with a code in brackets; is it a CAMEO dictionary?", source_));
    return std::move(out_);
  }

 private:
  void Say(uint32_t line, const std::string& what) {
    if (out_.problems.size() < kMaxProblems)
      out_.problems.push_back(fmt::format("{}:{}: {}", source_, line, what));
  }

  void OneLine(std::string_view line) {
    line = Trim(line.substr(0, line.find('#')));
    if (line.empty()) return;
    if (line.front() == '!' && line.find('=') != std::string_view::npos) {
      Substitution(line);
      return;
    }
    size_t bracket = line.find('[');
    std::string_view name = Trim(line.substr(0, bracket));
    std::string_view codes = bracket == std::string_view::npos ? "" : line.substr(bracket);
    if (name.starts_with('+')) {
      if (entry_.line == 0)
        Say(line_, "a synonym without a name before it");
      else
        Forms(name.substr(1), entry_.forms);
    } else if (!name.empty()) {
      Close();
      entry_.line = line_;
      Named(name);
    }
    Codes(codes);
  }

  // "!MINIST! = MINISTER, MINISTERS".
  void Substitution(std::string_view line) {
    std::string_view key = Trim(line.substr(0, line.find('=')));
    for (std::string_view word : Split(line.substr(line.find('=') + 1), ','))
      if (std::string_view trimmed = Trim(word); !trimmed.empty())
        substitutions_[std::string(key)].emplace_back(trimmed);
  }

  // "CHAMBER_OF_COMMERCE {CHAMBERS_OF_COMMERCE}".
  void Named(std::string_view name) {
    size_t open = name.find('{'), close = name.find('}');
    if (open != std::string_view::npos && close != std::string_view::npos && close > open) {
      braces_ = true;
      for (std::string_view plural : Split(name.substr(open + 1, close - open - 1), ','))
        if (!Trim(plural).empty()) Forms(Trim(plural), entry_.plurals);
      name = Trim(name.substr(0, open));
    }
    Forms(name, entry_.forms);
  }

  void Forms(std::string_view name, std::vector<std::string>& into) {
    std::vector<std::string> all = {std::string(name)};
    for (const auto& [key, words] : substitutions_) {
      std::vector<std::string> next;
      for (const std::string& form : all) {
        size_t at = form.find(key);
        if (at == std::string::npos) {
          next.push_back(form);
          continue;
        }
        for (const std::string& word : words)
          next.push_back(form.substr(0, at) + word + form.substr(at + key.size()));
      }
      all = std::move(next);
      if (all.size() > kMaxForms) all.resize(kMaxForms);
    }
    for (std::string& form : all) {
      if (form.find('!') != std::string::npos) {
        Say(line_, fmt::format("no substitution set for '{}'", form));
        continue;
      }
      // "ISLAMIC_ARMY_OF_ADEN_(IAA)": the bracket is a form of its own.
      size_t open = form.find('('), close = form.find(')');
      if (open != std::string::npos && close != std::string::npos && close > open) {
        Form(form.substr(open + 1, close - open - 1), into);
        form.erase(open, close - open + 1);
      }
      Form(form, into);
    }
  }
  void Form(std::string form, std::vector<std::string>& into) {
    std::erase_if(form,
                  [](char c) { return c == '|' || c == '\t' || c == '"' || c == '(' || c == ')'; });
    std::string written = Written(form, true);
    if (!written.empty() && std::find(into.begin(), into.end(), written) == into.end())
      into.push_back(written);
  }

  void Codes(std::string_view text) {
    while (!text.empty()) {
      size_t open = text.find('['), close = text.find(']');
      if (open == std::string_view::npos) return;
      if (close == std::string_view::npos) {
        Say(line_, "a bracket that is not closed");
        close = text.size();
      }
      if (close > open) OneCode(Trim(text.substr(open + 1, close - open - 1)));
      text = close < text.size() ? text.substr(close + 1) : std::string_view{};
    }
  }

  void OneCode(std::string_view inside) {
    if (entry_.line == 0) {
      Say(line_, fmt::format("the code [{}] without a name before it", inside));
      return;
    }
    size_t end = inside.find_first_of(" \t<>");
    CameoCode code;
    code.line = line_;
    code.code = inside.substr(0, end);
    if (code.code.starts_with('~')) {
      out_.agents = true;
      code.code.erase(0, 1);
    }
    if (code.code.empty()) {
      Say(line_, "empty brackets");
      return;
    }
    std::string dates;
    if (end != std::string_view::npos)
      for (char c : inside.substr(end))
        if (c != ' ' && c != '\t') dates.push_back(c);
    if (!dates.empty() && !Dates(dates, code)) return;
    entry_.codes.push_back(std::move(code));
  }

  // False where the code holds at no time that could be read.
  bool Dates(const std::string& dates, CameoCode& code) {
    size_t dash = dates.find('-');
    if (dates.front() == '>') {
      code.since = IsoDay(std::string_view(dates).substr(1));
    } else if (dates.front() == '<') {
      code.until = IsoDay(std::string_view(dates).substr(1));
    } else if (dash != std::string::npos) {
      code.since = IsoDay(std::string_view(dates).substr(0, dash));
      code.until = IsoDay(std::string_view(dates).substr(dash + 1));
      if (!code.since.empty() && !code.until.empty()) {
        if (code.since <= code.until) return true;
        Say(line_, fmt::format("[{} {}] ends before it begins; left out", code.code, dates));
        return false;
      }
    }
    bool both = dash != std::string::npos;
    if (both || (code.since.empty() && code.until.empty()))
      Say(line_, fmt::format("[{} {}] has a date that is none; {}", code.code, dates,
                             code.since.empty() && code.until.empty() ? "left out"
                                                                      : "that side is left open"));
    return !code.since.empty() || !code.until.empty();
  }

  void Close() {
    if (entry_.line != 0) {
      if (entry_.codes.empty() || entry_.forms.empty()) {
        if (entry_.codes.empty()) Say(entry_.line, "a name without a code; left out");
      } else {
        // A regular plural, where the dictionary gives none in braces.
        if (!braces_ && entry_.plurals.empty() && out_.agents) {
          for (const std::string& form : entry_.forms)
            if (!form.ends_with('s')) entry_.plurals.push_back(form + "s");
        }
        out_.entries.push_back(std::move(entry_));
      }
    }
    entry_ = CameoEntry{};
    braces_ = false;
  }

  std::string source_;
  CameoDictionary out_;
  CameoEntry entry_;
  std::map<std::string, std::vector<std::string>> substitutions_;
  uint32_t line_ = 0;
  bool braces_ = false;
};

}  // namespace

Result<CameoDictionary> ReadCameoDictionary(std::string_view bytes, std::string_view source) {
  return Reader(source).Run(bytes);
}

}  // namespace dragoman
