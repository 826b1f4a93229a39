// JSON-LD of schema.org: an object, a list, or a @graph of objects that refer to each other.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "core/strings.h"
#include "core/utf8.h"
#include "ingest/page_info.h"

namespace dragoman {
namespace {

using nlohmann::json;

constexpr size_t kMaxObjects = 20'000;
constexpr size_t kMaxScriptBytes = 8u << 20;  // of all scripts together
constexpr size_t kMaxJsonDepth = 200;
constexpr size_t kMaxBodyBytes = 1u << 20;
// Kinds of works, the most telling first.
constexpr std::string_view kArticleTypes[] = {
    "newsarticle|reportagenewsarticle|analysisnewsarticle|opinionnewsarticle|"
    "backgroundnewsarticle|reviewnewsarticle|askpublicnewsarticle|liveblogposting|report",
    "article|blogposting|techarticle|scholarlyarticle|socialmediaposting|advertisercontentarticle|"
    "satiricalarticle|medicalscholarlyarticle|discussionforumposting",
    "review|criticreview|claimreview|recipe|howto|videoobject|creativework|medicalwebpage",
    "webpage|itempage|aboutpage|collectionpage"};

// Objects nested deeper than any page needs would cost stack in the library.
bool TooDeep(std::string_view text) {
  size_t depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (quoted) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxJsonDepth) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

// Pages write line breaks into strings, wrap scripts into comments, and leave commas at ends.
std::string Mended(std::string_view script) {
  constexpr std::string_view kOpen = "<![CDATA[", kClose = "]]>";
  size_t open = script.substr(0, 64).find(kOpen);
  if (open != std::string_view::npos) script.remove_prefix(open + kOpen.size());
  size_t close = script.rfind(kClose);
  if (close != std::string_view::npos && open != std::string_view::npos)
    script = script.substr(0, close);
  size_t begin = script.find_first_of("{["), end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  std::string out;
  bool quoted = false;
  for (size_t i = begin; i <= end; ++i) {
    char c = script[i];
    if (quoted && c == '\\' && i < end) {
      out += c;
      out += script[++i];
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    if (!quoted && c == ',') {
      size_t next = script.find_first_not_of(" \t\r\n", i + 1);
      if (next != std::string_view::npos && (script[next] == '}' || script[next] == ']')) continue;
    }
    out += c;
  }
  return out;
}

class Reader {
 public:
  explicit Reader(PageInfo& info) : info_(info) {}

  void Collect(const json& root) {
    std::vector<const json*> open = {&root};
    while (!open.empty() && objects_.size() < kMaxObjects) {
      const json* at = open.back();
      open.pop_back();
      if (at->is_object()) {
        objects_.push_back(at);
        // A reference has an @id and nothing else.
        if (auto id = at->find("@id"); id != at->end() && id->is_string() && at->size() > 1)
          by_id_.try_emplace(id->get<std::string>(), at);
      }
      if (at->is_structured())
        for (auto it = at->rbegin(); it != at->rend(); ++it)
          if (it->is_structured()) open.push_back(&*it);
    }
  }

  void Run() {
    const json* article = nullptr;
    size_t best = std::size(kArticleTypes);
    for (const json* object : objects_) {
      size_t rank = RankOf(*object);
      if (rank < best) {
        best = rank;
        article = object;
      }
    }
    if (article != nullptr) Take(*article);
    for (const json* object : objects_)
      if (info_.outlet.empty() && HasType(*object, "newsmediaorganization|website"))
        info_.outlet = Text(*object, "name");
  }

 private:
  static bool HasType(const json& object, std::string_view list) {
    auto it = object.find("@type");
    if (it == object.end()) return false;
    auto fits = [&](const json& type) {
      if (!type.is_string()) return false;
      std::string name = ToLower(type.get_ref<const std::string&>());
      return InList(std::string_view(name).substr(name.rfind('/') + 1), list);
    };
    if (it->is_array()) return std::any_of(it->begin(), it->end(), fits);
    return fits(*it);
  }

  static size_t RankOf(const json& object) {
    size_t rank = 0;
    while (rank < std::size(kArticleTypes) && !HasType(object, kArticleTypes[rank])) ++rank;
    return rank;
  }

  void Take(const json& article) {
    info_.title = Text(article, "headline");
    if (info_.title.empty()) info_.title = Text(article, "name");
    info_.published = Text(article, "datePublished");
    if (info_.published.empty()) info_.published = Text(article, "dateCreated");
    if (info_.published.empty()) info_.published = Text(article, "uploadDate");
    info_.description = Text(article, "description");
    info_.language = Text(article, "inLanguage");
    info_.url = Text(article, "url");
    if (info_.url.empty()) info_.url = Text(article, "mainEntityOfPage");
    if (auto it = article.find("articleBody"); it != article.end() && it->is_string())
      info_.body = CleanValue(it->get_ref<const std::string&>(), kMaxBodyBytes);
    for (const char* by : {"author", "creator"})
      if (auto it = article.find(by); it != article.end() && info_.bylines.empty()) Names(*it);
    for (const char* by : {"publisher", "isPartOf", "sourceOrganization"})
      if (info_.outlet.empty()) info_.outlet = NameOf(article, by);
    if (auto it = article.find("image"); it != article.end()) {
      const json& image = Resolve(it->is_array() && !it->empty() ? it->front() : *it);
      if (image.is_object()) info_.caption = Text(image, "caption");
    }
  }

  const json& Resolve(const json& value) const {
    if (!value.is_object() || value.size() != 1) return value;
    auto id = value.find("@id");
    if (id == value.end() || !id->is_string()) return value;
    auto it = by_id_.find(id->get<std::string>());
    return it == by_id_.end() ? value : *it->second;
  }

  // A text, or the text that an object stands for.
  std::string Text(const json& object, const char* name) const {
    auto it = object.find(name);
    if (it == object.end()) return {};
    const json* value = &*it;
    if (value->is_array() && !value->empty()) value = &value->front();
    if (value->is_object()) {
      for (const char* inner : {"@id", "@value", "name"})
        if (auto at = value->find(inner); at != value->end() && at->is_string())
          return CleanValue(at->get_ref<const std::string&>(), 1000);
      return {};
    }
    return value->is_string() ? CleanValue(value->get_ref<const std::string&>(), 1000) : "";
  }

  std::string NameOf(const json& object, const char* name) const {
    auto it = object.find(name);
    if (it == object.end()) return {};
    const json& value = Resolve(it->is_array() && !it->empty() ? it->front() : *it);
    if (value.is_string()) {
      std::string text = CleanValue(value.get_ref<const std::string&>(), 200);
      return text.find("://") == std::string::npos ? text : "";
    }
    return value.is_object() ? Text(value, "name") : "";
  }

  void Names(const json& authors) {
    auto one = [this](const json& given) {
      const json& author = Resolve(given);
      if (author.is_string()) AddBylines(author.get_ref<const std::string&>(), info_.bylines);
      if (!author.is_object()) return;
      auto name = author.find("name");
      if (name == author.end()) return;
      if (name->is_string()) AddBylines(name->get_ref<const std::string&>(), info_.bylines);
      if (name->is_array())
        for (const json& part : *name)
          if (part.is_string()) AddBylines(part.get_ref<const std::string&>(), info_.bylines);
    };
    if (!authors.is_array()) {
      one(authors);
      return;
    }
    for (const json& author : authors) one(author);
  }

  PageInfo& info_;
  std::vector<const json*> objects_;
  std::unordered_map<std::string, const json*> by_id_;
};

}  // namespace

void ReadJsonLd(const std::vector<std::string>& scripts, PageInfo& info) {
  std::vector<json> roots;
  size_t left = kMaxScriptBytes;
  for (const std::string& script : scripts) {
    if (script.size() > left) continue;
    left -= script.size();
    std::string text = Mended(script);
    if (text.empty() || TooDeep(text)) continue;
    json root = json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!root.is_discarded()) roots.push_back(std::move(root));
  }
  Reader reader(info);
  for (const json& root : roots) reader.Collect(root);
  reader.Run();
}

}  // namespace dragoman
