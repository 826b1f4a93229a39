#include "gazetteer/builder.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/strings.h"
#include "core/utf8.h"
#include "gazetteer/place_key.h"

namespace dragoman::gazetteer {
namespace {

constexpr size_t kMostWords = 5;
constexpr size_t kMostNameBytes = 255;
constexpr size_t kMostDivisions = UINT16_MAX;

// Words for a division that reports leave out: "Yazd Province" is "Yazd" as well.
constexpr std::string_view kDivisionWords =
    "province|oblast|governorate|state|region|county|department|prefecture|district|republic|"
    "division|voivodeship|parish|canton|krai|emirate|municipality|city";

template <class T>
void Append(std::string& out, T value) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  out.append(raw, sizeof value);
}

void Append24(std::string& out, int32_t value) {
  for (int shift : {0, 8, 16}) out.push_back(static_cast<char>(value >> shift & 0xFF));
}

void Pad(std::string& out) {
  while (out.size() % 4 != 0) out.push_back('\0');
}

int32_t Units(double degrees) { return static_cast<int32_t>(std::lround(degrees * kDegree)); }

bool IsLatin(std::string_view name) {
  for (size_t pos = 0; pos < name.size();) {
    char32_t c = NextCodePoint(name, pos);
    bool mark = c == 0x2019 || c == 0x2018;
    bool latin = c < 0x250 || (c >= 0x1E00 && c < 0x1F00);
    if (!latin && !mark) return false;
  }
  return true;
}

// A first-level division, or the towns of a country that are in none, while it is put together.
struct Division {
  std::string name, country;
  uint64_t population = 0;
  double lat = 0, lon = 0;  // sums, lon as distance from `first_lon`
  double first_lon = 0;
  uint32_t towns = 0;

  void Take(const SourceTown& town) {
    if (towns++ == 0) first_lon = town.lon;
    population += town.population;
    lat += town.lat;
    lon += std::remainder(town.lon - first_lon, 360);  // so that Fiji does not lie in Africa
  }
  double Lat() const { return towns == 0 ? 0 : lat / towns; }
  double Lon() const { return towns == 0 ? 0 : std::remainder(first_lon + lon / towns, 360); }
};

class Builder {
 public:
  explicit Builder(const Sources& sources) : sources_(sources) {}

  Result<std::string> Run() {
    for (const SourceTown& town : sources_.towns)
      if (Status status = Take(town); !status) return Fail(status.error());
    if (divisions_.size() > kMostDivisions)
      return Fail(ErrorKind::limit,
                  "gazetteer: more than 65535 divisions; the format holds no more");
    for (uint32_t i = 0; i < divisions_.size(); ++i) NameDivision(i);
    return Write();
  }

 private:
  Status Take(const SourceTown& town) {
    auto country = sources_.countries.find(town.country);
    if (country == sources_.countries.end() || country->second.size() != 3)
      return Fail(ErrorKind::bad_input,
                  "gazetteer: " + town.name + " is in country \"" + town.country +
                      "\", which iso-codes does not have; add it to ReadCountries");
    auto known = sources_.divisions.find(town.country + "." + town.division);
    std::string code = known == sources_.divisions.end() ? town.country : known->first;
    auto [at, added] = division_of_.emplace(code, divisions_.size());
    if (added) divisions_.push_back({code == town.country ? "" : known->second, country->second});
    divisions_[at->second].Take(town);

    uint32_t index = static_cast<uint32_t>(division_of_town_.size());
    division_of_town_.push_back(at->second);
    AddKey(town.name, index, town.population);
    bool transliterated = sources_.transliterated.contains(town.country);
    if (transliterated) AddSkeleton(town.name, index, country->second);
    uint32_t from = transliterated ? kTransliteratedFrom : kOtherNamesFrom;
    bool more =
        town.population >= from || town.kind == TownKind::capital || town.kind == TownKind::seat;
    if (!more) return Ok();
    for (const std::string& name : town.other_names)
      if (IsReportName(name)) AddKey(name, kOtherNameBit | index, town.population);
    return Ok();
  }

  void AddSkeleton(std::string_view name, uint32_t index, std::string_view country) {
    std::string skeleton = PlaceSkeleton(PlaceKey(name));
    if (!skeleton.empty()) skeletons_.emplace_back(SkeletonHash(skeleton, country), index);
  }

  void AddKey(std::string_view name, uint32_t index, uint64_t population) {
    std::string key = PlaceKey(name);
    if (key.empty() || key.size() > kMostNameBytes) return;
    std::vector<std::pair<uint64_t, uint32_t>>& list = meanings_[std::move(key)];
    bool there = std::any_of(list.begin(), list.end(), [&](const auto& one) {
      return (one.second & ~kOtherNameBit) == (index & ~kOtherNameBit);
    });
    if (!there) list.emplace_back(population, index);
  }

  void NameDivision(uint32_t i) {
    const Division& division = divisions_[i];
    if (division.name.empty()) return;
    AddKey(division.name, kDivisionBit | i, division.population);
    std::vector<std::string_view> words = Split(division.name, ' ');
    if (words.size() < 2 || !InList(ToLower(words.back()), kDivisionWords)) return;
    std::string_view name(division.name);
    AddKey(name.substr(0, name.size() - words.back().size() - 1), kDivisionBit | i,
           division.population);
  }

  uint32_t NameOffset(const std::string& name) {
    auto [at, added] = name_offsets_.emplace(name, static_cast<uint32_t>(names_.size()));
    if (added) {
      std::string_view kept = std::string_view(name).substr(0, kMostNameBytes);
      names_.push_back(static_cast<char>(kept.size()));
      names_ += kept;
    }
    return at->second;
  }

  void WriteTowns(std::string& out) {
    for (size_t i = 0; i < sources_.towns.size(); ++i) {
      const SourceTown& town = sources_.towns[i];
      Append(out, NameOffset(town.name));
      Append24(out, Units(town.lat));
      Append24(out, Units(town.lon));
      Append(out, town.population | static_cast<uint32_t>(town.kind) << 30);
      Append(out, static_cast<uint16_t>(division_of_town_[i]));
    }
    for (const Division& division : divisions_) {
      Append(out, NameOffset(division.name));
      Append(out, Units(division.Lat()));
      Append(out, Units(division.Lon()));
      Append(out, static_cast<uint32_t>(std::min<uint64_t>(division.population, UINT32_MAX)));
      out += division.country;
      out.push_back('\0');
    }
  }

  void WriteSkeletons(std::string& out) {
    std::sort(skeletons_.begin(), skeletons_.end());
    for (const auto& [hash, index] : skeletons_) {
      Append(out, hash);
      Append(out, index);
    }
  }

  std::string Write() {
    std::vector<std::pair<uint32_t, const std::string*>> keys;
    for (const auto& [key, list] : meanings_) keys.emplace_back(BucketOf(key), &key);
    std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : *a.second < *b.second;
    });
    std::string ends, lists, meanings, key_bytes, places;
    std::vector<uint32_t> buckets(kBuckets + 1, 0);
    for (const auto& [bucket, key] : keys) {
      ++buckets[bucket + 1];
      Append(ends, static_cast<uint32_t>(key_bytes.size()));
      Append(lists, static_cast<uint32_t>(meanings.size() / 4));
      key_bytes += *key;
      auto& list = meanings_.at(*key);
      std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
      });
      for (const auto& one : list) Append(meanings, one.second);
    }
    Append(ends, static_cast<uint32_t>(key_bytes.size()));
    Append(lists, static_cast<uint32_t>(meanings.size() / 4));
    WriteTowns(places);
    WriteSkeletons(places);

    std::string out(kMagic);
    for (size_t field : {keys.size(), meanings.size() / 4, sources_.towns.size(), divisions_.size(),
                         key_bytes.size(), names_.size(), skeletons_.size()})
      Append(out, static_cast<uint32_t>(field));
    out.resize(kHeaderBytes, '\0');
    uint32_t before = 0;
    for (uint32_t count : buckets) Append(out, before += count);
    for (const std::string* section : {&ends, &lists, &meanings, &places, &key_bytes, &names_}) {
      out += *section;
      Pad(out);
    }
    Append(out, Checksum(out));
    return out;
  }

  const Sources& sources_;
  std::vector<Division> divisions_;
  std::unordered_map<std::string, uint32_t> division_of_;
  std::vector<uint32_t> division_of_town_;
  // Per key, people and index; sorted before they are written.
  std::unordered_map<std::string, std::vector<std::pair<uint64_t, uint32_t>>> meanings_;
  std::unordered_map<std::string, uint32_t> name_offsets_;
  std::string names_;
  std::vector<std::pair<uint32_t, uint32_t>> skeletons_;  // hash and town
};

}  // namespace

bool IsReportName(std::string_view name) {
  if (name.size() < 4 || name.size() > kMostNameBytes || !IsLatin(name)) return false;
  size_t pos = 0;
  if (!IsUpper(NextCodePoint(name, pos))) return false;
  bool lower = false;
  for (; pos < name.size();) {
    char32_t c = NextCodePoint(name, pos);
    if (IsDigit(c) || c == '(' || c == '/' || c == '"') return false;
    lower |= IsLower(c);
  }
  return lower && Split(name, ' ').size() <= kMostWords;
}

Result<std::string> Build(const Sources& sources) { return Builder(sources).Run(); }

}  // namespace dragoman::gazetteer
