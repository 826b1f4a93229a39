// The key by which names of places are compared, in the table and in reports alike.
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// Folded (see FoldName), hyphens as blanks, full stops and commas at a word's end gone, "St." and
// "Mt." written out, a leading "the" gone. "St. Louis" -> "saint louis", "Deir ez-Zor" -> "deir ez
// zor", "U.S." -> "u.s", "The Hague" -> "hague". Empty where nothing is left.
std::string PlaceKey(std::string_view name);

// The consonants of a key, as transliterations leave them: "bint jbeil" and "bent jbail" ->
// "bntjbl". Articles, double letters and h behind a consonant are gone. Empty where fewer than
// kLeastConsonants are left, too few to tell a name by.
inline constexpr size_t kLeastConsonants = 3;
std::string PlaceSkeleton(std::string_view key);

// Appends the key of one more word of a name to the key of those before it.
void AppendPlaceWord(std::string_view word, std::string& key);

}  // namespace dragoman
