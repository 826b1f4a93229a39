// dragoman actors: whom the reports name.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/grid.h"
#include "cli/query_output.h"
#include "core/strings.h"
#include "export/paste_lines.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman actors --limit 20            the most reported\n"
    "  dragoman actors --unknown --limit 20  whom the knowledge tables lack, with lines for them\n"
    "  dragoman actors --name Taliban        everybody who counts as the Taliban\n"
    "  dragoman actors --code RUS --kind person --format json\n";

using ActorsFlags = QuestionFlags<ActorFilter>;

// For each unknown name what the reports say of it, and the lines that would make it known.
int PrintUnknown(Console& console, const std::vector<ActorRow>& rows) {
  for (const ActorRow& row : rows) {
    std::string where = row.sector.empty() ? row.code : row.code + "/" + row.sector;
    StyledText head(row.name, Style::strong);
    head.Add(fmt::format("  {}{}{}  ", row.kind, where.empty() ? "" : "  ", where));
    std::string seen = row.first_seen;
    if (row.last_seen != row.first_seen) seen += " to " + row.last_seen;
    head.Add(
        fmt::format("{} report{}, {} mention{}{}{}", row.reports, row.reports == 1 ? "" : "s",
                    row.mentions, row.mentions == 1 ? "" : "s", seen.empty() ? "" : ", ", seen),
        Style::faint);
    console.Print(head.OneLine(console.color()) + "\n");
    auto say = [&](const char* what, const std::vector<std::string>& words) {
      if (!words.empty())
        console.Print(
            StyledText(fmt::format("  {}: {}", what, Join(words, "; "))).OneLine(console.color()) +
            "\n");
    };
    say("called", row.aliases);
    say("roles", row.roles);
    for (const PasteLine& line : PasteLines(row))
      console.PrintData(fmt::format("  {}.tsv\t{}\n", line.table, line.row));
  }
  return kExitDone;
}

int Actors(const ActorsFlags& flags, Console& console) {
  auto ledger = OpenLedger(flags.ledger, !flags.filter.name.empty());
  if (!ledger) return console.Fail(ledger.error());
  auto rows = QueryActors(*ledger, flags.filter);
  if (!rows) return console.Fail(rows.error());
  if (PrintAsData(console, *rows, flags.format.value())) return kExitDone;
  if (rows->empty()) return NothingFound(console, flags.format.value());
  SayWhoIsMeant(console, *ledger, {flags.filter.name}, flags.format.value());
  if (flags.filter.unknown_only) return PrintUnknown(console, *rows);
  std::vector<std::vector<StyledText>> cells;
  for (const ActorRow& row : *rows) {
    std::string code = row.sector.empty() ? row.code : row.code + "/" + row.sector;
    StyledText name(row.name, Style::strong);
    if (!row.role.empty()) name.Add(", " + row.role);
    if (!row.known) name.Add(" (unknown)", Style::faint);
    std::vector<std::string> aliases(
        row.aliases.begin(),
        row.aliases.begin() + std::min<std::ptrdiff_t>(3, std::ssize(row.aliases)));
    // Days are for the data formats; a person wants to know about when.
    std::string seen = row.first_seen.substr(0, 7), last = row.last_seen.substr(0, 7);
    if (last != seen) seen += " – " + last;
    cells.push_back({std::move(name), StyledText(row.kind), StyledText(code),
                     StyledText(std::to_string(row.reports)),
                     StyledText(std::to_string(row.statements)),
                     StyledText(std::to_string(row.events)), StyledText(seen),
                     StyledText(Join(aliases, ", "), Style::faint)});
  }
  PrintGrid(console,
            {{"actor", false, true},
             {"kind"},
             {"code"},
             {"reports", true},
             {"said", true},
             {"did", true},
             {"seen"},
             {"also called", false, true}},
            cells);
  return kExitDone;
}

}  // namespace

void AddActorsCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<ActorsFlags>();
  ActorFilter& filter = flags->filter;
  CLI::App* command = AddCommand(
      app, common, "actors", "Whom the reports name, and how often they speak and act", kExamples);
  command->add_option("--name", filter.name, "Who is meant by this name")->type_name("ACTOR");
  command
      ->add_option("--kind", filter.kind,
                   "person, country, government, organisation, armed-group, outlet or people")
      ->check(CLI::IsMember(
          {"person", "country", "government", "organisation", "armed-group", "outlet", "people"}))
      ->type_name("KIND");
  command->add_option("--code", filter.code, "Country code, such as RUS")->type_name("CODE");
  command->add_flag("--unknown", filter.unknown_only,
                    "Only names that are not in the knowledge tables, with\n"
                    "what is known of them and a line to paste into a table");
  AddQuestionFlags(*command, *flags);
  command->callback([flags, &common] {
    common.action = [flags](Console& console) { return Actors(*flags, console); };
  });
}

}  // namespace dragoman
