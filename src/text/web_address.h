// Web and mail addresses, handles and tags in running text.
#pragma once

#include <cstddef>
#include <string_view>

namespace dragoman {

// End of the address that starts at text[pos], 0 where none does: "https://...", "www....",
// "a@b.org", "example.com", "@name", "#tag". Closing punctuation is left out. Looks at most 320
// bytes ahead unless it takes what it looked at.
size_t WebAddressEnd(std::string_view text, size_t pos);

}  // namespace dragoman
