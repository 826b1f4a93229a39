// Blind cases: frozen passages of tests/cases/blind/, written by people who had not seen the
// program, read by the whole pipeline, and counted.
//
// DRAGOMAN_BLIND_DETAILS=1 prints every answer that was missed or is false.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "actors/actor_layer.h"
#include "text/document.h"

namespace dragoman::blind {

// The cases of a file in tests/cases/blind/, one JSON object a line. Fails the test on a bad line.
std::vector<nlohmann::json> ReadCases(const std::string& file);

// The passage as the pipeline leaves it.
Document ReadPassage(const std::string& text);

// Whether the program's actor bears this name: its fullest form or another form in the report, case
// and a leading "The" set aside.
bool IsNamed(const Actor& actor, std::string_view name);

// Answers counted: given by the case, made by the program, and both.
struct Score {
  size_t given = 0, made = 0, right = 0;
  double Precision() const { return Share(right, made); }
  double Recall() const { return Share(right, given); }

 private:
  static double Share(size_t part, size_t all) {
    return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
  }
};

// A line of the table: what, given, made, right, precision, recall.
void PrintScore(std::string_view what, const Score& score);
void PrintDetail(const std::string& line);

}  // namespace dragoman::blind
