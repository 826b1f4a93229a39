#include "export/conllu.h"

#include <fmt/format.h>

#include "core/utf8.h"
#include "parse/parse_layer.h"
#include "text/text_layer.h"

namespace dragoman {
namespace {

// CoNLL-U fields hold no tabs or line ends; a form that has some (never from our tokenizer) gets
// blanks.
std::string Field(std::string_view text) {
  std::string out(text.empty() ? "_" : text);
  for (char& c : out)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return out;
}

class Printer {
 public:
  explicit Printer(const Document& doc)
      : doc_(doc), text_(doc.Get<TextLayer>()), parse_(doc.Get<ParseLayer>()) {
    name_of_.assign(text_.tokens.size(), nullptr);
    for (const Name& name : parse_.names)
      for (uint32_t t = name.tokens.begin; t < name.tokens.end; ++t) name_of_[t] = &name;
  }

  std::string Print() {
    uint32_t paragraph = kNoToken;
    for (uint32_t s = 0; s < text_.sentences.size(); ++s) {
      const Sentence& sentence = text_.sentences[s];
      if (sentence.paragraph != paragraph) out_ += "# newpar\n";
      paragraph = sentence.paragraph;
      out_ +=
          fmt::format("# sent_id = {}\n# text = {}\n", s + 1, Field(doc_.Slice(sentence.range)));
      for (uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) Line(sentence, t);
      out_ += "\n";
    }
    return std::move(out_);
  }

 private:
  void Line(const Sentence& sentence, uint32_t t) {
    const Token& token = text_.tokens[t];
    uint32_t number = t - sentence.tokens.begin + 1;
    if (token.word_size > 1) {
      uint32_t last = t + token.word_size - 1;
      ByteRange whole = token.range.Cover(text_.tokens[last].range);
      out_ += fmt::format("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", number,
                          number + token.word_size - 1u, Field(doc_.Slice(whole)),
                          text_.tokens[last].space_after ? "_" : "SpaceAfter=No");
    }
    const Word& word = parse_.words[t];
    uint32_t head = word.head == kNoToken ? 0 : word.head - sentence.tokens.begin + 1;
    bool inside_word = token.word_size != 1;  // white space is told by the line of the whole word
    std::string misc;
    if (const Name* name = name_of_[t]; name != nullptr && name->tokens.begin == t)
      misc = fmt::format("Name={}", NameLabelName(name->label));
    if (!inside_word && !token.space_after)
      misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
    out_ += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n", number,
                        Field(doc_.Slice(token.range)), Field(word.lemma), UposName(word.upos),
                        Field(word.xpos), Field(word.feats), head, Field(word.deprel), Field(misc));
  }

  const Document& doc_;
  const TextLayer& text_;
  const ParseLayer& parse_;
  std::vector<const Name*> name_of_;
  std::string out_;
};

}  // namespace

std::string Conllu(const Document& doc) { return Printer(doc).Print(); }

}  // namespace dragoman
