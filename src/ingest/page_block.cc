#include "ingest/page_block.h"

#include "core/utf8.h"

namespace dragoman {
namespace {

bool IsNeverText(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::head:
    case HtmlTag::noscript:
    case HtmlTag::template_:
    case HtmlTag::select:
    case HtmlTag::option:
    case HtmlTag::optgroup:
    case HtmlTag::button:
    case HtmlTag::video:
    case HtmlTag::audio:
    case HtmlTag::object: return true;
    default: return false;
  }
}

bool IsWide(char32_t c) {  // scripts without spaces between words
  return (c >= 0x3040 && c <= 0x9FFF) || (c >= 0xE00 && c <= 0xEFF) ||
         (c >= 0x20000 && c < 0x30000);
}

bool EndsSentence(char32_t c) {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x2026:
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0x061F:
    case 0x06D4:
    case 0x0964:
    case 0x055D: return true;
    default: return false;
  }
}

bool Closes(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB ||
         c == 0x300D || c == 0x201C;
}

class Cutter {
 public:
  explicit Cutter(const HtmlTree& tree) : tree_(tree) { open_.push_back(0); }

  std::vector<PageBlock> Run() {
    const std::vector<HtmlNode>& nodes = tree_.nodes();
    for (uint32_t i = 1; i < nodes.size();) {
      Leave(i);
      const HtmlNode& node = nodes[i];
      if (node.tag != HtmlTag::text && IsNeverText(node.tag)) {
        i = node.end;
        continue;
      }
      Enter(i);
      ++i;
    }
    Finish();
    return std::move(blocks_);
  }

 private:
  void Leave(uint32_t at) {
    while (open_.size() > 1 && tree_.nodes()[open_.back()].end <= at) {
      open_.pop_back();
      Finish();
    }
    while (!links_.empty() && tree_.nodes()[links_.back()].end <= at) links_.pop_back();
    while (!bolds_.empty() && tree_.nodes()[bolds_.back()].end <= at) bolds_.pop_back();
    while (!deleted_.empty() && tree_.nodes()[deleted_.back()].end <= at) deleted_.pop_back();
  }

  void Enter(uint32_t i) {
    switch (tree_.nodes()[i].tag) {
      case HtmlTag::text: Add(i); return;
      case HtmlTag::br:
        if (breaks_++ > 0)
          Finish();
        else if (!now_.text.empty())
          gap_ = '\n';
        return;
      case HtmlTag::a: links_.push_back(i); return;
      case HtmlTag::strong: bolds_.push_back(i); return;
      case HtmlTag::deleted: deleted_.push_back(i); return;
      default:
        if (!IsBlock(tree_.nodes()[i].tag)) return;
        Finish();
        open_.push_back(i);
    }
  }

  void Add(uint32_t i) {
    std::string_view text = tree_.Text(i);
    for (size_t pos = 0; pos < text.size();) {
      size_t start = pos;
      char32_t c = NextCodePoint(text, pos);
      if (IsSpace(c) || c == 0x200B || c == 0xFEFF || c == 0xAD) {
        // A soft hyphen or zero-width space is no space; anything else folds into one.
        if (IsSpace(c)) {
          in_word_ = false;
          if (!now_.text.empty() && gap_ == 0) gap_ = ' ';
        }
        continue;
      }
      breaks_ = 0;
      if (now_.text.empty()) now_.first = i;
      if (gap_ != 0) now_.text += gap_;
      if (gap_ == '\n') in_word_ = false;
      gap_ = 0;
      now_.text += text.substr(start, pos - start);
      Count(c);
    }
  }

  void Count(char32_t c) {
    ++now_.characters;
    bool letter = IsAlpha(c), digit = !letter && IsDigit(c);
    if (IsWide(c)) {
      now_.letters += 1;
      if (++wide_ % 2 == 0) Word();
      in_word_ = false;
    } else if (letter || digit) {
      now_.letters += letter;
      now_.digits += digit;
      if (letter && IsUpper(c)) ++now_.capitals;
      if (!in_word_) Word();
      in_word_ = true;
    } else {
      now_.commas += c == ',' || c == 0x60C || c == 0x3001 || c == 0xFF0C;
      bool stop = EndsSentence(c);
      now_.stops += stop;
      if (stop) in_word_ = false;
    }
    if (EndsSentence(c))
      now_.ends_sentence = true;
    else if (!Closes(c))
      now_.ends_sentence = false;
  }

  void Word() {
    ++now_.words;
    now_.link_words += !links_.empty();
    now_.bold_words += !bolds_.empty();
    now_.deleted |= !deleted_.empty();
  }

  void Finish() {
    breaks_ = 0;
    gap_ = 0;
    in_word_ = false;
    if (now_.text.empty()) return;
    if (blocks_.size() >= kMaxPageBlocks) {
      gap_ = '\n';
      return;
    }
    now_.node = BlockOf(now_.first);
    now_.tag = tree_.nodes()[now_.node].tag;
    blocks_.push_back(std::move(now_));
    now_ = PageBlock{};
  }

  uint32_t BlockOf(uint32_t node) const {
    while (node != 0 && !IsBlock(tree_.nodes()[node].tag)) node = tree_.nodes()[node].parent;
    return node;
  }

  const HtmlTree& tree_;
  std::vector<uint32_t> open_, links_, bolds_, deleted_;
  std::vector<PageBlock> blocks_;
  PageBlock now_;
  char gap_ = 0;  // what goes before the next character
  uint32_t breaks_ = 0, wide_ = 0;
  bool in_word_ = false;
};

}  // namespace

std::vector<PageBlock> CutBlocks(const HtmlTree& tree) { return Cutter(tree).Run(); }

}  // namespace dragoman
