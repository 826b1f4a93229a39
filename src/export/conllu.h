// A parsed Document as CoNLL-U (Universal Dependencies v2), forms being the text's own characters.
#pragma once

#include <string>

#include "text/document.h"

namespace dragoman {

// REQUIRES: doc has the text and parse layers. Sentences with `# newpar` at the start of a
// paragraph, `# text`, SpaceAfter=No, multiword tokens as ranges; names in MISC (Name=person).
std::string Conllu(const Document& doc);

}  // namespace dragoman
