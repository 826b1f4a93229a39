// The gazetteer that is compiled in; cmake/Embed.cmake puts it between these two.
#include "gazetteer/place_table.h"

extern "C" {
extern const char dragoman_gazetteer[], dragoman_gazetteer_end[];
}

namespace dragoman {

Result<PlaceTable> PlaceTable::Builtin() {
  return Open(
      {dragoman_gazetteer, static_cast<size_t>(dragoman_gazetteer_end - dragoman_gazetteer)});
}

}  // namespace dragoman
