// Whether two words are one word of a name in two transliterations.
#pragma once

#include <string>
#include <string_view>

#include "knowledge/name_words.h"

namespace dragoman {

// How a word sounds, by classes of letters that transliterations disagree on: "Chruschtschow" and
// "Khrushchev" get close. Not meant to be read.
std::string SoundsOf(std::string_view folded);

// Cost of turning one into the other, as a share of the longer one's length: 0 the same, from about
// 0.14 on another word. Swaps that transliterations make (d/t, vowels that neighbour each other,
// silent h) are cheap. A word longer than 64 letters is compared letter by letter.
double SoundDistance(std::string_view sounds_a, std::string_view sounds_b);

// "Muttaqi" and "Motaqi", "Ivanov" and "Iwanow". Not "Iran" and "Iraq"; not "Hassan" and "Hussein",
// which the lists hold apart; not "Ivanov" and "Ivanova".
bool SpellingVariants(std::string_view a, std::string_view b, const NameWords& words);

// A syllable or more of Mandarin in pinyin or Wade-Giles, by what both have: "zedong" and "tse" +
// "tung" give the same. Loses which consonants are aspirated.
std::string MandarinSounds(std::string_view folded);

}  // namespace dragoman
